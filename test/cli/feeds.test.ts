import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshFile, freshFolder } from '../support/folders.ts'
import { served } from './served.ts'
import { thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
`
const DOSSIERS = `code,unitCode,state,channel,receivedAt,dueAt,finishedAt
H31.14-261001-0001,H31.14,finished,online,2026-10-01,2026-10-06,2026-10-05
H31.15-261001-0002,H31.15,finished,online,2026-10-01,2026-10-06,2026-10-05
`
const PETITIONS = `Mã PAKN;Mã đơn vị;Người gửi;Nội dung;Ngày tiếp nhận;Hạn xử lý;Ngày trả lời;Không hài lòng
PA-1;H31.14;Nguyễn Văn Thực;Cán bộ chậm trễ, gọi 0912345678;01/10/2026;10/10/2026;05/10/2026;
PA-2;H31.14;Trần Thị Thử;Không hài lòng;02/10/2026;10/10/2026;12/10/2026;1
`

type Row = Record<'unit' | 'criterion' | 'value' | 'numerator' | 'denominator' | 'reason', string>

describe('feeds', () => {
  const data = freshFolder('data')
  const petitions = freshFile('pakn.csv', PETITIONS)
  const take = async (...args: readonly string[]) => JSON.parse((await thuocdo(data, [...args, '--json'])).out)
  const scored = async (): Promise<readonly Row[]> => {
    const ended = await thuocdo(data, ['score', '--period', '2026-10'])
    expect(ended.exit).toBe(0)
    return parse(ended.out, { columns: true })
  }
  const line = (rows: readonly Row[], unit: string, criterion: string) =>
    rows.find((row) => row.unit === unit && row.criterion === criterion)
  const ON_TIME = 'PETITION_PROCESSING_ON_TIME'
  const SATISFIED = 'PETITION_HANDLING_SATISFACTION'

  beforeAll(async () => {
    expect((await thuocdo(data, ['units', 'import', freshFile('units.csv', UNITS), '--from', '2026-01-01'])).exit).toBe(
      0,
    )
    expect((await thuocdo(data, ['import', '--kind', 'dossiers', freshFile('hs.csv', DOSSIERS)])).exit).toBe(0)
  })

  test('petitions count for their unit and those above; a unit that nobody covers is not reported', async () => {
    const call = ['import', '--kind', 'petitions', petitions, '--source', 'pakn']
    expect((await take(...call, '--dry-run')).files[0]).toMatchObject({ outcome: 'dry-run', rows: 2, bad: 0 })
    expect((await take(...call)).files[0]).toMatchObject({ outcome: 'stored', added: 2, covers: [] })
    expect((await take(...call)).files[0]).toMatchObject({ outcome: 'repeated', added: 0 })
    const rows = await scored()
    for (const unit of ['12229', '33']) {
      expect(line(rows, unit, ON_TIME)).toMatchObject({ numerator: '1', denominator: '2', value: '3' })
      expect(line(rows, unit, SATISFIED)).toMatchObject({ numerator: '1', denominator: '2', value: '3' })
    }
    expect(line(rows, '12230', ON_TIME)).toMatchObject({ value: '', reason: 'not-reported' })
  })

  test('the petitions behind a criterion are named, with what decided of each', async () => {
    const call = ['explain', '--period', '2026-10', '--unit', 'H31.14', '--criterion', ON_TIME]
    const { out } = await thuocdo(data, call)
    expect(out).toContain('2 petitions, 1 in the numerator, 1 not')
    expect(out).toMatch(/✗ PA-2 {2}received 2026-10-02, due 2026-10-10, ended 2026-10-12: late/)
    const late = { code: 'PA-2', verdict: 'late', inNumerator: false, keptOutBy: { fact: 'onTime', value: false } }
    const onTime = { code: 'PA-1', unitCode: 'H31.14', verdict: 'on-time', inNumerator: true, keptOutBy: null }
    expect(await take(...call)).toMatchObject({ dossiers: null, petitions: [onTime, late], next: null })
    expect(await take(...call, '--limit', '1')).toMatchObject({ petitions: [onTime], next: 'PA-1' })
    expect(await take(...call, '--limit', '1', '--after', 'PA-1')).toMatchObject({ petitions: [late], next: null })
    const satisfied = await thuocdo(data, [...call.slice(0, -1), SATISFIED, '--which', 'all', '--lang', 'vi'])
    expect(satisfied.out).toContain('xong 12/10/2026: không hài lòng')
    expect(satisfied.out).toContain('2 phản ánh, kiến nghị, 1 đạt, 1 không đạt')
  })

  test('a unit that a delivery covers and that has no petition has full marks', async () => {
    const call = ['import', '--kind', 'petitions', petitions, '--source', 'pakn', '--covers', 'H31']
    expect((await take(...call)).files[0]).toMatchObject({
      outcome: 'stored',
      unchanged: 2,
      covers: [{ unit: 'H31', from: '2026-10-01', to: '2026-10-31' }],
    })
    const rows = await scored()
    expect(line(rows, '12230', ON_TIME)).toMatchObject({ value: '6', denominator: '0', reason: 'denominator-zero' })
    expect(line(rows, '12229', ON_TIME)).toMatchObject({ numerator: '1', denominator: '2' })
  })

  test('a nil report is a file without rows and needs its period', async () => {
    const empty = freshFile('khong-co.csv', `${PETITIONS.split('\n')[0]}\n`)
    const call = ['import', '--kind', 'petitions', empty, '--covers', 'Tỉnh Hưng Yên']
    const refused = await thuocdo(data, call)
    expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining('feeds.period-needed')])
    expect((await take(...call, '--period', '2026-09')).files[0]).toMatchObject({ outcome: 'stored', rows: 0 })
    const unknown = await thuocdo(data, [
      'import',
      '--kind',
      'petitions',
      empty,
      '--covers',
      'H99',
      '--period',
      '2026-09',
    ])
    expect([unknown.exit, unknown.err]).toEqual([4, expect.stringContaining('score.unit')])
  })

  test('delivered counts are used without --stated, which still outweighs them', async () => {
    const counts = (value: string) =>
      `unit,period,measure,value\nH31,2026-10,ELECTRONIC_CERTIFIED_COPY.ratio,${value}\nH31,2026-10,proceduresAnnounced,4\nH31,2026-10,proceduresAnnouncedOnTime,3\n`
    const call = ['import', '--kind', 'counts', freshFile('so-dem.csv', counts('50')), '--source', 'cong-dvc']
    expect((await take(...call)).files[0]).toMatchObject({ outcome: 'stored', added: 3 })
    const rows = await scored()
    expect(line(rows, '33', 'ELECTRONIC_CERTIFIED_COPY')).toMatchObject({ value: '1', reason: 'stated-ratio' })
    // Communes show their province's value.
    expect(line(rows, '12230', 'PUBLISH_ON_TIME')).toMatchObject({ numerator: '3', denominator: '4', value: '4.5' })
    const stated = freshFile('cho-san.csv', counts('100'))
    const ended = await thuocdo(data, ['score', '--period', '2026-10', '--unit', 'H31', '--stated', stated])
    expect(line(parse(ended.out, { columns: true }), '33', 'ELECTRONIC_CERTIFIED_COPY')).toMatchObject({ value: '2' })
  })

  test('counts of a unit that nobody knows are refused whole', async () => {
    const bad = freshFile('sai.csv', 'unit,period,measure,value\nH31,2026-10,communes,2\nH99,2026-10,communes,x\n')
    const rejects = freshFolder('loi.csv')
    const ended = await thuocdo(data, ['import', '--kind', 'counts', bad, '--rejects', rejects])
    expect(ended.exit).toBe(3)
    const [row] = parse(readFileSync(rejects), { columns: true, bom: true }) as Record<string, string>[]
    expect(row).toMatchObject({ Line: '3' })
  })

  test('nothing of a person who stands in a column of counts is repeated', async () => {
    const head = 'unit,period,measure,value\n'
    const rows = 'Nguyễn Văn Thực,2026-10,communes,2\nH31,2026-10,Trần Thị Thử,0912345678x\nH31,0912345678,communes,1\n'
    const bad = freshFile('nguoi.csv', head + rows)
    const rejects = freshFolder('loi-2.csv')
    const ended = await thuocdo(data, ['import', '--kind', 'counts', bad, '--rejects', rejects])
    expect(ended.exit).toBe(3)
    const all = ended.out + ended.err + readFileSync(rejects, 'utf8')
    for (const word of ['Thực', 'Thử', '0912345678']) expect(all).not.toContain(word)
    const unknown = await thuocdo(data, [
      'import',
      '--kind',
      'counts',
      freshFile('la.csv', `${head}Nguyễn Thực,2026-10,communes,2\nXã Lạ,2026-10,communes,2\n`),
    ])
    expect(unknown.out).toContain('Xã Lạ')
    expect(unknown.out).not.toContain('Thực')
  })

  test('a delivery can be withdrawn and counts again when it is restored', async () => {
    const { deliveries } = await take('deliveries')
    const { id } = deliveries.find(
      ({ delivery }: { delivery: { kind: string } }) => delivery.kind === 'counts',
    ).delivery
    expect(await take('deliveries', 'withdraw', id, '--reason', 'sai kỳ')).toMatchObject({ outcome: 'withdrawn' })
    expect(line(await scored(), '33', 'PUBLISH_ON_TIME')).toMatchObject({ value: '', reason: 'not-reported' })
    expect(await take('deliveries', 'restore', id)).toMatchObject({ outcome: 'restored' })
    expect(line(await scored(), '33', 'PUBLISH_ON_TIME')).toMatchObject({ value: '4.5' })
    const lost = await thuocdo(data, ['deliveries', 'withdraw', 'counts-0', '--reason', 'x'])
    expect(lost.exit).toBe(4)
  })

  test('rows that were left out are rows that may be missed: such a file covers nobody', async () => {
    const bad = freshFile('pakn-loi.csv', `${PETITIONS}PA-3;H31.15;X;Y;31/02/2026;;;\n`)
    const call = ['import', '--kind', 'petitions', bad, '--covers', 'H31', '--bad-rows', 'load-good']
    const [report] = (await take(...call)).files
    expect(report).toMatchObject({ outcome: 'stored', bad: 1, covers: [] })
    expect(report.issues.map(({ code }: { code: string }) => code)).toContain('feeds.coverage-dropped')
  })

  test('nothing of a person or of the words of a petition is on the disk', () => {
    const all = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+(-wal)?$/.test(name))
    expect(all.some((name) => name.startsWith('register.sqlite'))).toBe(true)
    for (const name of all) {
      const bytes = readFileSync(join(data, name))
      for (const word of ['Thực', 'Thử', '0912345678', 'chậm trễ']) expect(bytes.includes(word), name).toBe(false)
    }
  })
})

describe('units that only feeds tell of', () => {
  const data = freshFolder('data')
  const scored = async (period = '2026-10'): Promise<readonly Row[]> => {
    const ended = await thuocdo(data, ['score', '--period', period])
    return ended.exit === 0 ? parse(ended.out, { columns: true }) : []
  }
  const line = (rows: readonly Row[], unit: string, criterion: string) =>
    rows.find((row) => row.unit === unit && row.criterion === criterion)
  const unitsOf = (rows: readonly Row[]): readonly string[] => [...new Set(rows.map(({ unit }) => unit))].sort()
  const take = async (kind: string, text: string, ...args: readonly string[]): Promise<string> => {
    const ended = await thuocdo(data, ['import', '--kind', kind, freshFile('tep.csv', text), ...args])
    expect([ended.exit, ended.err]).toEqual([0, ''])
    return ended.out
  }
  const HEAD = 'code,unitCode,receivedAt,dueAt,handledAt,unsatisfied\n'

  beforeAll(async () => {
    const units = `${UNITS}12231,Xã Dân Tiến,commune,33,H31.16\n`
    expect((await thuocdo(data, ['units', 'import', freshFile('units.csv', units), '--from', '2026-01-01'])).exit).toBe(
      0,
    )
  })

  test('petitions make a scorecard of their unit and those above, without any dossier', async () => {
    expect((await thuocdo(data, ['score', '--period', '2026-10'])).exit).toBe(4)
    await take('petitions', `${HEAD}PA-1,H31.14,2026-10-01,2026-10-10,2026-10-05,0\n`)
    const rows = await scored()
    expect(unitsOf(rows)).toEqual(['12229', '33'])
    expect(line(rows, '12229', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ value: '6', denominator: '1' })
    expect(line(rows, '33', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ value: '6', denominator: '1' })
    expect(line(rows, '12229', 'ON_TIME')).toMatchObject({ value: '', denominator: '', reason: 'not-reported' })
    expect(line(rows, '12229', 'MDHL')).toMatchObject({ value: '', reason: 'part-missing' })
  })

  test('a count makes one of the unit that it names and of no other, and so does a nil report', async () => {
    await take('counts', 'unit,period,measure,value\nH31.15,2026-10,ELECTRONIC_CERTIFIED_COPY.ratio,100\n')
    await take('petitions', HEAD, '--covers', 'H31.16', '--period', '2026-09')
    const rows = await scored()
    expect(unitsOf(rows)).toEqual(['12229', '12230', '33'])
    expect(line(rows, '12230', 'ELECTRONIC_CERTIFIED_COPY')).toMatchObject({ value: '2', reason: 'stated-ratio' })
    expect(line(rows, '12230', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ reason: 'not-reported' })
    const september = await scored('2026-09')
    expect(unitsOf(september)).toEqual(['12231'])
    expect(line(september, '12231', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ value: '6', denominator: '0' })
    const province = await take('petitions', HEAD, '--covers', 'H31', '--period', '2026-09')
    expect(province).toContain('Complete for: H31')
    expect(unitsOf(await scored('2026-09'))).toEqual(['12231', '33'])
  })

  test('they are explained, compared, recorded, and have pages and answers of the API', async () => {
    await take('petitions', `${HEAD}PA-0,H31.14,2026-09-01,2026-09-10,2026-09-15,0\n`)
    const call = ['explain', '--period', '2026-10', '--unit', 'H31.14', '--criterion', 'PETITION_PROCESSING_ON_TIME']
    const { out } = await thuocdo(data, [...call, '--which', 'in'])
    expect(out).toContain('✓ PA-1')
    expect(out).toContain('Up 6.00 points since September 2026')
    const none = await thuocdo(data, [...call.slice(0, -1), 'ON_TIME', '--json'])
    expect(JSON.parse(none.out)).toMatchObject({ line: { reason: 'not-reported' }, dossiers: null, petitions: null })
    const recorded = await thuocdo(data, ['scores', 'record', '--period', '2026-10', '--json'])
    expect(JSON.parse(recorded.out)).toMatchObject({ outcome: 'stored', record: { units: 3 } })
    const server = await served(data)
    try {
      const get = async (path: string) => {
        const answer = await fetch(`${server.url}/${path}`)
        return { status: answer.status, text: await answer.text() }
      }
      const { units } = JSON.parse((await get('api/scores?period=2026-10')).text)
      expect(units).toHaveLength(3)
      expect((await get('')).text).toContain('diem/2026-10/')
      expect((await get('diem/2026-10/')).text).toContain('Xã Bình Minh')
      const page = await get('diem/2026-10/xa-an-vi-12229/PETITION_PROCESSING_ON_TIME/dat/')
      expect(page).toMatchObject({ status: 200, text: expect.stringContaining('PA-1') })
      expect((await get('diem/2026-10/xa-an-vi-12229/ON_TIME/')).text).toContain('Không báo cáo. Không giữ dữ liệu nào')
      expect((await get('api/units/H31.16/scorecard?period=2026-10')).status).toBe(404)
    } finally {
      await server.stop()
    }
  }, 60_000)

  test('where dossiers of a period are held, a unit that reports them in another has 0; one that never did has none', async () => {
    const [head, first] = DOSSIERS.split('\n')
    const november = first?.replaceAll('2026-10', '2026-11').replaceAll('2610', '2611')
    await take('dossiers', `${head}\n${november}\n`)
    expect(line(await scored(), '12229', 'ON_TIME')).toMatchObject({ denominator: '', reason: 'not-reported' })
    await take('dossiers', `${head}\n${first?.replaceAll('H31.14', 'H31.16')}\n`)
    const rows = await scored()
    expect(line(rows, '12229', 'ON_TIME')).toMatchObject({ denominator: '0', reason: 'denominator-zero' })
    expect(line(rows, '12230', 'ON_TIME')).toMatchObject({ denominator: '', reason: 'not-reported' })
    expect(line(rows, '12231', 'ON_TIME')).toMatchObject({ denominator: '1' })
  })
})

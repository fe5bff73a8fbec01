import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshFile, freshFolder } from '../support/folders.ts'
import { thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
`
const PROCEDURES = `code,name,legalTermDays,hasFee,onlineLevel,paperResult,forCitizens
1.000001,Thủ tục thứ nhất,3,0,full,1,1
1.000002,Thủ tục thứ hai,10,1,partial,1,0
`
const HEAD =
  'Mã hồ sơ,Đơn vị xử lý,Mã TTHC,Trạng thái,Kênh thực hiện,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Số điện thoại'
const GOOD = [
  'H31.14-261001-0001,H31.14,1.000001,9,2,01/10/2026 08:00,06/10/2026 17:00,05/10/2026 10:00,0912345678',
  'H31.14-261002-0002,H31.14,1.000002,9,1,02/10/2026 08:00,06/10/2026 17:00,08/10/2026 10:00,0912345679',
  // No due date: three working days from Monday 5 end on Thursday 8; it has not ended.
  'H31.15-261005-0003,H31.15,1.000001,4,2,05/10/2026 08:00,,,0912345670',
  // An office of the unit H31.15.
  'H31.15-261006-0004,H31.15.2,1.000001,4,2,06/10/2026 08:00,30/11/2099,,',
]
const BAD = 'H31.15-261003-0006,H31.15,1.000001,4,2,31/02/2026 08:00,,,0912345671'
const csv = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`

type Row = Record<'unit' | 'criterion' | 'value' | 'numerator' | 'denominator' | 'reason' | 'unitName', string>

describe('from dossiers to points', () => {
  const data = freshFolder('data')
  const good = freshFile('ho-so.csv', csv(...GOOD))
  beforeAll(async () => {
    expect((await thuocdo(data, ['units', 'import', freshFile('units.csv', UNITS), '--from', '2026-01-01'])).exit).toBe(
      0,
    )
    expect((await thuocdo(data, ['import', '--kind', 'procedures', freshFile('tthc.csv', PROCEDURES)])).exit).toBe(0)
  }, 60_000)

  test('a file with more than one bad row in a hundred is refused whole, and its bad rows can be sent back', async () => {
    const rejects = freshFolder('loi.csv')
    const args = ['import', '--kind', 'dossiers', freshFile('x.csv', csv(...GOOD, BAD)), '--rejects', rejects]
    const refused = await thuocdo(data, args)
    expect(refused.exit).toBe(3)
    const [row] = parse(readFileSync(rejects), { columns: true, bom: true }) as Record<string, string>[]
    expect(row).toMatchObject({ Line: '6', 'Mã hồ sơ': 'H31.15-261003-0006' })
    expect(`${refused.out}${refused.err}${readFileSync(rejects, 'utf8')}`).not.toContain('0912345671')
    expect((await thuocdo(data, ['score', '--period', '2026-10'])).exit).toBe(4)
  })

  test('bad rows of several files tell their file, and can be sent back together', async () => {
    const bad = BAD.replace('0006', '0007')
    const [a, b, c] = [
      freshFile('a.csv', csv(GOOD[0] ?? '', BAD)),
      freshFile('b.csv', csv(bad)),
      // The same name in another folder, with columns of other names.
      freshFile('a.csv', csv(bad.replace('0007', '0008')).replace('Mã hồ sơ', 'Số hồ sơ')),
    ]
    const rejects = freshFolder('loi.csv')
    const call = (...files: string[]) =>
      thuocdo(data, ['import', '--kind', 'dossiers', ...files, '--dry-run', '--rejects', rejects])
    const rowsOf = (file: string) => parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[]
    const two = await call(a, b)
    expect([two.exit, two.err]).toEqual([0, expect.not.stringContaining('loi-2.csv')])
    expect(rowsOf(rejects).map((row) => [row.File, row.Line, row['Mã hồ sơ']])).toEqual([
      ['a.csv', '3', 'H31.15-261003-0006'],
      ['b.csv', '2', 'H31.15-261003-0007'],
    ])
    const corrected = freshFile('again.csv', readFileSync(rejects, 'utf8').replaceAll('31/02/2026', '01/10/2026'))
    const again = await thuocdo(data, ['import', '--kind', 'dossiers', corrected, '--dry-run', '--json'])
    expect(JSON.parse(again.out).files[0]).toMatchObject({ outcome: 'dry-run', rows: 2, bad: 0 })

    const three = await call(a, b, c)
    const second = rejects.replace('.csv', '-2.csv')
    expect(three.err).toContain(`${rejects}, ${second}`)
    expect(rowsOf(rejects).map((row) => [row.File, row.Line])).toEqual([
      [a, '3'],
      ['b.csv', '2'],
    ])
    expect(rowsOf(second).map((row) => [row.File, row['Số hồ sơ']])).toEqual([[c, 'H31.15-261003-0008']])
  })

  test('a preview stores nothing; the file is stored once and its repetition changes nothing', async () => {
    const call = ['import', '--kind', 'dossiers', good, '--source', 'one-stop', '--json']
    const preview = await thuocdo(data, [...call, '--dry-run'])
    expect(JSON.parse(preview.out).files[0]).toMatchObject({ outcome: 'dry-run', rows: 4, bad: 0 })
    const stored = await thuocdo(data, call)
    expect(JSON.parse(stored.out).files[0]).toMatchObject({ outcome: 'stored', added: 4, replaced: 0 })
    expect(JSON.parse((await thuocdo(data, call)).out).files[0]).toMatchObject({ outcome: 'repeated', added: 0 })
    expect(existsSync(data)).toBe(true)
  })

  test('points follow the unit tree: a province has the sum of its communes', async () => {
    const ended = await thuocdo(data, ['score', '--period', '2026-10'])
    expect(ended.exit).toBe(0)
    const rows: Row[] = parse(ended.out, { columns: true })
    const onTime = (unit: string) => rows.find((row) => row.unit === unit && row.criterion === 'ON_TIME')
    expect(onTime('12229')).toMatchObject({ numerator: '1', denominator: '2', value: '10', unitName: 'Xã An Vĩ' })
    expect(onTime('12230')).toMatchObject({ numerator: '1', denominator: '2', value: '10' })
    expect(onTime('33')).toMatchObject({ numerator: '2', denominator: '4', value: '10' })
    expect(ended.err).toContain('H31.15.2')
  })

  test('what the source never tells is not reported, not 0', async () => {
    const rows: Row[] = parse((await thuocdo(data, ['score', '--period', '2026-10', '--unit', 'H31'])).out, {
      columns: true,
    })
    const line = (code: string) => rows.find(({ criterion }) => criterion === code)
    expect(line('SO_HOA_GIAY_TO_GIAI_QUYET')).toMatchObject({ value: '', reason: 'not-reported' })
    expect(line('ONLINE_PROVIDED')).toMatchObject({ numerator: '2', denominator: '2', value: '2' })
    expect(line('ONLINE_SERVICE_USED')).toMatchObject({ numerator: '1', denominator: '2' })
    expect(line('totalScore')).toMatchObject({ value: '', reason: 'part-missing' })
  })

  test('stated counts fill what dossiers cannot tell', async () => {
    const stated = freshFile(
      's.csv',
      'unit,period,measure,value\nH31,2026-10,DOSSIER_SYNC.numerator,3\nH31,2026-10,DOSSIER_SYNC.denominator,4\n',
    )
    const ended = await thuocdo(data, ['score', '--period', '2026-10', '--unit', 'H31', '--stated', stated])
    const rows: Row[] = parse(ended.out, { columns: true })
    expect(rows.find(({ criterion }) => criterion === 'DOSSIER_SYNC')).toMatchObject({ value: '4.5' })
  })

  test('heads that are persons reach neither messages nor the disk, and leave what was remembered of them', async () => {
    const secrets = ['Nguyễn Văn Thực', '0912345678']
    const [head, ...rows] = csv(...GOOD)
      .trimEnd()
      .split('\n')
    const text = [`${head},Ghi chú thêm,${secrets.join(',')}`, ...rows.map((row) => `${row},x,1,2`)].join('\n')
    const take = (file: string, source: string, ...rest: string[]) =>
      thuocdo(data, ['import', '--kind', 'dossiers', file, '--source', source, ...rest])
    const first = await take(freshFile('heads.csv', text), 'heads')
    expect(first.exit).toBe(0)
    expect(first.out).toContain('Ghi chú thêm; column 11; column 12')
    const remembered = join(data, 'sources', 'dossiers-heads.json')
    const mapping = JSON.parse(readFileSync(remembered, 'utf8'))
    writeFileSync(remembered, JSON.stringify({ ...mapping, header: [...mapping.header, ...secrets] }))
    const next = freshFile('next.csv', text.split('\n').slice(0, -1).join('\n'))
    const second = await take(next, 'heads', '--json')
    const stated = await take(next, 'other', '--map', `${secrets[0]}=returnedAt`)
    expect([second.exit, stated.exit]).toEqual([0, 3])
    expect(stated.out).toContain('The name of column 11, stated for returnedAt')
    const counts = await thuocdo(data, [
      'score',
      '--index-set',
      'qd766-2026',
      '--counts',
      freshFile('c.csv', `${secrets[0]},${secrets[1]},Đơn vị\na,b,c\n`),
    ])
    expect([counts.exit, counts.err]).toEqual([3, expect.stringContaining('columns found: column 1; column 2; Đơn vị')])
    const all = [first, second, stated, counts].map(({ out, err }) => out + err).join('')
    for (const secret of secrets) expect(all + readFileSync(remembered, 'utf8')).not.toContain(secret)
    expect(JSON.parse(readFileSync(remembered, 'utf8')).header).toEqual(mapping.header)
  })

  test('a criterion is explained down to the dossier and what decided it', async () => {
    const ended = await thuocdo(data, [
      'explain',
      '--period',
      '2026-10',
      '--unit',
      'Tỉnh Hưng Yên',
      '--criterion',
      'PROGRESS',
      '--json',
    ])
    const told = JSON.parse(ended.out)
    expect(told.line).toMatchObject({ id: 'ON_TIME', points: '10', lost: '10', smallNumber: true, worthOfOne: '5' })
    const out = told.dossiers.filter((each: { inNumerator: boolean }) => !each.inNumerator)
    expect(
      out.map((each: { code: string; verdict: string; dueOn: string }) => [each.code, each.verdict, each.dueOn]),
    ).toEqual([
      ['H31.14-261002-0002', 'late', '2026-10-06'],
      ['H31.15-261005-0003', 'overdue', '2026-10-08'],
    ])
    for (const parts of [told.procedures, told.days]) {
      const sums = parts.map(({ numerator, denominator }: Record<string, number>) => [numerator, denominator])
      expect(
        sums.reduce((a: number[], b: number[]) => [Number(a[0]) + Number(b[0]), Number(a[1]) + Number(b[1])]),
      ).toEqual([2, 4])
    }
  })

  test('a later version of a dossier moves the points', async () => {
    const done = 'H31.15-261005-0003,H31.15,1.000001,9,2,05/10/2026 08:00,,08/10/2026 09:00,'
    const args = ['import', '--kind', 'dossiers', freshFile('moi.csv', csv(done)), '--json']
    expect(JSON.parse((await thuocdo(data, args)).out).files[0]).toMatchObject({ added: 0, replaced: 1 })
    const told = await thuocdo(data, [
      'explain',
      '--period',
      '2026-10',
      '--unit',
      '12230',
      '--criterion',
      'ON_TIME',
      '--json',
    ])
    expect(JSON.parse(told.out).line).toMatchObject({ points: '20', numerator: '2' })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshFile, freshFolder } from '../support/folders.ts'
import { events, type Served, served } from './served.ts'
import { thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
`

const dossier = (serial: number, changes: object = {}): object => ({
  code: `H31.14-261009-${String(serial).padStart(4, '0')}`,
  unitCode: 'H31.14',
  procedureCode: '1.000001',
  state: 'finished',
  channel: 'online',
  receivedAt: '2026-10-09T08:00:00',
  dueAt: '2026-10-12T17:00:00',
  finishedAt: '2026-10-10T08:00:00',
  changedAt: '2026-10-10T08:00:00',
  ...changes,
})

describe('the HTTP API', () => {
  const data = freshFolder('data')
  let server: Served
  let url = ''
  let token = ''

  beforeAll(async () => {
    const units = freshFile('units.csv', UNITS)
    expect((await thuocdo(data, ['units', 'import', units, '--from', '2026-01-01'])).exit).toBe(0)
    token = (await thuocdo(data, ['tokens', 'add', 'one-stop'])).out.trim()
    server = await served(data)
    url = server.url
  }, 60_000)

  afterAll(() => server.stop())

  const send = (body: unknown, bearer = token) =>
    fetch(`${url}/api/dossiers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const onTime = async (): Promise<object> => {
    const answer = await fetch(`${url}/api/units/H31.14/scorecard?period=2026-10`)
    const { lines } = (await answer.json()) as { lines: { id: string }[] }
    return lines.find(({ id }) => id === 'ON_TIME') ?? {}
  }

  test('refuses dossiers without a token of a source, and tells how to get one', async () => {
    const refused = await send(dossier(1), 'td_wrong')
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(JSON.stringify(await refused.json())).toContain('thuocdo tokens add')
  })

  test('takes in one dossier or many; the same again changes nothing', async () => {
    const one = await send(dossier(1))
    expect([one.status, await one.json()]).toEqual([200, expect.objectContaining({ outcome: 'stored', added: 1 })])
    const many = await send([dossier(2), dossier(3, { finishedAt: '2026-10-13T08:00:00' })])
    expect(await many.json()).toMatchObject({ outcome: 'stored', added: 2 })
    expect(await (await send([dossier(2), dossier(3, { finishedAt: '2026-10-13T08:00:00' })])).json()).toMatchObject({
      outcome: 'repeated',
      rows: null,
      bad: null,
      added: 0,
    })
    expect(await onTime()).toMatchObject({ numerator: 2, denominator: 3, value: 13.33 })
  })

  test('a bad record is refused with its row and cure, and no word of a person', async () => {
    const refused = await send(dossier(4, { state: 'lost', hoTen: 'Nguyễn Văn A' }))
    expect(refused.status).toBe(422)
    const text = await refused.text()
    expect(JSON.parse(text)).toMatchObject({ outcome: 'refused', bad: 1, added: 0 })
    expect(text).not.toContain('Nguyễn')
  })

  test.each([
    ['GET', 'dossiers', 'POST'],
    ['DELETE', 'dossiers', 'POST'],
    ['POST', 'scores?period=2026-10', 'GET, HEAD'],
    ['PUT', 'units/H31.14/scorecard', 'GET, HEAD'],
    ['HEAD', 'scores/events?period=2026-10', 'GET'],
  ])('%s /api/%s is refused with the methods that are answered', async (method, path, allowed) => {
    const refused = await fetch(`${url}/api/${path}`, { method })
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, allowed])
    if (method !== 'HEAD') expect(await refused.json()).toMatchObject({ error: { code: 'api.method' } })
  })

  test('a bad record of a list is told by its number, an empty or broken batch as what it is', async () => {
    const list = Array.from({ length: 30 }, (_, index) => dossier(100 + index, index === 20 ? { state: 'lost' } : {}))
    expect(await (await send(list)).json()).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'rows.unknown-word', row: null, record: 21, column: 'state' }],
    })
    const empty = await send([])
    expect([empty.status, await empty.json()]).toMatchObject([422, { error: { code: 'rows.no-records' } }])
    const broken = await fetch(`${url}/api/dossiers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '[{"code": ]',
    })
    expect(broken.status).toBe(422)
  })

  test('whoever watches a period is told what moved, within a second of the answer', async () => {
    const stream = await events(`${url}/api/scores/events?period=2026-10`)
    expect(stream.type).toContain('text/event-stream')
    await stream.read(/: open/)
    expect((await send(dossier(5))).status).toBe(200)
    const text = await stream.read(/event: scores\ndata: .*\n\n/)
    const moves = JSON.parse(/data: (.*)\n/.exec(text)?.[1] ?? '[]')
    expect(moves).toContainEqual({
      unit: 'xa-an-vi-12229',
      period: '2026-10',
      line: 'ON_TIME',
      before: 13.33,
      after: 15,
      simulated: false,
    })
    expect(
      moves.some(
        ({ unit, line }: { unit: string; line: string }) => unit.startsWith('tinh-hung-yen') && line === 'TDGQ',
      ),
    ).toBe(true)
    stream.stop()
  }, 20_000)

  test('all units of a level; wrong questions are answered with their cure', async () => {
    const { units } = (await (await fetch(`${url}/api/scores?period=2026-10&level=province`)).json()) as {
      units: { name: string }[]
    }
    expect(units.map(({ name }) => name)).toEqual(['Tỉnh Hưng Yên'])
    expect((await fetch(`${url}/api/scores`)).status).toBe(400)
    expect((await fetch(`${url}/api/scores?period=2026-10&level=village`)).status).toBe(400)
    expect((await fetch(`${url}/api/scores?period=2026-10&period=2026-11`)).status).toBe(400)
    expect((await fetch(`${url}/api/scores?period=0001-01`)).status).toBe(400)
    const unknown = await fetch(`${url}/api/units/H99/scorecard?period=2026-10`)
    expect([unknown.status, await unknown.json()]).toMatchObject([
      404,
      { status: 404, error: { code: 'score.unit', text: 'Không có đơn vị "H99" trong kỳ 2026-10.' } },
    ])
    const near = await fetch(`${url}/api/units/${encodeURIComponent('Xã An Vi')}/scorecard?period=2026-10`)
    expect(JSON.stringify(await near.json())).toMatch(/score\.unit-near.*gần nhất: Xã An Vĩ/)
    const undecoded = await fetch(`${url}/api/units/%E0%A4%A/scorecard?period=2026-10`)
    expect([undecoded.status, await undecoded.json()]).toMatchObject([400, { error: { code: 'api.address' } }])
    expect(undecoded.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await fetch(`${url}/api/nothing`)).headers.get('content-type')).toContain('application/problem+json')
  })

  test('a score is explained, and its dossiers come page by page', async () => {
    const ask = async (query: string): Promise<Record<string, unknown>> =>
      (await fetch(`${url}/api/units/H31.14/explanation?period=2026-10${query}`)).json() as Promise<
        Record<string, unknown>
      >
    expect(await ask('')).toMatchObject({
      lines: expect.arrayContaining([expect.objectContaining({ id: 'ON_TIME', lost: '5' })]),
    })
    const late = { code: 'H31.14-261009-0003', verdict: 'late', keptOutBy: { fact: 'onTime', value: false } }
    expect(await ask('&criterion=ON_TIME')).toMatchObject({ dossiers: [late], next: null })
    const page = await ask('&criterion=ON_TIME&which=in&limit=2')
    expect(page).toMatchObject({ dossiers: [{ inNumerator: true }, { inNumerator: true }], next: 'H31.14-261009-0002' })
    const rest = await ask('&criterion=ON_TIME&which=in&limit=2&after=H31.14-261009-0002')
    expect(rest).toMatchObject({ dossiers: [{ code: 'H31.14-261009-0005' }], next: null })
    expect(await ask('&criterion=ON_TIME&limit=0')).toMatchObject({ error: { code: 'api.limit' } })
    expect(await ask('&criterion=NOTHING')).toMatchObject({ error: { code: 'explain.criterion' } })
  })

  test('the petitions behind a criterion come as its dossiers do, page by page, as JSON and as a page', async () => {
    const rows = [1, 2, 3].map((day) => `PA-${day},H31.14,2026-10-0${day},2026-10-05,2026-10-0${3 + day},`)
    const head = 'code,unitCode,receivedAt,dueAt,handledAt,unsatisfied'
    const file = freshFile('pakn.csv', [head, ...rows].join('\n'))
    expect((await thuocdo(data, ['import', '--kind', 'petitions', file, '--source', 'pakn'])).exit).toBe(0)
    const ask = async (query: string): Promise<object> => {
      const address = `${url}/api/units/H31.14/explanation?period=2026-10&criterion=PETITION_PROCESSING_ON_TIME${query}`
      return (await fetch(address)).json() as Promise<object>
    }
    const late = { code: 'PA-3', verdict: 'late', keptOutBy: { fact: 'onTime', value: false } }
    expect(await ask('')).toMatchObject({ dossiers: null, petitions: [late], procedures: [], next: null })
    expect(await ask('&which=in&limit=1')).toMatchObject({ petitions: [{ code: 'PA-1' }], next: 'PA-1' })
    expect(await ask('&which=in&limit=1&after=PA-1')).toMatchObject({ petitions: [{ code: 'PA-2' }], next: null })
    expect(await ask('&which=all')).toMatchObject({ days: [{ key: '2026-10-03', numerator: 0 }, {}, {}] })
    const html = await (await fetch(`${url}/diem/2026-10/xa-an-vi-12229/PETITION_PROCESSING_ON_TIME/`)).text()
    expect(html).toContain('3 phản ánh, kiến nghị được xét, 2 đạt, 1 không đạt')
    expect(html).toContain('PA-3')
    expect(html).not.toContain('PA-1')
  })

  test('the same scores are pages: of the period, of a unit, of a criterion down to its dossiers, in both languages', async () => {
    const page = async (path: string): Promise<string> => {
      const answer = await fetch(`${url}/${path}`)
      expect([path, answer.status]).toEqual([path, 200])
      return answer.text()
    }
    const first = await page('')
    expect(first).toContain('diem/2026-10/')
    expect(first).not.toContain('Dữ liệu mô phỏng')
    expect(await page('diem/2026-10/')).toContain('Xã An Vĩ')
    expect(await page('en/diem/2026-10/')).toContain('Scores computed from the data held')
    expect(await page('diem/2026-10/xa-an-vi-12229/')).toContain('Mất nhiều nhất')
    const criterion = await page('diem/2026-10/xa-an-vi-12229/ON_TIME/')
    expect(criterion).toContain('H31.14-261009-0003')
    expect(criterion).toContain('trễ hạn')
    for (const path of ['diem/2026-13/', 'diem/2026-10/xa-nao/', 'diem/2026-10/xa-an-vi-12229/NOTHING/']) {
      expect((await fetch(`${url}/${path}`)).status).toBe(404)
    }
  })

  test('between bursts of work the warehouse is free for the command line', async () => {
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const ended = await thuocdo(data, [
      'explain',
      '--period',
      '2026-10',
      '--unit',
      'H31.14',
      '--criterion',
      'ON_TIME',
      '--json',
    ])
    expect(JSON.parse(ended.out).line).toMatchObject({ numerator: '3', denominator: '4' })
  }, 20_000)

  test('what changed since the period before is told by cause, also what is not known', async () => {
    const september = (serial: number, changes: object = {}): object =>
      dossier(serial, {
        code: `H31.14-260909-${serial}`,
        receivedAt: '2026-09-09T08:00:00',
        dueAt: '2026-09-12T17:00:00',
        finishedAt: '2026-09-10T08:00:00',
        changedAt: '2026-09-10T08:00:00',
        ...changes,
      })
    const change = async (): Promise<Record<string, unknown>> => {
      const address = `${url}/api/units/H31.14/explanation?period=2026-10&criterion=ON_TIME`
      return ((await (await fetch(address)).json()) as { change: Record<string, unknown> }).change
    }
    expect((await send([september(1), september(2, { finishedAt: '2026-09-20T08:00:00' })])).status).toBe(200)
    expect(await change()).toMatchObject({
      previous: '2026-09',
      recordedAt: null,
      lines: [
        {
          ...{ line: 'ON_TIME', before: '10', after: '15', change: '5' },
          parts: [{ points: '0' }, { points: '0' }, { causes: ['dossiers'], points: '5' }],
          unknown: [{ cause: 'late-data', reason: 'not-recorded' }],
        },
      ],
      procedures: {
        parts: [{ procedure: '1.000001', points: '5', before: { numerator: 1, denominator: 2 } }],
        rounding: '0',
      },
    })
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const recorded = await thuocdo(data, ['scores', 'record', '--period', '2026-09', '--json'])
    expect(JSON.parse(recorded.out)).toMatchObject({ outcome: 'stored', record: { revision: 1, units: 2 } })
    expect((await send([september(3), september(4)])).status).toBe(200)
    expect(await change()).toMatchObject({
      recordRevision: 1,
      lines: [{ before: '10', parts: [{ causes: ['late-data'], points: '5' }, {}, {}, { points: '0' }] }],
    })
  }, 30_000)

  test('official points stand beside computed ones, and every answer says that it is provisional', async () => {
    const file = freshFile(
      'cong-bo.csv',
      'unit,Tiến độ giải quyết,Tổng điểm\nXã An Vĩ,14.99,70.5\nXã Bình Minh,12,60\n',
    )
    const told = ['--issuer', 'Tỉnh Hưng Yên', '--period', '2026-10', '--index-set', 'qd766-2026']
    expect((await thuocdo(data, ['import', file, ...told])).exit).toBe(0)
    const answer = await (await fetch(`${url}/api/units/H31.14/scorecard?period=2026-10`)).json()
    expect(answer).toMatchObject({
      official: false,
      provisional: true,
      published: [
        { line: 'TDGQ', points: 14.99, computed: 15, difference: '0.01', agrees: true, issuer: 'Tỉnh Hưng Yên' },
        { line: 'totalScore', points: 70.5, computed: null, difference: null, agrees: null },
      ],
    })
    const forms = [
      '2026-ytd',
      '2026-01..2026-10',
      '2026-10@from-21',
      '2026-09-21..2026-10-20',
      '2026-Q4',
      '2026-H2',
      '2026',
    ]
    for (const form of forms) {
      const { provisional, units } = (await (await fetch(`${url}/api/scores?period=${form}`)).json()) as {
        provisional: boolean
        units: object[]
      }
      expect([form, provisional, units.length]).toEqual([form, true, 2])
      expect([form, (await fetch(`${url}/diem/${form}/xa-an-vi-12229/`)).status]).toEqual([form, 200])
    }
    const html = await (await fetch(`${url}/diem/2026-10/xa-an-vi-12229/`)).text()
    for (const words of [
      'Tạm tính',
      'Điểm chính thức đã công bố: 70,50',
      'Số tính lại, không phải số chính thức',
      'dữ liệu đến muộn +5,00',
      'class="waterfall"',
    ]) {
      expect(html).toContain(words)
    }
    const english = await (await fetch(`${url}/en/diem/2026-10/xa-an-vi-12229/`)).text()
    expect(english).toContain('late data +5.00')
    const inside = await (await fetch(`${url}/diem/2026-10/xa-an-vi-12229/ON_TIME/dat/`)).text()
    expect(inside).toContain('H31.14-261009-0001')
    expect(inside).not.toContain('H31.14-261009-0003')
  }, 20_000)

  test('the command line tells the same in words', async () => {
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const call = ['explain', '--lang', 'vi', '--period', '2026-10', '--unit', 'H31.14']
    const { out } = await thuocdo(data, call)
    expect(out).toContain('Tạm tính')
    expect(out).toContain('dữ liệu đến muộn +5,00')
    expect(out).toContain('Tiến độ, kết quả giải quyết: 14,99; tính lại 15, lệch +0,01 (do làm tròn)')
    const line = await thuocdo(data, [...call, '--criterion', 'ON_TIME', '--which', 'in', '--limit', '2'])
    expect(line.out).toContain('Tăng 5,00 điểm so với tháng 9/2026: dữ liệu đến muộn +5,00.')
    expect(line.out).toContain('✓ H31.14-261009-0001')
    expect(line.out).toContain('(--after H31.14-261009-0002)')
    const english = await thuocdo(data, ['explain', '--lang', 'en', ...call.slice(3), '--criterion', 'ON_TIME'])
    expect(english.out).toContain('Up 5.00 points since September 2026: late data +5.00.')
    const score = await thuocdo(data, ['score', '--lang', 'vi', '--period', '2026-10', '--format', 'json'])
    expect(JSON.parse(score.out)[0]).toMatchObject({ provisional: true })
    expect(score.err).toContain('Tạm tính')
  }, 30_000)

  test('progress records count whether they come before their dossier or after, and whoever watches is told', async () => {
    const step = (serial: number) => ({
      code: `H31.14-261009-00${serial}`,
      progressAt: '2026-10-11T10:00:00',
      state: 'finished',
    })
    const open = { state: 'in-progress', finishedAt: null, changedAt: '2026-10-09T09:00:00' }
    const early = await (await send(step(20))).json()
    expect(early).toMatchObject({ outcome: 'stored', added: 0, replaced: 0, issues: [{ code: 'dossiers.waiting' }] })
    const before = (await onTime()) as { numerator: number; denominator: number }
    expect(await (await send([dossier(20, open), dossier(21, open)])).json()).toMatchObject({ added: 2, issues: [] })
    const stream = await events(`${url}/api/scores/events?period=2026-10`)
    await stream.read(/: open/)
    // Due on Monday the 12th: finished on the 13th it is late, and so it is overdue before the step comes.
    expect(await (await send(step(21))).json()).toMatchObject({ added: 0, replaced: 1 })
    expect(await stream.read(/event: scores\ndata: .*\n\n/)).toContain('"line":"ON_TIME"')
    stream.stop()
    expect(await onTime()).toMatchObject({ numerator: before.numerator + 2, denominator: before.denominator + 2 })
  }, 20_000)
})

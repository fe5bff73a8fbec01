import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshFolder } from '../support/folders.ts'
import { events, type Served, served } from './served.ts'
import { thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
`
const DOSSIERS = `code,unitCode,procedureCode,state,channel,receivedAt,dueAt,finishedAt
H31.14-261001-0001,H31.14,1.000001,finished,online,2026-10-01,2026-10-06,2026-10-05
H31.14-261001-0002,H31.14,1.000001,finished,online,2026-10-01,,2026-10-12
H31.15-261001-0003,H31.15,1.000001,finished,online,2026-10-01,2026-10-06,2026-10-05
`
const PETITIONS = `code,unitCode,receivedAt,dueAt,handledAt
PA-1,H31.14,2026-10-01,2026-10-10,2026-10-05
PA-2,H31.14,2026-10-02,2026-10-10,2026-10-12
`

interface Answer {
  readonly outcome?: string
  readonly issues?: readonly { readonly code: string; readonly text: string; readonly cure: string }[]
  readonly error?: { readonly code: string; readonly text: string; readonly cure: string }
}

describe('records of every kind over HTTP', () => {
  const data = freshFolder('data')
  let server: Served
  let token = ''

  const send = async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const authorization = `Bearer ${token}`
    const init = { method: 'POST', headers: { authorization, 'accept-language': 'en', ...headers }, body }
    const answer = await fetch(`${server.url}/api/${path}`, init as RequestInit)
    return { status: answer.status, body: (await answer.json()) as Answer }
  }
  const line = async (unit: string, id: string): Promise<object> => {
    const answer = await fetch(`${server.url}/api/units/${unit}/scorecard?period=2026-10`)
    const { lines } = (await answer.json()) as { lines: { id: string }[] }
    return lines.find((each) => each.id === id) ?? {}
  }

  beforeAll(async () => {
    const units = freshFolder('units.csv')
    mkdirSync(dirname(units), { recursive: true })
    writeFileSync(units, UNITS)
    expect((await thuocdo(data, ['units', 'import', units, '--from', '2026-01-01'])).exit).toBe(0)
    token = (await thuocdo(data, ['tokens', 'add', 'pakn'])).out.trim()
    server = await served(data)
    expect(await send('dossiers', DOSSIERS)).toMatchObject({ status: 200, body: { outcome: 'stored', added: 3 } })
  }, 60_000)
  afterAll(() => server.stop())

  test('each door asks for the token of a source', async () => {
    for (const kind of ['petitions', 'counts', 'satisfaction', 'procedures']) {
      const refused = await send(kind, PETITIONS, { authorization: 'Bearer td_wrong' })
      expect([kind, refused.status, refused.body.error?.code]).toEqual([kind, 401, 'api.token'])
    }
  })

  test('petitions as CSV, a list, NDJSON or one record; the same again changes nothing; whoever watches is told', async () => {
    const stream = await events(`${server.url}/api/scores/events?period=2026-10`)
    await stream.read(/: open/)
    expect(await line('H31.14', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ reason: 'not-reported' })
    const stored = await send('petitions?covers=H31&period=2026-10', PETITIONS)
    expect(stored).toMatchObject({
      status: 200,
      body: { outcome: 'stored', rows: 2, bad: 0, added: 2, covers: [{ unit: 'H31', from: '2026-10-01' }] },
    })
    expect(await stream.read(/event: scores\ndata: .*PETITION_PROCESSING_ON_TIME.*\n\n/)).toContain('"after":3')
    stream.stop()
    expect(await line('H31.14', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ numerator: 1, denominator: 2 })
    expect(await line('H31.15', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ denominator: 0, value: 6 })
    const again = await send('petitions?covers=H31&period=2026-10', PETITIONS)
    expect(again).toMatchObject({ status: 200, body: { outcome: 'repeated', added: 0 } })
    const third = {
      code: 'PA-3',
      unitCode: 'H31.15',
      receivedAt: '2026-10-03',
      dueAt: '2026-10-10',
      handledAt: '2026-10-04',
    }
    expect((await send('petitions', JSON.stringify(third))).body).toMatchObject({ outcome: 'stored', added: 1 })
    const list = JSON.stringify([{ ...third, code: 'PA-4' }])
    expect((await send('petitions', list)).body).toMatchObject({ outcome: 'stored', added: 1 })
    const lines = [5, 6].map((serial) => JSON.stringify({ ...third, code: `PA-${serial}` })).join('\n')
    expect((await send('petitions', lines)).body).toMatchObject({ outcome: 'stored', added: 2 })
    expect(await line('H31.15', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ numerator: 4, denominator: 4 })
  }, 20_000)

  test('what was acknowledged is a delivery of the source, on the disk, that can be withdrawn', async () => {
    const { deliveries } = JSON.parse((await thuocdo(data, ['deliveries', '--json'])).out)
    expect(deliveries.map(({ delivery }: { delivery: { source: string } }) => delivery.source)).toEqual(
      Array.from({ length: 4 }, () => 'pakn'),
    )
    const [{ delivery }] = deliveries
    await thuocdo(data, ['deliveries', 'withdraw', delivery.id, '--reason', 'sai'])
    expect(await line('H31.14', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ reason: 'not-reported' })
    await thuocdo(data, ['deliveries', 'restore', delivery.id])
    expect(await line('H31.14', 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ denominator: 2 })
  })

  test('counts', async () => {
    const counts =
      'unit,period,measure,value\nH31,2026-10,proceduresAnnounced,4\nH31,2026-10,proceduresAnnouncedOnTime,3\n'
    expect(await send('counts', counts)).toMatchObject({ status: 200, body: { outcome: 'stored', added: 2 } })
    expect(await line('H31', 'PUBLISH_ON_TIME')).toMatchObject({ numerator: 3, denominator: 4 })
    expect((await send('counts', counts)).body.outcome).toBe('repeated')
    const record = { unit: 'H31', period: '2026-10', measure: 'proceduresToBePublic', value: 8 }
    const more = [{ ...record, measure: 'proceduresPublicOnTime', value: '6' }]
    const taken = await send('counts', JSON.stringify([record, ...more]))
    expect(taken.body).toMatchObject({ outcome: 'stored', added: 2 })
    expect(await line('H31', 'PUBLIC_UPDATE_ON_TIME')).toMatchObject({ numerator: 6, denominator: 8 })
    const lines = `${JSON.stringify(record)}\n${JSON.stringify({ ...record, value: null })}\nno record`
    expect(await send('counts', lines)).toMatchObject({
      status: 422,
      body: { issues: [{ row: 3, code: 'rows.no-json' }] },
    })
    const list = JSON.stringify([record, { ...record, measure: 'proceduresPublic', value: 'x' }])
    expect(await send('counts', list)).toMatchObject({
      status: 422,
      body: { bad: 1, issues: [{ row: null, record: 2, code: 'counts.not-a-number' }] },
    })
    expect((await send('counts', '[{"a":1}]')).body.issues?.map(({ code }) => code)).toEqual(['counts.columns'])
    const bad = await send('counts?index-set=qd766-2026', `${counts}H99,2026-10,communes,x\n`)
    expect(bad).toMatchObject({ status: 422, body: { outcome: 'refused', bad: 1 } })
    const file = await send('counts?index-set=%2Fetc%2Fx.yaml', counts)
    expect(file).toMatchObject({ status: 400, body: { error: { code: 'api.value' } } })
  })

  test('answers, and of which dossiers they tell every complaint', async () => {
    const answers = 'code,answeredAt,complained\nH31.14-261001-0001,2026-10-20,1\n'
    expect(await send('satisfaction', answers)).toMatchObject({ status: 200, body: { outcome: 'stored', replaced: 1 } })
    expect(await line('H31', 'DOSSIER_RECEIVING_SATISFACTION')).toMatchObject({ reason: 'not-reported' })
    const complete = await send('satisfaction?complete=2026-10&units=H31', answers)
    expect(complete).toMatchObject({ status: 200, body: { outcome: 'stored', replaced: 0, covers: [{ unit: 'H31' }] } })
    expect(await line('H31', 'DOSSIER_RECEIVING_SATISFACTION')).toMatchObject({ numerator: 1, denominator: 3 })
    const again = await send('satisfaction?complete=2026-10&units=H31', answers)
    expect(again.body.outcome).toBe('repeated')
    const stream = await events(`${server.url}/api/scores/events?period=2026-10`)
    await stream.read(/: open/)
    const { deliveryId } = again.body as { deliveryId?: string }
    await thuocdo(data, ['deliveries', 'withdraw', deliveryId ?? '', '--reason', 'chưa đủ'])
    // Noticed within some seconds, as all that a command does.
    const moved = await stream.read(/event: scores\ndata: .*DOSSIER_RECEIVING_SATISFACTION.*\n\n/)
    expect(moved).toMatch(/"DOSSIER_RECEIVING_SATISFACTION","before":[\d.]+,"after":null/)
    stream.stop()
    expect(await line('H31', 'DOSSIER_RECEIVING_SATISFACTION')).toMatchObject({ reason: 'not-reported' })
  })

  test('the catalogue of procedures, whose terms hold for the dossiers held', async () => {
    const before = await line('H31.14', 'ON_TIME')
    expect(before).toMatchObject({ numerator: 1, denominator: 2 })
    const catalogue = 'code,name,legalTermDays\n1.000001,Đăng ký khai sinh,30\n'
    expect(await send('procedures', catalogue)).toMatchObject({
      status: 200,
      body: { outcome: 'stored', procedures: 1, moved: 1 },
    })
    expect(await line('H31.14', 'ON_TIME')).toMatchObject({ numerator: 2, denominator: 2 })
    expect((await send('procedures', catalogue)).body).toMatchObject({ outcome: 'repeated', moved: 0 })
  })

  test('a bad row is told in the language that is asked for, Vietnamese by default, and nothing of a person', async () => {
    const bad = `${PETITIONS.replace('PA-2', 'PA-9')}PA-8,H31.15,31/02/2026,Nguyễn Văn A,\n`
    const english = await send('petitions', bad)
    expect(english).toMatchObject({
      status: 422,
      body: { title: 'Unprocessable Entity', outcome: 'refused', bad: 1, error: { code: 'api.refused' } },
    })
    expect(english.body.issues?.map(({ text }) => text).join()).toContain('does not exist')
    for (const lang of ['vi', 'fr']) {
      const other = await send('petitions', bad, { 'accept-language': lang })
      expect(other.body.issues?.map(({ text }) => text).join()).toContain('không có thật')
    }
    expect(JSON.stringify(english.body)).not.toContain('Nguyễn')
    const good = await send('petitions?bad-rows=load-good', bad)
    expect(good.body).toMatchObject({ outcome: 'stored', bad: 1, added: 1 })
  })

  test('what the columns and words of a source mean is stated once, as with files', async () => {
    const vendor = (serial: number, state = 'Ra kết quả') =>
      JSON.stringify([
        {
          'Số HS': `H31.15-261003-000${serial}`,
          'Đơn vị': 'H31.15',
          'Trạng thái': state,
          'Ngày nhận': '03/10/2026',
          'Ngày xong': '05/10/2026',
        },
      ])
    const refused = await send('dossiers', vendor(1))
    expect(refused.status).toBe(422)
    expect(refused.body.issues?.map(({ cure }) => cure).join()).toContain('HTTP: ?map=')
    const said = new URLSearchParams({
      map: 'Số HS=code; Đơn vị=unitCode; Ngày xong=finishedAt',
      mapping: JSON.stringify({ values: { state: { 'Ra kết quả': 'finished' } } }),
    })
    expect(await send(`dossiers?${said}`, vendor(1))).toMatchObject({
      status: 200,
      body: { outcome: 'stored', added: 1 },
    })
    expect(await send('dossiers', vendor(2))).toMatchObject({ status: 200, body: { outcome: 'stored', added: 1 } })
    // A file of the same source is understood, too, once the server has let go of the warehouse.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const file = freshFolder('vendor.json')
    writeFileSync(file, vendor(3))
    const imported = await thuocdo(data, ['import', '--kind', 'dossiers', file, '--source', 'pakn'])
    expect([imported.exit, imported.err]).toEqual([0, ''])
    const wrong = async (parameters: Record<string, string>) => {
      const { status, body } = await send(`dossiers?${new URLSearchParams(parameters)}`, vendor(4))
      return [status, body.error?.code]
    }
    expect(await wrong({ map: 'Số HS' })).toEqual([400, 'rows.map-form'])
    expect(await wrong({ map: 'Số HS=number' })).toEqual([422, 'rows.mapping-fields'])
    expect(await wrong({ mapping: '{"columns":[]}' })).toEqual([422, 'rows.mapping-file'])
  })

  test('what has no meaning is refused with its cure, and nothing is stored', async () => {
    const code = async (path: string) => {
      const { status, body } = await send(path, PETITIONS.replaceAll('PA-', 'PB-'))
      return [status, body.error?.code]
    }
    expect(await code('petitions?cover=H31')).toEqual([400, 'api.parameter'])
    expect(await code('petitions?covers=H31&covers=H32')).toEqual([400, 'api.parameter'])
    expect(await code('petitions?period=2026-10')).toEqual([400, 'feeds.goes-with'])
    expect(await code('petitions?covers=H31&period=soon')).toEqual([400, 'api.value'])
    expect(await code('petitions?covers=H99')).toEqual([404, 'score.unit'])
    expect(await code('petitions?bad-rows=some')).toEqual([400, 'api.value'])
    expect(await code('satisfaction?units=H31')).toEqual([400, 'feeds.goes-with'])
    expect(await code('satisfaction?complete=2026-10&units=Xã%20A')).toEqual([400, 'feeds.unit-code'])
    expect(await code('procedures?covers=H31')).toEqual([400, 'api.parameter'])
    expect(await code('dossiers?kind=petitions')).toEqual([400, 'api.parameter'])
    const { deliveries } = JSON.parse((await thuocdo(data, ['deliveries', '--json'])).out)
    expect(deliveries).toHaveLength(8)
  })

  test('what a header says of the form of the bytes has no part in it', async () => {
    for (const header of ['???', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/xml']) {
      const answer = await send('petitions', PETITIONS, { 'content-type': header })
      expect([header, answer.status]).toEqual([header, 200])
    }
  })

  test('what is packed is the same delivery as what is not; in a file that is packed unsaid the cure is to say so', async () => {
    const packed = gzipSync(DOSSIERS.replaceAll('-000', '-001'))
    const stored = await send('dossiers', packed, { 'content-encoding': 'gzip' })
    expect(stored).toMatchObject({ status: 200, body: { outcome: 'stored', added: 3 } })
    const again = await send('dossiers', DOSSIERS.replaceAll('-000', '-001'))
    expect(again).toMatchObject({ status: 200, body: { outcome: 'repeated', added: 0 } })
    for (const kind of ['dossiers', 'petitions', 'counts', 'satisfaction', 'procedures']) {
      const unsaid = await send(kind, packed)
      expect([kind, unsaid.status, unsaid.body.error?.code]).toEqual([kind, 415, 'rows.packed'])
      expect(unsaid.body.error?.cure).toContain('Content-Encoding: gzip')
    }
  })
})

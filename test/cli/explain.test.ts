import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshFolder, thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
12231,Xã Dân Tiến,commune,33,H31.16
`
const PROCEDURES = `code,name,legalTermDays,hasFee,onlineLevel
1.000001,Đăng ký khai sinh,5,0,full
1.000002,Đăng ký kết hôn,5,1,partial
1.000003,Cấp bản sao,2,1,full
`

const dossier = (serial: number, changes: object = {}): object => ({
  code: `H31.14-261005-000${serial}`,
  unitCode: 'H31.14',
  procedureCode: '1.000001',
  state: 'finished',
  channel: 'online',
  receivedAt: '2026-10-05T08:00:00',
  dueAt: '2026-10-16T17:00:00',
  finishedAt: '2026-10-12T08:00:00',
  changedAt: '2026-10-12T08:00:00',
  ...changes,
})

const DOSSIERS = [
  dossier(1),
  // Waited for papers from Wednesday 7 to Monday 12 October; finished after the moved due date.
  dossier(2, {
    channel: 'in-person',
    procedureCode: '1.000002',
    finishedAt: '2026-10-23T08:00:00',
    supplements: [{ requestedAt: '2026-10-07T08:00:00', answeredAt: '2026-10-12T08:00:00' }],
  }),
  // The state contradicts the end.
  dossier(3, { state: 'in-progress', finishedAt: '2026-10-20T08:00:00' }),
  // Nothing was told since before it was due.
  dossier(4, { state: 'in-progress', finishedAt: null, changedAt: '2026-10-06T08:00:00' }),
  dossier(5, { unitCode: 'H31.15' }),
  // Of an office of the province.
  dossier(6, { unitCode: 'H31.99' }),
]

describe('a score explained in full', () => {
  const data = freshFolder('data')
  const imported = freshFolder('dossiers.json')
  let report = ''

  beforeAll(async () => {
    mkdirSync(dirname(imported), { recursive: true })
    const [units, procedures] = [freshFolder('units.csv'), freshFolder('procedures.csv')]
    for (const [path, text] of [
      [units, UNITS],
      [procedures, PROCEDURES],
      [imported, JSON.stringify(DOSSIERS)],
    ] as const) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    expect((await thuocdo(data, ['units', 'import', units, '--from', '2026-01-01'])).exit).toBe(0)
    expect((await thuocdo(data, ['import', '--kind', 'procedures', procedures])).exit).toBe(0)
    const ended = await thuocdo(data, ['import', '--kind', 'dossiers', imported, '--source', 'one-stop'])
    expect(ended.exit).toBe(0)
    report = ended.out
  }, 60_000)

  const explain = (...args: string[]) =>
    thuocdo(data, ['explain', '--period', '2026-10', '--unit', 'H31.14', '--criterion', ...args])

  test('only doubts about the unit that is explained are told with it', async () => {
    const score = await thuocdo(data, ['score', '--period', '2026-10'])
    expect(score.err).toContain('H31.99')
    expect((await explain('ON_TIME')).err).not.toContain('H31.99')
    const province = await thuocdo(data, ['explain', '--period', '2026-10', '--unit', 'H31'])
    expect(province.err).toContain('H31.99')
  })

  test('the report of the import counts the dossiers whose data contradict themselves, with examples', () => {
    expect(report).toContain('1 dossier(s), each of which has a time of its end but a state that says it is under way')
    expect(report).toContain('H31.14-261005-0003')
  })

  test('each dossier tells how its due date and its end came about, and what in its data is in doubt', async () => {
    const told = JSON.parse((await explain('ON_TIME', '--json', '--which', 'out')).out)
    expect(told.doubts).toEqual({
      contradictory: { out: 1, in: 0, unknown: 0 },
      noNews: { out: 1, in: 0, unknown: 0 },
    })
    expect(told.dossiers).toMatchObject([
      {
        code: 'H31.14-261005-0002',
        verdict: 'late',
        firstDue: { on: '2026-10-16', by: 'stated' },
        requests: [
          {
            askedOn: '2026-10-07',
            answeredOn: '2026-10-12',
            newDueOn: null,
            effect: 'moved',
            waitedDays: 3,
            dueOn: '2026-10-21',
          },
        ],
        dueOn: '2026-10-21',
        dueBy: 'extended',
        endedOn: '2026-10-23',
        endedBy: 'finished',
        doubts: [],
      },
      { code: 'H31.14-261005-0003', doubts: [{ code: 'course.end-contradicted' }] },
      { code: 'H31.14-261005-0004', verdict: 'overdue', doubts: [{ code: 'course.no-news' }] },
    ])
    const { out } = await explain('ON_TIME')
    expect(out).toContain(
      'First due 2026-10-16, as stated; Papers asked for 2026-10-07, papers came 2026-10-12: 3 working days waited, now due 2026-10-21; Due date that counts 2026-10-21; Ended 2026-10-23: finished',
    )
    expect(out).toContain('Of the 3 dossiers not in the numerator, 1 has contradictory data, 1 is overdue by')
    expect(out).toContain('! is overdue, but its source has told nothing since before it was due')
  })

  test('score tells ranks in JSON, each level apart, of all units also where one is asked for; its CSV stays as it is', async () => {
    const score = async (...args: string[]) => (await thuocdo(data, ['score', '--period', '2026-10', ...args])).out
    const rowsOf = async (...args: string[]): Promise<{ [key: string]: unknown }[]> =>
      JSON.parse(await score('--format', 'json', ...args))
    const rows = await rowsOf()
    const ranks = (criterion: string) =>
      rows.filter((row) => row.criterion === criterion).map((row) => [row.unitName, row.rank, row.rankOf])
    expect(ranks('TDGQ').sort()).toEqual([
      ['Tỉnh Hưng Yên', 1, 1],
      ['Xã An Vĩ', 2, 2],
      ['Xã Bình Minh', 1, 2],
    ])
    // Groups are missing, so there is no total to rank by.
    expect(ranks('totalScore').map(([, rank]) => rank)).toEqual([null, null, null])
    expect(ranks('ON_TIME').map(([, rank]) => rank)).toEqual([null, null, null])
    expect(await rowsOf('--unit', 'H31.14')).toEqual(rows.filter(({ unitName }) => unitName === 'Xã An Vĩ'))
    expect((await score('--format', 'csv')).split('\n')[0]).not.toContain('rank')
  })

  test('what a source does not tell is never listed as what fails, and has a list of its own', async () => {
    // Nothing is told of whether anybody complained; all but one were on time.
    const told = JSON.parse((await explain('DOSSIER_RECEIVING_SATISFACTION', '--json', '--which', 'unknown')).out)
    expect(told.line).toMatchObject({ reason: 'not-reported' })
    expect(told.counts).toMatchObject({ in: 0, outside: 0 })
    expect(told.counts.unknown).toBeGreaterThan(0)
    expect(told.counts.out + told.counts.unknown).toBe(told.counts.all)
    expect(told.dossiers).toHaveLength(told.counts.unknown)
    for (const each of told.dossiers) expect(each).toMatchObject({ known: false, keptOutBy: { value: null } })
    const out = JSON.parse((await explain('DOSSIER_RECEIVING_SATISFACTION', '--json', '--which', 'out')).out)
    expect(out.dossiers).toHaveLength(told.counts.out)
    for (const each of out.dossiers) expect(each).toMatchObject({ known: true, inNumerator: false })
    const { out: text } = await explain('DOSSIER_RECEIVING_SATISFACTION', '--which', 'unknown')
    expect(text).toContain(`${told.counts.unknown} not known for the source does not say (--which unknown)`)
    expect(text).toContain(`? ${told.dossiers[0].code}`)
  })

  test('the procedures that a criterion counts are named, in and out, with what decided, page by page', async () => {
    const all = JSON.parse((await explain('ONLINE_SERVICE_USED', '--json')).out)
    expect(all.line).toMatchObject({ numerator: '1', denominator: '3' })
    expect(all.countedProcedures).toEqual([
      {
        code: '1.000001',
        name: 'Đăng ký khai sinh',
        dossiers: { all: 3, counted: 3, considered: 3, untold: 0 },
        inDenominator: true,
        outsideBy: null,
        inNumerator: true,
        known: true,
        keptOutBy: null,
      },
      {
        code: '1.000002',
        name: 'Đăng ký kết hôn',
        dossiers: { all: 1, counted: 0, considered: 1, untold: 0 },
        inDenominator: true,
        outsideBy: null,
        inNumerator: false,
        known: true,
        keptOutBy: { fact: 'channel', value: 'in-person' },
      },
      {
        code: '1.000003',
        name: 'Cấp bản sao',
        dossiers: { all: 0, counted: 0, considered: 0, untold: 0 },
        inDenominator: true,
        outsideBy: null,
        inNumerator: false,
        known: true,
        keptOutBy: { fact: 'dossiers', value: 0 },
      },
    ])
    expect([all.dossiers, all.petitions, all.days]).toEqual([null, null, []])
    expect(all.counts).toEqual({ all: 3, in: 1, out: 2, unknown: 0, outside: 0 })
    const first = JSON.parse((await explain('ONLINE_SERVICE_USED', '--json', '--which', 'out', '--limit', '1')).out)
    expect([first.countedProcedures.length, first.next]).toEqual([1, '1.000002'])
    const { out } = await explain('ONLINE_SERVICE_USED', '--which', 'out')
    expect(out).toContain('3 procedures, 1 in the numerator, 2 not')
    expect(out).toContain('✗ 1.000002     Đăng ký kết hôn: 1 dossier: not filed online')
    expect(out).toContain('✗ 1.000003     Cấp bản sao: no dossiers in the period')
  })
})

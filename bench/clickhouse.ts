/**
 * Speed of the warehouse on ClickHouse, on one node of Debian's 18.16 that the run starts itself and, where chdb is installed, on
 * a current one. Storing: new dossiers, newer versions of a tenth of them, and a hundred; dossiers
 * that come by themselves, five hundred in one commit and one by one. Counting: every measure of dossiers of the index of 2026 for every unit (communes,
 * provinces, the nation) in each of twelve months, every count returned. Beside it in the same run: the same rows as ready text
 * put into a bare table by one stream, which is the least that any writer must do (nothing compared, nothing whole or not at
 * all); the same counts by a query written by hand for this server; and a scan of the columns that the measures need.
 *
 *   npm run bench -- clickhouse [--dossiers 1000000]
 */
import { performance } from 'node:perf_hooks'
import { loadIndexSets } from '../src/ingest/index-sets/load.ts'
import type { CountPlan } from '../src/model/count-plan.ts'
import { DOSSIER_MARKS, type Dossier } from '../src/model/dossier.ts'
import type { HeldDossier } from '../src/model/held-dossier.ts'
import type { Measure } from '../src/model/measure.ts'
import { monthPeriod } from '../src/model/period.ts'
import type { Procedure } from '../src/model/procedure.ts'
import { INDEX_SETS_DIR } from '../src/platform/paths.ts'
import { openClickhouseWarehouse } from '../src/store/warehouse/clickhouse/clickhouse.ts'
import { CLICKHOUSE } from '../src/store/warehouse/clickhouse/dialect.ts'
import { openNodes } from '../src/store/warehouse/clickhouse/open.ts'
import { tabbed } from '../src/store/warehouse/clickhouse/text.ts'
import { COLUMNS, dateOfDay } from '../src/store/warehouse/columns.ts'
import type { CourseRules, Delivery } from '../src/store/warehouse/port.ts'
import { conditionSql } from '../src/store/warehouse/sql/condition.ts'
import { CHDB_HINT, findChdb, startChdb } from '../test/support/chdb.ts'
import { findClickhouse, startClickhouse } from '../test/support/clickhouse.ts'

const PROVINCES = 34
const COMMUNES = 3321
const PROCEDURES = 600
const FIRST_DAY = 20_454
const PIECE = 10_000
/** Dossiers that come by themselves: in one commit, and one by one. */
const [GROUP, ALONE] = [500, 10]

const at = process.argv.indexOf('--dossiers')
const total = Number(at < 0 ? '1000000' : process.argv[at + 1])

const measures: readonly Measure[] = loadIndexSets(INDEX_SETS_DIR)
  .flatMap(({ scoring }) => scoring?.measures ?? [])
  .filter(({ source }) => source === 'dossiers')

/** Numbers between 0 and 1 that depend on a dossier and a purpose only. */
function chance(index: number, purpose: number): number {
  let x = Math.imul(index + 1, 2654435761) ^ Math.imul(purpose + 1, 1597334677)
  x = Math.imul(x ^ (x >>> 15), 2246822519)
  x = Math.imul(x ^ (x >>> 13), 3266489917)
  return ((x ^ (x >>> 16)) >>> 0) / 4294967296
}

const unitCode = (commune: number): string => `H${commune % PROVINCES}.${commune}`

/** Heavy-tailed communes and procedures, 8 % not ended; `told`: the hour at which this version was told. */
function dossierOf(index: number, told: number): HeldDossier {
  const day = FIRST_DAY + Math.floor(chance(index, 0) * 364)
  const ended = chance(index, 1) < 0.08 ? null : dateOfDay(day + Math.floor(chance(index, 2) * 20))
  const dueOn = dateOfDay(day + 3 + Math.floor(chance(index, 3) * 12))
  const [receivedOn, commune] = [dateOfDay(day), Math.floor(chance(index, 4) ** 2 * COMMUNES)]
  const receivedAt = `${receivedOn}T08:00:00`
  const changedAt = `2027-01-01T${String(told).padStart(2, '0')}:00:00`
  const dossier: Dossier = {
    code: `${unitCode(commune)}-${receivedOn.slice(2).replaceAll('-', '')}-${index}`,
    unitCode: unitCode(commune),
    procedureCode: `1.${100_000 + Math.floor(chance(index, 5) ** 3 * PROCEDURES)}`,
    state: ended === null ? 'in-progress' : 'finished',
    channel: chance(index, 6) < 0.6 ? 'online' : 'in-person',
    receivedAt,
    dueAt: `${dueOn}T17:00:00`,
    finishedAt: ended === null ? null : `${ended}T16:00:00`,
    returnedAt: null,
    stoppedAt: null,
    withdrawnAt: null,
    supplements: [],
    marks: Object.fromEntries(
      DOSSIER_MARKS.map((mark, place) => [mark, chance(index, 7 + place + told) < 0.5]),
    ) as unknown as Dossier['marks'],
    changedAt,
    deleted: false,
  }
  const course = { receivedOn, endedOn: ended, endedBy: ended === null ? null : ('finished' as const) }
  const version = `${changedAt} ${receivedAt} ${(index * 16 + told).toString(16).padStart(16, '0')}`
  return { dossier, course: { ...course, dueOn, dueBy: 'stated', late: false }, version, row: index }
}

async function* pieces(count: number, told: number): AsyncGenerator<readonly HeldDossier[]> {
  for (let start = 0; start < count; start += PIECE) {
    yield Array.from({ length: Math.min(PIECE, count - start) }, (_, index) => dossierOf(start + index, told))
  }
}

/** The catalogue is set while no dossier is held that a rule could settle. */
const NO_RULES: CourseRules = {
  calendar: '',
  courseOf: () => {
    throw new Error('a dossier is held')
  },
}

const procedures: readonly Procedure[] = Array.from({ length: PROCEDURES }, (_, index) => ({
  code: `1.${100_000 + index}`,
  name: 'x',
  legalTermDays: 5,
  hasFee: index % 3 === 0,
  onlineLevel: 'full',
  paperResult: index % 2 === 0,
  forCitizens: index % 5 !== 0,
  levels: null,
}))

const periods = Array.from({ length: 12 }, (_, index) => monthPeriod(2026, index + 1)).map((period) => ({
  ...period,
  judgedOn: period.to,
}))

const plan: CountPlan = {
  measures,
  periods,
  memberships: periods.flatMap(({ key }) =>
    Array.from({ length: COMMUNES }, (_, commune) =>
      [unitCode(commune), `H${commune % PROVINCES}`, 'nation'].map((unit) => ({
        period: key,
        unitCode: unitCode(commune),
        unit,
      })),
    ).flat(),
  ),
}

/** By hand, knowing that the units are in the code and the periods are months: one pass for communes, each added up again. */
function byHand(table: string): string {
  const counts = measures.map(({ where, counts: what }, index) => {
    const condition = where.map((each) => conditionSql(each, CLICKHOUSE))
    const truth = `${condition.length === 0 ? '2' : CLICKHOUSE.all(condition)} = 2`
    return what === 'records' ? `countIf(${truth}) AS m${index}` : `uniqExactIf(procedure_code, ${truth}) AS m${index}`
  })
  const month = `toMonth(toDate(received_on))`
  const ends = `toInt32(toRelativeDayNum(addMonths(toStartOfMonth(toDate(received_on)), 1)) - 1)`
  return `SELECT unit, month, ${counts.join(', ')}
    FROM (SELECT *, ${month} AS month, ${ends} AS judged_on FROM ${table} FINAL WHERE deleted = 0)
    ARRAY JOIN [unit_code, substring(unit_code, 1, position(unit_code, '.') - 1), 'nation'] AS unit
    GROUP BY unit, month`
}

const columns =
  'unit_code, procedure_code, received_on, ended_on, due_on, late, channel, owes_fee, fee_data, paid_online, electronic_result, digitised, reused_data, personal_store, population_data, complained'
const scanOf = (table: string): string =>
  `SELECT ${columns
    .split(', ')
    .map((name) => `count(${name}), max(${name})`)
    .join(', ')} FROM ${table}`

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now()
  const result = await work()
  return { ms: performance.now() - start, result }
}

/** The better of three runs: the first also warms. */
async function best<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const runs = [await timed(work), await timed(work), await timed(work)]
  return runs.reduce((a, b) => (b.ms < a.ms ? b : a))
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2).padStart(7)} s`
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

async function run(name: string, url: string): Promise<void> {
  const warehouse = await openClickhouseWarehouse(url)
  try {
    await warehouse.setProcedures(procedures, NO_RULES)
    const { nodes } = await openNodes(url)
    const store = (id: string, count: number, told: number) =>
      timed(() => warehouse.store({ id, source: 'bench', name: id }, pieces(count, told)))

    const making = await timed(async () => {
      for await (const _ of pieces(total, 0));
    })
    const names = COLUMNS.map(({ name }) => name).join(', ')
    await nodes.ask({ sql: `CREATE TABLE bench.bare AS bench.dossiers_local ENGINE = MergeTree() ORDER BY code` })
    const texts: string[] = []
    for await (const piece of pieces(total, 0)) {
      texts.push(piece.map((held) => tabbed(COLUMNS.map(({ of }) => of(held)))).join(''))
    }
    const bare = await timed(async () => {
      for (let start = 0; start < texts.length; start += 10) {
        const rows = texts.slice(start, start + 10).join('')
        await nodes.ask({ sql: `INSERT INTO bench.bare (${names}) FORMAT TabSeparated`, rows })
      }
    })
    texts.length = 0
    const first = await store('first', total, 1)
    const newer = await store('newer', Math.round(total / 10), 2)
    const few = await store('few', 100, 3)
    const single = (index: number, told: number): Delivery => ({
      batch: { id: `single ${index} ${told}`, source: 'bench', name: 'single' },
      rows: [dossierOf(index * 1009, told)],
    })
    const group = await timed(() => warehouse.storeGroup(Array.from({ length: GROUP }, (_, index) => single(index, 4))))
    const alone = await timed(async () => {
      for (let index = 0; index < ALONE; index += 1) await warehouse.storeGroup([single(index, 5)])
    })
    say(`${total.toLocaleString('en-GB')} dossiers stored on ${name}`)
    say(`  new           ${seconds(first.ms)}   of which making the rows ${seconds(making.ms).trim()}`)
    say(`  bare inserts  ${seconds(bare.ms)}   ours takes ${(first.ms / bare.ms).toFixed(1)} × that`)
    say(`  newer, 10 %   ${seconds(newer.ms)}`)
    say(`  newer, 100    ${seconds(few.ms)}`)
    const [each, lone] = [group.ms / GROUP, alone.ms / ALONE]
    say(`  ${GROUP} by themselves, in a group ${seconds(group.ms)}; one by one ${(lone / each).toFixed(0)} × that`)

    const table = 'bench.dossiers_local'
    const scan = await best(() => nodes.ask({ sql: scanOf(table) }))
    const [{ code }] = (await nodes.rows(`SELECT toString(count()) AS code FROM ${table} FINAL`)) as [{ code: string }]
    const sets = procedures.map(({ code, hasFee, paperResult, forCitizens }) =>
      tabbed([code, hasFee, true, paperResult, forCitizens]),
    )
    const flag = 'Nullable(UInt8)'
    const structure = `code String, has_fee ${flag}, offered_online ${flag}, paper_result ${flag}, for_citizens ${flag}`
    const tables = [{ name: 'procedures', structure, rows: sets.join('') }]
    const hand = await best(async () => {
      const answer = await nodes.ask({ sql: `${byHand(table)} FORMAT JSONCompact`, tables })
      return (JSON.parse(answer) as { readonly data: readonly (readonly unknown[])[] }).data
    })
    const ours = await best(() => warehouse.count(plan))
    const sum = (cells: readonly (readonly unknown[])[]): number =>
      cells.reduce((all, cell) => all + cell.reduce<number>((one, count) => one + Number(count), 0), 0)
    const same = sum(hand.result.map((row) => row.slice(2))) === sum(ours.result.map(({ counts }) => counts))
    say(
      `${Number(code).toLocaleString('en-GB')} dossiers, ${measures.length} measures, ${ours.result.length} cells counted`,
    )
    say(`  ours          ${seconds(ours.ms)}`)
    const ratio = (ours.ms / hand.ms).toFixed(2)
    say(`  by hand       ${seconds(hand.ms)}   ours takes ${ratio} × that${same ? '' : '   THE COUNTS DIFFER'}`)
    say(`  bare scan     ${seconds(scan.ms)}   ours takes ${(ours.ms / scan.ms).toFixed(1)} × that`)
    if (!same) process.exitCode = 1
  } finally {
    await warehouse.close()
  }
}

const program = findClickhouse()
const packages = findChdb()
if (program !== null) {
  const server = await startClickhouse(program, 1)
  try {
    await run('one node of ClickHouse 18.16', server.url('bench'))
  } finally {
    await server.stop()
  }
} else {
  say('clickhouse-server is not installed: apt-get install clickhouse-server')
}
if (packages !== null) {
  const node = await startChdb(packages)
  try {
    await run('a current ClickHouse (chdb)', node.url('bench', false))
  } finally {
    await node.stop()
  }
} else {
  say(`no current ClickHouse: ${CHDB_HINT}`)
}

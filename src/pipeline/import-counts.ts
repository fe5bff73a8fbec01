import { countTable } from '../ingest/counts/count-table.ts'
import { quotable } from '../ingest/counts/quoting.ts'
import { countsOfTable, periodsOfCounts, type ReadCounts } from '../ingest/counts/read-counts.ts'
import type { CsvTable } from '../ingest/csv/read-csv.ts'
import { type ByteSource, sha256Of } from '../ingest/rows/byte-source.ts'
import type { Reject } from '../ingest/rows/reject.ts'
import type { Counted } from '../ingest/rows/row-source.ts'
import type { DeliveredCount } from '../model/delivery.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import { monthPeriod, type Period } from '../model/period.ts'
import { exactDecimal } from '../model/rational.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { FeedImportOptions, FeedImportReport } from './feed-import.ts'
import { directoryOf, isError, type Product } from './product.ts'
import { type ScoredSet, scoredSet, setInForce } from './score.ts'
import { checkedSource } from './source-memory.ts'
import { unitMeant } from './unit-meant.ts'

/**
 * The index set whose measures a file counts: the one that was named, else the one in force in its periods.
 * @throws ThuocDoError as scoredSet and setInForce; `feeds.several-sets`
 */
function setOf(
  product: Product,
  file: string,
  table: CsvTable,
  given: string | null,
  clock: Clock,
): { readonly set: ScoredSet | null; readonly issues: readonly Issue[] } {
  if (given !== null) return scoredSet(given, product.dataDir)
  const today = clock.today()
  const thisMonth = (): Period => monthPeriod(Number(today.slice(0, 4)), Number(today.slice(5, 7)))
  const periods = periodsOfCounts(table)
  const sets = (periods.length === 0 ? [thisMonth()] : periods).map((period) => setInForce(product, period))
  const ids = [...new Set(sets.map(({ id }) => id))]
  if (ids.length > 1) throw new ThuocDoError('feeds.several-sets', { file, sets: ids })
  return { set: sets[0] ?? null, issues: [] }
}

/** Every unit must be known: counts that belong to nobody would be lost unnoticed. */
function unknownUnits(directory: UnitDirectory, { counts }: ReadCounts): readonly Issue[] {
  const unknown = new Set(
    counts.flatMap(({ unit, period }) => (unitMeant(directory, unit, period.to).kind === 'one' ? [] : [unit])),
  )
  if (unknown.size === 0) return []
  const facts = { count: unknown.size, units: [...unknown].slice(0, 8) }
  return [{ code: 'score.stated-unit', severity: 'error', place: NOWHERE, facts }]
}

const delivered = ({ counts }: ReadCounts): readonly DeliveredCount[] =>
  counts.flatMap(({ unit, period, quantities }) =>
    [...quantities].map(([measure, quantity]) => ({
      unit,
      periodKey: period.key,
      measure,
      reported:
        quantity.kind === 'value' ? ({ kind: 'value', value: exactDecimal(quantity.value) } as const) : quantity,
    })),
  )

const NO_CELLS: readonly string[] = []

/** Errors of rows as bad rows; nothing of a row is sent back but its line. */
function rejectsOf(issues: readonly Issue[], counted: Counted): readonly Reject[] {
  const byLine = Map.groupBy(
    issues.filter((issue) => isError(issue) && issue.place.row !== null),
    ({ place }) => place.row ?? 0,
  )
  return [...byLine].map(([line, own]) => ({
    line,
    counted,
    problems: own.map(({ code, place, facts }) => ({ code, column: place.column, facts })),
    columns: NO_CELLS,
    cells: NO_CELLS,
  }))
}

/**
 * Takes in a file of counts (docs/scoring.md), CSV or records of another format, as a delivery that may be withdrawn; with one bad
 * row or unknown unit nothing of it. Of a count told several times the one that came last stands. The same content again changes nothing.
 * @throws ThuocDoError when the bytes cannot be read; as setOf; `dossiers.source-name`
 */
export async function importCounts(
  product: Product,
  source: ByteSource,
  options: FeedImportOptions,
  clock: Clock = systemClock,
): Promise<FeedImportReport> {
  const name = checkedSource(options.source)
  const { table, counted } = await countTable(source)
  const { set, issues: wrong } = setOf(product, source.name, table, options.indexSet, clock)
  const nothing = { file: source.name, rows: 0, delivery: null, effect: null, rejects: [] }
  if (set === null) return { ...nothing, outcome: 'refused', issues: wrong }
  const read = countsOfTable(table, source.name, set.scoring)
  const issues = [...read.issues, ...unknownUnits(await directoryOf(product), read).map(quotable)]
  const counts = delivered(read)
  const report = { ...nothing, rows: counts.length }
  if (issues.some(isError)) {
    const rejects = rejectsOf(issues, counted)
    const rest = issues.filter((issue) => !isError(issue) || issue.place.row === null)
    return { ...report, rows: rejects.length, outcome: 'refused', rejects, issues: rest }
  }
  if (options.dryRun) return { ...report, outcome: 'dry-run', issues }
  const { kind, delivery, effect } = await product.registry.feeds.store({
    kind: 'counts',
    source: name,
    name: source.name,
    sha256: await sha256Of(source),
    covers: [],
    tellsSatisfaction: false,
    indexSetId: set.id,
    counts,
  })
  return { ...report, outcome: kind === 'already' ? 'repeated' : kind, delivery, effect, issues }
}

import { readPetitions } from '../ingest/feeds/petitions.ts'
import { type ByteSource, sha256Of } from '../ingest/rows/byte-source.ts'
import { decideLoad } from '../ingest/rows/reject.ts'
import { membershipsOf } from '../measure/memberships.ts'
import { addDays } from '../model/date.ts'
import type { Coverage, DeliveryEffect } from '../model/delivery.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import { monthPeriod, type Period } from '../model/period.ts'
import type { Petition } from '../model/petition.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { FeedImportOptions, FeedImportReport } from './feed-import.ts'
import { directoryOf, type Product } from './product.ts'
import { checkedSource, sourceMemory } from './source-memory.ts'
import { theUnit } from './unit-meant.ts'

const KIND = 'petitions'

const warning = (code: string, facts: Issue['facts']): Issue => ({ code, severity: 'warning', place: NOWHERE, facts })

/** The months in which petitions were received, in order. */
function monthsOf(petitions: readonly Petition[]): readonly Period[] {
  const keys = [...new Set(petitions.map(({ receivedAt }) => receivedAt.slice(0, 7)))].sort()
  return keys.map((key) => monthPeriod(Number(key.slice(0, 4)), Number(key.slice(5, 7))))
}

type Span = Pick<Period, 'key' | 'from' | 'to'>

/** Months that follow each other as one span of days. */
function joined(months: readonly Span[]): readonly Span[] {
  const spans: Span[] = []
  for (const month of months) {
    const last = spans.at(-1)
    if (last !== undefined && addDays(last.to, 1) === month.from) spans[spans.length - 1] = { ...last, to: month.to }
    else spans.push(month)
  }
  return spans
}

/** @throws ThuocDoError `feeds.period-needed`, as theUnit */
function coverageOf(
  directory: UnitDirectory,
  file: string,
  { covers, period }: FeedImportOptions,
  petitions: readonly Petition[],
): readonly Coverage[] {
  if (covers.length === 0) return []
  const spans = period === null ? joined(monthsOf(petitions)) : [period]
  if (spans.length === 0) throw new ThuocDoError('feeds.period-needed', { file })
  return covers.flatMap((unit) =>
    spans.map((span) => {
      theUnit(directory, unit, span)
      return { unit, from: span.from, to: span.to }
    }),
  )
}

/** What is not to be passed over about petitions that are good in themselves. */
function petitionIssues(directory: UnitDirectory, petitions: readonly Petition[]): Issue[] {
  const unknown = new Set<string>()
  for (const period of monthsOf(petitions)) {
    const own = petitions.filter(({ receivedAt }) => receivedAt.startsWith(period.key))
    const codes = [...new Set(own.map(({ unitCode }) => unitCode))]
    const { readings } = membershipsOf(directory, [{ ...period, judgedOn: period.to }], codes)
    for (const { unitCode, by } of readings) if (by === 'unknown') unknown.add(unitCode)
  }
  const termless = petitions.filter(({ dueAt, deleted }) => dueAt === null && !deleted).length
  return [
    ...(unknown.size === 0
      ? []
      : [warning('feeds.unit-unknown', { count: unknown.size, codes: [...unknown].slice(0, 8) })]),
    ...(termless === 0 ? [] : [warning('feeds.no-due-date', { count: termless })]),
  ]
}

function effectIssues({ undecided, elsewhere }: DeliveryEffect): Issue[] {
  return [
    ...(undecided === 0 ? [] : [warning('feeds.undecided', { count: undecided })]),
    ...(elsewhere === 0 ? [] : [warning('feeds.elsewhere', { count: elsewhere })]),
  ]
}

/**
 * Takes in petitions, whole or not at all, as a delivery that may be withdrawn. The same content again changes nothing; of a
 * petition told several times the latest version stands, whatever came first. Words and authors are never kept.
 * @throws ThuocDoError when the bytes cannot be read; `dossiers.source-name`, `feeds.period-needed`, as theUnit
 */
export async function importPetitions(
  product: Product,
  source: ByteSource,
  options: FeedImportOptions,
  clock: Clock = systemClock,
): Promise<FeedImportReport> {
  const name = checkedSource(options.source)
  const of = { kind: KIND, way: options.way, source: name }
  const { remembered, statedBefore, ...memory } = await sourceMemory(product.dataDir, of, source)
  const stated = options.stated ?? undefined
  const reading = await readPetitions(source, { remembered, statedBefore, ...(stated && { stated }) }, clock)
  const nothing = { file: source.name, rows: 0, delivery: null, effect: null, rejects: [] }
  if (reading.kind === 'refused') return { ...nothing, outcome: 'refused', issues: reading.issues }
  const { records, rejects, rows, kept } = reading
  const directory = await directoryOf(product)
  const whole = rejects.length === 0
  const covers = coverageOf(directory, source.name, options, records)
  const issues = [...reading.issues, ...petitionIssues(directory, records)]
  const report = { ...nothing, rows, rejects }
  if (options.dryRun) return { ...report, outcome: 'dry-run', issues }
  if (!decideLoad({ rows, bad: rejects.length }, options.badRows)) return { ...report, outcome: 'refused', issues }
  if (!whole && covers.length > 0) issues.push(warning('feeds.coverage-dropped', { count: rejects.length }))
  const { kind, delivery, effect } = await product.registry.feeds.store({
    kind: KIND,
    source: name,
    name: source.name,
    sha256: await sha256Of(source),
    // With a bad row left out a unit without petitions may have had one.
    covers: whole ? covers : [],
    tellsSatisfaction: reading.told.has('unsatisfied') || records.some(({ unsatisfied }) => unsatisfied !== null),
    indexSetId: null,
    petitions: records,
  })
  memory.keep(kept)
  memory.keepStated(stated)
  const outcome = kind === 'already' ? 'repeated' : kind
  return { ...report, outcome, delivery, effect, issues: [...issues, ...effectIssues(effect)] }
}

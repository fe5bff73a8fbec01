import type { RecordQuestion } from '../../model/explanation.ts'
import type { IndexSet } from '../../model/index-set.ts'
import type { MonthResults, PublishedDocument } from '../../model/results.ts'
import type { UnitId } from '../../model/unit.ts'
import type { Facts } from '../../platform/problem.ts'
import type { DownloadLink, MissingFileNote } from '../../views/month/downloads.tsx'
import type { ChangeRecord, CriterionRecord, ScoredMonth, ScoreMonth, UnitScore } from '../../views/scores/record.ts'
import type { UnitRecord } from '../../views/unit/record.ts'

/** A file offered with a month. Same kind and month: same bytes. */
export interface SiteDownload {
  readonly kind: DownloadLink['kind']
  /** File name without folder, safe in an address: `khoai-chau-2024-02.csv`. */
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** A file that a month should have and has not: what of it, and the problem of the catalogue that stood in the way. */
export interface MissingFile {
  readonly kind: MissingFileNote['kind']
  readonly code: string
  readonly facts: Facts
}

/** The files of a month, in the order to show, and those that could not be made. */
export interface SiteFiles {
  readonly files: readonly SiteDownload[]
  readonly missing: readonly MissingFile[]
}

/** A publication that is held and cannot be shown. */
export interface Withheld {
  readonly periodKey: string
  readonly issuer: string
  readonly indexSetId: string
  readonly fileName: string
}

/**
 * What the site is drawn from: plain data, read only. One instance is one consistent state: whoever implements it returns
 * the same object for the same month as long as nothing changed (comparisons are computed once per MonthResults object).
 */
export interface SiteSource {
  /** Keys of the periods that have results, oldest end first. */
  periods(): Promise<readonly string[]>
  /** Publications that are held and cannot be shown, because their index set cannot be used. */
  withheld(): Promise<readonly Withheld[]>
  /** The current publications of a period that can be shown, one per issuer and index set; empty when there is none. */
  months(periodKey: string): Promise<readonly MonthResults[]>
  /** An earlier publication, one of `month.earlier`. */
  earlier(document: PublishedDocument): Promise<MonthResults>
  /** Files offered with a month; one that cannot be made is named with its problem and never stops the site. */
  downloads(month: MonthResults): Promise<SiteFiles>
  /** Units that have a page: every unit with results (issuers too), and the successors and predecessors of those. */
  unitIds(): Promise<ReadonlySet<UnitId>>
  /** All that is known of a unit; null when it is not in the register. */
  unit(id: UnitId): Promise<UnitRecord | null>
  /** Index sets to explain, those with results first. */
  indexSets(): Promise<readonly IndexSet[]>
  /** Scores computed from dossiers; left out where there are none to show, as in an exported folder. */
  readonly scores?: ScoreSource
}

/** Scores computed from the dossiers held. */
export interface ScoreSource {
  /** Keys of the months in which dossiers were received, newest first. */
  periods(): Promise<readonly string[]>
  /** The same months with what a reader must know before looking; without those that no index set scores. */
  months(): Promise<readonly ScoredMonth[]>
  /** Those of the same months in which the unit has points, with its total, newest first. */
  ofUnit(unitId: UnitId): Promise<readonly UnitScore[]>
  /** Keys of the same months whose scores cannot be shown, because the file of their index set has problems. */
  withheld(): Promise<readonly string[]>
  /** The scores of a period; null when nothing of it is held of a listed unit. */
  month(periodKey: string): Promise<ScoreMonth | null>
  /** A unit's scorecard against the period before; null when there is none. */
  change(periodKey: string, unitId: UnitId): Promise<ChangeRecord | null>
  /** One criterion of a unit down to a page of its dossiers or petitions; null when there is no such unit or criterion. */
  criterion(periodKey: string, unitId: UnitId, code: string, asked: RecordQuestion): Promise<CriterionRecord | null>
}

/** Units of some periods, with the units that they came from and that took over from them. */
async function unitsOf(source: SiteSource, periods: readonly string[]): Promise<ReadonlySet<UnitId>> {
  const all = await source.unitIds()
  const months = (await Promise.all(periods.map((key) => source.months(key)))).flat()
  const own = new Set(months.flatMap(({ issuer, units }) => [issuer, ...units].map(({ unit }) => unit.id)))
  const kept = new Set(own)
  for (const id of own) {
    const record = await source.unit(id)
    const successors = record?.standing.kind === 'succeeded' ? record.standing.successors : []
    for (const { unit } of [...successors, ...(record?.predecessors ?? [])]) if (all.has(unit.id)) kept.add(unit.id)
  }
  return kept
}

/** The source seen through some periods only: other periods are as if they had no results. */
export function limitedTo(source: SiteSource, periods: readonly string[]): SiteSource {
  const kept = new Set(periods)
  let units: Promise<ReadonlySet<UnitId>> | undefined
  return {
    periods: async () => (await source.periods()).filter((key) => kept.has(key)),
    withheld: async () => (await source.withheld()).filter(({ periodKey }) => kept.has(periodKey)),
    months: async (key) => (kept.has(key) ? source.months(key) : []),
    earlier: (document) => source.earlier(document),
    downloads: (month) => source.downloads(month),
    indexSets: () => source.indexSets(),
    unitIds: () => {
      units ??= unitsOf(source, periods)
      return units
    },
    unit: async (id) => {
      const record = await source.unit(id)
      if (record === null) return null
      return { ...record, months: record.months.filter(({ month }) => kept.has(month.period.key)) }
    },
  }
}

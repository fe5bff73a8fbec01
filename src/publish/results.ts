import type { IndexSet } from '../model/index-set.ts'
import { withPlace, withPlaces } from '../model/namesakes.ts'
import { parsePeriod } from '../model/period.ts'
import type { Fact, MonthResults, PublishedDocument, UnitLabel, UnitResults } from '../model/results.ts'
import { areaOf } from '../model/unit-below.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { Registry } from '../store/registry/port.ts'

/** One series of revisions: all documents of one issuer, index set and period, oldest first. */
export interface Publication {
  readonly current: PublishedDocument
  readonly earlier: readonly PublishedDocument[]
}

/** Groups documents into publications, newest period first, then by issuer; the highest revision is the current one. */
export function publications(documents: readonly PublishedDocument[]): readonly Publication[] {
  const groups = new Map<string, PublishedDocument[]>()
  for (const document of documents) {
    const key = [document.periodKey, document.issuerId, document.indexSetId].join('\n')
    groups.set(key, [...(groups.get(key) ?? []), document])
  }
  return [...groups.values()]
    .map((group) => {
      const sorted = [...group].sort((a, b) => a.revision - b.revision)
      const current = sorted.at(-1)
      if (current === undefined) throw new Error('a group of documents is never empty')
      return { current, earlier: sorted.slice(0, -1) }
    })
    .sort((a, b) => (periodEnd(b.current) < periodEnd(a.current) ? -1 : 1))
}

function periodEnd(document: PublishedDocument): string {
  return parsePeriod(document.periodKey)?.to ?? ''
}

function indexSetOf(document: PublishedDocument, indexSets: readonly IndexSet[]): IndexSet {
  const set = indexSets.find((each) => each.id === document.indexSetId)
  if (set === undefined) throw new ThuocDoError('results.no-set', { id: document.indexSetId, file: document.fileName })
  return set
}

/**
 * The results of one document as the letter, the data files and the pages show them. Units in document order; namesakes
 * bear their places.
 * @throws ThuocDoError `results.no-set` when its index set cannot be used
 */
export function assembleResults(
  publication: Publication,
  facts: readonly Fact[],
  directory: UnitDirectory,
  indexSets: readonly IndexSet[],
): MonthResults {
  const { current, earlier } = publication
  const period = parsePeriod(current.periodKey)
  if (period === null) throw new Error(`document ${current.id} has the unreadable period ${current.periodKey}`)
  const byUnit = new Map<string, Record<string, Fact>>([[current.issuerId, {}]])
  for (const fact of facts) {
    const ofUnit = byUnit.get(fact.unitId) ?? {}
    ofUnit[fact.figureId] = fact
    byUnit.set(fact.unitId, ofUnit)
  }
  const factsOf = (unit: UnitLabel): UnitResults => ({ unit, facts: byUnit.get(unit.id) ?? {} })
  const [own, ...below] = [...byUnit.keys()].map((id) => directory.label(id, period.to))
  if (own === undefined) throw new Error('the issuer is always among the results')
  const issuer = factsOf(withPlace(own, period.to, directory))
  const units = withPlaces(below, areaOf(directory, own.id, period.to), period.to, directory).map(factsOf)
  return { period, indexSet: indexSetOf(current, indexSets), document: current, earlier, issuer, units }
}

/** Reads and assembles a publication from the register. @throws ThuocDoError `results.no-set` */
export async function loadResults(
  registry: Registry,
  publication: Publication,
  directory: UnitDirectory,
  indexSets: readonly IndexSet[],
): Promise<MonthResults> {
  return assembleResults(publication, await registry.facts(publication.current.id), directory, indexSets)
}

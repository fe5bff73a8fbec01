import { exactPoints } from '../model/change-words.ts'
import type { Decimal } from '../model/decimal.ts'
import type { OfficialScore } from '../model/official.ts'
import { type Period, parsePeriod } from '../model/period.ts'
import { rationalOf } from '../model/rational.ts'
import type { PublishedDocument } from '../model/results.ts'
import type { Scorecard } from '../model/scorecard.ts'
import { UNIT_LEVELS, type UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { againstOfficial } from '../score/official.ts'
import type { Product } from './product.ts'
import type { ScoredSet } from './score.ts'

/** The newest document of each issuer for exactly these days, however the period is written; the widest issuer first. */
async function documentsOf(
  { registry }: Product,
  directory: UnitDirectory,
  set: ScoredSet,
  { from, to }: Period,
): Promise<readonly PublishedDocument[]> {
  const documents = (await registry.documents({ indexSetId: set.id })).filter(({ periodKey }) => {
    const period = parsePeriod(periodKey)
    return period?.from === from && period.to === to
  })
  // Revisions come in ascending order: the last of an issuer is its current one.
  const current = [...new Map(documents.map((document) => [document.issuerId, document])).values()]
  const width = ({ issuerId }: PublishedDocument): number => UNIT_LEVELS.indexOf(directory.label(issuerId, to).level)
  return current.sort((a, b) => width(a) - width(b) || (a.importedAt < b.importedAt ? 1 : -1))
}

/** Official scores of a period by unit, for the lines of the index set; of the same line by several issuers the widest issuer first. */
export async function officialScores(
  product: Product,
  directory: UnitDirectory,
  set: ScoredSet,
  period: Period,
): Promise<ReadonlyMap<UnitId, readonly OfficialScore[]>> {
  const lines = new Set([...set.scoring.criteria, ...set.scoring.groups].map(({ id }) => id))
  const found: { readonly unit: UnitId; readonly score: OfficialScore }[] = []
  for (const document of await documentsOf(product, directory, set, period)) {
    const issuer = directory.label(document.issuerId, period.to)
    for (const { unitId, figureId, reported } of await product.registry.facts(document.id)) {
      if (reported.kind !== 'value' || !lines.has(figureId)) continue
      found.push({ unit: unitId, score: { line: figureId, points: reported.value, issuer, document } })
    }
  }
  const byUnit = Map.groupBy(found, ({ unit }) => unit)
  return new Map([...byUnit].map(([unit, each]) => [unit, each.map(({ score }) => score)]))
}

/** An official score beside the computed one, as JSON. `difference`: computed less official; null where nothing was computed. */
export interface OfficialJson {
  readonly line: string
  readonly points: number
  readonly computed: number | null
  readonly difference: Decimal | null
  readonly agrees: boolean | null
  readonly issuer: string
  readonly document: string
  readonly fileName: string
}

/** Official scores of a unit beside its scorecard, as JSON. */
export function officialJson(official: readonly OfficialScore[], { lines }: Scorecard): readonly OfficialJson[] {
  return official.map(({ line, points, issuer, document }) => {
    const computed: Decimal | null = lines.find(({ id }) => id === line)?.points ?? null
    const against = computed === null ? null : againstOfficial(computed, rationalOf(points))
    return {
      line,
      points: Number(points),
      computed: computed === null ? null : Number(computed),
      difference: against === null ? null : exactPoints(against.difference),
      agrees: against?.agrees ?? null,
      issuer: issuer.name,
      document: document.id,
      fileName: document.fileName,
    }
  })
}

import type { OfficialScore } from '../model/official.ts'
import type { Period } from '../model/period.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { PartChanges } from '../score/change-parts.ts'
import { type Compared, type Comparison, changeByProcedure, compareWithPrevious } from './compare.ts'
import { type DossierStore, holdsDossiersOf } from './dossier-store.ts'
import { fedMonths, fedQuantities } from './fed-quantities.ts'
import type { Leased } from './leased.ts'
import { officialScores } from './official.ts'
import type { Product } from './product.ts'
import type { ScoredSet } from './score.ts'

/** What computed scores are seen against: the period before, and what was officially published. */
export interface ScoreBackground {
  change(compared: Compared): Promise<Comparison>
  procedures(compared: Compared, comparison: Comparison, criterionId: string): Promise<PartChanges | null>
  /** Whether anything of the period is held. */
  holds(directory: UnitDirectory, set: ScoredSet, period: Period): Promise<boolean>
  /** Keys of the months that petitions and counts are of. */
  fedMonths(): Promise<readonly string[]>
  official(
    directory: UnitDirectory,
    set: ScoredSet,
    period: Period,
  ): Promise<ReadonlyMap<UnitId, readonly OfficialScore[]>>
}

/** The background over a product and its warehouse. */
export function scoreBackground(
  product: Product,
  warehouse: Leased<DossierStore>,
  clock: Clock = systemClock,
): ScoreBackground {
  return {
    change: (compared) => warehouse.use((store) => compareWithPrevious(product, store, compared, clock)),
    procedures: (compared, comparison, id) =>
      warehouse.use((store) => changeByProcedure(product, store, compared, comparison, id, clock)),
    async holds(directory, set, period) {
      const fed = await fedQuantities(product.registry, set, directory, [period], clock)
      return fed.units(period.key).length > 0 || warehouse.use((store) => holdsDossiersOf(store, period))
    },
    fedMonths: () => fedMonths(product.registry),
    official: (directory, set, period) => officialScores(product, directory, set, period),
  }
}

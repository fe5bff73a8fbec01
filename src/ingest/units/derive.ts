import type { Issue } from '../../model/issue.ts'
import type { DerivedUnits } from '../../model/unit.ts'
import type { UnitSource } from '../../model/unit-source.ts'
import type { DerivationInput, DerivationOutput } from '../../store/registry/port.ts'
import { assumeSuccessions } from './assume.ts'
import { daysOf } from './days.ts'
import { identify } from './identify.ts'
import { moveUses } from './moved.ts'
import { nameFolds } from './name-folds.ts'
import { placeProvisional } from './place-provisional.ts'
import { summarise } from './summary.ts'
import { newTimeline } from './timeline.ts'
import { applyDay } from './walk.ts'

/** Units and successions as the lists and lineages alone give them. */
function deriveListed(sources: readonly UnitSource[]): {
  readonly derived: DerivedUnits
  readonly issues: readonly Issue[]
} {
  const timeline = newTimeline(nameFolds())
  for (const day of daysOf(sources, timeline.names, timeline.issues)) applyDay(timeline, day)
  const assumed = assumeSuccessions(timeline)
  const derived = identify(timeline.all, [...timeline.steps, ...assumed])
  return { derived, issues: [...timeline.issues, ...summarise(timeline, assumed)] }
}

/**
 * Derives all units anew from all sources, so that the order in which they were imported never matters; see
 * docs/units.md for the rules. Also settles provisional units that a list turns out to hold, and moves what documents say
 * to the unit that bore the code or name on the document's date. Pure.
 */
export function deriveUnits(input: DerivationInput): DerivationOutput & { readonly issues: readonly Issue[] } {
  const listed = deriveListed(input.sources)
  const placed = placeProvisional(listed.derived, input)
  const { moved, issues } = moveUses(placed, input)
  return {
    derived: placed.derived,
    moved,
    settledProvisional: [...placed.settled.keys()],
    issues: [...listed.issues, ...placed.issues, ...issues],
  }
}

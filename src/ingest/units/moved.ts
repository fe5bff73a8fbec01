import { type Issue, NOWHERE } from '../../model/issue.ts'
import { unitDirectory } from '../../model/unit-directory-index.ts'
import type { DerivationInput, DerivationOutput } from '../../store/registry/port.ts'
import { meantIn } from './meant.ts'
import type { PlacedUnits } from './place-provisional.ts'

/**
 * Where documents' references go: a settled provisional unit to the listed one, and a unit that is no longer in force on
 * the document's date to the unit that bore its code and name, or its name in the same place, on that date. A reference
 * for which there is none stays where it is, and an issue says so.
 */
export function moveUses(
  { derived, settled }: PlacedUnits,
  { before, uses }: DerivationInput,
): { readonly moved: DerivationOutput['moved']; readonly issues: readonly Issue[] } {
  if (uses.length === 0) return { moved: [], issues: [] }
  const directory = unitDirectory(derived)
  const meant = meantIn(derived, directory, before)
  const outside: string[] = []
  const moved = uses.flatMap((use) => {
    const id = settled.get(use.unitId) ?? use.unitId
    const inForce = meant.on(id, use.on)
    if (inForce === null)
      outside.push(`${before.units.find((unit) => unit.id === use.unitId)?.versions[0]?.name ?? id} (${use.on})`)
    const unit = inForce ?? directory.get(id) ?? meant.nearest(id, use.on)
    return unit === null || unit.id === use.unitId ? [] : [{ use, unitId: unit.id }]
  })
  if (outside.length === 0) return { moved, issues: [] }
  const facts = { count: outside.length, names: outside.slice(0, 10) }
  return { moved, issues: [{ code: 'units.use-outside', severity: 'warning', place: NOWHERE, facts }] }
}

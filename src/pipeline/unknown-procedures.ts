import type { Dossier } from '../model/dossier.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Procedure } from '../model/procedure.ts'
import { rememberingOf } from '../platform/remembering.ts'
import type { Days, ProcedureUse, Warehouse } from '../store/warehouse/port.ts'

/** Codes told as examples. */
const EXAMPLES = 5

/** Made once for a catalogue as long as it is the same object: live events come one at a time. */
const codesOf = rememberingOf(
  (catalogue: readonly Procedure[]): ReadonlySet<string> => new Set(catalogue.map(({ code }) => code)),
)

/**
 * What is told of dossiers whose procedures the catalogue does not have: nothing of the catalogue holds for them. Without a catalogue
 * nothing is told: then that is so of all.
 */
export function unknownProcedures(used: readonly ProcedureUse[], catalogue: readonly Procedure[]): readonly Issue[] {
  if (catalogue.length === 0) return []
  const known = codesOf(catalogue)
  const unknown = used.filter(({ procedureCode }) => !known.has(procedureCode))
  if (unknown.length === 0) return []
  const count = unknown.reduce((sum, { dossiers }) => sum + dossiers, 0)
  const most = [...unknown].sort((a, b) => b.dossiers - a.dossiers || (a.procedureCode < b.procedureCode ? -1 : 1))
  const codes = most.slice(0, EXAMPLES).map(({ procedureCode }) => procedureCode)
  const facts = { count, procedures: unknown.length, codes }
  return [{ code: 'dossiers.procedure-unknown', severity: 'warning', place: NOWHERE, facts }]
}

/** As `unknownProcedures`, of the dossiers that were received on some days; null: of all that are held. */
export async function unknownProceduresHeld(warehouse: Warehouse, days: Days | null): Promise<readonly Issue[]> {
  const catalogue = await warehouse.procedures()
  return catalogue.length === 0 ? [] : unknownProcedures(await warehouse.procedureCodes(days), catalogue)
}

/** Gathers the procedures of the dossiers of a file, by the code. */
export function proceduresUsed(): { add(dossiers: readonly Dossier[]): void; all(): readonly ProcedureUse[] } {
  const used = new Map<string, number>()
  return {
    add(dossiers) {
      for (const { procedureCode, deleted } of dossiers)
        if (procedureCode !== null && !deleted) used.set(procedureCode, (used.get(procedureCode) ?? 0) + 1)
    },
    all: () => [...used].map(([procedureCode, dossiers]) => ({ procedureCode, dossiers })),
  }
}

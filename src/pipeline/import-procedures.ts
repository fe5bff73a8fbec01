import { readProcedures } from '../ingest/feeds/procedures.ts'
import type { ByteSource } from '../ingest/rows/byte-source.ts'
import type { Reject } from '../ingest/rows/reject.ts'
import type { Issue } from '../model/issue.ts'
import type { Procedure } from '../model/procedure.ts'
import type { OnSettled } from '../store/warehouse/port.ts'
import { courseRules } from './calendar.ts'
import type { DossierStore } from './dossier-store.ts'
import { unknownProceduresHeld } from './unknown-procedures.ts'

export interface ProcedureImportReport {
  readonly file: string
  readonly outcome: 'stored' | 'repeated' | 'refused' | 'dry-run'
  readonly rows: number
  readonly procedures: readonly Procedure[]
  /** Dossiers held whose course moved by new legal terms. */
  readonly moved: number
  readonly rejects: readonly Reject[]
  readonly issues: readonly Issue[]
}

const tells = ({ code, name, levels, ...facts }: Procedure): string =>
  JSON.stringify([code, name, levels, Object.entries(facts).sort()])

function sameCatalogue(held: readonly Procedure[], given: readonly Procedure[]): boolean {
  const [ours, theirs] = [held, given].map((all) => all.map(tells).sort().join('\n'))
  return ours === theirs
}

/**
 * Replaces the catalogue of procedures by that of a file, whole: with one bad row nothing changes. New legal terms hold for the
 * dossiers held, too. The catalogue that is held already changes nothing.
 */
export async function importProcedures(
  store: DossierStore,
  source: ByteSource,
  dryRun: boolean,
  onSettled?: OnSettled,
): Promise<ProcedureImportReport> {
  const reading = await readProcedures(source)
  const nothing = { file: source.name, moved: 0 }
  if (reading.kind === 'refused') {
    return { ...nothing, outcome: 'refused', rows: 0, procedures: [], rejects: [], issues: reading.issues }
  }
  const { records: procedures, rejects, rows, issues } = reading
  const read = { ...nothing, rows, procedures, rejects, issues }
  if (rejects.length > 0) return { ...read, outcome: 'refused' }
  if (dryRun) return { ...read, outcome: 'dry-run' }
  if (sameCatalogue(await store.warehouse.procedures(), procedures)) return { ...read, outcome: 'repeated' }
  const moved = await store.warehouse.setProcedures(procedures, courseRules(store.calendar), onSettled)
  const unknown = await unknownProceduresHeld(store.warehouse, null)
  return { ...read, outcome: 'stored', moved, issues: [...issues, ...unknown] }
}

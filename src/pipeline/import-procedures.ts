import { readProcedures } from '../ingest/feeds/procedures.ts'
import { fileSource } from '../ingest/rows/byte-source.ts'
import type { Reject } from '../ingest/rows/reject.ts'
import type { Issue } from '../model/issue.ts'
import type { Procedure } from '../model/procedure.ts'
import type { OnSettled } from '../store/warehouse/port.ts'
import { courseRules } from './calendar.ts'
import type { DossierStore } from './dossier-store.ts'

export interface ProcedureImportReport {
  readonly file: string
  readonly outcome: 'stored' | 'refused' | 'dry-run'
  readonly procedures: readonly Procedure[]
  /** Dossiers held whose course moved by new legal terms. */
  readonly moved: number
  readonly rejects: readonly Reject[]
  readonly issues: readonly Issue[]
}

/**
 * Replaces the catalogue of procedures by that of a file, whole: with one bad row nothing changes. New legal terms hold for the
 * dossiers held, too.
 */
export async function importProcedures(
  store: DossierStore,
  path: string,
  dryRun: boolean,
  onSettled?: OnSettled,
): Promise<ProcedureImportReport> {
  const source = await fileSource(path)
  const reading = await readProcedures(source)
  if (reading.kind === 'refused') {
    return { file: source.name, outcome: 'refused', procedures: [], moved: 0, rejects: [], issues: reading.issues }
  }
  const { records, rejects, issues } = reading
  const refused = rejects.length > 0
  const rules = courseRules(store.calendar)
  const moved = refused || dryRun ? 0 : await store.warehouse.setProcedures(records, rules, onSettled)
  return {
    file: source.name,
    outcome: refused ? 'refused' : dryRun ? 'dry-run' : 'stored',
    procedures: records,
    moved,
    rejects,
    issues,
  }
}

import { readProcedures } from '../ingest/feeds/procedures.ts'
import { fileSource } from '../ingest/rows/byte-source.ts'
import type { Reject } from '../ingest/rows/reject.ts'
import type { Issue } from '../model/issue.ts'
import type { Procedure } from '../model/procedure.ts'
import type { DossierStore } from './dossier-store.ts'

export interface ProcedureImportReport {
  readonly file: string
  readonly outcome: 'stored' | 'refused' | 'dry-run'
  readonly procedures: readonly Procedure[]
  readonly rejects: readonly Reject[]
  readonly issues: readonly Issue[]
}

/**
 * Replaces the catalogue of procedures by that of a file, whole: with one bad row nothing changes. Legal terms hold for
 * dossiers that come in afterwards.
 */
export async function importProcedures(
  store: DossierStore,
  path: string,
  dryRun: boolean,
): Promise<ProcedureImportReport> {
  const source = await fileSource(path)
  const reading = await readProcedures(source)
  if (reading.kind === 'refused') {
    return { file: source.name, outcome: 'refused', procedures: [], rejects: [], issues: reading.issues }
  }
  const { records, rejects, issues } = reading
  const refused = rejects.length > 0
  if (!refused && !dryRun) await store.warehouse.setProcedures(records)
  return {
    file: source.name,
    outcome: refused ? 'refused' : dryRun ? 'dry-run' : 'stored',
    procedures: records,
    rejects,
    issues,
  }
}

import type { DuckDBConnection } from '@duckdb/node-api'
import type { Procedure } from '../../../model/procedure.ts'
import type { UnitLevel } from '../../../model/unit.ts'

const procedureOf = (row: Readonly<Record<string, unknown>>): Procedure => ({
  code: String(row.code),
  name: String(row.name),
  legalTermDays: row.legal_term_days === null ? null : Number(row.legal_term_days),
  hasFee: row.has_fee as boolean | null,
  onlineLevel: row.online_level as Procedure['onlineLevel'],
  paperResult: row.paper_result as boolean | null,
  forCitizens: row.for_citizens as boolean | null,
  levels: row.levels === null ? null : (String(row.levels).split(' ') as UnitLevel[]),
})

export async function readProcedures(connection: DuckDBConnection): Promise<readonly Procedure[]> {
  const rows = await connection.runAndReadAll('SELECT * FROM procedures ORDER BY code')
  return rows.getRowObjects().map(procedureOf)
}

/** Replaces the catalogue, within the caller's transaction. */
export async function writeProcedures(connection: DuckDBConnection, procedures: readonly Procedure[]): Promise<void> {
  await connection.run('DELETE FROM procedures')
  for (const { code, name, legalTermDays, hasFee, onlineLevel, paperResult, forCitizens, levels } of procedures) {
    await connection.run('INSERT INTO procedures VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      code,
      name,
      legalTermDays,
      hasFee,
      onlineLevel,
      onlineLevel === null ? null : onlineLevel !== 'none',
      paperResult,
      forCitizens,
      levels?.join(' ') ?? null,
    ])
  }
}

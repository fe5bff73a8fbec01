import type { DuckDBConnection } from '@duckdb/node-api'
import type { LeafCounts, LeafPlan } from '../../../model/count-plan.ts'
import { leafSql } from '../sql/leaves.ts'
import { duckdbDialect } from './dialect.ts'
import { appendColumns } from './load.ts'

const TABLES = { dossiers: 'dossiers', procedures: 'procedures' }
const ONLY = 'd.unit_code IN (SELECT unit_code FROM touched)'

/** Counts column by column: a month of the nation is some hundred thousand rows. */
export async function countLeaves(connection: DuckDBConnection, plan: LeafPlan): Promise<LeafCounts> {
  const { measures, unitCodes: only } = plan
  if (only !== null) {
    await connection.run('CREATE OR REPLACE TEMP TABLE touched (unit_code VARCHAR)')
    await appendColumns(connection, 'touched', [only])
  }
  const casts = measures.map((_, index) => `m${index}::INTEGER`).join(', ')
  const inner = leafSql(plan, TABLES, only === null ? null : ONLY, duckdbDialect(0))
  const result = await connection.runAndReadAll(
    `SELECT unit_code, procedure_code${casts === '' ? '' : `, ${casts}`} FROM (${inner})`,
  )
  const [unitCodes = [], procedures = [], ...counts] = result.getColumns()
  return {
    unitCodes: unitCodes.map(String),
    procedures: procedures.map((code) => (code === null ? null : String(code))),
    counts: counts.map((column) => Int32Array.from(column as readonly number[])),
  }
}

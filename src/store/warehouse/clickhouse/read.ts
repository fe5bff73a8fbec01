import type { HeldDossier } from '../../../model/held-dossier.ts'
import { dateOfDay, dayOfDate, heldOf } from '../columns.ts'
import type { Days, DossierPage, ProcedureUse, UnitCodeUse } from '../port.ts'
import { namedProcedures } from '../sql/named-procedures.ts'
import { NAMES } from './merge.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { quoted } from './text.ts'

export async function unitCodesOf({ nodes, layout }: Opened): Promise<readonly UnitCodeUse[]> {
  const rows = await nodes.rows(
    `SELECT unit_code, count() AS dossiers, min(received_on) AS first, max(received_on) AS last
     FROM ${tableNames(layout).all('dossiers')} FINAL WHERE deleted = 0 GROUP BY unit_code ORDER BY unit_code`,
  )
  return rows.map(({ unit_code, dossiers, first, last }) => ({
    unitCode: String(unit_code),
    dossiers: Number(dossiers),
    from: first === null ? null : dateOfDay(Number(first)),
    to: last === null ? null : dateOfDay(Number(last)),
  }))
}

export async function procedureCodesOf({ nodes, layout }: Opened, days: Days | null): Promise<readonly ProcedureUse[]> {
  const rows = await nodes.rows(
    `SELECT procedure_code, count() AS dossiers FROM ${tableNames(layout).all('dossiers')} FINAL
     WHERE ${namedProcedures('deleted = 0', days)} GROUP BY procedure_code ORDER BY procedure_code`,
  )
  return rows.map((row) => ({ procedureCode: String(row.procedure_code), dossiers: Number(row.dossiers) }))
}

/** First the dossiers of which any version fits, then, of these, those whose latest does: FINAL need not read all. */
export async function pageOf({ nodes, layout }: Opened, wanted: DossierPage): Promise<readonly HeldDossier[]> {
  const { unitCodes, from, to, after, limit } = wanted
  if (unitCodes.length === 0) return []
  const { all, local } = tableNames(layout)
  const fits = `received_on BETWEEN ${dayOfDate(from)} AND ${dayOfDate(to)} AND code > ${quoted(after ?? '')}
    AND unit_code IN (${unitCodes.map(quoted).join(', ')})`
  const rows = await nodes.rows(
    `SELECT ${NAMES} FROM ${all('dossiers')} FINAL
     WHERE code IN (SELECT code FROM ${local('dossiers')} WHERE ${fits}) AND deleted = 0 AND ${fits} ORDER BY code LIMIT ${limit}`,
  )
  return rows.map(heldOf)
}

export async function theDossier({ nodes, layout }: Opened, code: string): Promise<HeldDossier | null> {
  const [row] = await nodes.rows(
    `SELECT ${NAMES} FROM ${tableNames(layout).all('dossiers')} FINAL WHERE code = ${quoted(code)} AND deleted = 0`,
  )
  return row === undefined ? null : heldOf(row)
}

import type { DuckDBConnection } from '@duckdb/node-api'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import { ThuocDoError } from '../../../platform/problem.ts'
import { courseBy, isSameHeld } from '../amended.ts'
import type { CourseRules, OnSettled, SettledBy, Told } from '../port.ts'
import { mayMove, termsPrint } from '../rules.ts'
import { readProcedures } from './catalogue.ts'
import { counted, dossiersOf, NAMES, replaceDossiers } from './replace.ts'

/** Dossiers looked at at a time. */
const PAGE = 50_000

/** What the courses held are settled by; null in a warehouse that nobody has said it of. */
async function settledBy(connection: DuckDBConnection): Promise<SettledBy | null> {
  const rows = await connection.runAndReadAll('SELECT calendar, terms FROM rules')
  const [row] = rows.getRows()
  return row === undefined ? null : { calendar: String(row[0]), terms: String(row[1]) }
}

/** Refuses rows whose courses were settled by other rules than those that are held. @throws ThuocDoError `warehouse.other-rules` */
export async function checkRules(connection: DuckDBConnection, told: Told | undefined): Promise<void> {
  if (told === undefined) return
  const held = await settledBy(connection)
  if (held === null || (held.calendar === told.rules.calendar && held.terms === told.terms)) return
  throw new ThuocDoError('warehouse.other-rules')
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/**
 * Settles anew the courses that were settled by other rules, within the caller's transaction; answers how many moved. `changed`:
 * the procedures whose legal term the caller has just changed, null when that is not known.
 */
export async function settleCourses(
  connection: DuckDBConnection,
  rules: CourseRules,
  changed: readonly string[] | null,
  onSettled: OnSettled = () => undefined,
): Promise<number> {
  const procedures = await readProcedures(connection)
  const [before, after] = [await settledBy(connection), { calendar: rules.calendar, terms: termsPrint(procedures) }]
  const condition = mayMove(before, after, changed, quoted)
  if (condition === null) return 0
  await connection.run(`CREATE OR REPLACE TEMP TABLE unsettled AS
    SELECT row_number() OVER () AS n, ${NAMES} FROM dossiers WHERE ${condition}`)
  const all = await counted(connection, 'SELECT count(*) FROM unsettled')
  const courseOf = courseBy(rules, procedures)
  const moved = async function* (): AsyncGenerator<readonly HeldDossier[]> {
    for (let from = 0; from < all; from += PAGE) {
      const page = await dossiersOf(
        connection,
        `SELECT ${NAMES} FROM unsettled WHERE n > ${from} AND n <= ${from + PAGE}`,
      )
      yield page.flatMap((held) => {
        const now = { ...held, course: courseOf(held.dossier) }
        return isSameHeld(now, held) ? [] : [now]
      })
      onSettled(Math.min(from + PAGE, all), all)
    }
  }
  const count = await replaceDossiers(connection, moved())
  for (const table of ['unsettled', 'anew']) await connection.run(`DROP TABLE ${table}`)
  await connection.run('DELETE FROM rules')
  await connection.run('INSERT INTO rules VALUES ($1, $2)', [after.calendar, after.terms])
  return count
}

import type { DuckDBConnection } from '@duckdb/node-api'
import type { Course, Dossier } from '../../../model/dossier.ts'
import { courseBy } from '../amended.ts'
import { COLUMNS, heldOf } from '../columns.ts'
import type { CourseRules, OnSettled, SettledBy, Told } from '../port.ts'
import { mayMove, refuseOtherRules, termsPrint } from '../rules.ts'
import { readProcedures } from './catalogue.ts'
import { appendColumns } from './load.ts'
import { counted } from './replace.ts'
import { revise } from './revision.ts'

/** Dossiers looked at at a time. */
const PAGE = 50_000

/** What the courses held are settled by; null in a warehouse that nobody has said it of. */
async function settledBy(connection: DuckDBConnection): Promise<SettledBy | null> {
  const rows = await connection.runAndReadAll('SELECT calendar, terms FROM rules')
  const [row] = rows.getRows()
  return row === undefined ? null : { calendar: String(row[0]), terms: String(row[1]) }
}

/** Refuses rows whose courses were settled by other rules than those that are held. @throws ThuocDoError `warehouse.other-rules` */
export async function checkRules(connection: DuckDBConnection, told: readonly Told[]): Promise<void> {
  if (told.length > 0) refuseOtherRules(await settledBy(connection), told)
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** What a due date follows from, and the due date that is held: nothing else of a course leans on the rules. */
const ASKED = [
  'procedure_code',
  'state',
  'received_at',
  'due_at',
  'finished_at',
  'returned_at',
  'stopped_at',
  'withdrawn_at',
  'supplements',
  'due_on',
  'due_by',
].join(', ')

const DUE = COLUMNS.filter(({ name }) => name === 'due_on' || name === 'due_by')

/** Puts the due dates that move into the table `moved`. */
async function findMoved(
  connection: DuckDBConnection,
  courseOf: (dossier: Dossier) => Course,
  onSettled: OnSettled,
): Promise<void> {
  const all = await counted(connection, 'SELECT count(*) FROM unsettled')
  for (let from = 0; from < all; from += PAGE) {
    const page = await connection.runAndReadAll(
      `SELECT id, ${ASKED} FROM unsettled WHERE n > ${from} AND n <= ${from + PAGE}`,
    )
    const moved = page.getRowObjects().flatMap((row) => {
      const held = heldOf(row)
      const course = courseOf(held.dossier)
      const same = course.dueOn === held.course.dueOn && course.dueBy === held.course.dueBy
      return same ? [] : [{ id: BigInt(String(row.id)), due: DUE.map(({ of }) => of({ ...held, course })) }]
    })
    const columns = [moved.map(({ id }) => id), ...DUE.map((_, index) => moved.map(({ due }) => due[index] ?? null))]
    await appendColumns(connection, 'moved', columns)
    onSettled(Math.min(from + PAGE, all), all)
  }
}

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
    SELECT row_number() OVER () AS n, rowid AS id, ${ASKED} FROM dossiers WHERE ${condition}`)
  await connection.run('CREATE OR REPLACE TEMP TABLE moved AS SELECT rowid AS id, due_on, due_by FROM dossiers LIMIT 0')
  await findMoved(connection, courseBy(rules, procedures), onSettled)
  await connection.run(
    'UPDATE dossiers SET due_on = moved.due_on, due_by = moved.due_by FROM moved WHERE dossiers.rowid = moved.id',
  )
  const count = await counted(connection, 'SELECT count(*) FROM moved')
  if (count > 0) await revise(connection)
  for (const table of ['unsettled', 'moved']) await connection.run(`DROP TABLE ${table}`)
  await connection.run('DELETE FROM rules')
  await connection.run('INSERT INTO rules VALUES ($1, $2)', [after.calendar, after.terms])
  return count
}

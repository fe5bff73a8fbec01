import { courseBy } from '../amended.ts'
import { heldOf } from '../columns.ts'
import type { CourseRules, OnSettled, SettledBy, Told } from '../port.ts'
import { mayMove, refuseOtherRules, termsPrint } from '../rules.ts'
import { stageAnew } from './amendments.ts'
import { readCatalogue } from './catalogue.ts'
import type { Attempt } from './journal.ts'
import { NAMES } from './merge.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { quoted, tabbed } from './text.ts'

/** Dossiers looked at at a time. */
const PAGE = 20_000

/** What the courses held are settled by; null in a warehouse that nobody has said it of. */
export async function settledBy({ nodes, layout }: Opened): Promise<SettledBy | null> {
  const [row] = await nodes.rows(
    `SELECT calendar, terms FROM ${tableNames(layout).all('rules')} ORDER BY number DESC LIMIT 1`,
  )
  return row === undefined ? null : { calendar: String(row.calendar), terms: String(row.terms) }
}

/** Refuses rows whose courses were settled by other rules than those that are held. @throws ThuocDoError `warehouse.other-rules` */
export async function checkRules(opened: Opened, told: readonly Told[]): Promise<void> {
  if (told.length > 0) refuseOtherRules(await settledBy(opened), told)
}

/** Says what the courses held are settled by. Only with the turn. */
export async function writeRules({ nodes, layout }: Opened, { calendar, terms }: SettledBy): Promise<void> {
  const table = tableNames(layout).all('rules')
  const [last] = await nodes.rows(`SELECT max(number) AS number FROM ${table}`)
  const rows = tabbed([Number(last?.number ?? 0) + 1, calendar, terms])
  await nodes.ask({ sql: `INSERT INTO ${table} (number, calendar, terms) FORMAT TabSeparated`, rows })
}

/** What is to be settled: the rules of now, and the dossiers whose course may move by them, in spans of codes. */
export interface Unsettled {
  readonly after: SettledBy
  readonly condition: string
}

/** What of the courses held may have to be settled anew; null: nothing. */
export async function leftToSettle(
  opened: Opened,
  rules: CourseRules,
  changed: readonly string[] | null,
): Promise<Unsettled | null> {
  const before = await settledBy(opened)
  const after = { calendar: rules.calendar, terms: termsPrint(await readCatalogue(opened)) }
  const condition = mayMove(before, after, changed, quoted)
  return condition === null ? null : { after, condition }
}

/** Where the pages of the dossiers that a condition holds for begin, by code. */
async function pageStarts({ nodes, layout }: Opened, condition: string): Promise<readonly string[]> {
  const rows = await nodes.rows(
    `SELECT code FROM (SELECT code, rowNumberInAllBlocks() AS n FROM (
       SELECT code FROM ${tableNames(layout).all('dossiers')} FINAL WHERE ${condition} ORDER BY code
     )) WHERE n % ${PAGE} = 0 ORDER BY code`,
  )
  return rows.map(({ code }) => String(code))
}

/** Puts the courses that move beside the warehouse, to be held once the attempt is merged; answers how many. Only with the turn. */
export async function stageSettled(
  opened: Opened,
  attempt: Attempt,
  rules: CourseRules,
  { condition }: Unsettled,
  onSettled: OnSettled = () => undefined,
): Promise<number> {
  const { nodes, layout } = opened
  const courseOf = courseBy(rules, await readCatalogue(opened))
  const starts = await pageStarts(opened, condition)
  let moved = 0
  for (const [page, start] of starts.entries()) {
    const next = starts[page + 1]
    const span = next === undefined ? '' : ` AND code < ${quoted(next)}`
    const rows = await nodes.rows(
      `SELECT ${NAMES} FROM ${tableNames(layout).all('dossiers')} FINAL
       WHERE code >= ${quoted(start)}${span} AND (${condition})`,
    )
    const anew = rows.map(heldOf).flatMap((held) => {
      const course = courseOf(held.dossier)
      const same = course.dueOn === held.course.dueOn && course.dueBy === held.course.dueBy
      return same ? [] : [{ ...held, course }]
    })
    await stageAnew(opened, attempt, 'dossiers', anew)
    moved += anew.length
    onSettled(Math.min((page + 1) * PAGE, starts.length * PAGE), starts.length * PAGE)
  }
  return moved
}

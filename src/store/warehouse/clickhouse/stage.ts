import { setImmediate as breathe } from 'node:timers/promises'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import { ThuocDoError } from '../../../platform/problem.ts'
import { COLUMNS } from '../columns.ts'
import { type Attempt, SERVER_DAY } from './journal.ts'
import { NAMES } from './merge.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { cell, quoted } from './text.ts'

/** Rows of one insert: enough that the nodes make few parts, few enough to be held twice. */
const ROWS = 50_000

/** After so many rows the insert that is under way gets on: rows that are at hand leave it no time of their own. */
const BREATH = 1000

const [AT, EVENT, HASH] = ['version_at', 'version_event', 'version_hash'].map((name) =>
  COLUMNS.findIndex((column) => column.name === name),
)

/** The columns of a dossier as text, then its version as one text that sorts as versionKey does, for the latest of a batch. */
function staged(held: HeldDossier): string {
  const cells = COLUMNS.map(({ of }) => cell(of(held)))
  const digits = (index = 0, most = 10): string => (cells[index] ?? '').padStart(most, '0')
  return `${cells.join('\t')}\t${digits(AT)}${digits(EVENT)}${digits(HASH, 20)}`
}

/** Puts the rows of an attempt beside the warehouse, where nothing counts them; answers how many. */
export async function stageRows(
  { nodes, layout }: Opened,
  attempt: Attempt,
  batches: AsyncIterable<readonly HeldDossier[]>,
): Promise<number> {
  const sql = `INSERT INTO ${tableNames(layout).all('staged')} (${NAMES}, version_key, attempt, staged_on) FORMAT TabSeparated`
  const end = `\t${attempt.name}\t${attempt.stagedOn}\n`
  let count = 0
  let lines: string[] = []
  // One insert is under way while the next is put together.
  let sent: Promise<unknown> = Promise.resolve()
  const send = async (): Promise<void> => {
    await sent
    if (lines.length === 0) return
    sent = nodes.ask({ sql, rows: lines.join('') })
    sent.catch(() => undefined)
    lines = []
  }
  for await (const batch of batches) {
    for (const held of batch) {
      lines.push(staged(held), end)
      if (lines.length >= 2 * ROWS) await send()
      else if (lines.length % (2 * BREATH) === 0) await breathe()
    }
    count += batch.length
  }
  await send()
  await sent
  return count
}

/** Today, on the first node that answers. */
export async function dayOfServer({ nodes }: Opened): Promise<number> {
  return Number(await nodes.ask({ sql: `SELECT ${SERVER_DAY}` }))
}

/** Tables whose rows are of use for two days at the most, by the column that says when. */
const PASSING = [
  { table: 'staged', day: 'staged_on' },
  { table: 'staged_amendments', day: 'staged_on' },
  { table: 'staged_anew', day: 'staged_on' },
  { table: 'turns', day: 'taken_on' },
] as const

/** Whether what a node could not be asked may be asked another day. */
const mayWait = (error: unknown): boolean =>
  error instanceof ThuocDoError && (error.code === 'warehouse.unreachable' || error.code === 'warehouse.incomplete')

/** What drops the rows of a node's own table before a day; without replicas they are in partitions of days. */
async function dropsOn(
  { nodes, layout }: Opened,
  host: string,
  table: string,
  before: string,
): Promise<readonly string[]> {
  const ask = async (sql: string): Promise<readonly string[]> =>
    (await nodes.askOne(host, { sql })).split('\n').filter((line) => line !== '')
  const own = tableNames(layout).local(table)
  const [column] = before.split(' ')
  const days = await ask(`SELECT DISTINCT toString(${column}) FROM ${own} WHERE ${before}`)
  if (layout.replicas === 1) return days.map((day) => `ALTER TABLE ${own} DROP PARTITION ${day}`)
  const [leads] = await ask(
    `SELECT toString(is_leader) FROM system.replicas WHERE database = ${quoted(layout.database)} AND table = ${quoted(`${table}_local`)}`,
  )
  return leads === '1' && days.length > 0 ? [`ALTER TABLE ${own} DELETE WHERE ${before}`] : []
}

/**
 * Drops what was staged before a day, on every node that answers; the others drop theirs the next time. The caller knows that
 * no batch of those days is waiting to be merged. Of replicas one does it for all.
 */
export async function dropStagedBefore(opened: Opened, day: number): Promise<void> {
  const { nodes } = opened
  const onNode = async (host: string): Promise<void> => {
    for (const { table, day: column } of PASSING) {
      for (const sql of await dropsOn(opened, host, table, `${column} < ${day}`)) await nodes.askOne(host, { sql })
    }
  }
  const answers = await Promise.allSettled(nodes.address.hosts.map(onNode))
  for (const answer of answers) {
    if (answer.status === 'rejected' && !mayWait(answer.reason)) throw answer.reason
  }
}

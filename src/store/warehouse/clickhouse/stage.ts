import type { HeldDossier } from '../../../model/held-dossier.ts'
import { COLUMNS } from '../columns.ts'
import { isUnreachable } from './failures.ts'
import { type Attempt, SERVER_DAY } from './journal.ts'
import { NAMES } from './merge.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { tabbed } from './text.ts'

/** Rows of one insert: enough that the nodes make few parts, few enough to be held twice. */
const ROWS = 50_000

const VERSION = COLUMNS.filter(({ name }) => name.startsWith('version_'))

/** The version as text that sorts as versionKey does, for the latest of a batch. */
const versionKeyOf = (held: HeldDossier): string =>
  VERSION.map(({ of, kind }) =>
    BigInt(of(held) as number | bigint)
      .toString(16)
      .padStart(kind === 'hash' ? 16 : 8, '0'),
  ).join('')

/** Puts the rows of an attempt beside the warehouse, where nothing counts them; answers how many. */
export async function stageRows(
  { nodes, layout }: Opened,
  attempt: Attempt,
  batches: AsyncIterable<readonly HeldDossier[]>,
): Promise<number> {
  const sql = `INSERT INTO ${tableNames(layout).all('staged')} (${NAMES}, version_key, attempt, staged_on) FORMAT TabSeparated`
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
      lines.push(tabbed([...COLUMNS.map(({ of }) => of(held)), versionKeyOf(held), attempt.name, attempt.stagedOn]))
      if (lines.length >= ROWS) await send()
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

/** Tables whose rows are of use for two days at the most, by the column that is their partition. */
const PASSING = [
  { table: 'staged', day: 'staged_on' },
  { table: 'staged_amendments', day: 'staged_on' },
  { table: 'staged_anew', day: 'staged_on' },
  { table: 'turns', day: 'taken_on' },
] as const

/**
 * Drops what was staged before a day, on every node that answers; the others drop theirs the next time. The caller knows that
 * no batch of those days is waiting to be merged.
 */
export async function dropStagedBefore({ nodes, layout }: Opened, day: number): Promise<void> {
  const { local } = tableNames(layout)
  const onNode = async (host: string): Promise<void> => {
    for (const { table, day: column } of PASSING) {
      const sql = `SELECT DISTINCT toString(${column}) FROM ${local(table)} WHERE ${column} < ${day}`
      const days = (await nodes.askOne(host, { sql })).split('\n').filter((line) => line !== '')
      for (const old of days) await nodes.askOne(host, { sql: `ALTER TABLE ${local(table)} DROP PARTITION ${old}` })
    }
  }
  const answers = await Promise.allSettled(nodes.address.hosts.map(onNode))
  for (const answer of answers) {
    if (answer.status === 'rejected' && !isUnreachable(answer.reason)) throw answer.reason
  }
}

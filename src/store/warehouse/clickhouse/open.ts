import { ThuocDoError } from '../../../platform/problem.ts'
import { type ClickhouseAddress, readAddress } from './address.ts'
import { isUnreachable } from './failures.ts'
import type { Settings } from './http.ts'
import { type Nodes, nodesOf } from './nodes.ts'
import { type Layout, SCHEMA_VERSION, schemaSql } from './schema.ts'
import { quoted } from './text.ts'

/** A warehouse whose tables are there. */
export interface Opened {
  readonly nodes: Nodes
  readonly layout: Layout
}

async function layoutOf(nodes: Nodes): Promise<Layout> {
  const { database, cluster, hosts } = nodes.address
  const [types] = await nodes.rows(`SELECT count() AS wide FROM system.data_type_families WHERE name = 'UInt128'`)
  const wide = Number(types?.wide) > 0
  if (cluster === null) return { database, cluster, replicas: 1, wide }
  const [known] = await nodes.rows(
    `SELECT count() AS nodes, max(replica_num) AS replicas FROM system.clusters WHERE cluster = ${quoted(cluster)}`,
  )
  const count = Number(known?.nodes)
  if (count !== hosts.length)
    throw new ThuocDoError('warehouse.cluster', { cluster, known: count, named: hosts.length })
  return { database, cluster, replicas: Number(known?.replicas), wide }
}

async function makeTables(nodes: Nodes, host: string, layout: Layout): Promise<void> {
  for (const sql of schemaSql(layout)) await nodes.askOne(host, { sql })
  const held = `SELECT toString(max(version)) FROM ${layout.database}.schema_version`
  const version = Number(await nodes.askOne(host, { sql: held }))
  if (version > SCHEMA_VERSION) throw new ThuocDoError('warehouse.newer', { version, known: SCHEMA_VERSION })
  if (version < SCHEMA_VERSION) {
    await nodes.askOne(host, { sql: `INSERT INTO ${layout.database}.schema_version VALUES (${SCHEMA_VERSION})` })
  }
}

/** How long an insert waits for the other replicas to have it, before it is refused and tried again. */
const QUORUM_MS = 60_000
/** A replica that is so many seconds behind is asked only when no other is there. */
const BEHIND_S = 2

/**
 * With replicas: what is acknowledged is on more than half of them, and what is read has all of it. A replica that is behind
 * refuses to answer, and others are asked before it. Rows that were inserted before are inserted again all the same: what a
 * table once took, and lost to a later version since, may be right again.
 */
export function replicaSettings({ replicas, wide }: Layout): Settings {
  if (replicas < 2) return {}
  const settings = {
    insert_quorum: Math.floor(replicas / 2) + 1,
    insert_quorum_timeout: QUORUM_MS,
    insert_deduplicate: 0,
    select_sequential_consistency: 1,
    max_replica_delay_for_distributed_queries: BEHIND_S,
  }
  return wide ? { ...settings, insert_quorum_parallel: 0 } : settings
}

/**
 * Makes the tables on every node that lack them. A replica that does not answer is passed over: it has them from another
 * opening, or gets them at the next.
 * @throws ThuocDoError `config.warehouse`, `warehouse.cluster`, `warehouse.unreachable`, `warehouse.access`, `warehouse.refused`, `warehouse.newer`
 */
export async function openNodes(url: string, pauses?: readonly number[]): Promise<Opened> {
  const address: ClickhouseAddress = readAddress(url)
  const plain = nodesOf(address, pauses)
  const layout = await layoutOf(plain)
  const answers = await Promise.allSettled(address.hosts.map((host) => makeTables(plain, host, layout)))
  const failures = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  const absent = failures.filter(isUnreachable)
  const [worst] = failures.filter((each) => !absent.includes(each))
  if (worst !== undefined) throw worst
  if (absent.length > 0 && (layout.replicas === 1 || absent.length === answers.length)) throw absent[0]
  const settings = replicaSettings(layout)
  const nodes: Nodes = {
    ...plain,
    ask: (question) => plain.ask({ ...question, settings: { ...settings, ...question.settings } }),
    rows: (sql, question) => plain.rows(sql, { ...question, settings: { ...settings, ...question?.settings } }),
  }
  return { nodes, layout }
}

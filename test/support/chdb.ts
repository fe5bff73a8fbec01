import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A current ClickHouse of our own: one node, in a process of its own. */
export interface TestChdb {
  /** URL of a database; `cluster`: through the tables of a cluster that has this node as its only shard. */
  url(database: string, cluster: boolean): string
  stop(): Promise<void>
}

/** How a person gets the package, which is far too large to be a dependency. */
export const CHDB_HINT = 'npm install --prefix FOLDER chdb@3.4.0 (545 MB), then THUOCDO_TEST_CHDB=FOLDER'

/** The folder in whose node_modules `chdb` is: the one that THUOCDO_TEST_CHDB names, or the product's own; null when neither has it. */
export function findChdb(): string | null {
  const own = join(import.meta.dirname, '..', '..')
  const folders = [process.env.THUOCDO_TEST_CHDB ?? own, own]
  return folders.find((folder) => existsSync(join(folder, 'node_modules', 'chdb', 'package.json'))) ?? null
}

/** The only shard is the node itself, asked without a connection: clickhouse-local knows itself by its port. */
const CONFIG = `<clickhouse><tcp_port>9000</tcp_port><remote_servers><thuocdo><shard><internal_replication>true</internal_replication>
  <replica><host>127.0.0.1</host><port>9000</port></replica></shard></thuocdo></remote_servers></clickhouse>`

/** Starts a node; it ends with `stop` or with the process of the tests. Takes about a second. */
export async function startChdb(packages: string): Promise<TestChdb> {
  const dir = mkdtempSync(join(tmpdir(), 'thuocdo-chdb-'))
  const config = join(dir, 'config.xml')
  writeFileSync(config, CONFIG)
  const program = join(import.meta.dirname, 'chdb-server.ts')
  const child = spawn(process.execPath, [program, packages, join(dir, 'data'), config], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const word = await Promise.race([once(child.stdout, 'data'), gone.then(() => null)])
  const port = Number(word)
  if (!(port > 0)) throw new Error('chdb did not start')
  return {
    url: (database, cluster) => `clickhouse://127.0.0.1:${port}/${database}${cluster ? '?cluster=thuocdo' : ''}`,
    async stop() {
      child.stdin.end()
      await gone
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

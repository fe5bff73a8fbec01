import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startZookeeper, type TestZookeeper } from './zookeeper.ts'

/** A ClickHouse node of our own on loopback. */
export interface TestNode {
  readonly port: number
  /** Which shard it is a replica of, from 0. */
  readonly shard: number
  /** Everything of it: its data in `data`. */
  readonly folder: string
  /** As if the machine lost power: no time to finish anything. */
  kill(): Promise<void>
  /** Starts again on the same ports and the same data. */
  restart(): Promise<void>
}

/** Nodes of our own in a temporary folder, of the cluster `thuocdo`; a single one is no cluster. */
export interface TestClickhouse {
  readonly nodes: readonly TestNode[]
  /** Null without replicas. */
  readonly zookeeper: TestZookeeper | null
  /** URL of a database; it is made when it is opened for the first time. */
  url(database: string): string
  /** Stops the nodes; their folder is deleted soon after. Both happen anyway when the process of the tests ends, however it ends. */
  stop(): Promise<void>
}

/** How many copies of each shard, and the program of the ZooKeeper that they need. */
export interface TestReplicas {
  readonly count: number
  readonly zookeeper: string
}

const USER = 'thuocdo'
const PASSWORD = 'p@ss:word/1'

/** The server's program: Debian's, or the one on the PATH; null when there is none. */
export function findClickhouse(): string | null {
  const folders = ['/usr/sbin', '/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const executable = (path: string): boolean => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  }
  return folders.map((folder) => join(folder, 'clickhouse-server')).find(executable) ?? null
}

/** As many free ports as asked for, all different. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject)
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            if (address === null || typeof address === 'string') reject(new Error('no port'))
            else resolve(address.port)
          })
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Where a node is: its place in the cluster and its ports. */
interface Place {
  readonly shard: number
  readonly replica: number
  readonly http: number
  readonly tcp: number
  readonly inner: number
}

/** What every node of a cluster knows of it. */
interface Cluster {
  readonly places: readonly Place[]
  /** Port of ZooKeeper; null without replicas. */
  readonly zookeeper: number | null
}

function clusterConfig({ places, zookeeper }: Cluster, own: Place): string {
  const replica = ({ tcp }: Place): string =>
    `<replica><host>127.0.0.1</host><port>${tcp}</port><user>${USER}</user><password>${xml(PASSWORD)}</password></replica>`
  const shards = [...new Set(places.map(({ shard }) => shard))].map((shard) => {
    const replicas = places.filter((place) => place.shard === shard).map(replica)
    return `<shard><internal_replication>true</internal_replication>${replicas.join('')}</shard>`
  })
  const servers = places.length > 1 ? `<thuocdo>${shards.join('')}</thuocdo>` : ''
  const remote = `<remote_servers>${servers}</remote_servers>`
  if (zookeeper === null) return remote
  return `${remote}
  <zookeeper><node index="1"><host>127.0.0.1</host><port>${zookeeper}</port></node><session_timeout_ms>2000</session_timeout_ms></zookeeper>
  <macros><shard>${own.shard}</shard><replica>${own.replica}</replica></macros>`
}

const configOf = (folder: string, own: Place, cluster: Cluster): string => `<yandex>
  <logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
  <listen_host>127.0.0.1</listen_host><interserver_http_host>127.0.0.1</interserver_http_host>
  <http_port>${own.http}</http_port><tcp_port>${own.tcp}</tcp_port><interserver_http_port>${own.inner}</interserver_http_port>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>${folder}/users.xml</users_config>
  <merge_tree><old_parts_lifetime>10</old_parts_lifetime></merge_tree>
  <mark_cache_size>67108864</mark_cache_size><default_profile>default</default_profile><default_database>default</default_database>
  ${clusterConfig(cluster, own)}
</yandex>`

const USERS = `<yandex>
  <profiles><default><max_threads>2</max_threads></default></profiles>
  <quotas><default/></quotas>
  <users><${USER}><password>${xml(PASSWORD)}</password><networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile><quota>default</quota></${USER}></users>
</yandex>`

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ping`, { signal: AbortSignal.timeout(1000) })).ok
  } catch {
    return false
  }
}

/** Kills what is left of the nodes, says so, and clears up when standard input ends: the test run is over or was killed. */
const WATCH = `trap '' PIPE
cat >/dev/null
for file in "$DIR"/*/pid; do [ -f "$file" ] && kill -9 "$(cat "$file")"; done
echo killed
sleep 0.2
cd /; rm -rf "$DIR" || { sleep 1; rm -rf "$DIR"; }`

async function node(program: string, folder: string, own: Place, cluster: Cluster): Promise<TestNode> {
  mkdirSync(folder)
  writeFileSync(join(folder, 'config.xml'), configOf(folder, own, cluster))
  writeFileSync(join(folder, 'users.xml'), USERS)
  let exit: Promise<unknown> = Promise.resolve()
  let pid = 0
  const start = async (): Promise<void> => {
    const args = [`--config-file=${join(folder, 'config.xml')}`]
    const child = spawn(program, args, { cwd: folder, stdio: 'ignore', detached: true })
    child.unref()
    pid = child.pid ?? 0
    writeFileSync(join(folder, 'pid'), String(pid))
    let ended = false
    exit = new Promise((resolve) => {
      child.once('exit', () => {
        ended = true
        resolve(null)
      })
    })
    for (const began = Date.now(); !(await answers(own.http)); await sleep(50)) {
      if (!ended && Date.now() - began < 60_000) continue
      throw new Error(`ClickHouse did not start:\n${readFileSync(join(folder, 'errors'), 'utf8').slice(-4000)}`)
    }
  }
  await start()
  return {
    port: own.http,
    shard: own.shard,
    folder,
    async kill() {
      process.kill(pid, 'SIGKILL')
      rmSync(join(folder, 'pid'))
      await exit
    },
    restart: start,
  }
}

/**
 * Starts nodes, so many shards with so many replicas each (one without ZooKeeper); they answer when the promise resolves.
 * Takes about a second.
 */
export async function startClickhouse(
  program: string,
  shards: number,
  replicas: TestReplicas | null = null,
): Promise<TestClickhouse> {
  const dir = mkdtempSync(join(tmpdir(), 'thuocdo-clickhouse-'))
  const watch = spawn('sh', ['-c', WATCH], {
    env: { PATH: process.env.PATH ?? '', DIR: dir },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  })
  watch.unref()
  const stop = async (): Promise<void> => {
    // Thousands of small files take their time, for which nobody need wait.
    const killed = once(watch.stdout, 'data')
    watch.stdin.end()
    await killed
    watch.stdout.destroy()
  }
  try {
    const copies = replicas?.count ?? 1
    const [keeper = 0, ...ports] = await freePorts(1 + shards * copies * 3)
    const places = Array.from({ length: shards * copies }, (_, index): Place => {
      const [http = 0, tcp = 0, inner = 0] = ports.slice(index * 3)
      return { shard: Math.floor(index / copies), replica: index % copies, http, tcp, inner }
    })
    const zookeeper =
      replicas === null ? null : await startZookeeper(replicas.zookeeper, join(dir, 'zookeeper'), keeper)
    const cluster: Cluster = { places, zookeeper: replicas === null ? null : keeper }
    const nodes = await Promise.all(
      places.map((place, index) => node(program, join(dir, `node${index}`), place, cluster)),
    )
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')
    const url = (database: string): string =>
      `clickhouse://${USER}:${encodeURIComponent(PASSWORD)}@${hosts}/${database}`
    return { nodes, zookeeper, url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

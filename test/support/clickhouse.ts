import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A ClickHouse node of our own on loopback. */
export interface TestNode {
  readonly port: number
  /** As if the machine lost power: no time to finish anything. */
  kill(): Promise<void>
  /** Starts again on the same ports and the same data. */
  restart(): Promise<void>
}

/** Nodes of our own in a temporary folder; each is a shard of the cluster `thuocdo`, a single one is no cluster. */
export interface TestClickhouse {
  readonly nodes: readonly TestNode[]
  /** URL of a database; it is made when it is opened for the first time. */
  url(database: string): string
  /** Stops the nodes and deletes their folder. It happens anyway when the test process ends, however it ends. */
  stop(): Promise<void>
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

interface Ports {
  readonly http: number
  readonly tcp: number
  readonly inner: number
}

function configOf(folder: string, own: Ports, all: readonly Ports[]): string {
  const shards = all.map(
    ({ tcp }) =>
      `<shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>${tcp}</port>
       <user>${USER}</user><password>${xml(PASSWORD)}</password></replica></shard>`,
  )
  return `<yandex>
  <logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
  <listen_host>127.0.0.1</listen_host><interserver_http_host>127.0.0.1</interserver_http_host>
  <http_port>${own.http}</http_port><tcp_port>${own.tcp}</tcp_port><interserver_http_port>${own.inner}</interserver_http_port>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>${folder}/users.xml</users_config>
  <mark_cache_size>67108864</mark_cache_size><default_profile>default</default_profile><default_database>default</default_database>
  <remote_servers>${all.length > 1 ? `<thuocdo>${shards.join('')}</thuocdo>` : ''}</remote_servers>
</yandex>`
}

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

/** Kills what is left of the nodes and clears up when standard input ends: the test run is over or was killed. */
const WATCH = `cat >/dev/null
for file in "$DIR"/*/pid; do [ -f "$file" ] && kill -9 "$(cat "$file")"; done
sleep 0.2
cd /; rm -rf "$DIR" || { sleep 1; rm -rf "$DIR"; }`

async function node(program: string, folder: string, own: Ports, all: readonly Ports[]): Promise<TestNode> {
  mkdirSync(folder)
  writeFileSync(join(folder, 'config.xml'), configOf(folder, own, all))
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
    async kill() {
      process.kill(pid, 'SIGKILL')
      rmSync(join(folder, 'pid'))
      await exit
    },
    restart: start,
  }
}

/** Starts nodes, each a shard without replicas; they answer when the promise resolves. Takes about a second. */
export async function startClickhouse(program: string, count: number): Promise<TestClickhouse> {
  const dir = mkdtempSync(join(tmpdir(), 'thuocdo-clickhouse-'))
  const watch = spawn('sh', ['-c', WATCH], {
    env: { PATH: process.env.PATH ?? '', DIR: dir },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watch.unref()
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => watch.once('exit', resolve))
    watch.ref()
    watch.stdin?.end()
    await gone
  }
  try {
    const ports = await freePorts(count * 3)
    const all = Array.from({ length: count }, (_, index) => {
      const [http = 0, tcp = 0, inner = 0] = ports.slice(index * 3)
      return { http, tcp, inner }
    })
    const nodes = await Promise.all(all.map((own, index) => node(program, join(dir, `node${index}`), own, all)))
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')
    const url = (database: string): string =>
      `clickhouse://${USER}:${encodeURIComponent(PASSWORD)}@${hosts}/${database}`
    return { nodes, url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

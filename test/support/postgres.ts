import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** A PostgreSQL server of our own in a temporary folder, reached with a password over loopback. */
export interface TestPostgres {
  readonly url: string
  readonly port: number
  /** Stops the server and deletes its folder. It happens anyway when the test process ends, however it ends. */
  stop(): Promise<void>
}

export type FoundPostgres =
  | { readonly kind: 'found'; readonly bin: string }
  | { readonly kind: 'missing'; readonly reason: string }

const DEBIAN = '/usr/lib/postgresql'

function hasServer(bin: string): boolean {
  try {
    for (const program of ['initdb', 'postgres']) accessSync(join(bin, program), constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The newest server of Debian's packages, else the one on the PATH. */
export function findPostgres(): FoundPostgres {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : []
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'))
  const bin = [...newestFirst, ...(process.env.PATH ?? '').split(delimiter)].find(hasServer)
  if (bin === undefined) {
    return { kind: 'missing', reason: 'no PostgreSQL server is installed (Debian: apt-get install postgresql)' }
  }
  if (process.getuid?.() === 0 && unprivileged() === null) {
    return { kind: 'missing', reason: 'PostgreSQL refuses to run as root and there is no user postgres or nobody' }
  }
  return { kind: 'found', bin }
}

/** PostgreSQL refuses to run as root: it then runs as one of these. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const line = ['postgres', 'nobody'].map((name) => lines.find((fields) => fields[0] === name)).find(Boolean)
  return line === undefined ? null : { uid: Number(line[2]), gid: Number(line[3]) }
}

/**
 * Makes the cluster, runs the server until standard input ends (the test run is over or was killed), then clears up. The
 * sorting is Vietnamese where the server has ICU, so that a query which relies on the database's sorting is found out.
 */
const SCRIPT = `
finish() { cd /; rm -rf "$DIR"; }
make() {
  "$BIN/initdb" -D "$DIR/data" -U thuocdo --auth=scram-sha-256 --pwfile="$DIR/password" \\
    --encoding=UTF8 --locale=C --no-sync "$@" >>"$DIR/log" 2>&1
}
make --locale-provider=icu --icu-locale=vi || { rm -rf "$DIR/data"; make; } || { cat >/dev/null; finish; exit 1; }
"$BIN/postgres" -D "$DIR/data" -p "$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories= >>"$DIR/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT $server
wait $server
finish
`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function clearUp(child: ChildProcess): Promise<void> {
  child.ref()
  child.stdin?.end()
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Starts a server; it is ready when the promise resolves. Takes one or two seconds. */
export async function startPostgres(bin: string): Promise<TestPostgres> {
  const dir = mkdtempSync(join(tmpdir(), 'thuocdo-postgres-'))
  const user = process.getuid?.() === 0 ? unprivileged() : null
  const password = randomBytes(12).toString('hex')
  writeFileSync(join(dir, 'password'), password)
  if (user !== null) for (const path of [join(dir, 'password'), dir]) chownSync(path, user.uid, user.gid)
  chmodSync(dir, 0o700)
  const port = await freePort()
  const env = { PATH: process.env.PATH ?? '', BIN: bin, DIR: dir, PORT: String(port) }
  // Detached: an interrupt from the keyboard ends the tests, and their end tells the script.
  const child = spawn('sh', ['-c', SCRIPT], {
    cwd: dir,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...user,
  })
  child.unref()
  const url = `postgres://thuocdo:${password}@127.0.0.1:${port}/postgres`
  for (const start = Date.now(); !(await answers(url)); await sleep(50)) {
    if (Date.now() - start < 60_000 && child.exitCode === null) continue
    const log = existsSync(join(dir, 'log')) ? readFileSync(join(dir, 'log'), 'utf8') : ''
    await clearUp(child)
    throw new Error(`PostgreSQL did not start:\n${log}`)
  }
  return { url, port, stop: () => clearUp(child) }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Debian's package `libzookeeper-java`; its manifest names the libraries that it needs. */
const JAR = '/usr/share/java/zookeeper.jar'

/** The server's program; null when it, or Java, is not installed. */
export function findZookeeper(): string | null {
  return existsSync(JAR) && spawnSync('java', ['-version']).status === 0 ? JAR : null
}

/** Whether the server answers to its shortest question. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('ruok'))
    socket.setTimeout(1000, () => socket.destroy())
    socket.once('data', (data) => {
      resolve(String(data) === 'imok')
      socket.destroy()
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}

/** A server of our own that can be killed and started again on the same port and data. */
export interface TestZookeeper {
  kill(): Promise<void>
  restart(): Promise<void>
}

/**
 * Starts a server of its own on loopback with everything in `folder`, and its number in the file `pid` there. Takes a quarter
 * of a second. Whoever starts it ends it.
 */
export async function startZookeeper(jar: string, folder: string, port: number): Promise<TestZookeeper> {
  mkdirSync(folder)
  const lines = [
    'tickTime=500',
    `dataDir=${join(folder, 'data')}`,
    `clientPort=${port}`,
    'clientPortAddress=127.0.0.1',
    'maxClientCnxns=0',
    'admin.enableServer=false',
    '4lw.commands.whitelist=ruok',
  ]
  const config = join(folder, 'zoo.cfg')
  writeFileSync(config, `${lines.join('\n')}\n`)
  const main = 'org.apache.zookeeper.server.quorum.QuorumPeerMain'
  const args = ['-Xmx128m', '-XX:+UseSerialGC', '-cp', jar, main, config]
  let child: ChildProcess
  const start = async (): Promise<void> => {
    child = spawn('java', args, { cwd: folder, stdio: 'ignore', detached: true })
    child.unref()
    writeFileSync(join(folder, 'pid'), String(child.pid))
    for (const began = Date.now(); !(await answers(port)); await sleep(50)) {
      if (child.exitCode === null && Date.now() - began < 60_000) continue
      throw new Error(`ZooKeeper did not start:\n${lines.join('\n')}`)
    }
  }
  await start()
  return {
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      rmSync(join(folder, 'pid'))
      await gone
    },
    restart: start,
  }
}

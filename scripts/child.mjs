// Running a program as our child so that neither outlives the other: signals are passed on, and where npm started us and
// is gone without passing one on (it ends only its own shell), the child is asked to end.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { isAlive } from './turn.mjs'

/**
 * The processes above us that we end with, read when the program starts, so that one that ends while packages are installed
 * is noticed afterwards: our parent, the shell of npm; and npm itself, which does not take its shell along when it is killed
 * (only Linux tells who it is).
 */
const PARENT = process.ppid
const GRANDPARENT = parentOf(PARENT)
const LOOK_EVERY_MS = 300
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

function parentOf(pid) {
  try {
    // "pid (name) state ppid …"; the name may hold anything.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
    return Number(parent)
  } catch {
    return null
  }
}

const orphaned = () =>
  process.ppid !== PARENT || !isAlive(PARENT) || (GRANDPARENT !== null && parentOf(PARENT) !== GRANDPARENT)

/**
 * Runs a program to its end and answers its exit code (128 + number of the signal that ended it).
 * `withParent`: it ends when our parent does. `linked`: it has a channel to us whose end tells it that we are gone.
 */
export function runToEnd(program, args, { withParent = false, linked = false, cwd = process.cwd() } = {}) {
  if (withParent && orphaned()) return Promise.resolve(128 + constants.signals.SIGTERM)
  const stdio = ['inherit', 'inherit', 'inherit', ...(linked ? ['ipc'] : [])]
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio, cwd })
    const passOn = (signal) => child.kill(signal)
    const look = () => {
      if (!orphaned()) return
      clearInterval(timer)
      child.kill('SIGTERM')
    }
    const timer = withParent ? setInterval(look, LOOK_EVERY_MS) : undefined
    const finish = () => {
      clearInterval(timer)
      for (const signal of SIGNALS) process.off(signal, passOn)
    }
    for (const signal of SIGNALS) process.on(signal, passOn)
    child.on('error', (error) => {
      finish()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      finish()
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ThuocDoError } from '../../../platform/problem.ts'
import { SERVER_DAY } from './journal.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { quoted } from './text.ts'

/** Seconds by the servers' clocks until a turn that its holder no longer renews is over. */
export const TURN_SECONDS = 60
const AGAIN_MS = 500

/**
 * Does work that only one process of all may do at a time. Whoever wants the turn says so first and looks afterwards who else
 * did: of two at once, at least one sees the other and steps back.
 */
export type InTurn = <T>(work: (stillOurs: () => void) => Promise<T>) => Promise<T>

/** `lasts`: seconds of a turn. @throws ThuocDoError (from the work's caller) `warehouse.busy` when others do not come to an end */
export function turnsOf({ nodes, layout }: Opened, lasts: number): InTurn {
  const renewMs = lasts * 250
  /** How long a process waits for its turn: two turns that nobody renews, and some. */
  const patienceMs = lasts * 2500
  const turns = tableNames(layout).all('turns')
  const holder = randomUUID()
  let number = 0
  /** When the turn was last taken or renewed, by our own clock. */
  let said = 0
  const say = async (seconds: number): Promise<void> => {
    number += 1
    const until = seconds === 0 ? 'toUInt32(0)' : `toUInt32(now()) + ${seconds}`
    await nodes.ask({
      sql: `INSERT INTO ${turns} (holder, number, until, taken_on)
        SELECT ${quoted(holder)}, toUInt64(${number}), ${until}, ${SERVER_DAY}`,
    })
  }
  const others = async (): Promise<boolean> => {
    const held = await nodes.rows(
      `SELECT holder, argMax(until, number) AS last FROM ${turns}
       WHERE taken_on >= ${SERVER_DAY} - 1 AND holder != ${quoted(holder)}
       GROUP BY holder HAVING last > toUInt32(now())`,
    )
    return held.length > 0
  }

  /**
   * While a node is missing a turn cannot be given back. It is tried again as long as the turn would last and no other of ours
   * has begun; else it ends by itself. What the work came to does not depend on it.
   */
  async function giveBack(until = Date.now() + lasts * 1000): Promise<void> {
    const given = say(0)
    const own = number
    try {
      await given
    } catch {
      const again = (): void => {
        if (number === own && Date.now() < until) giveBack(until)
      }
      setTimeout(again, AGAIN_MS).unref()
    }
  }

  async function alone(): Promise<boolean> {
    let taken = false
    const now = Date.now()
    try {
      await say(lasts)
      said = now
      taken = !(await others())
      return taken
    } finally {
      if (!taken) await giveBack()
    }
  }

  async function take(): Promise<void> {
    for (const began = Date.now(); !(await alone()); ) {
      if (Date.now() - began > patienceMs) throw new ThuocDoError('warehouse.busy')
      await sleep(randomInt(50, 250))
    }
  }

  return async (work) => {
    await take()
    const renew = setInterval(() => {
      const now = Date.now()
      // A renewal that fails leaves `said` as it is: stillOurs then says so in time.
      say(lasts).then(
        () => {
          said = now
        },
        () => undefined,
      )
    }, renewMs)
    try {
      return await work(() => {
        if (Date.now() - said > lasts * 500) throw new ThuocDoError('warehouse.busy')
      })
    } finally {
      clearInterval(renew)
      await giveBack()
    }
  }
}

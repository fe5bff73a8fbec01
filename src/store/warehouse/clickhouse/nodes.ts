import { setTimeout as sleep } from 'node:timers/promises'
import type { ClickhouseAddress } from './address.ts'
import { failureOf, isPassing, ServerRefusal } from './failures.ts'
import { askNode, type Question } from './http.ts'

/** The nodes of a warehouse, asked with patience. Everything they are asked may be asked twice: no request counts for more. */
export interface Nodes {
  readonly address: ClickhouseAddress
  /** Asks any node that answers; those that do not are passed over, and asked again for a while. */
  ask(question: Question): Promise<string>
  /** Rows of a query, as objects by column. */
  rows(sql: string, question?: Omit<Question, 'sql'>): Promise<readonly Record<string, unknown>[]>
  /** Asks this node only: again when it misses others, once when it is not there itself. */
  askOne(host: string, question: Question): Promise<string>
}

/** How long a request is repeated while nodes do not answer, in milliseconds between tries. */
const PAUSES = [50, 200, 500, 1000, 1500] as const

/** True when no answer came because nobody was there to begin with, so that the next node may be asked at once. */
const nobody = (error: unknown): boolean => isPassing(error) && !(error instanceof ServerRefusal)

/**
 * @throws ThuocDoError (from the requests) `warehouse.unreachable` when no node answers, `warehouse.incomplete` when one that
 * is needed does not, `warehouse.access` when it does not let the user in, `warehouse.refused` when the server refuses
 */
export function nodesOf(address: ClickhouseAddress, pauses: readonly number[] = PAUSES): Nodes {
  const { hosts } = address
  let preferred = 0

  async function askAround(question: Question): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await askNode(address, hosts[preferred] ?? '', question)
      } catch (error) {
        if (!nobody(error) || tries >= hosts.length) throw error
        preferred = (preferred + 1) % hosts.length
      }
    }
  }

  async function patiently(asked: readonly string[], again: (error: unknown) => boolean, work: () => Promise<string>) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work()
      } catch (error) {
        const pause = pauses[tries]
        if (pause === undefined || !again(error)) throw failureOf(error, asked)
        await sleep(pause)
      }
    }
  }

  const ask = (question: Question): Promise<string> => patiently(hosts, isPassing, () => askAround(question))

  return {
    address,
    ask,
    async rows(sql, question = {}) {
      const answer = await ask({ ...question, sql: `${sql} FORMAT JSONEachRow` })
      return answer
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    },
    askOne: (host, question) =>
      patiently(
        [host],
        (error) => isPassing(error) && !nobody(error),
        () => askNode(address, host, question),
      ),
  }
}

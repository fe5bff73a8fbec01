import { ThuocDoError } from '../../../platform/problem.ts'

/** What a server answered instead of a result. */
export class ServerRefusal extends Error {
  readonly number: number

  constructor(number: number, message: string) {
    super(message)
    this.name = 'ServerRefusal'
    this.number = number
  }
}

/** The exception in an answer: older servers say `Code: 279, e.displayText() = …`, newer ones `Code: 279. DB::Exception: …`. */
export function refusalOf(answer: string): ServerRefusal {
  const number = /Code: (\d+)/.exec(answer)?.[1]
  return new ServerRefusal(Number(number ?? 0), answer.split('\n')[0]?.slice(0, 300) ?? '')
}

/**
 * Numbers of ClickHouse's exceptions that say: a node that is needed does not answer, or a replica is behind. Asked again
 * later, the answer may be another one.
 */
const PASSING: ReadonlySet<number> = new Set([
  3, // UNEXPECTED_END_OF_FILE: the node died while it wrote
  32, // ATTEMPT_TO_READ_AFTER_EOF: the node died while it answered
  159, // TIMEOUT_EXCEEDED
  198, // DNS_ERROR
  203, // NO_FREE_CONNECTION
  209, // SOCKET_TIMEOUT
  210, // NETWORK_ERROR
  225, // NO_ZOOKEEPER
  242, // TABLE_IS_READ_ONLY
  279, // ALL_CONNECTION_TRIES_FAILED
  285, // TOO_FEW_LIVE_REPLICAS
  286, // UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE
  289, // REPLICA_IS_NOT_IN_QUORUM
  319, // UNKNOWN_STATUS_OF_INSERT
  394, // QUERY_WAS_CANCELLED
  999, // KEEPER_EXCEPTION
  1000, // POCO_EXCEPTION, such as a connection that was reset
])

/** Numbers of those that say: this user is not let in, or may not do what is needed. */
const ACCESS: ReadonlySet<number> = new Set([
  192, // UNKNOWN_USER
  193, // WRONG_PASSWORD
  194, // REQUIRED_PASSWORD
  195, // IP_ADDRESS_NOT_ALLOWED
  291, // DATABASE_ACCESS_DENIED
  497, // ACCESS_DENIED
  516, // AUTHENTICATION_FAILED
])

/** Whether the same request may be answered when it is asked again. Anything else is wrong for good. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ServerRefusal) return PASSING.has(error.number)
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string'
}

/** What a person is told: the nodes, never a part of an answer. */
export function failureOf(error: unknown, hosts: readonly string[]): unknown {
  if (!(error instanceof Error) || error instanceof ThuocDoError) return error
  if (error instanceof ServerRefusal) {
    const detail = error.message
    if (PASSING.has(error.number)) return new ThuocDoError('warehouse.incomplete', { detail }, { cause: error })
    const code = ACCESS.has(error.number) ? 'warehouse.access' : 'warehouse.refused'
    return new ThuocDoError(code, { hosts: hosts.join(', '), detail }, { cause: error })
  }
  if (!isPassing(error)) return error
  return new ThuocDoError('warehouse.unreachable', { hosts: hosts.join(', ') }, { cause: error })
}

/** True for the refusal that says: no node answered. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof ThuocDoError && error.code === 'warehouse.unreachable'

import { ThuocDoError } from '../../platform/problem.ts'
import type { PostgresAddress } from './postgres-address.ts'

/** SQLSTATE codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) and codes of sockets. */
const SERIALISATION = ['40001', '40P01']
const LOCK_TIMEOUT = '55P03'
const LOGIN = ['28P01', '28000']
const NO_DATABASE = '3D000'
const NOT_ALLOWED = ['42501', '25006']
const TABLE_EXISTS = '42P07'
/** Classes: broken connection, out of resources, stopped by an operator. */
const SERVER_TROUBLE = /^(08|53|57P|58)/
const SOCKET =
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|ENOENT$|EACCES$|CERT_|ERR_TLS|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/
/** Failures that the driver gives no code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|The server does not support SSL)/

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '')

/** True when the transaction lost against another one and may simply run again. */
export function isRetryable(error: unknown): boolean {
  return SERIALISATION.includes(codeOf(error))
}

/** The failure as an entry of the catalogue where the outside world is to blame, else as it is: a bug. */
export function postgresFailure(error: unknown, address: PostgresAddress, place: string, seconds: number): unknown {
  if (error instanceof ThuocDoError) return error
  const code = codeOf(error)
  const { server, database, user } = address
  const cause = { cause: error }
  if (code === LOCK_TIMEOUT || isRetryable(error)) return new ThuocDoError('registry.locked', { place, seconds }, cause)
  if (LOGIN.includes(code) || /^SASL|password/.test(messageOf(error))) {
    return new ThuocDoError('registry.postgres-login', { server, user }, cause)
  }
  if (code === NO_DATABASE) return new ThuocDoError('registry.postgres-no-database', { server, database }, cause)
  if (NOT_ALLOWED.includes(code)) return new ThuocDoError('registry.postgres-not-allowed', { place, user }, cause)
  if (code === TABLE_EXISTS) return new ThuocDoError('registry.not-a-register', { place }, cause)
  if (SERVER_TROUBLE.test(code) || SOCKET.test(code) || LOST.test(messageOf(error))) {
    return new ThuocDoError('registry.postgres-unreachable', { server, reason: code || 'no answer' }, cause)
  }
  return error
}

/** While connecting, whatever is not recognised means that what answers is no PostgreSQL we can talk to. */
export function connectFailure(error: unknown, address: PostgresAddress): unknown {
  const failure = postgresFailure(error, address, address.place, 0)
  if (failure instanceof ThuocDoError) return failure
  const reason = codeOf(error) || 'no answer as of PostgreSQL'
  return new ThuocDoError('registry.postgres-unreachable', { server: address.server, reason }, { cause: error })
}

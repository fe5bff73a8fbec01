import type { Db } from './tables.ts'

/** The words in which the engines differ. */
export interface Words {
  /** A text column that sorts by code point. */
  readonly text: string
  /** An integer column wide enough for 2^53. */
  readonly integer: string
  /** What follows the closing bracket of a table. */
  readonly tableEnd: string
  /** A query whose rows have the `name` of every table of the register. */
  readonly tableNames: string
}

/**
 * What an engine is to the registry: transactions. `work` may run again when the engine asks for it, so it must have no
 * effect outside the transaction. Failures of the outside world come out as ThuocDoError, all others as they are.
 */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres'
  readonly words: Words
  /** What people call the register: the file, or server and database. Never holds a password. */
  readonly place: string
  /** One consistent view of the register, whatever others write meanwhile. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** All or nothing, one writer at a time over all processes, durable when it resolves. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Real effects an opener uses unless told otherwise. */
export interface RegistryOptions {
  /** Gives `importedAt`. */
  readonly clock?: () => Date
  /** How long a write waits for another process before it gives up with `registry.locked`. */
  readonly lockWaitSeconds?: number
  /**
   * For looking only, where nothing may be written: the register is opened as it is, and one that is not there is answered
   * as empty and not made.
   */
  readonly readOnly?: boolean
}

export const LOCK_WAIT_SECONDS = 30

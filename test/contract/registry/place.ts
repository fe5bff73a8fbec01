import type { RegistryOptions } from '../../../src/store/registry/engine.ts'
import type { Registry } from '../../../src/store/registry/port.ts'
import { openPostgresRegistry } from '../../../src/store/registry/postgres.ts'
import { openSqliteRegistry } from '../../../src/store/registry/sqlite.ts'

/** Where a register lies: plain data, so that a child process can be told. */
export type Place =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly schema: string }

export function openAt(place: Place, options: RegistryOptions = {}): Promise<Registry> {
  if (place.engine === 'sqlite') return openSqliteRegistry(place.file, options)
  return openPostgresRegistry(place.url, { ...options, schema: place.schema })
}

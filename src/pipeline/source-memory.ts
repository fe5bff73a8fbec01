import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ByteSource } from '../ingest/rows/byte-source.ts'
import { keptHeader } from '../ingest/rows/column-names.ts'
import type { Mapping } from '../ingest/rows/mapping.ts'
import { isJson } from '../ingest/rows/open.ts'
import { readGiven, writeOutput } from '../platform/files.ts'
import { ThuocDoError } from '../platform/problem.ts'

/** A source's name becomes the name of a file: small letters, digits, dashes. @throws ThuocDoError `dossiers.source-name` */
export function checkedSource(given: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(given)) return given
  throw new ThuocDoError('dossiers.source-name', { given })
}

/** How something came: files and requests of one source may have columns of different names, each remembered apart. */
export type Way = 'file' | 'http'

/** The name under which columns of a kind are remembered. */
export const rememberedAs = (kind: string, way: Way): string => (way === 'http' ? `${kind}-http` : kind)

/** How the files of one kind and form of a source were read. */
export interface SourceMemory {
  /** The mapping to read the next by; null when there was none yet. */
  readonly remembered: Mapping | null
  /** Keeps the mapping for the next. */
  readonly keep: (mapping: Mapping) => void
}

/**
 * What is remembered of a source, for a file of the form that it has now: tables and records of JSON of one source have
 * other names, and each is compared with its own.
 */
export async function sourceMemory(
  dataDir: string,
  kind: string,
  source: string,
  bytes: ByteSource,
): Promise<SourceMemory> {
  const form = (await isJson(bytes)) ? `${kind}.records` : kind
  const file = join(dataDir, 'sources', `${form}-${source}.json`)
  const held = existsSync(file) ? (JSON.parse(readGiven(file).toString('utf8')) as Mapping) : null
  // Earlier versions remembered names of columns that may be those of persons.
  const remembered = held === null ? null : { ...held, header: keptHeader(held.header, held.columns) }
  return {
    remembered,
    keep(mapping) {
      const isSame = held?.hash === mapping.hash && held.header.length === remembered?.header.length
      if (!isSame) writeOutput(file, `${JSON.stringify(mapping, null, 2)}\n`)
    },
  }
}

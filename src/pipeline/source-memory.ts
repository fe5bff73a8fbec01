import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ByteSource } from '../ingest/rows/byte-source.ts'
import { keptHeader } from '../ingest/rows/column-names.ts'
import { type Mapping, NOTHING_STATED, restated, type StatedMapping } from '../ingest/rows/mapping.ts'
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

/** How the files of one kind and form of a source were read. */
export interface SourceMemory {
  /** The mapping to read the next by; null when there was none yet. */
  readonly remembered: Mapping | null
  /** What was stated of the source's records of this kind, whatever the way and the form; null when nothing was. */
  readonly statedBefore: StatedMapping | null
  /** Keeps the mapping for the next. */
  readonly keep: (mapping: Mapping) => void
  /** Keeps what was stated for all that the source sends. */
  readonly keepStated: (stated: StatedMapping | undefined) => void
}

function read<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readGiven(file).toString('utf8')) as T) : null
}

const write = (file: string, content: object): void => writeOutput(file, `${JSON.stringify(content, null, 2)}\n`)

/**
 * What is remembered of a source, for a delivery of the form that it has now: tables and records of JSON of one source, files and
 * requests, have other names, and each is compared with its own. What a person stated is a matter of the source, and of all of these.
 */
export async function sourceMemory(
  dataDir: string,
  { kind, way, source }: { readonly kind: string; readonly way: Way; readonly source: string },
  bytes: ByteSource,
): Promise<SourceMemory> {
  const ofWay = way === 'http' ? `${kind}-http` : kind
  const form = (await isJson(bytes)) ? `${ofWay}.records` : ofWay
  const file = join(dataDir, 'sources', `${form}-${source}.json`)
  const fileOfStated = join(dataDir, 'sources', `${kind}.stated-${source}.json`)
  const held = read<Mapping>(file)
  const statedBefore = read<StatedMapping>(fileOfStated)
  // Earlier versions remembered names of columns that may be those of persons.
  const remembered = held === null ? null : { ...held, header: keptHeader(held.header, held.columns) }
  return {
    remembered,
    statedBefore,
    keep(mapping) {
      const isSame = held?.hash === mapping.hash && held.header.length === remembered?.header.length
      if (!isSame) write(file, mapping)
    },
    keepStated(stated) {
      if (stated === undefined) return
      // Read anew: another delivery may have stated something meanwhile.
      const held = read<StatedMapping>(fileOfStated)
      const all = restated(held ?? NOTHING_STATED, stated)
      if (JSON.stringify(all) !== JSON.stringify(held)) write(fileOfStated, all)
    },
  }
}

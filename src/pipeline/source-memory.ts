import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mapping } from '../ingest/rows/mapping.ts'
import { writeFileWhole } from '../platform/files.ts'
import { ThuocDoError } from '../platform/problem.ts'

const fileOf = (dataDir: string, kind: string, source: string): string =>
  join(dataDir, 'sources', `${kind}-${source}.json`)

/** A source's name becomes the name of a file: small letters, digits, dashes. @throws ThuocDoError `dossiers.source-name` */
export function checkedSource(given: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(given)) return given
  throw new ThuocDoError('dossiers.source-name', { given })
}

/** The mapping that files of this kind of the source were read with last; null when there was none yet. */
export function rememberedMapping(dataDir: string, kind: string, source: string): Mapping | null {
  const file = fileOf(dataDir, kind, source)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Mapping) : null
}

/** Keeps the mapping for the source's next file. */
export function rememberMapping(dataDir: string, kind: string, source: string, mapping: Mapping): void {
  writeFileWhole(fileOf(dataDir, kind, source), `${JSON.stringify(mapping, null, 2)}\n`)
}

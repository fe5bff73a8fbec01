import { createHash } from 'node:crypto'

/** Name of the file that marks a folder as a site of ours and lists what is in it. */
export const MANIFEST = 'manifest.json'
const GENERATOR = 'thuocdo/site/1'

/** A file of the site: path within it, size and hash. */
export interface ManifestFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

export interface Manifest {
  readonly generator: string
  readonly periods: readonly string[]
  readonly files: readonly ManifestFile[]
}

export function manifestFile(path: string, bytes: Uint8Array): ManifestFile {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The manifest as text: files by path, so that the same site gives the same bytes. */
export function manifestText(periods: readonly string[], files: readonly ManifestFile[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  return `${JSON.stringify({ generator: GENERATOR, periods, files: sorted }, null, 1)}\n`
}

function isManifest(data: unknown): data is Manifest {
  if (typeof data !== 'object' || data === null || !('generator' in data) || data.generator !== GENERATOR) return false
  return 'files' in data && Array.isArray(data.files) && 'periods' in data && Array.isArray(data.periods)
}

/** The manifest in the text, or null when it is none of ours. */
export function parseManifest(text: string): Manifest | null {
  try {
    const data: unknown = JSON.parse(text)
    return isManifest(data) ? data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

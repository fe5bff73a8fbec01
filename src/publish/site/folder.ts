import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { makeFolder } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { leftBeside, newMark } from '../../platform/temporary.ts'
import { MANIFEST, type Manifest, parseManifest } from './manifest.ts'

/** The files below a folder, as paths with `/`. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
}

function heldManifest(folder: string): Manifest | null {
  const path = join(folder, MANIFEST)
  return existsSync(path) ? parseManifest(readFileSync(path, 'utf8')) : null
}

/** Keys of the periods that a site of ours in the folder shows; none where there is no such site. */
export function publishedPeriods(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  return heldManifest(folder)?.periods ?? []
}

/**
 * Makes sure that writing a site to the folder destroys nothing of anybody else.
 * @throws ThuocDoError `site.not-a-folder`, or `site.foreign-files` when the folder holds files that are not of a site of ours.
 */
export function ensureOurs(folder: string): void {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory()) throw new ThuocDoError('site.not-a-folder', { folder })
  const found = filesBelow(folder)
  if (found.length === 0) return
  const own = new Set([MANIFEST, ...(heldManifest(folder)?.files ?? []).map(({ path }) => path)])
  const foreign = heldManifest(folder) === null ? found : found.filter((path) => !own.has(path))
  if (foreign.length > 0) {
    const shown = foreign.slice(0, 5)
    throw new ThuocDoError('site.foreign-files', { folder, count: foreign.length, files: shown })
  }
}

/** A folder beside the destination in which a site is built; on the same disk, so that it can be swapped in by renaming. */
export interface Workplace {
  readonly folder: string
  /** Puts the finished site in the place of the old one. */
  readonly swapIn: () => void
  /** Removes what was built. */
  readonly discard: () => void
}

/** After a process was killed between two renames its old site still stands beside: back it goes. Leftovers are removed. */
function recover(destination: string): void {
  for (const path of leftBeside(destination, '.')) {
    if (path.endsWith('.old') && !existsSync(destination)) renameSync(path, destination)
    else rmSync(path, { recursive: true, force: true })
  }
}

/**
 * Opens a workplace beside the destination folder. Two renames put the result in place; a process killed at any moment leaves
 * the old site, the new one, or (between the renames) neither, and then the next run puts the old one back first.
 * @throws ThuocDoError as `ensureOurs`, and `site.not-written` when the place cannot be written to.
 */
export function openWorkplace(out: string): Workplace {
  const destination = resolve(out)
  const parent = dirname(destination)
  const name = basename(destination)
  const mark = newMark()
  const folder = join(parent, `.${name}.${mark}.new`)
  const old = join(parent, `.${name}.${mark}.old`)
  try {
    makeFolder(parent)
    recover(destination)
    ensureOurs(destination)
    mkdirSync(folder)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code
    if (error instanceof ThuocDoError || reason === undefined) throw error
    throw new ThuocDoError('site.not-written', { folder: destination, file: name, reason }, { cause: error })
  }
  return {
    folder,
    swapIn: () => {
      ensureOurs(destination)
      if (existsSync(destination)) renameSync(destination, old)
      renameSync(folder, destination)
      rmSync(old, { recursive: true, force: true })
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}

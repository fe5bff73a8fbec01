import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Lang } from '../../model/text.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { pathOf } from '../../views/address.ts'
import { addresses } from './addresses.ts'
import { openWorkplace, type Workplace } from './folder.ts'
import { downloadPath, placeIssues } from './issues.ts'
import { MANIFEST, manifestText } from './manifest.ts'
import { createSite, type Site } from './site.ts'
import { limitedTo, type SiteSource } from './source.ts'
import { type SiteWriter, siteWriter } from './writer.ts'

export interface PublishOptions {
  /** Folder of the site; made, or replaced when it holds a site of ours. */
  readonly out: string
  /** Keys of the periods to publish; all when left out. */
  readonly periods?: readonly string[]
  /** Told how many of the pages are written. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface PublishedSite {
  readonly folder: string
  readonly pages: number
  readonly files: number
  readonly bytes: number
}

type Write = SiteWriter['write']

const LANGUAGES: readonly Lang[] = ['vi', 'en']

async function writeDownloads(source: SiteSource, periodKey: string, issue: string, write: Write): Promise<void> {
  const placed = placeIssues(await source.months(periodKey)).find((one) => one.issue === issue)
  const files = placed === undefined ? [] : await source.downloads(placed.month)
  for (const { fileName, bytes } of files) await write(downloadPath(periodKey, issue, fileName), bytes)
}

async function writePages(site: Site, source: SiteSource, write: Write, options: PublishOptions): Promise<number> {
  const all = await addresses(source)
  const total = all.length * LANGUAGES.length
  let done = 0
  for (const address of all) {
    if (address.kind === 'month') await writeDownloads(source, address.periodKey, address.issue, write)
    for (const lang of LANGUAGES) {
      const html = await site.page(address, lang)
      if (html === null) throw new Error(`the source lists a page that it cannot draw: ${pathOf(address, lang)}`)
      await write(pathOf(address, lang), html)
      done += 1
    }
    if (done % 100 !== 0) continue
    options.onProgress?.(done, total)
    // Signals and timers get their turn.
    await setImmediate()
  }
  options.onProgress?.(total, total)
  return total
}

async function build(source: SiteSource, place: Workplace, options: PublishOptions): Promise<PublishedSite> {
  const site = createSite(source)
  const writer = siteWriter(place.folder)
  try {
    for (const { path, bytes } of site.assets.files) await writer.write(path, bytes)
    const pages = await writePages(site, source, writer.write, options)
    const files = await writer.finish()
    const manifest = Buffer.from(manifestText(await source.periods(), files))
    writeFileSync(join(place.folder, MANIFEST), manifest)
    const bytes = files.reduce((sum, file) => sum + file.bytes, manifest.length)
    return { folder: options.out, pages, files: files.length + 1, bytes }
  } finally {
    await writer.close()
  }
}

/**
 * The source with its answers remembered while one site is built: months for good, for every unit asks for them again; the
 * files of the last month only, for they are asked for by its pages in a row and are large.
 */
function remembered(source: SiteSource): SiteSource {
  const months = new Map<string, ReturnType<SiteSource['months']>>()
  let last: { readonly documentId: string; readonly files: ReturnType<SiteSource['downloads']> } | undefined
  const periods = source.periods()
  const unitIds = source.unitIds()
  return {
    ...source,
    periods: () => periods,
    unitIds: () => unitIds,
    months: (key) => {
      const held = months.get(key) ?? source.months(key)
      months.set(key, held)
      return held
    },
    downloads: (month) => {
      if (last?.documentId !== month.document.id) {
        last = { documentId: month.document.id, files: source.downloads(month) }
      }
      return last.files
    },
  }
}

async function choose(source: SiteSource, wanted: readonly string[] | undefined): Promise<SiteSource> {
  if (wanted === undefined) return source
  const held = await source.periods()
  const missing = wanted.filter((key) => !held.includes(key))
  if (missing.length > 0) throw new ThuocDoError('site.no-such-period', { periods: missing, held })
  return limitedTo(source, wanted)
}

/**
 * Writes the site to a folder that works from any web server and any sub-path, and from the disk. The folder changes all at once.
 * @throws ThuocDoError `site.no-such-period`, `site.not-a-folder`, `site.foreign-files`, `site.not-written`.
 */
export async function publishSite(source: SiteSource, options: PublishOptions): Promise<PublishedSite> {
  const chosen = remembered(await choose(source, options.periods))
  const place = openWorkplace(options.out)
  try {
    const published = await build(chosen, place, options)
    place.swapIn()
    return published
  } finally {
    place.discard()
  }
}

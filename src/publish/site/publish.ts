import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Lang } from '../../model/text.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { pathOf } from '../../views/address.ts'
import { addresses } from './addresses.ts'
import { openWorkplace, publishedPeriods, type Workplace } from './folder.ts'
import { downloadPath, placeIssues } from './issues.ts'
import { MANIFEST, manifestText } from './manifest.ts'
import { createSite, type Site } from './site.ts'
import { limitedTo, type MissingFile, type SiteSource } from './source.ts'
import { type SiteWriter, siteWriter } from './writer.ts'

export interface PublishOptions {
  /** Folder of the site; made, or replaced when it holds a site of ours. */
  readonly out: string
  /** Keys of the periods to publish; all when left out. Periods that the folder shows already stay in the site. */
  readonly periods?: readonly string[]
  /** True: periods that the folder shows and `periods` does not name go. */
  readonly replace?: boolean
  /** Told how many of the pages are written. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface PublishedSite {
  readonly folder: string
  readonly pages: number
  readonly files: number
  readonly bytes: number
  /** Keys of all periods of the site, oldest end first. */
  readonly periods: readonly string[]
  /** Files that the site should have and has not. */
  readonly missing: readonly MissingFromSite[]
}

/** A file that one issuer's results lack. */
export interface MissingFromSite extends MissingFile {
  readonly period: string
  readonly issuer: string
}

type Write = SiteWriter['write']

const LANGUAGES: readonly Lang[] = ['vi', 'en']

async function writeDownloads(
  source: SiteSource,
  periodKey: string,
  issue: string,
  write: Write,
): Promise<readonly MissingFromSite[]> {
  const placed = placeIssues(await source.months(periodKey)).find((one) => one.issue === issue)
  if (placed === undefined) return []
  const { files, missing } = await source.downloads(placed.month)
  for (const { fileName, bytes } of files) await write(downloadPath(periodKey, issue, fileName), bytes)
  return missing.map((one) => ({ ...one, period: periodKey, issuer: placed.month.issuer.unit.name }))
}

async function writePages(
  site: Site,
  source: SiteSource,
  write: Write,
  options: PublishOptions,
): Promise<Pick<PublishedSite, 'pages' | 'missing'>> {
  const missing: MissingFromSite[] = []
  const all = await addresses(source)
  const total = all.length * LANGUAGES.length
  let done = 0
  for (const address of all) {
    if (address.kind === 'month') {
      missing.push(...(await writeDownloads(source, address.periodKey, address.issue, write)))
    }
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
  return { pages: total, missing }
}

async function build(source: SiteSource, place: Workplace, options: PublishOptions): Promise<PublishedSite> {
  const site = createSite(source)
  const writer = siteWriter(place.folder)
  try {
    for (const { path, bytes } of site.assets.files) await writer.write(path, bytes)
    const { pages, missing } = await writePages(site, source, writer.write, options)
    const files = await writer.finish()
    const periods = await source.periods()
    const manifest = Buffer.from(manifestText(periods, files))
    writeFileSync(join(place.folder, MANIFEST), manifest)
    const bytes = files.reduce((sum, file) => sum + file.bytes, manifest.length)
    return { folder: options.out, pages, files: files.length + 1, bytes, periods, missing }
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

/**
 * The source seen through the periods of the site to be: those wanted, and those that the folder shows already.
 * @throws ThuocDoError `site.no-such-period`, `site.periods-lost`
 */
async function choose(source: SiteSource, { out, periods, replace = false }: PublishOptions): Promise<SiteSource> {
  const held = await source.periods()
  const wanted = periods ?? held
  const unknown = wanted.filter((key) => !held.includes(key))
  if (unknown.length > 0) throw new ThuocDoError('site.no-such-period', { periods: unknown, held })
  const shown = replace ? [] : publishedPeriods(out)
  const lost = shown.filter((key) => !held.includes(key))
  if (lost.length > 0) throw new ThuocDoError('site.periods-lost', { folder: out, periods: lost })
  return periods === undefined ? source : limitedTo(source, [...new Set([...shown, ...wanted])])
}

/**
 * Writes the site to a folder that works from any web server and any sub-path, and from the disk. The folder changes all at
 * once; periods it shows already are drawn anew with the others and never lost without `replace`.
 * @throws ThuocDoError `site.no-such-period`, `site.periods-lost`, `site.not-a-folder`, `site.foreign-files`, `site.not-written`.
 */
export async function publishSite(source: SiteSource, options: PublishOptions): Promise<PublishedSite> {
  const chosen = remembered(await choose(source, options))
  const place = openWorkplace(options.out)
  try {
    const published = await build(chosen, place, options)
    place.swapIn()
    return published
  } finally {
    place.discard()
  }
}

import { type Period, parsePeriod } from '../model/period.ts'
import type { MonthResults, UnitResults } from '../model/results.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { slug } from '../model/vietnamese.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { renderCsv } from '../publish/data/figures.ts'
import { renderJson } from '../publish/data/json.ts'
import { assembleResults, type Publication, publications } from '../publish/results.ts'
import type { MissingFile, SiteDownload, SiteFiles, SiteSource } from '../publish/site/source.ts'
import type { UnitInMonth, UnitRecord } from '../views/unit/record.ts'
import type { LetterFile } from './draw-letter.ts'
import { writeLetterFiles, writeWorkbook } from './letter.ts'
import { directoryOf, type Product } from './product.ts'

/**
 * Answers once per key and remembers, so that the same question always gets the same object; with a `limit`, only the
 * latest so many answers, for what can be made again with equal bytes.
 */
function once<K, V>(make: (key: K) => Promise<V>, limit = Number.POSITIVE_INFINITY): (key: K) => Promise<V> {
  const made = new Map<K, Promise<V>>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    // Whoever asked is told of a failure, and whoever asks next tries anew: the register may be back.
    known.catch(() => {
      if (made.get(key) === known) made.delete(key)
    })
    made.delete(key)
    made.set(key, known)
    for (const [oldest] of made) {
      if (made.size <= limit) break
      made.delete(oldest)
    }
    return known
  }
}

/** Months whose files are kept at hand: some 300 kB each. */
const DOWNLOADS_KEPT = 50

const FILE_KINDS = { '.pdf': 'letter-pdf', '.docx': 'letter-docx', '.xlsx': 'xlsx' } as const

function kindOf(name: string): SiteDownload['kind'] {
  const ending = Object.keys(FILE_KINDS).find((each) => name.endsWith(each)) as keyof typeof FILE_KINDS | undefined
  if (ending === undefined) throw new Error(`no kind of download ends like ${name}`)
  return FILE_KINDS[ending]
}

/** What `make` answers, or the problem of the catalogue that stood in its way; anything else is a bug and is thrown on. */
async function orMissing<T>(
  kind: MissingFile['kind'],
  make: () => Promise<T>,
): Promise<{ readonly made: T } | MissingFile> {
  try {
    return { made: await make() }
  } catch (error) {
    if (!(error instanceof ThuocDoError)) throw error
    return { kind, code: error.code, facts: error.facts }
  }
}

/** One letter or workbook that cannot be made does not keep the others, nor the site, from the public. */
async function downloadsOf(product: Product, month: MonthResults, directory: UnitDirectory): Promise<SiteFiles> {
  const stem = `${slug(month.issuer.unit.name)}-${month.period.key}`
  const options = { fieldsFile: null, templateFile: null, directory }
  const offered = ({ name, bytes }: LetterFile): SiteDownload => {
    const prefix = name.startsWith('cong-van') ? 'cong-van-' : ''
    return { kind: kindOf(name), fileName: `${prefix}${stem}${name.slice(name.lastIndexOf('.'))}`, bytes }
  }
  const workbook = await orMissing('xlsx', async () => [await writeWorkbook(product, month, options)])
  const letter = await orMissing('letter', async () => (await writeLetterFiles(product, month, options)).files)
  const parts = [workbook, letter]
  return {
    files: [
      { kind: 'csv', fileName: `${stem}.csv`, bytes: renderCsv(month) },
      { kind: 'json', fileName: `${stem}.json`, bytes: renderJson(month) },
      ...parts.flatMap((part) => ('made' in part ? part.made.map(offered) : [])),
    ],
    missing: parts.flatMap((part) => ('made' in part ? [] : [part])),
  }
}

function periodOf(key: string): Period {
  const period = parsePeriod(key)
  if (period === null) throw new Error(`the register holds the unreadable period ${key}`)
  return period
}

type MonthsByUnit = ReadonlyMap<UnitId, readonly UnitInMonth[]>

function monthsByUnit(months: readonly MonthResults[]): MonthsByUnit {
  const byUnit = new Map<UnitId, UnitInMonth[]>()
  const add = (month: MonthResults, results: UnitResults, role: UnitInMonth['role']): void => {
    const own = byUnit.get(results.unit.id) ?? []
    own.push({ month, results, role })
    byUnit.set(results.unit.id, own)
  }
  for (const month of months) {
    add(month, month.issuer, 'issuer')
    for (const unit of month.units) add(month, unit, 'unit')
  }
  return byUnit
}

function recordOf(
  id: UnitId,
  months: readonly UnitInMonth[],
  directory: UnitDirectory,
  today: string,
): UnitRecord | null {
  const unit = directory.get(id)
  if (unit === undefined) return null
  const on = months.at(-1)?.month.period.to ?? unit.to ?? today
  return {
    label: directory.label(id, on),
    ancestors: directory.ancestorsOn(id, on),
    months,
    standing: directory.standingOn(id, today),
    asOf: today,
    predecessors: directory.predecessors(id).map(({ predecessorId, on: day, extent }) => ({
      unit: directory.label(predecessorId, day),
      on: day,
      extent,
    })),
  }
}

/** What the register holds now, as the site draws it: one consistent state, read as far as it is asked for. */
export async function siteSource(product: Product, clock: Clock = systemClock): Promise<SiteSource> {
  const { registry, indexSets } = product
  const directory = await directoryOf(product)
  const isUsable = ({ current }: Publication): boolean => indexSets.some(({ id }) => id === current.indexSetId)
  const held = publications(await registry.documents())
  const all = held.filter(isUsable)
  const today = clock.today()
  const keys = [...new Set(all.map(({ current }) => current.periodKey))].sort((a, b) =>
    periodOf(a).to < periodOf(b).to ? -1 : 1,
  )
  const load = once(async (publication: Publication) =>
    assembleResults(publication, await registry.facts(publication.current.id), directory, indexSets),
  )
  const months = once((key: string) => Promise.all(all.filter(({ current }) => current.periodKey === key).map(load)))
  const byUnit = once(async (_: 'all') => monthsByUnit((await Promise.all(keys.map(months))).flat()))
  const earlier = once(async (id: string) => {
    const publication = all.find((each) => each.earlier.some((document) => document.id === id))
    const current = publication?.earlier.find((document) => document.id === id)
    if (publication === undefined || current === undefined) throw new Error(`no earlier document ${id}`)
    const before = publication.earlier.filter((document) => document.revision < current.revision)
    return load({ current, earlier: before })
  })
  const downloads = once((month: MonthResults) => downloadsOf(product, month, directory), DOWNLOADS_KEPT)
  return {
    periods: async () => keys,
    withheld: async () =>
      held
        .filter((publication) => !isUsable(publication))
        .map(({ current: { periodKey, issuerPrinted, indexSetId, fileName } }) => {
          return { periodKey, issuer: issuerPrinted, indexSetId, fileName }
        }),
    months,
    earlier: (document) => earlier(document.id),
    downloads,
    unitIds: once(async () => unitsWithPage(await byUnit('all'), directory, today)) as SiteSource['unitIds'],
    unit: async (id) => recordOf(id, (await byUnit('all')).get(id) ?? [], directory, today),
    indexSets: async () => {
      const used = new Set(all.map(({ current }) => current.indexSetId))
      return indexSets.toSorted((a, b) => Number(used.has(b.id)) - Number(used.has(a.id)))
    },
  }
}

function unitsWithPage(byUnit: MonthsByUnit, directory: UnitDirectory, today: string): ReadonlySet<UnitId> {
  const ids = new Set(byUnit.keys())
  for (const id of byUnit.keys()) {
    const standing = directory.standingOn(id, today)
    if (standing.kind === 'succeeded') for (const { unit } of standing.successors) ids.add(unit.id)
    for (const { predecessorId } of directory.predecessors(id)) ids.add(predecessorId)
  }
  return ids
}

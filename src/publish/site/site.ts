// First of all: what React is, is decided when it is first loaded.
import '../../platform/production.ts'
import type { Lang } from '../../model/text.ts'
import { type Address, parsePath } from '../../views/address.ts'
import { pageContext } from '../../views/page-context.ts'
import { loadAssets, type SiteAssets } from './assets.ts'
import { drawPage, drawProblem, type ProblemCode } from './draw.tsx'
import { type PlacedIssue, placeIssues } from './issues.ts'
import type { SiteSource } from './source.ts'
import { TABLE_SCRIPT } from './table-script.ts'

/** The pages of a source. Every page is a function of the source alone: what is exported is what is served. */
export interface Site {
  readonly assets: SiteAssets
  /** The page's HTML, or null when the source has nothing under the address. */
  page(address: Address, lang: Lang): Promise<string | null>
  /** A file offered with a month by its path within the site, or null. */
  download(path: string): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null>
}

const DOWNLOAD = /^([^/]+)\/([^/]+)\/du-lieu\/([^/]+)$/

/** The site over a source. */
export function createSite(source: SiteSource, assets: SiteAssets = loadAssets()): Site {
  const issues = async (key: string): Promise<readonly PlacedIssue[]> => placeIssues(await source.months(key))
  const fixed = { stylesheet: assets.stylesheet, script: TABLE_SCRIPT }
  return {
    assets,
    page: async (address, lang) => {
      const units = await source.unitIds()
      const page = pageContext(lang, address, { ...fixed, hasUnit: (id) => units.has(id) })
      return drawPage(address, { source, page, issues })
    },
    download: async (path) => {
      const [, periodKey = '', issue = '', fileName = ''] = DOWNLOAD.exec(path) ?? []
      if (fileName === '' || parsePath(`${periodKey}/`)?.address.kind !== 'period') return null
      const found = (await issues(periodKey)).find((one) => one.issue === issue)
      if (found === undefined) return null
      const { files } = await source.downloads(found.month)
      return files.find((file) => file.fileName === fileName) ?? null
    },
  }
}

/** The page in place of another, drawn for an address `depth` folders below the root. */
export function problemPage(assets: SiteAssets, problem: ProblemCode, lang: Lang, depth: number): string {
  const fixed = { stylesheet: assets.stylesheet, script: TABLE_SCRIPT, hasUnit: () => false }
  return drawProblem(pageContext(lang, { kind: 'not-found' }, fixed, depth), problem)
}

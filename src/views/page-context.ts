import type { Lang } from '../model/text.ts'
import type { UnitId } from '../model/unit.ts'
import { type Address, pathOf } from './address.ts'

/** What every page needs beside its own data. */
export interface PageContext {
  readonly lang: Lang
  readonly address: Address
  /** From this page to the root of the site: `../../`, or empty. Links are relative, so the site works in any folder. */
  readonly root: string
  /** Stylesheet's path within the site, and the inline script that sorts tables. */
  readonly stylesheet: string
  readonly script: string
  /** True when the site has a page of the unit. */
  readonly hasUnit: (id: UnitId) => boolean
}

/** The context of a page; `depth` is for pages that a server shows under another address than their own. */
export function pageContext(
  lang: Lang,
  address: Address,
  site: Pick<PageContext, 'stylesheet' | 'script' | 'hasUnit'>,
  depth = pathOf(address, lang).split('/').length - 1,
): PageContext {
  return { lang, address, root: '../'.repeat(depth), ...site }
}

/** Relative link to a page, in the language of the page it stands on unless told otherwise. */
export function href(page: PageContext, address: Address, lang: Lang = page.lang): string {
  return `${page.root}${pathOf(address, lang)}`
}

/** Relative link to a file of the site. */
export function fileHref(page: PageContext, path: string): string {
  return `${page.root}${path}`
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../platform/paths.ts'

/** A file of the site's looks, under its path within the site. */
export interface SiteAsset {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface SiteAssets {
  /** Path of the stylesheet; it names the hash of its content, so that a new one is never taken for an old one. */
  readonly stylesheet: string
  readonly files: readonly SiteAsset[]
}

const FONTS = ['be-vietnam-pro-400', 'be-vietnam-pro-600', 'thuoc-do-figures-400', 'thuoc-do-figures-600']

function shortHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8)
}

/** Comments and indentation are for those who edit the file, not for those who download it. */
function withoutComments(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

/** The stylesheet, the fonts with their licence, and the mark, read from the package. */
export function loadAssets(folder: string = join(PACKAGE_ROOT, 'assets')): SiteAssets {
  const fonts = FONTS.map((name) => ({
    path: `assets/${name}.woff2`,
    bytes: readFileSync(join(folder, 'fonts', `${name}.woff2`)),
  }))
  const css = new TextEncoder().encode(withoutComments(readFileSync(join(folder, 'pages.css'), 'utf8')))
  const stylesheet = `assets/site-${shortHash(css)}.css`
  const licence = { path: 'assets/OFL.txt', bytes: readFileSync(join(folder, 'fonts', 'OFL.txt')) }
  const mark = { path: 'assets/mark.svg', bytes: readFileSync(join(folder, 'mark.svg')) }
  return { stylesheet, files: [{ path: stylesheet, bytes: css }, ...fonts, licence, mark] }
}

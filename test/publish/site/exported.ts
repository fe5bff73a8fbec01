import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A folder of its own for one test file, and how to be rid of it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'thuocdo-site-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Paths of the files below a folder. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

function references(file: string, text: string): readonly string[] {
  const pattern = file.endsWith('.css') ? /url\(([^)]+)\)/g : /(?:href|src)="([^"]*)"/g
  return [...text.matchAll(pattern)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
}

/** References of HTML and CSS files that lead nowhere: a missing file, a missing anchor, or out of the folder. */
export function brokenReferences(folder: string): readonly string[] {
  return filesOf(folder)
    .filter((file) => /\.(html|css)$/.test(file))
    .flatMap((file) =>
      references(file, readFileSync(join(folder, file), 'utf8'))
        .filter((reference) => !resolves(folder, file, reference))
        .map((reference) => `${file}: ${reference}`),
    )
}

function resolves(folder: string, file: string, reference: string): boolean {
  const [path = '', anchor = ''] = reference.split('#')
  const target = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)))
  if (/^[a-z]+:|^\//.test(reference) || target.startsWith('..') || !existsSync(join(folder, target))) return false
  return anchor === '' || readFileSync(join(folder, target), 'utf8').includes(`id="${anchor}"`)
}

/** All that a browser loads for a page: texts gzipped, fonts as they are; downloads offered are not loaded. */
export function pageWeight(folder: string, page: string): number {
  const loaded = new Set<string>()
  const add = (file: string): void => {
    if (loaded.has(file)) return
    loaded.add(file)
    if (!/\.(html|css)$/.test(file)) return
    const text = readFileSync(join(folder, file), 'utf8')
    const pattern = file.endsWith('.css')
      ? /url\(([^)]+)\)/g
      : /<(?:link rel="(?:icon|stylesheet)"|script|img)[^>]*(?:href|src)="([^"]+)"/g
    for (const match of text.matchAll(pattern)) add(normalize(join(dirname(file), match[1] ?? '')))
  }
  add(page)
  return [...loaded].reduce((sum, file) => {
    const bytes = readFileSync(join(folder, file))
    return sum + (file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length)
  }, 0)
}

import type { Lang } from '../../model/text.ts'
import { parsePath } from '../../views/address.ts'
import type { Site } from './site.ts'

/** What a path within the site leads to. `elsewhere`: the same path with a slash behind it. */
export type Answer =
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'elsewhere'; readonly path: string }
  | { readonly kind: 'nothing' }

/** The language that a path asks for. */
export function languageOf(path: string): Lang {
  return path === 'en' || path.startsWith('en/') ? 'en' : 'vi'
}

/** Folders between a path and the root, for the links of a page shown in place of another. */
export function depthOf(path: string): number {
  return path.split('/').length - 1
}

/** The one route table: a path without leading slash, decoded, to what the exported folder has under it. */
export async function answerPath(site: Site, path: string): Promise<Answer> {
  const asset = site.assets.files.find((file) => file.path === path)
  if (asset !== undefined) return { kind: 'file', ...asset }
  const parsed = parsePath(path)
  if (parsed !== undefined && parsed.address.kind !== 'not-found') {
    const html = await site.page(parsed.address, parsed.lang)
    if (html !== null) return { kind: 'page', html }
  }
  const file = await site.download(path)
  if (file !== null) return { kind: 'file', path, bytes: file.bytes }
  if (parsed === undefined && parsePath(`${path}/`) !== undefined) return { kind: 'elsewhere', path: `${path}/` }
  return { kind: 'nothing' }
}

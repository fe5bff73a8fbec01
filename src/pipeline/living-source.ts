import type { SiteSource } from '../publish/site/source.ts'
import { type Product, registerStamp } from './product.ts'
import { siteSource } from './site-source.ts'

/** How long an answer may be behind the register, in milliseconds. */
const BEHIND_MS = 1000

/**
 * The site's source for a server that runs while others import: the same object until the register changes, then a new one.
 * Looks at most once a second, and again when a day of Viet Nam has ended (a unit's standing is about today).
 */
export function livingSource(product: Product, now: () => number = Date.now): () => Promise<SiteSource> {
  let held: { readonly stamp: string; readonly source: SiteSource } | null = null
  let looked = Number.NEGATIVE_INFINITY
  let looking: Promise<SiteSource> | null = null
  const look = async (): Promise<SiteSource> => {
    const day = Math.floor((now() + 7 * 3_600_000) / 86_400_000)
    const stamp = `${day} ${await registerStamp(product)}`
    if (held === null || held.stamp !== stamp) held = { stamp, source: await siteSource(product) }
    looked = now()
    return held.source
  }
  return () => {
    if (held !== null && now() - looked < BEHIND_MS) return Promise.resolve(held.source)
    looking ??= look().finally(() => {
      looking = null
    })
    return looking
  }
}

/** Draws the files of the newest month before anybody asks for them: the first visitor need not wait for the letter. */
export async function warm(sourceNow: () => Promise<SiteSource>): Promise<void> {
  const source = await sourceNow()
  const newest = (await source.periods()).at(-1)
  const [first] = newest === undefined ? [] : await source.months(newest)
  if (first !== undefined) await source.downloads(first)
}

import type { Unknown } from '../model/change.ts'
import { isInForce, seriesOf } from '../model/index-set.ts'
import type { Period } from '../model/period.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { Product } from './product.ts'
import { headsOf, type ScoredSet, setInForce } from './score.ts'
import { type LastRecord, lastRecord } from './score-records.ts'

/** What the period before was scored by, as seen from the set that this one is scored by. */
export interface SetThen {
  /** Null where no set that can be computed was in force. */
  readonly set: ScoredSet | null
  /** Its scores of the period before as last recorded; null when they never were. */
  readonly last: LastRecord | null
  /** Why nothing is subtracted from its points; null where they belong to one series with those of now. */
  readonly apart: Extract<Unknown, 'series-break' | 'not-in-force' | 'set-faulty'> | null
}

/** The set that a period is scored by where none is named; null where none is in force, or where its file has faults. */
function defaultSet(product: Product, period: Period): ScoredSet | null {
  try {
    return setInForce(product, period)
  } catch (error) {
    if (error instanceof ThuocDoError && ['score.none-in-force', 'score.set-faulty'].includes(error.code)) return null
    throw error
  }
}

/** Of a series the first set that is in force in a period, or that it has faults. The set of now may be a file that is nowhere kept. */
function inForceOf(
  series: readonly string[],
  now: ScoredSet,
  { indexSets, faultySets }: Product,
  period: Period,
): ScoredSet | 'faulty' | null {
  for (const id of series) {
    const isMeant = (each: { readonly id: string | null }): boolean => each.id === id
    const set = id === now.id ? now : indexSets.find(isMeant)
    if (set?.scoring != null && isInForce(set, period)) return { ...set, scoring: set.scoring }
    const faulty = set === undefined ? faultySets.find(isMeant) : undefined
    if (faulty !== undefined && isInForce(faulty, period)) return 'faulty'
  }
  return null
}

/**
 * The set of the period before: the set of now where it was in force then, else the nearest of those whose series it carries on; as it
 * was recorded then, or as its series was. Where there is none, and the set of now is the one that its period is scored by without
 * being named, another series came to an end: that is a break.
 */
export async function setOfThen(product: Product, now: ScoredSet, period: Period, previous: Period): Promise<SetThen> {
  const { registry } = product
  const series = seriesOf(now, headsOf(product))
  const set = inForceOf(series, now, product, previous)
  const own = set === null || set === 'faulty' ? null : await lastRecord(registry, previous, [set.id])
  const last = own ?? (await lastRecord(registry, previous, series))
  if (last !== null) return { set: last.set, last, apart: null }
  if (set === 'faulty') return { set: null, last, apart: 'set-faulty' }
  if (set !== null) return { set, last, apart: null }
  const other = defaultSet(product, period)?.id === now.id ? defaultSet(product, previous) : null
  if (other === null) return { set: null, last, apart: 'not-in-force' }
  const lastOfOther = await lastRecord(registry, previous, [other.id])
  return { set: lastOfOther?.set ?? other, last: lastOfOther, apart: 'series-break' }
}

import type { Decimal } from './decimal.ts'

/**
 * Why a figure has no value. The four are different facts and stay different through to the printed page:
 * `not-reported` (blank, dash), `does-not-arise` (nothing of the kind in this period), `not-applicable` (not for this
 * level of administration), `unreadable` (something is printed that is no figure; the printed text is kept).
 * Zero is not among them: zero is a value.
 */
export type MissingReason = 'not-reported' | 'does-not-arise' | 'not-applicable' | 'unreadable'

export const MISSING_REASONS: readonly MissingReason[] = [
  'not-reported',
  'does-not-arise',
  'not-applicable',
  'unreadable',
]

/** A figure as reported: an exact decimal, or the reason there is none. */
export type Reported =
  | { readonly kind: 'value'; readonly value: Decimal }
  | { readonly kind: 'missing'; readonly reason: MissingReason }

import type { Decimal } from '../model/decimal.ts'
import { compareRationals, type Rational, rational, rationalOf, subtract } from '../model/rational.ts'

/** Published figures may differ from their recomputation by so much: they are rounded sums of rounded parts. */
const TOLERANCE: Rational = rational(15n, 1000n)

/** Computed points less the official ones, and whether rounding explains the difference. */
export function againstOfficial(
  computed: Decimal,
  official: Rational,
): { readonly difference: Rational; readonly agrees: boolean } {
  const difference = subtract(rationalOf(computed), official)
  const size = difference.numerator < 0n ? { ...difference, numerator: -difference.numerator } : difference
  return { difference, agrees: compareRationals(size, TOLERANCE) <= 0 }
}

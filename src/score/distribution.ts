import { compareDecimals, type Decimal, multiplyDecimals, sumDecimals, toDecimal } from '../model/decimal.ts'
import type { Reported } from '../model/reported.ts'

/** The spread of values, exact. Quartiles by linear interpolation between ranks, as QUARTILE.INC of spreadsheets. */
export interface Spread {
  readonly min: Decimal
  readonly lowerQuartile: Decimal
  readonly median: Decimal
  readonly upperQuartile: Decimal
  readonly max: Decimal
}

/** `n`: how many have a value; `missing`: how many have none; `spread` is null when none has. */
export interface Distribution {
  readonly n: number
  readonly missing: number
  readonly spread: Spread | null
}

const QUARTERS = ['0', '0.25', '0.5', '0.75', '1'].map((text) => toDecimal(text) as Decimal)

/** The value at `quarter` quarters of the way through the sorted values (at least one). */
function atQuarter(sorted: readonly Decimal[], quarter: number): Decimal {
  const position = (sorted.length - 1) * quarter
  const index = Math.floor(position / 4)
  const weight = position % 4
  const low = sorted[index] as Decimal
  if (weight === 0) return low
  const high = sorted[index + 1] as Decimal
  return sumDecimals([
    multiplyDecimals(low, QUARTERS[4 - weight] as Decimal),
    multiplyDecimals(high, QUARTERS[weight] as Decimal),
  ])
}

/** How the reported values of several units are spread. */
export function distribution(reported: readonly Reported[]): Distribution {
  const sorted = reported.flatMap((one) => (one.kind === 'value' ? [one.value] : [])).sort(compareDecimals)
  const missing = reported.length - sorted.length
  if (sorted.length === 0) return { n: 0, missing, spread: null }
  return {
    n: sorted.length,
    missing,
    spread: {
      min: atQuarter(sorted, 0),
      lowerQuartile: atQuarter(sorted, 1),
      median: atQuarter(sorted, 2),
      upperQuartile: atQuarter(sorted, 3),
      max: atQuarter(sorted, 4),
    },
  }
}

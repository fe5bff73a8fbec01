declare const decimalBrand: unique symbol

/**
 * An exact decimal number in canonical text: `-?digits[.digits]`, no leading zeros, trailing zeros of the fraction
 * removed, never "-0". Text, so that 99.17 stays 99.17 on every engine and in every language.
 */
export type Decimal = string & { readonly [decimalBrand]: true }

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Canonical decimal from plain text with a point ("082.30" → "82.3"). Returns null when the text is no plain decimal:
 * separators of thousands and decimal commas are a matter of reading (ingest), not of the model.
 */
export function toDecimal(text: string): Decimal | null {
  const match = PLAIN.exec(text)
  if (match === null) return null
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '')
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  const unsigned = fraction === '' ? whole : `${whole}.${fraction}`
  return (match[1] === '-' && unsigned !== '0' ? `-${unsigned}` : unsigned) as Decimal
}

/** The nearest double, for statistics and drawing; never for equality or sums that are published. */
export function decimalToNumber(value: Decimal): number {
  return Number(value)
}

/** Number of digits after the point. */
export function decimalPlaces(value: Decimal): number {
  const point = value.indexOf('.')
  return point < 0 ? 0 : value.length - point - 1
}

/** The value × 10^places as an integer; `places` must be at least the value's own. */
function scaled(value: Decimal, places: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}

function fromScaled(value: bigint, places: number): Decimal {
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const cut = digits.length - places
  return toDecimal(`${sign}${digits.slice(0, cut)}${places > 0 ? `.${digits.slice(cut)}` : ''}`) as Decimal
}

/** -1, 0 or 1: exact comparison. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  // Canonical texts of at most 15 digits are doubles apart: the order of the doubles is theirs, ten times faster to see.
  if (a.length <= 15 && b.length <= 15) return Math.sign(Number(a) - Number(b))
  const places = Math.max(decimalPlaces(a), decimalPlaces(b))
  const x = scaled(a, places)
  const y = scaled(b, places)
  return x < y ? -1 : x > y ? 1 : 0
}

/** Exact sum. The sum of nothing is 0. */
export function sumDecimals(values: readonly Decimal[]): Decimal {
  const places = Math.max(0, ...values.map(decimalPlaces))
  return fromScaled(
    values.reduce((sum, value) => sum + scaled(value, places), 0n),
    places,
  )
}

/** Exact difference a − b. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(decimalPlaces(a), decimalPlaces(b))
  return fromScaled(scaled(a, places) - scaled(b, places), places)
}

/** Exact product. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const left = decimalPlaces(a)
  const right = decimalPlaces(b)
  return fromScaled(scaled(a, left) * scaled(b, right), left + right)
}

/** Rounded to `places` digits after the point, halves away from zero. Only for showing; ranks use the exact values. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  const own = decimalPlaces(value)
  if (own <= places) return value
  const factor = 10n ** BigInt(own - places)
  const exact = scaled(value, own)
  const half = factor / 2n
  return fromScaled((exact < 0n ? exact - half : exact + half) / factor, places)
}

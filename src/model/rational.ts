import { type Decimal, decimalPlaces, toDecimal } from './decimal.ts'

/** An exact fraction in lowest terms; the denominator is positive. Points and shares are fractions until they are printed. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** numerator ÷ denominator. A zero denominator is a bug of the caller: whether a share exists is decided before. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new Error('a fraction with denominator 0')
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const ZERO: Rational = rational(0n)
export const ONE: Rational = rational(1n)

/** The decimal as a fraction, exactly. */
export function rationalOf(value: Decimal): Rational {
  return rational(BigInt(value.replace('.', '')), 10n ** BigInt(decimalPlaces(value)))
}

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator)

/** a ÷ b; b must not be 0. */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator)

/** The exact sum; of nothing it is 0. */
export const sum = (values: readonly Rational[]): Rational => values.reduce(add, ZERO)

/** -1, 0 or 1. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const least = (a: Rational, b: Rational): Rational => (compareRationals(b, a) < 0 ? b : a)
export const greatest = (a: Rational, b: Rational): Rational => (compareRationals(b, a) > 0 ? b : a)

/** The value within [0, 1]. */
export const withinOne = (value: Rational): Rational => least(ONE, greatest(ZERO, value))

/** Rounded half up (halves away from zero) to `places` digits after the point, as the published scores are. */
export function roundRational({ numerator, denominator }: Rational, places: number): Decimal {
  const size = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(places)
  const digits = ((2n * size + denominator) / (2n * denominator)).toString().padStart(places + 1, '0')
  const cut = digits.length - places
  const text = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return toDecimal(`${numerator < 0n ? '-' : ''}${text}`) as Decimal
}

/** The fraction as a decimal, exactly; a bug of the caller where it has none. */
export function exactDecimal(value: Rational): Decimal {
  for (let places = 0; places < 64; places += 1) {
    if (10n ** BigInt(places) % value.denominator === 0n) return roundRational(value, places)
  }
  throw new Error(`${value.numerator}/${value.denominator} is no decimal`)
}

/** The nearest double to about 15 digits, for drawing and for typed arrays; never for a published value. */
export function rationalToNumber(value: Rational): number {
  const near = Number(value.numerator) / Number(value.denominator)
  return Number.isFinite(near) && near !== 0 ? near : Number(roundRational(value, 15))
}

import { Decimal as Precise } from 'decimal.js'
import { type Rational, rational } from '../model/rational.ts'

/** Digits carried where no fraction is exact: logarithms and roots. Published points have two or three. */
const DIGITS = 40
const Wide = Precise.clone({ precision: DIGITS + 10, defaults: true })

const precise = ({ numerator, denominator }: Rational): Precise =>
  new Wide(numerator.toString()).div(new Wide(denominator.toString()))

function fraction(value: Precise): Rational {
  const [whole = '0', digits = ''] = value.toFixed(DIGITS).split('.')
  return rational(BigInt(whole + digits), 10n ** BigInt(digits.length))
}

/** The natural logarithm of a positive value. */
export const logarithm = (value: Rational): Rational => fraction(precise(value).ln())

/** value^(numerator/denominator) of a value that is not negative; the exponent is positive. */
export const power = (value: Rational, exponent: Rational): Rational =>
  value.numerator === 0n ? value : fraction(precise(value).pow(precise(exponent)))

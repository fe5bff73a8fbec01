import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDecimals, type Decimal, toDecimal } from '../../src/model/decimal.ts'

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`))
const decimal = fc
  .tuple(fc.constantFrom('', '-'), digits(14), fc.option(digits(14), { nil: null }))
  .map(([sign, whole, fraction]) => toDecimal(`${sign}${whole}${fraction === null ? '' : `.${fraction}`}`) as Decimal)

/** The plain way: both as integers of the same number of decimal places. */
function plainOrder(a: Decimal, b: Decimal): number {
  const scaled = (value: Decimal): bigint => {
    const [whole = '0', fraction = ''] = value.split('.')
    return BigInt(whole + fraction.padEnd(14, '0'))
  }
  return scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0
}

test('comparison is exact, however many digits there are', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(compareDecimals(a, b)).toBe(plainOrder(a, b))
    }),
    { seed: 20240305, numRuns: 5000 },
  )
})

test('neighbours in the last place are told apart', () => {
  for (const [low, high] of [
    ['0.1234567890123', '0.1234567890124'],
    ['12345678901234', '12345678901235'],
    ['1234567890.12345678', '1234567890.12345679'],
  ]) {
    expect(compareDecimals(toDecimal(low ?? '') as Decimal, toDecimal(high ?? '') as Decimal)).toBe(-1)
  }
})

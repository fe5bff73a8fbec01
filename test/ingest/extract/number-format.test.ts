import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber } from '../../../src/ingest/extract/office/number-format.ts'

describe('a number as its format shows it', () => {
  test.each([
    [99.17, 'General', '99.17'],
    [0.1 + 0.2, 'General', '0.3'],
    [1405, '#,##0', '1405'],
    [-1405.5, '#,##0.00', '-1405.50'],
    [0.9917, '0.00%', '99.17%'],
    [0.285, '0%', '29%'],
    [1.005, '0.00', '1.01'],
    [82, '0.##', '82'],
    [5, '000', '005'],
    [0, '0;-0;"-"', '-'],
    [-3, '0;(0)', '(3)'],
    [-0.001, '0.00', '0.00'],
    [12, '0" hồ sơ"', '12 hồ sơ'],
    [99.5, '0.0\\%', '99.5%'],
    [1500000, '0.0,,"tr"', '1.5tr'],
    [1200, '#,##0 [$₫-42A]', '1200 ₫'],
    [85, '[>=80][Green]0" tốt";[Red]0', '85 tốt'],
    [75, '[>=80][Green]0" tốt";[Red]0', '75'],
    [12, '_(* #,##0_);_(* (#,##0)', '12'],
    [0.5, '# ?/?', '0.5'],
    [7, '@', '7'],
  ])('%d in %s is %s', (value, code, text) => {
    expect(formatNumber(value, code, false)).toBe(text)
  })

  test.each([
    [45351, 'dd/mm/yyyy', '29/02/2024'],
    [45351.5, 'd/m/yy h:mm', '29/2/24 12:00'],
    [45351.25, '"ngày" dd "tháng" mm', 'ngày 29 tháng 02'],
    [1, 'dd/mm/yyyy', '01/01/1900'],
    [61, 'dd/mm/yyyy', '01/03/1900'],
    [1.5, '[h]:mm', '36:00'],
    [0.75, 'h:mm AM/PM', '6:00 PM'],
    [45351, '[$-42A]mmm-yy', 'Feb-24'],
  ])('day %d in %s is %s', (serial, code, text) => {
    expect(formatNumber(serial, code, false)).toBe(text)
  })

  test('counts days from 1904 in workbooks that say so', () => {
    expect(formatNumber(0, 'dd/mm/yyyy', true)).toBe('01/01/1904')
  })

  test('with two decimals is the printed decimal itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (hundredths) => {
        const printed = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
        expect(formatNumber(Number(printed), '0.00', false)).toBe(printed)
      }),
      { seed: 766 },
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsPersonalNumber, isCode, looksPersonal } from '../../../src/ingest/rows/personal.ts'

test.each([
  '00004-261001-7',
  '00104-261001-7',
  '12205-261013-0975',
  '000.00.13.H31-261008-1',
  '000.00.12.H31-261026-0001',
  'H31.50.05.13-261008-0975',
  'H57.32.20-260101-0001',
  'G01.899.102.000-240619-0014',
  '1.001193',
  '2.000815.000.00.00.H31',
  'PAKN-00104-261001-9900001',
  'H31.14-261026-000000123',
  'H31.14-20261026083000-12',
  'H31.14-261026001',
  'HS202610260001',
  '64f1a2b3c4d5e6f7a8b9c0d1',
  'b6f1c0de-0000-4000-8000-033090001234',
])('%s is a code', (code) => {
  expect(isCode(code)).toBe(true)
})

test.each([
  'H31.14-261026-0912345678',
  'H31.14-261026-033090001234',
  'H31.14-261026-112233445',
  '12205-261013-0912345678',
  'H31.14-84912345678-1',
  'H31.14-261026-02213862345',
  'H31.14-261026-01681234567',
  '0912345678-H31.14',
  'HS0912345678',
  'CCCD033090001234',
  'H31.14-261026-0912.345.678',
  'H31-033-090-001234',
])('%s is no code: a part of it may be a person’s number', (code) => {
  expect([looksPersonal(code), holdsPersonalNumber(code), isCode(code)]).toEqual([false, true, false])
})

test('a number of a phone or a citizen is found in any place of a code, whole or in groups; counters are not', () => {
  const digits = (least: number, most = least) =>
    fc.array(fc.nat(9), { minLength: least, maxLength: most }).map((all) => all.join(''))
  const office = fc.constantFrom('H31', 'H31.14', '000.00.12.H31', 'G01.899.102.000')
  const day = fc.constantFrom('261026', '250101')
  const phone = fc.tuple(fc.constantFrom('03', '05', '07', '08', '09'), digits(8)).map((parts) => parts.join(''))
  const citizen = fc
    .tuple(fc.integer({ min: 1, max: 96 }), fc.nat(3), digits(8))
    .map(([province, century, rest]) => `${String(province).padStart(3, '0')}${century}${rest}`)
  const grouped = (number: string, mark: string): string => number.replace(/^(.{4})(.{3})/, `$1${mark}$2${mark}`)
  fc.assert(
    fc.property(
      office,
      day,
      fc.oneof(phone, citizen),
      fc.constantFrom('', '.', '-'),
      digits(1, 8),
      (of, on, number, mark, serial) => {
        expect(isCode(`${of}-${on}-${grouped(number, mark)}`)).toBe(false)
        expect(isCode(`HS-${grouped(number, mark)}-H31-${on}-${serial}`)).toBe(false)
        expect(isCode(`${of}-${on}-${serial}`)).toBe(true)
      },
    ),
  )
})

test.each([
  '0912345678',
  '0912-345-678',
  '0912 345 678',
  '0912-345678-1',
  '033090001234',
  '033-090-001234',
  '0100109106-001',
  'B1234567',
  '01/02/1990',
  'an@example.vn',
])('%s is a person’s', (text) => {
  expect(looksPersonal(text)).toBe(true)
  expect(isCode(text)).toBe(false)
})

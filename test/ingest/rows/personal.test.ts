import { expect, test } from 'vitest'
import { isCode, looksPersonal } from '../../../src/ingest/rows/personal.ts'

test.each(['00004-261001-7', '12205-261013-0975', '000.00.13.H31-261008-1', 'H31.50.05.13-261008-0975', '1.001193'])(
  '%s is a code',
  (code) => expect(isCode(code)).toBe(true),
)

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

import { expect, test } from 'vitest'
import { describeProblem } from '../../src/platform/describe.ts'

test('dates in messages are written as the reader of the language writes them', () => {
  const facts = { name: 'Xã A', date: '2024-02-29', near: [] }
  expect(describeProblem('attribution.not-found', facts, 'vi').text).toContain('ngày 29/02/2024')
  expect(describeProblem('attribution.not-found', facts, 'en').text).toContain('2024-02-29')
})

test('what looks like a date and is none stays as it was written', () => {
  expect(describeProblem('command.date', { given: '2024-02-30' }, 'vi').text).toContain('"2024-02-30"')
})

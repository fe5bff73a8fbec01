import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ComplaintsTold, joinedComplaints, tellsAll } from '../../src/model/complaints.ts'
import { addDays } from '../../src/model/date.ts'

const OCTOBER: ComplaintsTold = { unitCode: 'H31', from: '2026-10-01', to: '2026-10-31' }

test('a unit answers for the offices below it, on the days that are told, both ends included', () => {
  expect(tellsAll([OCTOBER], 'H31', '2026-10-01')).toBe(true)
  expect(tellsAll([OCTOBER], 'H31.14.2', '2026-10-31')).toBe(true)
  expect(tellsAll([OCTOBER], 'H310', '2026-10-05')).toBe(false)
  expect(tellsAll([OCTOBER], 'H31', '2026-11-01')).toBe(false)
  expect(tellsAll([OCTOBER], 'H31', null)).toBe(false)
  expect(tellsAll([{ ...OCTOBER, unitCode: null }], 'H44', '2026-10-05')).toBe(true)
  expect(tellsAll([], 'H31', '2026-10-05')).toBe(false)
})

test('months that follow each other are one statement', () => {
  const november = { ...OCTOBER, from: '2026-11-01', to: '2026-11-30' }
  expect(joinedComplaints([november, OCTOBER])).toEqual([{ ...OCTOBER, to: '2026-11-30' }])
})

test('joined statements say the same of every unit and day', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((after) => addDays('2026-10-01', after))
  const told = fc.array(fc.record({ unitCode: fc.constantFrom('H31', 'H31.1', null), from: day, to: day }))
  fc.assert(
    fc.property(told, (all) => {
      const joined = joinedComplaints(all)
      for (let after = 0; after <= 41; after += 1) {
        for (const code of ['H31', 'H31.1', 'H31.2', 'H44']) {
          const on = addDays('2026-10-01', after)
          expect(tellsAll(joined, code, on)).toBe(tellsAll(all, code, on))
        }
      }
    }),
    { seed: 766, numRuns: 300 },
  )
})

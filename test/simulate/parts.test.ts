import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/model/date.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../src/model/working-days.ts'
import { apportion, hashText, stream } from '../../src/simulate/random.ts'
import { DAY, timeline } from '../../src/simulate/timeline.ts'
import { CALENDAR } from './simulated.ts'

const SEED = { seed: 20261122 }

describe('timeline', () => {
  const line = timeline('2026-01-01', '2026-12-31', '2026-12-31', CALENDAR)
  const date = (day: number): string => addDays('2026-01-01', day)

  test('counts working days as the calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 60 }), (day, n) => {
        expect(line.date(day)).toBe(date(day))
        expect(line.isWorking(day)).toBe(isWorkingDay(CALENDAR, date(day)))
        const end = line.addWorking(day, n)
        expect(date(end)).toBe(addWorkingDays(CALENDAR, date(day), n))
        expect(line.workingBetween(day, end)).toBe(workingDaysBetween(CALENDAR, date(day), date(end)))
      }),
      SEED,
    )
  })

  test('writes moments on the clocks of Viet Nam, also of the day before the first', () => {
    expect(line.text(0)).toBe('2026-01-01T00:00:00')
    expect(line.text(31 * DAY + 3 * 3600 + 4 * 60 + 5)).toBe('2026-02-01T03:04:05')
    expect(line.text(-7 * 3600)).toBe('2025-12-31T17:00:00')
    expect(line.short(31)).toBe('260201')
  })
})

describe('apportion', () => {
  test('parts add up to the whole, are off by less than one, and nothing goes to no weight', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1000, noNaN: true })), { minLength: 1 }),
        (total, weights) => {
          const sum = weights.reduce((all, each) => all + each, 0)
          const parts = [...apportion(total, weights)]
          expect(parts.reduce((all, each) => all + each, 0)).toBe(sum === 0 ? 0 : total)
          for (const [index, part] of parts.entries()) {
            const weight = weights[index] ?? 0
            if (weight === 0) expect(part).toBe(0)
            else expect(Math.abs(part - (total * weight) / sum)).toBeLessThan(1.001)
          }
        },
      ),
      SEED,
    )
  })
})

describe('draws', () => {
  test('begin anew the same, and are spread evenly', () => {
    const random = stream()
    const draw = (a: number, b: number): readonly number[] => {
      random.begin(a, b)
      return Array.from({ length: 10_000 }, () => random.below(10))
    }
    const first = draw(1, 2)
    expect(draw(1, 2)).toEqual(first)
    expect(draw(2, 1)).not.toEqual(first)
    for (let digit = 0; digit < 10; digit += 1) {
      const count = first.filter((each) => each === digit).length
      expect(Math.abs(count - 1000)).toBeLessThan(150)
    }
  })

  test('the first draws of neighbouring streams have nothing to do with each other', () => {
    const random = stream()
    const firsts = Array.from({ length: 10_000 }, (_, index) => {
      random.begin(hashText(0, 'unit'), index)
      return random.share()
    })
    const mean = firsts.reduce((sum, each) => sum + each, 0) / firsts.length
    const steps = firsts.slice(1).map((each, index) => Math.abs(each - (firsts[index] ?? 0)))
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02)
    // Two independent shares are a third apart on average.
    expect(Math.abs(steps.reduce((sum, each) => sum + each, 0) / steps.length - 1 / 3)).toBeLessThan(0.02)
  })
})

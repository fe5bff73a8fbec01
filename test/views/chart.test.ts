import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutDots } from '../../src/views/chart/dot-layout.ts'
import { escapeText } from '../../src/views/chart/escape.ts'
import { position, scaleFor } from '../../src/views/chart/scale.ts'

const FREE = { min: null, max: null }
const values = fc.array(
  fc.integer({ min: -5000, max: 500_000 }).map((n) => n / 100),
  { minLength: 1, maxLength: 200 },
)
const seed = { seed: 20240305 }

test('a scale holds all its values and has few, rising ticks', () => {
  fc.assert(
    fc.property(values, (list) => {
      const scale = scaleFor(list, FREE)
      expect(scale.from).toBeLessThanOrEqual(Math.min(...list))
      expect(scale.to).toBeGreaterThanOrEqual(Math.max(...list))
      expect(scale.ticks.length).toBeGreaterThan(1)
      expect(scale.ticks.length).toBeLessThan(8)
      expect([...scale.ticks].sort((a, b) => a - b)).toEqual(scale.ticks)
    }),
    seed,
  )
})

test('a scale of equal percentages does not leave the bounds of the figure', () => {
  const scale = scaleFor([100, 100], { min: 0, max: 100 })
  expect(scale.to).toBe(100)
  expect(scale.from).toBeLessThan(100)
})

test('dots stay within their box', () => {
  const box = { left: 18, right: 322, base: 84, height: 62 }
  fc.assert(
    fc.property(values, (list) => {
      const dots = layOutDots(list, scaleFor(list, FREE), box)
      list.forEach((_, index) => {
        const { x, y } = dots.at(index)
        expect(x).toBeGreaterThanOrEqual(box.left - 0.1)
        expect(x).toBeLessThanOrEqual(box.right + 0.1)
        expect(y).toBeLessThanOrEqual(box.base - dots.radius + 0.1)
        expect(y).toBeGreaterThanOrEqual(box.base - box.height - 0.1)
      })
    }),
    seed,
  )
})

test('a lone dot stands exactly at its value', () => {
  const scale = scaleFor([60, 71.3, 90], FREE)
  const dots = layOutDots([60, 71.3, 90], scale, { left: 0, right: 300, base: 80, height: 60 })
  expect(dots.at(1).x).toBe(position(scale, 71.3, 0, 300))
})

test('equal values are piled up, not hidden behind each other', () => {
  const dots = layOutDots([5, 5, 5], scaleFor([5], FREE), { left: 0, right: 300, base: 80, height: 60 })
  expect(new Set([0, 1, 2].map((index) => dots.at(index).y)).size).toBe(3)
})

test('signs of markup in a name are escaped', () => {
  expect(escapeText('<b> "A" & B')).toBe('&lt;b&gt; &quot;A&quot; &amp; B')
})

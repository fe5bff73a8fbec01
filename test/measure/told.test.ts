import { describe, expect, test } from 'vitest'
import { isReported } from '../../src/measure/told.ts'
import type { Condition, Measure } from '../../src/model/measure.ts'

const measure = (...where: readonly Condition[]): Measure => ({
  id: 'm',
  name: { vi: 'm', en: 'm' },
  source: 'dossiers',
  counts: 'records',
  where,
  aliases: [],
})
const holds = (fact: string): Condition => ({ kind: 'holds', fact })
const not = (of: Condition): Condition => ({ kind: 'not', of })
const counts = (told: Readonly<Record<string, number>>) => (id: string) => told[id] ?? 0

describe('a measure is reported', () => {
  test('when a fact that it asks for is known of some dossiers: of the rest it did not happen', () => {
    expect(isReported(measure(holds('digitised')), counts({ 'told:dossiers': 10, 'told:digitised': 1 }))).toBe(true)
    expect(isReported(measure(holds('digitised')), counts({ 'told:dossiers': 10 }))).toBe(false)
  })

  test('when a fact that it asks not to hold is known of all: silence is no answer', () => {
    const satisfied = measure(holds('accepted'), not(holds('complained')))
    expect(isReported(satisfied, counts({ 'told:dossiers': 10, 'told:complained': 9 }))).toBe(false)
    expect(isReported(satisfied, counts({ 'told:dossiers': 10, 'told:complained': 10 }))).toBe(true)
    const twice = measure(not(not(holds('complained'))))
    expect(isReported(twice, counts({ 'told:dossiers': 10, 'told:complained': 1 }))).toBe(true)
    const within = measure(not({ kind: 'all', of: [holds('onTime'), holds('complained')] }))
    expect(isReported(within, counts({ 'told:dossiers': 10, 'told:complained': 9 }))).toBe(false)
  })

  test('by whether dossiers are on time only where something says of any when it was due', () => {
    const onTime = measure(holds('accepted'), holds('onTime'))
    expect(isReported(onTime, counts({ 'told:dossiers': 6 }))).toBe(false)
    expect(isReported(onTime, counts({ 'told:dossiers': 6, 'told:onTime': 1 }))).toBe(true)
    const notOnTime = measure(not(holds('onTime')))
    expect(isReported(notOnTime, counts({ 'told:dossiers': 1246, 'told:onTime': 1218 }))).toBe(false)
    expect(isReported(notOnTime, counts({ 'told:dossiers': 1246, 'told:onTime': 1246 }))).toBe(true)
  })

  test('when there are no dossiers: there is nothing to tell', () => {
    expect(isReported(measure(not(holds('complained'))), counts({}))).toBe(true)
  })
})

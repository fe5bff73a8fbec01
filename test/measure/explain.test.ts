import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factNames, holds } from '../../src/measure/condition.ts'
import { byDay, byProcedure, countedDossiers, judgedDossiers } from '../../src/measure/explain.ts'
import { judgedOn } from '../../src/measure/judged-on.ts'
import { sideOf } from '../../src/model/explanation.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import { calendar, catalogue, held, latest, measures, versions } from '../contract/warehouse/histories.ts'
import { recount } from '../oracle/recount.ts'

const TODAY = '2026-10-10'
const period = parsePeriod('2026') as Period
const measure = (id: string) => {
  const found = measures.find((each) => each.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const PAIRS = [
  ['dossiersOnTime', 'dossiersReceived'],
  ['dossiersSatisfied', 'dossiersReceived'],
  ['dossiersPaidOnline', 'dossiersOwingFee'],
  ['dossiersElectronicResult', 'dossiersOfPaperResults'],
] as const

describe('the dossiers behind a criterion', () => {
  test('add up to its counts, whole, by procedure and by day', () => {
    fc.assert(
      fc.property(versions, catalogue, (all, procedures) => {
        const byCode = new Map(procedures.map((each) => [each.code, each]))
        const own = latest(all)
          .filter(({ deleted }) => !deleted)
          .map((dossier) => ({ ...dossier, unitCode: 'H31.1' }))
        const inPeriod = own
          .map((dossier) => held(dossier, procedures))
          .filter(
            ({ course }) =>
              course.receivedOn !== null && course.receivedOn >= period.from && course.receivedOn <= period.to,
          )
        const counts = recount(measures, own, period, { calendar, procedures: byCode, today: TODAY }).get('H31.1')
        for (const [numerator, denominator] of PAIRS) {
          const judged = judgedDossiers(inPeriod, (code) => byCode.get(code) ?? null, judgedOn(period, TODAY))
          const counted = countedDossiers(judged, measure(numerator), measure(denominator))
          const whole = [counts?.get(numerator) ?? 0, counts?.get(denominator) ?? 0]
          expect([counted.filter((each) => each.inNumerator).length, counted.length]).toEqual(whole)
          for (const tally of [byProcedure(), byDay()]) {
            // However the dossiers are paged.
            tally.add(counted.slice(0, 3))
            tally.add(counted.slice(3))
            const parts = tally.contributions()
            const sum = (pick: (part: (typeof parts)[number]) => number): number =>
              parts.reduce((total, part) => total + pick(part), 0)
            expect([sum((part) => part.numerator), sum((part) => part.denominator)]).toEqual(whole)
          }
        }
      }),
      { seed: 766, numRuns: 100 },
    )
  })

  test('a record is not known to be in or out just when another value of what is not told would move it', () => {
    const denied = {
      ...measure('dossiersSatisfied'),
      where: [{ kind: 'not', of: { kind: 'holds', fact: 'complained' } }],
    } as const
    fc.assert(
      fc.property(versions, (all) => {
        const rows = latest(all).map((dossier) => held(dossier, []))
        const judged = judgedDossiers(rows, () => null, TODAY)
        for (const numerator of [measure('dossiersSatisfied'), measure('dossiersPaidOnline'), denied]) {
          const counted = countedDossiers(judged, numerator, measure('dossiersReceived'))
          const facts = new Map(judged.map((each) => [each.held.dossier.code, each.facts]))
          for (const each of counted) {
            const own = facts.get(each.held.dossier.code) ?? {}
            const asked = numerator.where.flatMap(factNames)
            const untold = asked.filter((fact) => own[fact] === null)
            const answers = new Set(
              Array.from({ length: 2 ** untold.length }, (_, drawn) => {
                const told = untold.map((fact, at): [string, boolean] => [fact, (drawn & (1 << at)) > 0])
                const facts = { ...own, ...Object.fromEntries(told) }
                return numerator.where.every((condition) => holds(condition, facts))
              }),
            )
            expect(sideOf(each)).toBe(answers.size === 2 ? 'unknown' : answers.has(true) ? 'in' : 'out')
            if (sideOf(each) !== 'in') expect(each.keptOutBy?.value === null).toBe(sideOf(each) === 'unknown')
          }
          const parts = byProcedure()
          parts.add(counted)
          const unknown = counted.filter((each) => sideOf(each) === 'unknown').length
          expect(parts.contributions().reduce((sum, part) => sum + part.unknown, 0)).toBe(unknown)
        }
      }),
      { seed: 766, numRuns: 100 },
    )
  })

  test('each that is out names the fact that keeps it out, each that is in names none', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const rows = latest(all).map((dossier) => held(dossier, []))
        const judged = judgedDossiers(rows, () => null, TODAY)
        const counted = countedDossiers(judged, measure('dossiersSatisfied'), measure('dossiersReceived'))
        for (const { inNumerator, keptOutBy, verdict } of counted) {
          if (inNumerator) expect(keptOutBy).toBeNull()
          else expect(['onTime', 'complained']).toContain(keptOutBy?.fact)
          if (keptOutBy?.fact === 'onTime') expect(['late', 'overdue', 'no-term']).toContain(verdict)
        }
      }),
      { seed: 766, numRuns: 100 },
    )
  })
})

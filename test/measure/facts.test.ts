import { describe, expect, test } from 'vitest'
import { courseOf, judge } from '../../src/measure/course.ts'
import { factsOf } from '../../src/measure/facts.ts'
import type { Dossier } from '../../src/model/dossier.ts'
import { FACTS } from '../../src/model/facts.ts'
import type { Procedure } from '../../src/model/procedure.ts'
import { AUTUMN_2026, asked, dossier } from './dossier.ts'

const PROCEDURE: Procedure = {
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  legalTermDays: 1,
  hasFee: true,
  onlineLevel: 'partial',
  paperResult: true,
  forCitizens: true,
  levels: ['commune'],
}

function facts(of: Dossier, procedure: Procedure | null = PROCEDURE) {
  const course = courseOf(of, AUTUMN_2026, procedure?.legalTermDays ?? null)
  return factsOf(of, course, judge(course, '2026-10-31'), procedure)
}

describe('facts of a dossier', () => {
  test('there is one for each name that measures may use, of its type', () => {
    const of = facts(dossier())
    expect(Object.keys(of).sort()).toEqual(Object.keys(FACTS.dossiers).sort())
    for (const [name, type] of Object.entries(FACTS.dossiers)) {
      const value = of[name]
      if (value === null) continue
      expect(typeof value, name).toBe({ 'yes-no': 'boolean', number: 'number', 'one-of': 'string' }[type.kind])
      if (type.kind === 'one-of') expect(type.values).toContain(value)
    }
  })

  test('whether it owes a fee is its own word, else its procedure’s', () => {
    expect(facts(dossier()).owesFee).toBe(true)
    expect(facts(dossier({ marks: { owesFee: false } })).owesFee).toBe(false)
    expect(facts(dossier(), { ...PROCEDURE, hasFee: null }).owesFee).toBeNull()
  })

  test('what a procedure would tell is not known without it', () => {
    const { owesFee, paperResult, forCitizens, offeredOnline } = facts(dossier(), null)
    expect([owesFee, paperResult, forCitizens, offeredOnline]).toEqual([null, null, null, null])
  })

  test.each([
    ['full', true],
    ['partial', true],
    ['none', false],
    [null, null],
  ] as const)('a procedure offered online %s', (onlineLevel, offered) => {
    expect(facts(dossier(), { ...PROCEDURE, onlineLevel }).offeredOnline).toBe(offered)
  })

  test('course and verdict become facts', () => {
    const { accepted, ended, onTime, supplements } = facts(dossier({ supplements: [asked('14')] }))
    expect([accepted, ended, onTime, supplements]).toEqual([true, true, true, 1])
  })

  test('without any term it is not known whether it was on time', () => {
    expect(facts(dossier({ dueAt: null }), null).onTime).toBeNull()
  })

  test('a mark that no source gave is not known', () => {
    expect(facts(dossier()).digitised).toBeNull()
    expect(facts(dossier({ marks: { digitised: false } })).digitised).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import { monthPeriod } from '../../src/model/period.ts'
import { knownDay } from '../../src/pipeline/simulate.ts'
import { listedUnits } from '../../src/pipeline/simulated-units.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { freshFile } from '../support/folders.ts'

const LIST = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12205,Xã Khoái Châu,commune,33,H31.14
12223,Xã Triệu Việt Vương,commune,33,
34,Tỉnh khác,province,,
13000,Xã khác,commune,34,
`

const list = (text: string): string => freshFile('units.csv', text)

describe('units of a list', () => {
  test('bear their portal code where the list has one, parents too', async () => {
    const { units, issues } = await listedUnits(list(LIST), '33', '2026-08-01')
    expect(issues).toEqual([])
    expect(units).toEqual([
      { code: 'H31', parentCode: null, name: 'Tỉnh Hưng Yên', level: 'province' },
      { code: 'H31.14', parentCode: 'H31', name: 'Xã Khoái Châu', level: 'commune' },
      { code: '12223', parentCode: 'H31', name: 'Xã Triệu Việt Vương', level: 'commune' },
    ])
  })

  test('all of them without --under; the portal code names the top as well', async () => {
    expect((await listedUnits(list(LIST), null, '2026-08-01')).units).toHaveLength(5)
    expect((await listedUnits(list(LIST), 'H31', '2026-08-01')).units).toHaveLength(3)
  })

  test('errors of the list are told, and there are no units', async () => {
    const { units, issues } = await listedUnits(list(LIST.replace('commune,34', 'village,34')), null, '2026-08-01')
    expect(units).toBeNull()
    expect(issues.map(({ code }) => code)).toEqual(['units.level-unknown'])
  })

  test.each([
    ['simulate.under-unknown', LIST, '99'],
    [
      'simulate.code-twice',
      LIST.replace('12223,Xã Triệu Việt Vương,commune,33,', '12223,Xã Triệu Việt Vương,commune,33,H31.14'),
      null,
    ],
    ['simulate.unit-code', LIST.replace('H31.14', '0912345678'), null],
    ['simulate.no-units', 'code,name,level,parentCode\n1,Việt Nam,nation,\n', null],
    ['simulate.not-a-list', 'successorCode,predecessorCode,extent\n12205,12208,full\n', null],
  ])('%s', async (code, text, under) => {
    const failure = listedUnits(list(text), under, '2026-08-01')
    await expect(failure).rejects.toMatchObject({ code })
    await expect(failure).rejects.not.toMatchObject({ facts: { code: '0912345678' } })
  })
})

describe('the last day that is known', () => {
  const on = (today: string): Clock => ({ now: () => new Date(`${today}T03:00:00Z`), today: () => today })
  const august = monthPeriod(2026, 8)

  test('is the end of a period that is over, else yesterday, on its first day today', () => {
    expect(knownDay(august, null, on('2026-11-22'))).toBe('2026-08-31')
    expect(knownDay(august, null, on('2026-09-01'))).toBe('2026-08-31')
    expect(knownDay(august, null, on('2026-08-31'))).toBe('2026-08-30')
    expect(knownDay(august, null, on('2026-08-01'))).toBe('2026-08-01')
  })

  test('may be stated, from the first day of the period to today', () => {
    expect(knownDay(august, '2026-10-10', on('2026-11-22'))).toBe('2026-10-10')
    for (const wrong of ['2026-07-31', '2026-11-23']) {
      expect(() => knownDay(august, wrong, on('2026-11-22'))).toThrow(
        expect.objectContaining({ code: 'simulate.known-until' }),
      )
    }
  })

  test('a period that has not begun, or of long ago, cannot be simulated', () => {
    for (const period of [monthPeriod(2026, 12), monthPeriod(2009, 12)]) {
      expect(() => knownDay(period, null, on('2026-11-22'))).toThrow(
        expect.objectContaining({ code: 'simulate.period' }),
      )
    }
  })
})

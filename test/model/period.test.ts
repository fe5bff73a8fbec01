import { describe, expect, test } from 'vitest'
import { parsePeriod, periodLabel, previousPeriod } from '../../src/model/period.ts'
import { PERIOD_FORM, type PeriodScheme, spokenPeriod } from '../../src/model/period-scheme.ts'

const FROM_21: PeriodScheme = {
  id: 'from-21',
  name: { vi: 'từ 21', en: 'from 21' },
  kinds: ['month', 'quarter', 'half', 'year'],
  begins: { monthsBefore: 1, day: 21 },
}
const FROM_DECEMBER: PeriodScheme = {
  ...FROM_21,
  id: 'from-december',
  kinds: ['quarter'],
  begins: { monthsBefore: 1, day: 1 },
}

const spoken = (text: string, today = '2026-10-12') =>
  spokenPeriod(text, { today, scheme: (id) => [FROM_21, FROM_DECEMBER].find((each) => each.id === id) ?? null })

const days = (text: string, today?: string): string | null => {
  const period = spoken(text, today)
  return period === null ? null : `${period.kind} ${period.from}..${period.to}`
}

describe('what people write', () => {
  test.each([
    ['2026-02', 'month 2026-02-01..2026-02-28'],
    ['2026-Q4', 'quarter 2026-10-01..2026-12-31'],
    ['2026-H2', 'half 2026-07-01..2026-12-31'],
    ['2024', 'year 2024-01-01..2024-12-31'],
    ['2026-01..2026-10', 'to-date 2026-01-01..2026-10-31'],
    ['2026-07..2026-09', 'quarter 2026-07-01..2026-09-30'],
    ['2026-02..2026-04', 'custom 2026-02-01..2026-04-30'],
    ['2026-09-21..2026-10-20', 'custom 2026-09-21..2026-10-20'],
    ['2026-ytd', 'to-date 2026-01-01..2026-10-12'],
    ['2025-ytd', 'to-date 2025-01-01..2025-12-31'],
    ['2026-10@from-21', 'custom 2026-09-21..2026-10-20'],
    ['2026-01@from-21', 'custom 2025-12-21..2026-01-20'],
    ['2026-Q1@from-21', 'custom 2025-12-21..2026-03-20'],
    ['2026-Q1@from-december', 'custom 2025-12-01..2026-02-28'],
    ['2024-Q1@from-december', 'custom 2023-12-01..2024-02-29'],
  ])('%s is %s', (text, expected) => {
    expect(PERIOD_FORM.test(text)).toBe(true)
    expect(days(text)).toBe(expected)
  })

  test.each([
    '2026-13',
    '2026-10@nobody',
    '2026-10@from-december',
    '2026-10..2026-01',
    '2027-ytd',
    '2026-10@',
    '2026-10@from-21@x',
    '2026..2027',
    '..',
    '',
  ])('"%s" is no period', (text) => {
    expect(days(text)).toBeNull()
  })

  test('the year to date follows the day, also where it ends with a month', () => {
    expect(days('2026-ytd', '2026-01-01')).toBe('to-date 2026-01-01..2026-01-01')
    expect(days('2026-ytd', '2026-01-31')).toBe('to-date 2026-01-01..2026-01-31')
  })
})

describe('the period before', () => {
  test.each([
    ['2026-10', '2026-09'],
    ['2026-01', '2025-12'],
    ['2026-Q1', '2025-Q4'],
    ['2026-Q3', '2026-Q2'],
    ['2026-H1', '2025-H2'],
    ['2026-H2', '2026-H1'],
    ['2026', '2025'],
    ['2026-01..2026-10', '2025-01-01..2025-10-31'],
    ['2024-01-01..2024-02-29', '2023-01-01..2023-02-28'],
    ['2026-09-21..2026-10-20', '2026-08-21..2026-09-20'],
    ['2025-12-21..2026-01-20', '2025-11-21..2025-12-20'],
    ['2025-12-01..2026-02-28', '2025-09-01..2025-11-30'],
    ['2026-02..2026-04', '2025-11-01..2026-01-31'],
    ['2026-10-05..2026-10-11', '2026-09-28..2026-10-04'],
    ['2026-10-05..2026-10-05', '2026-10-04..2026-10-04'],
  ])('of %s is %s', (text, before) => {
    const period = parsePeriod(text)
    if (period === null) throw new Error(`${text} is a period`)
    expect(previousPeriod(period).key).toBe(before)
  })
})

test.each(['0001-01', '0001-01..0001-02', '2026-01-01..9999-12-31', '2026-01..9999-12', '1899', '2200-Q1'])(
  'of years that nobody reports of there is no period: %s',
  (text) => expect(parsePeriod(text)).toBeNull(),
)

test('of the first and the last year there is a period before', () => {
  for (const text of ['1900-01', '2199', '1900-01-01..2199-12-31', '1900-01-05..2199-12-31']) {
    const period = parsePeriod(text)
    if (period === null) throw new Error(`${text} is a period`)
    expect(previousPeriod(period).to < period.from).toBe(true)
  }
})

test('a period to date says so in words', () => {
  const period = spoken('2026-ytd')
  if (period === null) throw new Error('2026-ytd is a period')
  expect(periodLabel(period, 'vi')).toBe('lũy kế từ đầu năm 2026 đến 12/10/2026')
  expect(periodLabel(period, 'en')).toBe('2026 to date, until 2026-10-12')
})

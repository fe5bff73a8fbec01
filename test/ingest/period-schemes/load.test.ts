import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPeriodSchemes, parsePeriodScheme } from '../../../src/ingest/period-schemes/load.ts'
import { periodMeant } from '../../../src/pipeline/periods.ts'
import { PERIOD_SCHEMES_DIR } from '../../../src/platform/paths.ts'
import { freshFolder } from '../../support/folders.ts'

const clock = { now: () => new Date('2026-10-11T18:00:00Z'), today: () => '2026-10-12' }

const FROM_16 = `schema: thuocdo/period-scheme/1
id: from-16
name: { vi: Từ ngày 16 đến ngày 15, en: 16th to 15th }
kinds: [month]
begins: { monthsBefore: 1, day: 16 }
`

test('the schemes that ship are read', () => {
  expect([...loadPeriodSchemes(PERIOD_SCHEMES_DIR).keys()]).toEqual(['from-21', 'from-december'])
})

test('an office adds a scheme of its own in the data folder', async () => {
  const data = freshFolder('data')
  mkdirSync(join(data, 'period-schemes'), { recursive: true })
  writeFileSync(join(data, 'period-schemes', 'from-16.yaml'), FROM_16)
  expect((await periodMeant('2026-10@from-16', data, clock))?.key).toBe('2026-09-16..2026-10-15')
  expect((await periodMeant('2026-10@from-21', data, clock))?.key).toBe('2026-09-21..2026-10-20')
  expect(await periodMeant('2026-10@from-17', data, clock)).toBeNull()
})

test.each([
  ['day: 16', 'day: 31', 5, 'begins.day'],
  ['kinds: [month]', 'kinds: [week]', 4, 'kinds.[1]'],
  ['id: from-16', 'id: Từ 16', 2, 'id'],
  ['id: from-16', 'id: from-16\nold: 1', 3, 'old'],
])('%s as "%s" is an issue on its line', (good, bad, line, key) => {
  const { scheme, issues } = parsePeriodScheme(FROM_16.replace(good, bad), 'from-16.yaml')
  expect(scheme).toBeNull()
  expect(issues.map(({ code, facts }) => [code, facts.line, facts.key])).toEqual([['period.scheme-value', line, key]])
})

test('a file with a problem is refused with its name', async () => {
  const data = freshFolder('data')
  mkdirSync(join(data, 'period-schemes'), { recursive: true })
  writeFileSync(join(data, 'period-schemes', 'bad.yaml'), FROM_16.replace('day: 16', 'day: 0'))
  await expect(periodMeant('2026-10@from-16', data, clock)).rejects.toMatchObject({
    code: 'period.scheme-invalid',
    facts: expect.objectContaining({ file: 'bad.yaml' }),
  })
})

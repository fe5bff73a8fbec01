import { expect, test } from 'vitest'
import { loadIndexSets } from '../../src/ingest/index-sets/load.ts'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import { parsePeriod } from '../../src/model/period.ts'
import { rationalToNumber } from '../../src/model/rational.ts'
import { unitDirectory } from '../../src/model/unit-directory-index.ts'
import { withdrawDelivery } from '../../src/pipeline/deliveries.ts'
import { fedQuantities } from '../../src/pipeline/fed-quantities.ts'
import type { FeedImportOptions } from '../../src/pipeline/feed-import.ts'
import { importCounts } from '../../src/pipeline/import-counts.ts'
import { importPetitions } from '../../src/pipeline/import-petitions.ts'
import { importUnits } from '../../src/pipeline/import-units.ts'
import { saidBy } from '../../src/pipeline/intake.ts'
import { directoryOf } from '../../src/pipeline/product.ts'
import { setInForce } from '../../src/pipeline/score.ts'
import { writeFileWhole } from '../../src/platform/files.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { openSqliteRegistry } from '../../src/store/registry/sqlite.ts'
import { freshFolder } from '../support/folders.ts'

const at = (today: string) => ({ now: () => new Date(`${today}T02:00:00Z`), today: () => today })
const NOVEMBER = at('2026-11-20')
const INDEX_SETS = loadIndexSets(INDEX_SETS_DIR)

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
34,Tỉnh Khác,province,,H40
12999,Xã Khác,commune,34,H40.1
`

async function product() {
  const registry = await openSqliteRegistry(freshFolder('register.sqlite'))
  const opened = { registry, indexSets: INDEX_SETS, faultySets: [], dataDir: freshFolder('data') }
  const units = freshFolder('units.csv')
  writeFileWhole(units, UNITS)
  await importUnits(opened, units, { from: '2026-01-01', scopeCode: null, dryRun: false })
  return opened
}

type Product = Awaited<ReturnType<typeof product>>

const OPTIONS = saidBy('pakn', 'file')
const HEAD = 'code,unitCode,receivedAt,dueAt,handledAt,unsatisfied\n'

async function petitions(to: Product, rows: string, options: Partial<FeedImportOptions> = {}) {
  const source = bytesSource('pakn.csv', Buffer.from(HEAD + rows))
  expect(await importPetitions(to, source, { ...OPTIONS, ...options }, NOVEMBER)).toMatchObject({ outcome: 'stored' })
}
function counts(to: Product, rows: string, options: Partial<FeedImportOptions> = {}) {
  const bytes = Buffer.from(`unit,period,measure,value\n${rows}`)
  return importCounts(to, bytesSource('counts.csv', bytes), { ...OPTIONS, source: 'portal', ...options }, NOVEMBER)
}

/** What is fed of each unit by its name, as numbers; `null` for a reason that there is none. */
async function fed(to: Product, key: string, today = '2026-11-20') {
  const period = parsePeriod(key)
  if (period === null) throw new Error(key)
  const directory = await directoryOf(to)
  const answer = await fedQuantities(
    to.registry,
    setInForce({ indexSets: INDEX_SETS, faultySets: [] }, period),
    directory,
    [period],
    at(today),
  )
  const rows = directory.units.map(({ id }) => {
    const quantities = [...answer.stated(id, key)].map(([name, quantity]): [string, number | null] => [
      name,
      quantity.kind === 'value' ? rationalToNumber(quantity.value) : null,
    ])
    return [directory.label(id, period.to).name, Object.fromEntries(quantities)] as const
  })
  const simulated = directory.units.some(({ id }) => answer.simulated(id, key))
  const units = answer.units(key).map((id) => directory.label(id, period.to).name)
  return { of: Object.fromEntries(rows), units: units.sort(), issues: answer.issues.map(({ code }) => code), simulated }
}

test('a province has the petitions of its communes; whom nobody covers and who has none has nothing', async () => {
  const to = await product()
  await petitions(
    to,
    'PA-1,H31.14,2026-10-02,2026-10-10,2026-10-09,\nPA-2,H31.15.2,2026-10-31,,,1\nPA-3,X9,2026-10-05,,,\n',
  )
  const { of, units, issues } = await fed(to, '2026-10')
  expect(of['Xã An Vĩ']).toMatchObject({ petitions: 1, petitionsOnTime: 1, petitionsNotUnsatisfied: 1 })
  // Without a due date nobody knows whether it was handled on time.
  expect(of['Xã Bình Minh']).toMatchObject({ petitions: 1, petitionsNotUnsatisfied: 0 })
  expect(of['Xã Bình Minh']).not.toHaveProperty('petitionsOnTime')
  expect(of['Tỉnh Hưng Yên']).toMatchObject({ petitions: 2, petitionsOnTime: 1, petitionsNotUnsatisfied: 1 })
  expect(of['Xã Khác']).toEqual({})
  expect(issues).toEqual(['feeds.unit-unknown'])
  expect(units).toEqual(['Tỉnh Hưng Yên', 'Xã An Vĩ', 'Xã Bình Minh'])
  await to.registry.close()
})

test('a coverage holds for the unit and those below, for the whole period and no other', async () => {
  const to = await product()
  await petitions(to, 'PA-1,H31.14,2026-10-02,2026-10-10,,\n', { covers: ['Tỉnh Hưng Yên'] })
  const october = await fed(to, '2026-10')
  expect(october.of['Xã Bình Minh']).toMatchObject({ petitions: 0, petitionsOnTime: 0 })
  expect(october.of['Xã Khác']).toEqual({})
  // Covered by its province only, and without a petition: nothing is told of it by itself.
  expect(october.units).toEqual(['Tỉnh Hưng Yên', 'Xã An Vĩ'])
  // The quarter has days of which nobody said anything yet; petitions held count all the same.
  const quarter = await fed(to, '2026-Q4')
  expect(quarter.of['Xã Bình Minh']).toEqual({})
  expect(quarter.of['Xã An Vĩ']).toMatchObject({ petitions: 1 })
  await petitions(to, '', { covers: ['H31'], period: parsePeriod('2026-11') })
  // The quarter runs: it is covered until today.
  expect((await fed(to, '2026-Q4')).of['Xã Bình Minh']).toMatchObject({ petitions: 0 })
  expect((await fed(to, '2026-Q4', '2026-12-01')).of['Xã Bình Minh']).toEqual({})
  await to.registry.close()
})

test('a petition that is not handled is judged on the last day, or today while the period runs', async () => {
  const to = await product()
  await petitions(to, 'PA-1,H31.14,2026-11-02,2026-11-25,,\n')
  expect((await fed(to, '2026-11', '2026-11-25')).of['Xã An Vĩ']).toMatchObject({ petitionsOnTime: 1 })
  expect((await fed(to, '2026-11', '2026-11-26')).of['Xã An Vĩ']).toMatchObject({ petitionsOnTime: 0 })
  await to.registry.close()
})

test('of two delivered counts of a unit, by code or by name, the later stands, and outweighs what was counted', async () => {
  const to = await product()
  await petitions(to, 'PA-1,H31.14,2026-10-02,2026-10-10,,\n')
  await counts(to, 'H31.14,2026-10,petitions,5\nH31.14,2026-10,communes,1\nH31,2026-10,communes,\n')
  const report = await counts(to, 'Xã An Vĩ,2026-10,communes,0\n')
  const { of } = await fed(to, '2026-10')
  expect(of['Xã An Vĩ']).toMatchObject({ petitions: 5, communes: 0 })
  expect(of['Tỉnh Hưng Yên']).toMatchObject({ petitions: 1, communes: null })
  await withdrawDelivery(to, report.delivery?.id ?? '', 'sai')
  expect((await fed(to, '2026-10')).of['Xã An Vĩ']).toMatchObject({ communes: 1 })
  await to.registry.close()
})

test('what simulated sources tell is marked', async () => {
  const to = await product()
  await counts(to, 'H31,2026-10,communes,2\n')
  expect((await fed(to, '2026-10')).simulated).toBe(false)
  await petitions(to, '', { covers: ['H31'], period: parsePeriod('2026-09'), source: 'simulated' })
  expect((await fed(to, '2026-09')).simulated).toBe(true)
  expect((await fed(to, '2026-10')).simulated).toBe(false)
  await petitions(to, 'PAKN-H31.14-261002-9900001,H31.14,2026-10-02,,,\n')
  expect((await fed(to, '2026-10')).simulated).toBe(true)
  await to.registry.close()
})

test('counts of periods of different index sets are refused, and so is a file that names no unit of ours', async () => {
  const to = await product()
  await expect(counts(to, 'H31,2024-10,communes,2\n')).rejects.toMatchObject({ code: 'score.none-in-force' })
  expect(await counts(to, 'H99,2026-10,communes,2\n')).toMatchObject({
    outcome: 'refused',
    issues: [{ code: 'score.stated-unit' }],
  })
  expect(await to.registry.feeds.deliveries()).toEqual([])
  await to.registry.close()
})

test('an unchanged register is not read again', async () => {
  const to = await product()
  await petitions(to, 'PA-1,H31.14,2026-10-02,2026-10-10,,\n')
  const period = parsePeriod('2026-10')
  if (period === null) throw new Error('no period')
  let read = 0
  const feeds = {
    ...to.registry.feeds,
    petitions: (...days: [string, string]) => {
      read += 1
      return to.registry.feeds.petitions(...days)
    },
  }
  const registry = { ...to.registry, feeds }
  const directory = unitDirectory(await to.registry.units())
  const ask = () =>
    fedQuantities(
      registry,
      setInForce({ indexSets: INDEX_SETS, faultySets: [] }, period),
      directory,
      [period],
      NOVEMBER,
    )
  await ask()
  await ask()
  expect(read).toBe(1)
  await counts(to, 'H31,2026-10,communes,2\n')
  await ask()
  expect(read).toBe(2)
  await to.registry.close()
})

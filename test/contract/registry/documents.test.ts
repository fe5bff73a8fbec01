import { expect, it } from 'vitest'
import type { Decimal } from '../../../src/model/decimal.ts'
import { NOWHERE } from '../../../src/model/issue.ts'
import { MISSING_REASONS } from '../../../src/model/reported.ts'
import type { Fact } from '../../../src/model/results.ts'
import { onEachEngine } from './engines.ts'
import { COMMUNES, everything, ISSUER, sampleDocument, sampleFact, sha256 } from './samples.ts'

const CLOCK = { clock: () => new Date('2024-03-06T01:02:03.456Z') }

onEachEngine('documents', (bench) => {
  it('a new register holds nothing', async () => {
    const registry = await bench.fresh()
    expect(registry.engine).toBe(bench.engine)
    expect(await registry.documents()).toEqual([])
    expect(await registry.facts('2024-02-0000000000')).toEqual([])
    expect(await registry.units()).toEqual({ units: [], successions: [] })
    expect(await registry.unitSources()).toEqual([])
  })

  it('a stored document comes back with its facts in their order, also after the register was closed', async () => {
    const place = bench.newPlace()
    const input = sampleDocument('a', 50)
    const first = await bench.open(place, CLOCK)
    const stored = await first.storeDocument(input)
    const expected = {
      ...input.document,
      id: `2024-02-${sha256('a').slice(0, 10)}`,
      revision: 1,
      importedAt: '2024-03-06T01:02:03.456Z',
    }
    expect(stored).toEqual({ kind: 'stored', document: expected })
    const second = await bench.open(place)
    expect(await everything(second)).toEqual([{ document: expected, facts: input.facts }])
  })

  it('each reason for a missing figure, zero and nulls stay what they are', async () => {
    const registry = await bench.fresh()
    const base = { ...sampleFact(0), place: NOWHERE }
    const facts: readonly Fact[] = [
      { ...base, reported: { kind: 'value', value: '0' as Decimal }, printed: '0' },
      { ...base, reported: { kind: 'value', value: '-12345678901234567890.123456789' as Decimal } },
      ...MISSING_REASONS.map((reason): Fact => ({ ...base, reported: { kind: 'missing', reason }, printed: '' })),
      {
        ...base,
        unitId: ISSUER.id,
        place: { page: null, sheet: 'Phụ lục 1', table: 2, row: 1_048_576, column: 'XFD' },
      },
    ]
    const nulls = { number: null, date: null, subject: null, cited: [] }
    const input = { ...sampleDocument('nulls', 0, nulls), facts }
    const { document } = await registry.storeDocument(input)
    expect(document).toMatchObject(nulls)
    expect(await everything(registry)).toEqual([{ document, facts }])
  })

  it('the same bytes for the same issuer, index set and period are stored once', async () => {
    const registry = await bench.fresh(CLOCK)
    const first = await registry.storeDocument(sampleDocument('a'))
    const before = await everything(registry)
    const again = await registry.storeDocument(sampleDocument('a', 3, { fileName: 'bản sao.pdf', subject: null }))
    expect(again).toEqual({ kind: 'already', document: first.document })
    expect(await everything(registry)).toEqual(before)
  })

  it('a different document of the same series is the next revision beside the first', async () => {
    const registry = await bench.fresh()
    for (const name of ['a', 'b', 'c']) await registry.storeDocument(sampleDocument(name))
    const revisions = (await registry.documents()).map(({ fileName, revision }) => [fileName, revision])
    expect(revisions).toEqual([
      ['a.pdf', 1],
      ['b.pdf', 2],
      ['c.pdf', 3],
    ])
  })

  it('another issuer, index set or period is a series of its own, and ids stay unique', async () => {
    const registry = await bench.fresh()
    const others = [{}, { issuerId: 'xa-0-p' }, { indexSetId: 'another' }, { periodKey: '2024-01' }]
    for (const changes of others) {
      expect(await registry.storeDocument(sampleDocument('a', 2, changes))).toMatchObject({
        kind: 'stored',
        document: { revision: 1 },
      })
    }
    const ids = (await registry.documents()).map((document) => document.id)
    const hash = sha256('a').slice(0, 10)
    expect(ids.toSorted()).toEqual([`2024-01-${hash}`, `2024-02-${hash}`, `2024-02-${hash}-2`, `2024-02-${hash}-3`])
  })

  it('documents are listed by period, issuer and revision, and filtered', async () => {
    const registry = await bench.fresh()
    const [first, second] = [COMMUNES[1]?.id ?? '', ISSUER.id]
    const store = (name: string, periodKey: string, issuerId: string, indexSetId = 'one') =>
      registry.storeDocument(sampleDocument(name, 1, { periodKey, issuerId, indexSetId }))
    await store('a', '2024-01-21..2024-02-20', first)
    await store('b', '2024-02', first)
    await store('c', '2024-02', first)
    await store('d', '2024-02', second)
    await store('e', '2024-01', first)
    await store('f', '2024-Q1', second, 'two')
    const names = async (filter?: Parameters<typeof registry.documents>[0]) =>
      (await registry.documents(filter)).map((document) => document.fileName.slice(0, 1)).join('')
    expect(await names()).toBe('eadbcf')
    expect(await names({ periodKey: '2024-02' })).toBe('dbc')
    expect(await names({ periodKey: '2024-02', issuerId: first })).toBe('bc')
    expect(await names({ indexSetId: 'two' })).toBe('f')
    expect(await names({ issuerId: 'nobody' })).toBe('')
  })

  it('provisional units are there once, at the first document that needs them', async () => {
    const registry = await bench.fresh()
    await registry.storeDocument(sampleDocument('a'))
    await registry.storeDocument(sampleDocument('b'))
    const { units } = await registry.units()
    expect(units.map((unit) => unit.id)).toEqual([ISSUER.id, ...COMMUNES.map((unit) => unit.id)].toSorted())
    expect(units.find((unit) => unit.id === COMMUNES[0]?.id)).toEqual({
      id: COMMUNES[0]?.id,
      level: 'commune',
      origin: 'provisional',
      from: null,
      to: null,
      versions: [{ from: null, to: null, name: 'An Vỹ', code: null, parentId: ISSUER.id }],
      aliases: [],
    })
  })

  it('a document of a unit that the register does not hold is refused and leaves nothing', async () => {
    const registry = await bench.fresh()
    const input = { ...sampleDocument('a'), provisional: COMMUNES.slice(1) }
    const lost = [ISSUER.id, COMMUNES[0]?.id]
    await expect(registry.storeDocument(input)).rejects.toMatchObject({
      code: 'registry.units-changed',
      facts: { units: lost },
    })
    expect(await everything(registry)).toEqual([])
    expect((await registry.units()).units).toEqual([])
  })

  it.each([
    ['a null character', 'An\0Vỹ'],
    ['half a surrogate pair', 'An \ud83d Vỹ'],
  ])('%s in a text is refused alike and leaves nothing', async (_, printed) => {
    const registry = await bench.fresh()
    const input = { ...sampleDocument('a'), facts: [sampleFact(0), { ...sampleFact(1), printed }] }
    await expect(registry.storeDocument(input)).rejects.toMatchObject({ code: 'registry.text-not-storable' })
    expect(await everything(registry)).toEqual([])
    expect((await registry.units()).units).toEqual([])
  })

  it('twenty stores at once from one process all land, with revisions 1 to 20', async () => {
    const registry = await bench.fresh()
    await Promise.all(Array.from({ length: 20 }, (_, n) => registry.storeDocument(sampleDocument(`n${n}`, 40))))
    const revisions = (await registry.documents()).map((document) => document.revision)
    expect(revisions).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  })
})

import { expect, it } from 'vitest'
import { cardText, linesOfText } from '../../../src/model/score-record.ts'
import type { NewScoreRecord, Registry } from '../../../src/store/registry/port.ts'
import { qd766, scored } from '../../score/counts.ts'
import { startChild } from './children.ts'
import { onEachEngine } from './engines.ts'
import { sampleRecord, sha256 } from './samples.ts'

const CARD = scored(qd766(), { 'ON_TIME.numerator': 2, 'ON_TIME.denominator': 3, PETITIONS: 'does-not-arise' })

const CLOCK = { clock: () => new Date('2026-11-01T00:00:00.000Z') }

const sample = (name: string, changes: Partial<NewScoreRecord['record']> = {}): NewScoreRecord =>
  sampleRecord(name, 2, changes, cardText(CARD))

onEachEngine('score records', (bench) => {
  it('a recorded scorecard comes back exactly, with the index set, also after the register was closed', async () => {
    const place = bench.newPlace()
    const first = await bench.open(place, CLOCK)
    const { kind, record } = await first.storeScoreRecord(sample('a'))
    const { record: given } = sample('a')
    expect([kind, record]).toEqual([
      'stored',
      { ...given, units: 2, revision: 1, recordedAt: '2026-11-01T00:00:00.000Z' },
    ])
    const second = await bench.open(place)
    expect(await second.scoreRecords('2026-10')).toEqual([record])
    const card = await second.recordedCard(record, 'xa-2')
    expect(linesOfText(card?.lines ?? '[]')).toEqual(CARD.lines)
    expect(await second.recordedIndexSet(sha256('the set'))).toBe('the set')
    expect(await second.recordedCard(record, 'xa-3')).toBeNull()
    expect(await second.recordedIndexSet(sha256('another'))).toBeNull()
  })

  it('a second record is a revision beside the first; the same again is none', async () => {
    const registry = await bench.fresh()
    const first = await registry.storeScoreRecord(sample('a'))
    expect(await registry.storeScoreRecord(sample('a'))).toEqual({ kind: 'already', record: first.record })
    const changed = { ...sample('b'), cards: [{ unitId: 'xa-1', lines: '[]' }] }
    expect(await registry.storeScoreRecord(changed)).toMatchObject({
      kind: 'stored',
      record: { revision: 2, units: 1 },
    })
    // Back to what it was before is news again.
    expect(await registry.storeScoreRecord(sample('a'))).toMatchObject({ kind: 'stored', record: { revision: 3 } })
    expect(linesOfText((await registry.recordedCard(first.record, 'xa-1'))?.lines ?? '')).toEqual(CARD.lines)
  })

  it('where only a first record is wanted, a later one changes nothing', async () => {
    const registry = await bench.fresh()
    const [one, other] = await Promise.all(
      ['a', 'b'].map((name) => registry.storeScoreRecord({ ...sample(name), onlyFirst: true })),
    )
    expect([one?.kind, other?.kind].toSorted()).toEqual(['already', 'stored'])
    expect(await registry.scoreRecords('2026-10')).toHaveLength(1)
  })

  it('each index set has a first record and a last one of its own', async () => {
    const registry = await bench.fresh()
    await registry.storeScoreRecord(sample('a'))
    const other = sample('b', { indexSetId: 'own' })
    expect(await registry.storeScoreRecord({ ...other, onlyFirst: true })).toMatchObject({
      kind: 'stored',
      record: { revision: 2 },
    })
    expect(await registry.storeScoreRecord(sample('a'))).toMatchObject({ kind: 'already', record: { revision: 1 } })
    expect(await registry.storeScoreRecord(other)).toMatchObject({ kind: 'already', record: { revision: 2 } })
  })

  it('periods are listed by their ends', async () => {
    const registry = await bench.fresh()
    await registry.storeScoreRecord(sample('a'))
    await registry.storeScoreRecord(sample('b', { periodKey: '2026-09', periodTo: '2026-09-30' }))
    expect((await registry.scoreRecords()).map(({ periodKey }) => periodKey)).toEqual(['2026-09', '2026-10'])
    expect(await registry.scoreRecords('2026-08')).toEqual([])
  })

  it('two processes that record at once leave revisions without a gap, each whole', async () => {
    const place = bench.newPlace()
    const registry = await bench.open(place)
    const children = ['a', 'b'].map((name) => startChild(place, { kind: 'records', name, count: 8, units: 50 }))
    for (const child of children) await child.said(1)
    for (const child of children) child.go()
    await Promise.all(children.map((child) => child.ended()))
    expect(await wholeRecords(registry)).toHaveLength(16)
  })

  it('a process killed while it records leaves what it confirmed, and nothing half done', async () => {
    const place = bench.newPlace()
    const registry = await bench.open(place)
    const confirmed: string[] = []
    for (let round = 0; round < 6; round += 1) {
      const child = startChild(place, { kind: 'records', name: `r${round}`, count: 400, units: 400 })
      await child.said(1)
      child.go()
      await child.said(3 + round)
      child.kill()
      confirmed.push(...(await child.ended()).map(({ name }) => name))
    }
    const held = await wholeRecords(registry)
    expect(confirmed.length).toBeGreaterThan(10)
    expect(confirmed.filter((name) => !held.includes(name))).toEqual([])
  }, 240_000)
})

/** Every record has all its cards and revisions run from 1 without a gap; answers the names. */
async function wholeRecords(registry: Registry): Promise<readonly string[]> {
  const records = await registry.scoreRecords()
  expect(records.map(({ revision }) => revision)).toEqual(records.map((_, index) => index + 1))
  const names: string[] = []
  for (const record of records) {
    const [first, last] = [
      await registry.recordedCard(record, 'xa-1'),
      await registry.recordedCard(record, `xa-${record.units}`),
    ]
    expect(last?.lines).toBe(first?.lines)
    const name = String(JSON.parse(first?.lines ?? '""'))
    expect(record.sha256).toBe(sha256(name))
    names.push(name)
  }
  return names
}

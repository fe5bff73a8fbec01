import { expect, it } from 'vitest'
import { cardText, linesOfText } from '../../../src/model/score-record.ts'
import type { NewScoreRecord } from '../../../src/store/registry/port.ts'
import { qd766, scored } from '../../score/counts.ts'
import { onEachEngine } from './engines.ts'
import { sha256 } from './samples.ts'

const CARD = scored(qd766(), { 'ON_TIME.numerator': 2, 'ON_TIME.denominator': 3, PETITIONS: 'does-not-arise' })

const CLOCK = { clock: () => new Date('2026-11-01T00:00:00.000Z') }

function sample(name: string, changes: Partial<NewScoreRecord['record']> = {}): NewScoreRecord {
  return {
    record: {
      periodKey: '2026-10',
      periodFrom: '2026-10-01',
      periodTo: '2026-10-31',
      indexSetId: 'qd766-2026',
      indexSetSha256: sha256('the set'),
      sha256: sha256(name),
      judgedOn: '2026-10-31',
      simulated: false,
      ...changes,
    },
    indexSet: 'the set',
    cards: ['xa-1', 'xa-2'].map((unitId) => ({ unitId, lines: cardText(CARD) })),
    onlyFirst: false,
  }
}

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

  it('periods are listed by their ends', async () => {
    const registry = await bench.fresh()
    await registry.storeScoreRecord(sample('a'))
    await registry.storeScoreRecord(sample('b', { periodKey: '2026-09', periodTo: '2026-09-30' }))
    expect((await registry.scoreRecords()).map(({ periodKey }) => periodKey)).toEqual(['2026-09', '2026-10'])
    expect(await registry.scoreRecords('2026-08')).toEqual([])
  })
})

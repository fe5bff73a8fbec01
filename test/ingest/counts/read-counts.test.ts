import { describe, expect, test } from 'vitest'
import { readCounts } from '../../../src/ingest/counts/read-counts.ts'
import { describeIssue } from '../../../src/platform/describe.ts'
import { qd766 } from '../../score/counts.ts'

const scoring = qd766()
const HEAD = 'unit,period,measure,value'
const read = (...rows: readonly string[]) => readCounts(Buffer.from([HEAD, ...rows].join('\n')), 'c.csv', scoring)
const problems = (...rows: readonly string[]) =>
  read(...rows).issues.map(({ code, place }) => [code, place.row, place.column])

describe('a file of counts', () => {
  test('gives one set of quantities for each unit and period, in order', () => {
    const { counts, issues } = read(
      'a,2026-08,dossiersReceived,10',
      'b,2026-08,dossiersReceived,5',
      'a,2026-08,dossiersOnTime,9',
    )
    expect(issues).toEqual([])
    expect(counts.map(({ unit, quantities }) => [unit, [...quantities.keys()]])).toEqual([
      ['a', ['dossiersReceived', 'dossiersOnTime']],
      ['b', ['dossiersReceived']],
    ])
  })

  test('knows a line by its code, by its alias and without regard to case', () => {
    const { counts } = read(
      'a,2026,PROGRESS.numerator,1',
      'a,2026,on_time.DENOMINATOR,2',
      'a,2026,ONLINE_SERVICE_GROUP.score,8.97',
    )
    expect([...(counts[0]?.quantities.keys() ?? [])]).toEqual([
      'ON_TIME.numerator',
      'ON_TIME.denominator',
      'CLGQ.score',
    ])
  })

  test('tells nothing reported, does not arise, not applicable and zero apart', () => {
    const { counts } = read(
      'a,2026,petitions,',
      'a,2026,communes,không phát sinh',
      'a,2026,dossiersReceived,n/a',
      'a,2026,dossiersOnTime,0',
    )
    const kinds = [...(counts[0]?.quantities.values() ?? [])].map((quantity) =>
      quantity.kind === 'missing' ? quantity.reason : quantity.value.numerator,
    )
    expect(kinds).toEqual(['not-reported', 'does-not-arise', 'not-applicable', 0n])
  })

  test('divided by semicolons may have decimal commas', () => {
    const bytes = Buffer.from('unit;period;measure;value\na;2026;TTTT.score;6,69\n')
    const { counts } = readCounts(bytes, 'c.csv', scoring)
    expect(counts[0]?.quantities.get('TTTT.score')).toEqual({
      kind: 'value',
      value: { numerator: 669n, denominator: 100n },
    })
  })
})

describe('a bad row is named by line and column, and then nothing is read', () => {
  test.each([
    ['an unknown measure', 'a,2026,dossiersRecieved,1', 'counts.measure-unknown', '3'],
    ['a period that is none', 'a,2026-13,petitions,1', 'counts.period', '2'],
    ['a count below 0', 'a,2026,petitions,-1', 'counts.negative', '4'],
    ['a separator of thousands', 'a,2026,petitions,1.405', 'counts.not-whole', '4'],
    ['a word', 'a,2026,petitions,many', 'counts.not-a-number', '4'],
    ['no unit', ',2026,petitions,1', 'counts.blank', '1'],
  ])('%s', (_what, row, code, column) => {
    expect(problems('b,2026,petitions,1', row)).toEqual([[code, 3, column]])
    expect(read('b,2026,petitions,1', row).counts).toEqual([])
  })

  test('a count twice names the line of the first', () => {
    const { issues } = read('a,2026,petitions,1', 'a,2026,petitions,2')
    expect(issues[0]).toMatchObject({ code: 'counts.twice', place: { row: 3 }, facts: { line: 2 } })
  })

  test('a misspelt measure brings the nearest name', () => {
    const [issue] = read('a,2026,dossiersRecieved,1').issues
    expect(issue && describeIssue(issue, 'vi').cure).toContain('dossiersReceived')
  })

  test('a missing column and an empty file say so', () => {
    expect(readCounts(Buffer.from('unit,period,value\na,2026,1\n'), 'c.csv', scoring).issues[0]?.code).toBe(
      'counts.columns',
    )
    expect(readCounts(Buffer.from(`${HEAD}\n`), 'c.csv', scoring).issues[0]?.code).toBe('counts.empty')
  })
})

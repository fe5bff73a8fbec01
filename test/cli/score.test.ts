import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { freshFile, freshFolder, ROOT, thuocdo } from './thuocdo.ts'

const COUNTS = 'unit,period,measure,value\nH15,2026,ON_TIME.numerator,393087\nH15,2026,ON_TIME.denominator,443565\n'

describe('thuocdo score', () => {
  test('answers one row a line of the index, and leaves no data folder behind', async () => {
    const data = freshFolder('data')
    const ended = await thuocdo(data, ['score', '--index-set', 'qd766-2026', '--counts', freshFile('c.csv', COUNTS)])
    expect(ended).toMatchObject({ exit: 0, err: '' })
    const rows: Record<string, string>[] = parse(ended.out, { columns: true })
    expect(rows).toHaveLength(30)
    expect(rows.find(({ criterion }) => criterion === 'TDGQ')).toMatchObject({
      value: '17.72',
      max: '20',
      kind: 'group',
    })
    expect(rows.find(({ criterion }) => criterion === 'ONLINE_PAID')).toMatchObject({
      value: '',
      reason: 'not-reported',
    })
    expect(existsSync(data)).toBe(false)
  })

  test('takes a file of an index set, and answers JSON with nulls', async () => {
    const set = join(ROOT, 'index-sets', 'qd766-2026.yaml')
    const ended = await thuocdo(freshFolder('d'), [
      'score',
      '--index-set',
      set,
      '--counts',
      freshFile('c.csv', COUNTS),
      '--format',
      'json',
    ])
    const rows: Record<string, unknown>[] = JSON.parse(ended.out)
    expect(rows.find(({ criterion }) => criterion === 'ON_TIME')).toMatchObject({ value: 17.72, numerator: 393087 })
    expect(rows.find(({ criterion }) => criterion === 'totalScore')).toMatchObject({
      value: null,
      missing: expect.arrayContaining(['CKMB']),
    })
  })

  test('a bad row is listed with its line and nothing is answered', async () => {
    const bad = freshFile('c.csv', `${COUNTS}H15,2026,petitions,1.405\n`)
    const ended = await thuocdo(freshFolder('d'), ['score', '--index-set', 'qd766-2026', '--counts', bad])
    expect([ended.exit, ended.out]).toEqual([3, ''])
    expect(ended.err).toContain('1405')
    expect(ended.err).toContain('4')
  })

  test.each([
    ['ON_TIME.score,21', '21 points, more than the maximum of 20'],
    ['MDSH.score,23', 'MDSH: published 23'],
    ['ON_TIME.ratio,120', 'share of 120% is above 100%'],
    ['ON_TIME.numerator,5\nH1,2026,ON_TIME.denominator,0', 'contradict each other'],
    [
      'ON_TIME.numerator,15\nH1,2026,ON_TIME.denominator,20\nH1,2026,dossiersReceived,30',

      'ON_TIME.denominator: stated as 20, but by the other counts of the file it is 30',
    ],
  ])('what cannot be is told of, and what is counted: %s', async (rows, words) => {
    const file = freshFile('c.csv', `unit,period,measure,value\nH1,2026,${rows}\n`)
    const ended = await thuocdo(freshFolder('d'), ['score', '--index-set', 'qd766-2026', '--counts', file])
    expect([ended.exit, ended.err]).toEqual([0, expect.stringContaining(words)])
    expect(ended.err.match(/^ {2}!/gm)).toHaveLength(1)
  })

  test('a fault of an index set is told with its line once, a period of another form as what it is', async () => {
    const set = freshFile('own.yaml', 'schema: thuocdo/index-set/1\nid: 7\n')
    const wrong = await thuocdo(freshFolder('d'), ['score', '--index-set', set, '--counts', freshFile('c.csv', COUNTS)])
    expect(wrong.err).toMatch(/✗ own\.yaml, line 2: /)
    const scheme = freshFile('c.csv', COUNTS.replaceAll('2026,', '2026-08@from-21,'))
    const refused = await thuocdo(freshFolder('d'), ['score', '--index-set', 'qd766-2026', '--counts', scheme])
    expect(refused.err).toContain('2026-07-21..2026-08-20')
  })

  test('points that were published otherwise are pointed out, not replaced', async () => {
    const stated = freshFile('c.csv', `${COUNTS}H15,2026,ON_TIME.score,18.72\n`)
    const ended = await thuocdo(freshFolder('d'), ['score', '--index-set', 'qd766-2026', '--counts', stated])
    expect(ended.exit).toBe(0)
    expect(ended.err).toContain('18.72')
    expect(ended.out).toContain('17.72')
  })

  test('an unknown set names those that can be computed; one of published figures says it has no scoring', async () => {
    const counts = freshFile('c.csv', COUNTS)
    const unknown = await thuocdo(freshFolder('d'), ['score', '--index-set', 'qd766', '--counts', counts])
    expect([unknown.exit, unknown.err]).toEqual([4, expect.stringContaining('qd766-2026')])
    const published = await thuocdo(freshFolder('d'), [
      'score',
      '--index-set',
      'khoai-chau-letter-2024',
      '--counts',
      counts,
    ])
    expect(published.exit).toBe(3)
  })
})

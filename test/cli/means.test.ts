import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshFile, freshFolder } from '../support/folders.ts'
import { served } from './served.ts'
import { thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
1,Việt Nam,nation,,
33,Tỉnh Hưng Yên,province,1,H31
34,Tỉnh Ninh Bình,province,1,H42
12229,Xã An Vĩ,commune,33,H31.14
501,Sở Công Thương,department,33,H31.07
`
const DOSSIERS = `code,unitCode,state,channel,receivedAt,dueAt,finishedAt
H31.14-261001-0001,H31.14,finished,online,2026-10-01,2026-10-06,2026-10-05
H31.14-261001-0002,H31.14,finished,online,2026-10-01,2026-10-06,2026-10-15
`
const GROUPS = ['CKMB', 'TDGQ', 'CLGQ', 'TTTT', 'MDSH', 'MDHL']
const published = (unit: string, points: readonly number[]): string =>
  points.map((each, index) => `${unit},2026-10,${GROUPS[index]}.score,${each}\n`).join('')
const HEAD = 'unit,period,measure,value\n'
const HUNG_YEN = published('H31', [11, 15, 8, 6, 9, 12])
const NINH_BINH = published('H42', [12, 18, 7.01, 7, 10, 13])

type Row = Record<'unit' | 'unitName' | 'criterion' | 'value' | 'reason' | 'kind' | 'missing', string>

interface Leveled {
  readonly level: string
  readonly lines: readonly { readonly id: string; readonly value: number | null }[]
}

describe('a nation that is the mean of its provinces, with units that only --stated tells of', () => {
  const data = freshFolder('data')
  beforeAll(async () => {
    const units = freshFile('units.csv', UNITS)
    expect((await thuocdo(data, ['units', 'import', units, '--from', '2026-01-01'])).exit).toBe(0)
    expect((await thuocdo(data, ['import', '--kind', 'dossiers', freshFile('hs.csv', DOSSIERS)])).exit).toBe(0)
  })
  const score = async (stated: string, ...args: readonly string[]): Promise<readonly Row[]> => {
    const file = freshFile('stated.csv', `${HEAD}${stated}`)
    const ended = await thuocdo(data, ['score', '--period', '2026-10', '--stated', file, ...args])
    expect(ended.exit).toBe(0)
    return parse(ended.out, { columns: true })
  }
  const line = (rows: readonly Row[], unit: string, criterion: string) =>
    rows.find((row) => row.unit === unit && row.criterion === criterion)

  test('a unit that is stated alone has a scorecard: what dossiers tell of it is not reported, not 0', async () => {
    const rows = await score(
      `H31.07,2026-10,PUBLISH_ON_TIME.numerator,3\nH31.07,2026-10,PUBLISH_ON_TIME.denominator,4\n`,
    )
    expect(line(rows, '501', 'PUBLISH_ON_TIME')).toMatchObject({ value: '4.5', unitName: 'Sở Công Thương' })
    expect(line(rows, '501', 'ON_TIME')).toMatchObject({ value: '', reason: 'not-reported' })
    expect(line(rows, '501', 'ELECTRONIC_CERTIFIED_COPY')).toMatchObject({ value: '2', reason: 'given-full' })
    expect(line(rows, '34', 'ON_TIME')).toBeUndefined()
    const other = await score('H31.07,2026-09,PUBLISH_ON_TIME.numerator,3\n')
    expect(other.some(({ unit }) => unit === '501')).toBe(false)
  })

  test('the nation has no points where a province has none, and names it', async () => {
    const rows = await score(HUNG_YEN)
    expect(line(rows, '1', 'CKMB')).toMatchObject({ value: '', reason: 'part-missing', missing: '34' })
    expect(line(rows, '1', 'ON_TIME')).toMatchObject({ value: '', reason: 'mean-of-units' })
  })

  test('the nation is the mean of both provinces, and so is the mean of the level', async () => {
    const rows = await score(HUNG_YEN + NINH_BINH, '--means')
    // The dossiers of Hưng Yên give its own points of progress: 10.
    const points = (unit: string) => [...GROUPS, 'totalScore'].map((id) => line(rows, unit, id)?.value)
    expect(points('1')).toEqual(['11.5', '14', '7.51', '6.5', '9.5', '12.5', '61.51'])
    expect(points('mean:province')).toEqual(points('1'))
    expect(line(rows, 'mean:province', 'totalScore')).toMatchObject({ kind: 'total', missing: '' })
    expect(rows.some(({ unit }) => unit === 'mean:commune')).toBe(false)
    expect((await score(HUNG_YEN + NINH_BINH)).some(({ unit }) => unit.startsWith('mean:'))).toBe(false)
  })

  test('the nation is explained by its provinces', async () => {
    const stated = freshFile('stated.csv', `${HEAD}${HUNG_YEN}`)
    const call = ['explain', '--period', '2026-10', '--unit', 'Việt Nam', '--stated', stated]
    const ended = await thuocdo(data, call)
    expect(ended.exit).toBe(0)
    expect(ended.out).toMatch(
      /TDGQ .* \/ 20\n.*the mean of the rounded points of 2 provinces; without points: Tỉnh Ninh Bình/,
    )
    const told = JSON.parse((await thuocdo(data, [...call, '--json'])).out)
    expect(told.means[1]).toMatchObject({ id: 'TDGQ', points: null, units: 2, without: [{ name: 'Tỉnh Ninh Bình' }] })
    const ordinary = await thuocdo(data, [...call.slice(0, 4), 'H31', '--json'])
    expect(JSON.parse(ordinary.out).means).toEqual([])
  })

  test('the API tells the nation and the means of the levels', async () => {
    const counts = freshFile('so-dem.csv', `${HEAD}${HUNG_YEN}${NINH_BINH}`)
    expect((await thuocdo(data, ['import', '--kind', 'counts', counts, '--source', 'portal'])).exit).toBe(0)
    const server = await served(data)
    try {
      const asked = async <T>(address: string) => (await (await fetch(`${server.url}/api/${address}`)).json()) as T
      const scores = await asked<{ units: Leveled[]; means: Leveled[] }>('scores?period=2026-10')
      const pointsOf = (of: Leveled | undefined, id: string) => of?.lines.find((each) => each.id === id)?.value
      const nation = scores.units.find(({ level }) => level === 'nation')
      expect([pointsOf(nation, 'TDGQ'), pointsOf(nation, 'totalScore')]).toEqual([14, 61.51])
      expect(scores.means).toMatchObject([{ level: 'province', units: 2, without: [] }])
      expect(pointsOf(scores.means[0], 'totalScore')).toBe(61.51)
      expect(await asked('scores?period=2026-10&level=commune')).toMatchObject({ means: [] })
      const explained = await asked<{ means: unknown[] }>('units/VI%E1%BB%86T%20NAM/explanation?period=2026-10')
      expect(explained.means).toHaveLength(7)
    } finally {
      await server.stop()
    }
  })
})

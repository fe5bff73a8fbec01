import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { served } from './served.ts'
import { freshFile, freshFolder, RESULTS, ROOT, thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
`
const DOSSIERS = `code,unitCode,procedureCode,state,channel,receivedAt,dueAt,finishedAt,changedAt
H31.14-1,H31.14,1.000001,finished,online,2026-10-09T08:00,2026-10-12T17:00,2026-10-10T08:00,2026-10-10T08:00
`
const shipped = (name: string): string => readFileSync(join(ROOT, 'index-sets', `${name}.yaml`), 'utf8')
const FAULT = '\nfault: [\n'

/** Files of one's own index sets: a set beside, one that a document is published by, one that carries on what ships. */
const BESIDE = shipped('qd766-2026').replace(/^id: .*$/m, 'id: own-beside')
const LETTERS = shipped('khoai-chau-letter-2024').replace(/^id: .*$/m, 'id: own-letters')
const NEXT = shipped('qd766-2026')
  .replace(/^id: .*$/m, 'id: own-next\ncontinues: qd766-2026')
  .replace(/^effective: .*$/m, 'effective: { from: 2026-10-01, to: null }')

describe('a file of an index set that has problems', () => {
  const data = freshFolder('data')
  const folder = join(data, 'index-sets')
  const put = (file: string, text: string): void => writeFileSync(join(folder, file), text)

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    put('letters.yaml', LETTERS)
    put('fine.yaml', BESIDE.replace('id: own-beside', 'id: own-fine'))
    const dossiers = freshFile('dossiers.csv', DOSSIERS)
    for (const args of [
      ['units', 'import', freshFile('units.csv', UNITS), '--from', '2026-01-01'],
      ['import', '--kind', 'dossiers', dossiers, '--source', 'one-stop'],
      ['import', RESULTS, '--index-set', 'own-letters'],
    ]) {
      const { exit, err } = await thuocdo(data, args)
      expect([exit, exit === 0 ? '' : err]).toEqual([0, ''])
    }
    put('beside.yaml', BESIDE + FAULT)
    put(
      'old.yaml',
      BESIDE.replace('id: own-beside', 'id: own-old').replace(
        /^effective: .*$/m,
        'effective: { from: 2026-01-01, to: 2026-10-01 }',
      ),
    )
  }, 120_000)

  afterAll(() => rmSync(data, { recursive: true }))

  test('does not stop scoring by the others; asked for by name its problem is told', async () => {
    const score = (...more: readonly string[]) => thuocdo(data, ['score', '--period', '2026-10', ...more])
    expect((await score()).exit).toBe(0)
    expect((await score('--index-set', 'own-fine')).exit).toBe(0)
    const old = await score('--index-set', 'own-old')
    expect([old.exit, old.err]).toEqual([0, expect.stringContaining('own-old is not in force in the periods 2026-10')])
    const named = await score('--index-set', 'own-beside')
    expect([named.exit, named.err]).toEqual([3, expect.stringMatching(/beside\.yaml[\s\S]*\[indexSet\.invalid\]/)])
  }, 60_000)

  test('does not stop imports of results, which tell of it; named, nothing is read', async () => {
    const look = (...more: readonly string[]) => thuocdo(data, ['import', RESULTS, '--dry-run', ...more])
    const read = await look('--index-set', 'own-letters')
    expect(read.exit).toBe(0)
    const told = await look()
    expect(told.out + told.err).toContain('not used for reading: beside.yaml')
    expect((await look('--index-set', 'own-beside')).err).toContain('[indexSet.invalid]')
  }, 60_000)

  test('does not stop the site; what was published by it is told as not shown, never by another set', async () => {
    put('letters.yaml', LETTERS + FAULT)
    put('next.yaml', NEXT + FAULT)
    const server = await served(data)
    const get = async (path: string): Promise<readonly [number, string]> => {
      const answer = await fetch(`${server.url}/${path}`)
      return [answer.status, await answer.text()]
    }
    try {
      expect(server.errors()).toMatch(/beside\.yaml[\s\S]*letters\.yaml[\s\S]*next\.yaml/)
      const [status, home] = await get('en/')
      expect([status, home]).toEqual([200, expect.stringContaining('Not shown for now')])
      expect(home).toContain('February 2024')
      expect(home).toContain('Computed scores, October 2026')
      expect((await get('en/chi-so/'))[0]).toBe(200)
      expect(await get('2024-02/')).toEqual([503, expect.stringContaining('tạm thời chưa hiển thị')])
      expect((await get('2024-02/huyen-khoai-chau/'))[0]).toBe(503)
      expect((await get('diem/2026-10/'))[0]).toBe(503)
      const [refused, answer] = await get('api/scores?period=2026-10')
      expect([refused, JSON.parse(answer)]).toMatchObject([503, { error: { code: 'score.set-faulty' } }])
    } finally {
      await server.stop()
    }
    expect((await thuocdo(data, ['score', '--period', '2026-10'])).err).toContain('[score.set-faulty]')
    const publish = await thuocdo(data, ['publish', '--period', 'all', '--out', freshFolder('site')])
    expect([publish.exit, publish.err]).toEqual([3, expect.stringContaining('[results.no-set]')])
    const doctor = await thuocdo(data, ['doctor'])
    expect([doctor.exit, doctor.out.match(/\[indexSet\.invalid\]/g)]).toEqual([3, Array(3).fill('[indexSet.invalid]')])
  }, 120_000)
})

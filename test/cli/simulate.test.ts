import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshFile, freshFolder, SAMPLE, thuocdo } from './thuocdo.ts'

const UNITS = join(SAMPLE, 'units-2025-07-01.csv')

const given = (out: string, ...more: readonly string[]): readonly string[] => [
  'simulate',
  '--units',
  UNITS,
  '--period',
  '2026-08',
  '--dossiers',
  '1500',
  '--out',
  out,
  ...more,
]

const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  )

describe('thuocdo simulate', () => {
  test('writes files that say that they are simulated; again the same bytes, needing no data folder', async () => {
    const [first, second] = [freshFolder('a'), freshFolder('b')]
    const ended = await thuocdo(freshFolder('data'), given(first))
    expect(ended).toMatchObject({ exit: 0 })
    expect(ended.out).toContain('SIMULATED')
    await thuocdo(freshFolder('data'), given(second, '--lang', 'vi'))
    expect(filesOf(second)).toEqual(filesOf(first))
    expect(Object.keys(filesOf(first))).toEqual([
      'README.md',
      'simulated-counts-2026-08.csv',
      'simulated-dossiers-2026-08.csv',
      'simulated-petitions-2026-08.csv',
      'simulated-procedures.csv',
    ])
    const notice = readFileSync(join(first, 'README.md'), 'utf8')
    expect(notice).toContain('dữ liệu mô phỏng')
    expect(notice).toContain('simulated data')
  })

  test('answers in JSON how many rows and planted errors there are', async () => {
    const out = freshFolder('out')
    const ended = await thuocdo(freshFolder('data'), given(out, '--errors', '0,2', '--json'))
    const report = JSON.parse(ended.out)
    const again = ['resent-newer', 'resent-older', 'resent-identical'].reduce(
      (sum, kind) => sum + report.planted[kind],
      0,
    )
    expect(report).toMatchObject({ simulated: true, units: 8, dossiers: 1500, rows: 1500 + again })
    const lines = readFileSync(join(out, 'simulated-dossiers-2026-08.csv'), 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(report.rows + 1)
  })

  test('what was simulated can be imported and scored, for the units of the register too', async () => {
    const [data, out] = [freshFolder('data'), freshFolder('out')]
    await thuocdo(data, ['units', 'import', UNITS, '--from', '2025-07-01', '--under', '33'])
    const args = ['--as-of', '2026-08-01', '--under', '33', '--from', '2026-08-01', '--to', '2026-08-31']
    const made = await thuocdo(data, ['simulate', ...args, '--dossiers', '600', '--errors', '0', '--out', out])
    expect(made).toMatchObject({ exit: 0 })
    const name = '2026-08-01_2026-08-31.csv'
    const dossiers = join(out, `simulated-dossiers-${name}`)
    const read = await thuocdo(data, ['import', '--kind', 'dossiers', '--source', 'simulated', dossiers, '--json'])
    expect(JSON.parse(read.out).files).toMatchObject([{ outcome: 'stored', rows: 600, bad: 0, issues: [] }])
    const counts = join(out, `simulated-counts-${name}`)
    const stated = freshFile('stated.csv', 'unit,period,measure,value\n33,2026-09,dossiersSynchronised,1\n')
    const period = '2026-08-01..2026-08-31'
    const scored = await thuocdo(data, ['score', '--index-set', 'qd766-2026', '--period', period, '--stated', counts])
    expect(scored.exit).toBe(0)
    expect(scored.out).toMatch(/^33,.*,ON_TIME,/m)
    // What leaves by a file or a pipe bears the mark itself.
    const lines = scored.out.trimEnd().split(/\r?\n/)
    expect(lines[0]).toMatch(/,simulated$/)
    expect(lines.slice(1).every((line) => line.endsWith(',true'))).toBe(true)
    const rows = JSON.parse((await thuocdo(data, ['score', '--period', period, '--means', '--format', 'json'])).out)
    expect(rows.every(({ simulated }: { simulated: boolean }) => simulated === true)).toBe(true)
    const explain = (...more: readonly string[]) =>
      thuocdo(data, ['explain', '--period', period, '--unit', '33', ...more])
    expect(JSON.parse((await explain('--json')).out)).toMatchObject({ simulated: true, official: false, published: [] })
    expect((await explain()).out).toContain('Simulated data')
    const after = await thuocdo(data, ['explain', '--period', '2026-09', '--unit', '33', '--stated', stated, '--json'])
    expect(JSON.parse(after.out)).toMatchObject({ simulated: false, change: { simulated: true } })
    expect(scored.out).toMatch(/^33,.*,ELECTRONIC_CERTIFIED_COPY,[\d.]+,2,\d,7,/m)
  })

  test.each([
    [['--dossiers', '0'], 2, '--dossiers'],
    [['--dossiers', '10', '--errors', '2'], 2, '--errors'],
    [['--dossiers', '10', '--format', 'xlsx'], 2, 'sync-json'],
    [['--dossiers', '10', '--as-of', '2026-01-01'], 2, '--as-of'],
    [['--dossiers', '10', '--to', '2026-01-01'], 2, '--period'],
    [['--dossiers', '10', '--known-until', '2026-07-31'], 2, '2026-07-31'],
    [['--dossiers', '10', '--under', '99'], 4, '99'],
  ])('%j is refused', async (more, exit, words) => {
    const out = freshFolder('out')
    const args = ['simulate', '--units', UNITS, '--period', '2026-08', '--out', out, ...more]
    const ended = await thuocdo(freshFolder('data'), args)
    expect([ended.exit, ended.out]).toEqual([exit, ''])
    expect(ended.err).toContain(words)
  })

  test('a folder that cannot be written to is told', async () => {
    const ended = await thuocdo(freshFolder('data'), given(join(UNITS, 'in-a-file')))
    expect(ended.exit).toBeGreaterThan(0)
    expect(ended.err).toContain('command.not-written')
  })
})

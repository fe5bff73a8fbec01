import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { findPostgres, startPostgres } from '../support/postgres.ts'
import { type Ended, freshFolder, RESULTS, SAMPLE, thuocdo } from './thuocdo.ts'

type Row = Record<'unitCode' | 'unitName' | 'figure' | 'value' | 'printed' | 'source', string>

const rowsOf = (ended: Ended): Row[] => parseCsv(ended.out, { columns: true })
const valueIn = (rows: readonly Row[], unit: string, figure: string): string | undefined =>
  rows.find((row) => row.unitName === unit && row.figure === figure)?.value

/** The sample as a letter that has lost its letterhead: no issuer is stated. */
function withoutIssuer(): string {
  const file = freshFolder('headless.txt')
  const text = readFileSync(RESULTS, 'utf8')
  const body = text.split('\n').filter((line) => !/UBND huyện|huyện Khoái Châu/.test(line))
  writeFileSync(file, body.join('\n'))
  return file
}

describe('a month on an empty register', () => {
  const data = freshFolder('data')

  test('a document that names no issuer is refused, asks for it, and leaves nothing', async () => {
    const refused = await thuocdo(data, ['import', withoutIssuer(), '--json'])
    expect(refused.exit).toBe(3)
    const [report] = JSON.parse(refused.out).files
    expect(report.outcome).toBe('refused')
    const asked = report.issues.find((issue: { code: string }) => issue.code === 'reading.issuer-missing')
    expect(asked.cure).toContain('--issuer')
    expect(JSON.parse((await thuocdo(data, ['doctor', '--json'])).out).documents).toBe(0)
  })

  test('a preview stores nothing', async () => {
    const preview = await thuocdo(data, ['import', RESULTS, '--dry-run', '--json'])
    expect(preview.exit).toBe(0)
    expect(JSON.parse(preview.out).files[0]).toMatchObject({ outcome: 'dry-run', counts: { figures: 155, units: 25 } })
    expect((await thuocdo(data, ['figures', '--period', '2024-02'])).exit).toBe(4)
  })

  test('units are created provisionally under the issuer, and the report says so', async () => {
    const stored = await thuocdo(data, ['import', RESULTS, '--json'])
    expect(stored.exit).toBe(0)
    const [report] = JSON.parse(stored.out).files
    expect(report).toMatchObject({ outcome: 'stored', revision: 1, period: '2024-02' })
    expect(report.issues.map((issue: { code: string }) => issue.code)).toContain('attribution.provisional')
  })

  test('every figure comes out with its value, the text as printed, and its place', async () => {
    const rows = rowsOf(await thuocdo(data, ['figures', '--period', '2024-02', '--format', 'csv']))
    expect(rows).toHaveLength(155)
    expect(valueIn(rows, 'Huyện Khoái Châu', 'digitised')).toBe('89.8')
    expect(rows.find((row) => row.figure === 'digitised')?.printed).toBe('89.8%')
    expect(valueIn(rows, 'Hồng Tiến', 'onTime')).toBe('83.33')
    expect(valueIn(rows, 'Thị trấn Khoái Châu', 'certifiedCopies')).toBe('1405')
    expect(rows.every((row) => row.source.includes('khoai-chau-2024-02.txt'))).toBe(true)
  })

  test('the same file again changes nothing', async () => {
    const again = await thuocdo(data, ['import', RESULTS, '--json'])
    expect(JSON.parse(again.out).files[0]).toMatchObject({ outcome: 'already', revision: 1 })
  })

  test('a different document for the month is a revision beside the first', async () => {
    const file = freshFolder('corrected.txt')
    writeFileSync(file, readFileSync(RESULTS, 'utf8').replace('83.33', '93.33'))
    const [report] = JSON.parse((await thuocdo(data, ['import', file, '--json'])).out).files
    expect(report).toMatchObject({ outcome: 'stored', revision: 2 })
    expect(report.changes).toMatchObject([{ figureId: 'onTime', before: '83.33', after: '93.33' }])
    const newest = rowsOf(await thuocdo(data, ['figures', '--period', '2024-02']))
    const letters = freshFolder('letters')
    for (const asked of [[], ['--revision', '1']]) {
      expect((await thuocdo(data, ['letter', '--period', '2024-02', '--out', letters, ...asked])).exit).toBe(0)
    }
    const pdfs = readdirSync(letters).filter((name) => name.endsWith('.pdf'))
    expect(pdfs.sort().map((name) => name.replace(/^.*2024-02/, ''))).toEqual(['-ban-1.pdf', '.pdf'])
    const first = rowsOf(await thuocdo(data, ['figures', '--period', '2024-02', '--revision', '1']))
    expect(valueIn(newest, 'Hồng Tiến', 'onTime')).toBe('93.33')
    expect(valueIn(first, 'Hồng Tiến', 'onTime')).toBe('83.33')
  })

  test('the letter reads back figure by figure, as PDF, DOCX and XLSX', async () => {
    const out = freshFolder('letter')
    const made = await thuocdo(data, ['letter', '--period', '2024-02', '--out', out, '--json'])
    expect(made.err).toBe('')
    expect(JSON.parse(made.out).files.map((file: { compared: number }) => file.compared)).toEqual([155, 155, 155])
    expect(readdirSync(out).map((name) => name.split('.').at(-1))).toEqual(['docx', 'pdf', 'xlsx'])
  })

  test('the site is written whole, and never over a folder that is not ours', async () => {
    const out = freshFolder('site')
    expect((await thuocdo(data, ['publish', '--period', '2024-02', '--out', out])).exit).toBe(0)
    expect(readFileSync(join(out, '2024-02', 'index.html'), 'utf8')).toContain('Huyện Khoái Châu')
    const foreign = freshFolder('foreign')
    mkdirSync(foreign)
    writeFileSync(join(foreign, 'thesis.doc'), 'mine')
    const refused = await thuocdo(data, ['publish', '--period', '2024-02', '--out', foreign])
    expect(refused.exit).toBe(3)
    expect(refused.err).not.toContain('    at ')
    expect(readdirSync(foreign)).toEqual(['thesis.doc'])
  })
})

describe('lists of units', () => {
  const data = freshFolder('data')

  beforeAll(async () => {
    expect((await thuocdo(data, ['import', RESULTS])).exit).toBe(0)
    const lists = readdirSync(SAMPLE).filter((name) => /^(units|lineage)-.*\.csv$/.test(name))
    for (const name of lists) {
      const from = name.replace(/^\w+-|\.csv$/g, '')
      const under = name.startsWith('units') ? ['--under', '330'] : []
      expect((await thuocdo(data, ['units', 'import', join(SAMPLE, name), '--from', from, ...under])).exit).toBe(0)
    }
  })

  test('provisional units settle into the list that names them', async () => {
    const rows = rowsOf(await thuocdo(data, ['figures', '--period', '2024-02']))
    expect(rows.every((row) => row.unitCode !== '')).toBe(true)
    expect(valueIn(rows, 'Xã An Vĩ', 'onTime')).toBe('99.32')
  })

  test('a name resolves to what the unit is on a date, in any spelling', async () => {
    const found = JSON.parse(
      (await thuocdo(data, ['units', 'resolve', 'An Vỹ', '--as-of', '2026-11-22', '--json'])).out,
    )
    expect(found.matches).toHaveLength(1)
    expect(found.matches[0]).toMatchObject({
      code: '12229',
      standing: 'succeeded',
      incomplete: false,
      successors: [{ name: 'Xã Triệu Việt Vương', code: '12223', extent: 'full' }],
    })
  })

  test('a successor that nobody has established is said to be unknown', async () => {
    const found = JSON.parse(
      (await thuocdo(data, ['units', 'resolve', 'Bình Kiều', '--as-of', '2026-11-22', '--json'])).out,
    )
    expect(found.matches).toMatchObject([{ standing: 'succeeded', successors: [], incomplete: true }])
  })

  test('a name the list lacks is an error with the near names, not a new unit', async () => {
    const file = freshFolder('misspelt.txt')
    writeFileSync(file, readFileSync(RESULTS, 'utf8').replaceAll('Hồng Tiến', 'Hồng Tiên'))
    const [report] = JSON.parse((await thuocdo(data, ['import', file, '--json'])).out).files
    expect(report.outcome).toBe('refused')
    const issue = report.issues.find((each: { code: string }) => each.code === 'attribution.not-found-near')
    expect(issue.facts.near.join()).toContain('Xã Hồng Tiến')
  })
})

test('a letter older than every list finds what its units are today, though the lists came first', async () => {
  const data = freshFolder('data')
  for (const name of ['units-2025-01-01.csv', 'units-2025-07-01.csv', 'lineage-2025-07-01.csv']) {
    const from = name.replace(/^\w+-|\.csv$/g, '')
    const under = name.startsWith('units') ? ['--under', '330'] : []
    expect((await thuocdo(data, ['units', 'import', join(SAMPLE, name), '--from', from, ...under])).exit).toBe(0)
  }
  expect((await thuocdo(data, ['import', RESULTS])).exit).toBe(0)
  const found = JSON.parse(
    (await thuocdo(data, ['units', 'resolve', 'Đông Kết', '--as-of', '2026-11-22', '--json'])).out,
  )
  const provisional = found.matches.find((unit: { origin: string }) => unit.origin === 'provisional')
  expect(provisional).toMatchObject({
    standing: 'succeeded',
    successors: [{ name: 'Xã Khoái Châu', extent: 'assumed' }],
  })
})

describe('taking back', () => {
  const data = freshFolder('data')
  const json = async (args: readonly string[]) => JSON.parse((await thuocdo(data, [...args, '--json'])).out)

  test('a withdrawn document is no longer the month, and is again when it is restored or imported again', async () => {
    await thuocdo(data, ['import', RESULTS])
    const [{ document }] = (await json(['documents', '--period', '2024-02'])).documents
    expect((await thuocdo(data, ['documents', 'withdraw', document.id])).exit).toBe(2)
    const withdrawn = await json(['documents', 'withdraw', document.id, '--reason', 'wrong month'])
    expect(withdrawn).toMatchObject({ outcome: 'withdrawn', withdrawn: { reason: 'wrong month' } })
    expect((await thuocdo(data, ['figures', '--period', '2024-02'])).exit).toBe(4)
    expect((await json(['units', 'list'])).units).toEqual([])
    expect((await json(['documents', 'restore', document.id])).outcome).toBe('restored')
    expect((await thuocdo(data, ['figures', '--period', '2024-02'])).exit).toBe(0)
    await thuocdo(data, ['documents', 'withdraw', document.id, '--reason', 'again'])
    expect((await json(['import', RESULTS])).files[0]).toMatchObject({ outcome: 'restored', revision: 1 })
    expect((await json(['documents'])).documents[0].history).toHaveLength(4)
    expect((await thuocdo(data, ['documents', 'withdraw', 'nothing', '--reason', 'x'])).exit).toBe(4)
  })

  test('a source is removed unless documents name units that only it gives', async () => {
    const list = join(SAMPLE, 'units-2024-02-01.csv')
    const from = (date: string) => ['--from', date, '--under', '330']
    await thuocdo(data, ['units', 'import', list, ...from('2024-02-01')])
    const refused = await thuocdo(data, ['units', 'remove', '1', '--json'])
    expect(refused.exit).toBe(3)
    const { outcome, issues } = JSON.parse(refused.out)
    expect([outcome, issues[0].code]).toEqual(['refused', 'units.removal-orphans'])
    await thuocdo(data, ['units', 'import', list, ...from('2024-01-01')])
    expect(await json(['units', 'remove', '1', '--dry-run'])).toMatchObject({ outcome: 'dry-run', lost: [] })
    expect((await json(['units', 'sources'])).sources).toHaveLength(2)
    expect(await json(['units', 'remove', '1'])).toMatchObject({ outcome: 'removed', source: { id: 1 } })
    expect((await json(['units', 'sources', '--all'])).removed).toMatchObject([{ id: 1 }])
    expect((await thuocdo(data, ['units', 'remove', '1'])).exit).toBe(4)
    expect(rowsOf(await thuocdo(data, ['figures', '--period', '2024-02']))).toHaveLength(155)
  })

  test('a list that ends units without a word is stored with the number of endings only', async () => {
    const file = freshFolder('part.csv')
    const text = readFileSync(join(SAMPLE, 'units-2024-02-01.csv'), 'utf8')
    writeFileSync(file, text.split('\n').slice(0, 8).join('\n'))
    const part = ['units', 'import', file, '--from', '2024-12-01']
    const refused = await thuocdo(data, [...part, '--json'])
    expect(refused.exit).toBe(3)
    const [report] = JSON.parse(refused.out).files
    expect(report.issues.map((issue: { code: string }) => issue.code)).toEqual([
      ...['units.scope', 'units.ends-open', 'units.ends-unconfirmed'],
    ])
    expect(report.ends).toHaveLength(20)
    expect((await thuocdo(data, [...part, '--ends', '19'])).exit).toBe(3)
    expect((await json([...part, '--ends', '20', '--dry-run'])).files[0].outcome).toBe('dry-run')
    expect((await json([...part, '--ends', '20'])).files[0].outcome).toBe('added')
  })

  test('a misspelt name finds near ones', async () => {
    const { exit, out } = await thuocdo(data, ['units', 'resolve', 'An Ví', '--as-of', '2024-02-29', '--json'])
    expect(exit).toBe(4)
    const found = JSON.parse(out)
    expect([found.matches, found.near.map((unit: { name: string }) => unit.name)]).toMatchObject([[], ['Xã An Vĩ']])
  })
})

test('an import of units tells what it brings to light, not what earlier ones did', async () => {
  const data = freshFolder('data')
  const told = async (file: string, from: string, ...more: string[]): Promise<readonly string[]> => {
    const args = ['units', 'import', join(SAMPLE, file), '--from', from, ...more, '--json']
    const [report] = JSON.parse((await thuocdo(data, args)).out).files
    return report.issues.map(({ code, text }: { code: string; text: string }) => `${code} ${text}`)
  }
  await told('units-2024-02-01.csv', '2024-02-01', '--under', '330')
  const ended = await told('units-2025-01-01.csv', '2025-01-01', '--under', '330')
  expect(ended.filter((issue) => issue.includes('2025-01-01')).length).toBeGreaterThan(1)
  const later = await told('units-2025-07-01.csv', '2025-07-01')
  expect(later.length).toBeGreaterThan(1)
  expect(later.filter((issue) => ended.includes(issue))).toEqual([])
})

describe('files that are no result', () => {
  const data = freshFolder('data')
  const cases: readonly (readonly [string, Uint8Array | string])[] = [
    ['empty.txt', ''],
    ['noise.pdf', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) % 256)],
    ['prose.txt', 'Kính gửi: Các đơn vị.\nĐề nghị báo cáo trước ngày 10.\n'],
  ]

  test.each(cases)('%s is refused with a code and a cure, and nothing is stored', async (name, bytes) => {
    const file = freshFolder(name)
    writeFileSync(file, bytes)
    const refused = await thuocdo(data, ['import', file])
    expect(refused.exit).toBe(3)
    expect(refused.err).toMatch(/→ .+\n {4}\[[a-z]+\.[a-z-]+\]/)
    expect(JSON.parse((await thuocdo(data, ['doctor', '--json'])).out).documents).toBe(0)
  })
})

describe('calls that are not right', () => {
  const data = freshFolder('data')

  test.each([
    [['exprot'], 2, 'command.unknown'],
    [['figures'], 2, 'command.usage'],
    [['figures', '--period', 'February'], 2, 'command.period'],
    [['figures', '--period', '2024-13'], 2, 'command.period'],
    [['import'], 2, 'command.usage'],
    [['import', 'x.txt', '--isuer', 'x'], 2, 'command.usage'],
    [['import', 'x.txt', '--issuer', ''], 2, 'command.usage'],
    [['units', 'import', 'x.csv', '--from', '2024-02-30'], 2, 'command.date'],
    [['units', 'import', 'x.csv', '--from', '2024-02-01', '--ends', 'all'], 2, 'command.usage'],
    [['units', 'import', '.', '--from', '2024-02-01'], 2, 'extract.is-directory'],
    [['units', 'remove', 'x'], 2, 'command.usage'],
    [['units', 'remove', '3'], 4, 'units.no-such-source'],
    [['documents', 'restore', 'x'], 4, 'command.no-such-document'],
    [['letter', '--period', '2024-02', '--out', 'x'], 4, 'command.nothing-imported'],
  ])('%j ends with %i and %s', async (args, exit, code) => {
    const ended = await thuocdo(data, [...args, '--json'])
    expect(ended.exit).toBe(exit)
    expect(JSON.parse(ended.err).error.code).toBe(code)
  })
})

test('an import killed at any moment leaves the whole month or nothing', async () => {
  const data = freshFolder('data')
  await thuocdo(data, ['doctor'])
  for (const killAfterMs of [150, 300, 450, 600, 750, 900, 1100]) {
    await thuocdo(data, ['import', RESULTS], { killAfterMs })
    const figures = await thuocdo(data, ['figures', '--period', '2024-02'])
    expect([0, 4]).toContain(figures.exit)
    if (figures.exit === 0) expect(rowsOf(figures)).toHaveLength(155)
  }
  expect((await thuocdo(data, ['import', RESULTS])).exit).toBe(0)
  expect(rowsOf(await thuocdo(data, ['figures', '--period', '2024-02']))).toHaveLength(155)
})

test('the machine’s time zone changes nothing', async () => {
  const outputs: string[] = []
  for (const TZ of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
    const data = freshFolder('data')
    await thuocdo(data, ['import', RESULTS], { env: { TZ } })
    outputs.push((await thuocdo(data, ['figures', '--period', '2024-02'], { env: { TZ } })).out)
  }
  expect(new Set(outputs).size).toBe(1)
  expect(outputs[0]).toContain('83.33')
})

const postgres = findPostgres()
if (postgres.kind === 'missing') console.warn(`SKIPPED: the commands on PostgreSQL: ${postgres.reason}`)

describe.skipIf(postgres.kind === 'missing')('on PostgreSQL', () => {
  test('one variable moves the register there, with the same answers', async () => {
    if (postgres.kind === 'missing') return
    const server = await startPostgres(postgres.bin)
    try {
      const env = { THUOCDO_REGISTRY: server.url }
      const data = freshFolder('data')
      expect((await thuocdo(data, ['import', RESULTS], { env })).exit).toBe(0)
      const embedded = freshFolder('data')
      await thuocdo(embedded, ['import', RESULTS])
      const there = await thuocdo(data, ['figures', '--period', '2024-02'], { env })
      expect(there.out).toBe((await thuocdo(embedded, ['figures', '--period', '2024-02'])).out)
      expect(existsSync(join(data, 'register.sqlite'))).toBe(false)
    } finally {
      await server.stop()
    }
  })
})

test('a copy of a document under another name is the same document', async () => {
  const data = freshFolder('data')
  const copy = freshFolder('copy.txt')
  copyFileSync(RESULTS, copy)
  await thuocdo(data, ['import', RESULTS])
  expect(JSON.parse((await thuocdo(data, ['import', copy, '--json'])).out).files[0].outcome).toBe('already')
})

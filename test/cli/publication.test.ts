import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Ended, freshFile, freshFolder, RESULTS, thuocdo } from './thuocdo.ts'

const MARCH = (): string =>
  freshFile(
    'march.txt',
    readFileSync(RESULTS, 'utf8')
      .replaceAll('tháng 02/2024', 'tháng 3/2024')
      .replaceAll('tháng 2/2024', 'tháng 3/2024'),
  )

/** Two wards of one name in two districts of a province, and one beside them. */
const UNITS = `code,name,level,parentCode
38,Tỉnh Thanh Hóa,province,
380,Thành phố Thanh Hóa,district,38
381,Thị xã Bỉm Sơn,district,38
14791,Phường Phú Sơn,commune,380
14818,Phường Phú Sơn,commune,381
14797,Phường Lam Sơn,commune,380
`
const WARDS = `STT,Đơn vị,Kết quả xử lý hồ sơ (%),Điểm tổng hợp
1,Phường Phú Sơn - Thành phố Thanh Hóa,99.5,80.25
2,Phường Phú Sơn - Thị xã Bỉm Sơn,88.1,70.5
3,Phường Lam Sơn,100,-
`

const errorOf = (ended: Ended): { code: string; facts: Record<string, unknown>; text: string } =>
  JSON.parse(ended.err).error
type Row = Readonly<Record<'unitName' | 'figure' | 'value' | 'missing', string>>

async function facts(data: string, period: string): Promise<readonly (readonly string[])[]> {
  const rows: Row[] = parseCsv((await thuocdo(data, ['figures', '--period', period])).out, { columns: true })
  return rows.map(({ unitName, figure, value, missing }) => [unitName, figure, value, missing])
}

describe('namesakes below one issuer', () => {
  const data = freshFolder('data')
  const site = freshFolder('site')
  const folder = join(site, '2024-12', 'tinh-thanh-hoa-38', 'du-lieu')
  beforeAll(async () => {
    const units = freshFile('units.csv', UNITS)
    expect((await thuocdo(data, ['units', 'import', units, '--from', '2024-01-01'])).exit).toBe(0)
    const told = ['--issuer', 'UBND tỉnh Thanh Hóa', '--period', '2024-12']
    expect((await thuocdo(data, ['import', freshFile('wards.csv', WARDS), ...told])).exit).toBe(0)
    expect((await thuocdo(data, ['publish', '--period', 'all', '--out', site])).exit).toBe(0)
  })

  test('bear their place in data and pages, and the letter is proven', async () => {
    expect(await facts(data, '2024-12')).toContainEqual(['Phường Phú Sơn (Thị xã Bỉm Sơn)', 'totalScore', '70.5', ''])
    expect(readFileSync(join(site, '2024-12', 'index.html'), 'utf8')).toContain('Phường Phú Sơn (Thành phố Thanh Hóa)')
    expect(readdirSync(folder).filter((name) => name.startsWith('cong-van'))).toHaveLength(2)
  })

  test('a letter drawn for a named issuer bears its name, so that letters of several lie side by side', async () => {
    const out = freshFolder('letters')
    await thuocdo(data, ['letter', '--period', '2024-12', '--issuer', 'UBND tỉnh Thanh Hóa', '--out', out])
    await thuocdo(data, ['letter', '--period', '2024-12', '--out', out])
    const stems = ['cong-van-2024-12', 'cong-van-tinh-thanh-hoa-2024-12'].flatMap((stem) => [
      `${stem}.docx`,
      `${stem}.pdf`,
    ])
    expect(readdirSync(out).sort()).toEqual([...stems, 'so-lieu-2024-12.xlsx', 'so-lieu-tinh-thanh-hoa-2024-12.xlsx'])
  })

  test.each(['csv', 'json', 'xlsx'])(
    'the %s of the site is imported without options, to the same facts',
    async (ending) => {
      const other = freshFolder('data')
      await thuocdo(other, ['units', 'import', freshFile('units.csv', UNITS), '--from', '2024-01-01'])
      const imported = await thuocdo(other, ['import', join(folder, `tinh-thanh-hoa-2024-12.${ending}`), '--json'])
      expect(JSON.parse(imported.out).files[0]).toMatchObject({
        outcome: 'stored',
        issuer: 'Tỉnh Thanh Hóa',
        issues: [],
      })
      expect(await facts(other, '2024-12')).toEqual(await facts(data, '2024-12'))
    },
  )

  test('JSON of somebody else is refused by name', async () => {
    const refused = await thuocdo(data, ['import', freshFile('other.json', '{"a": 1}'), '--json'])
    expect([refused.exit, errorOf(refused).code]).toEqual([3, 'extract.other-format'])
  })
})

describe('the stated period', () => {
  const data = freshFolder('data')

  test('a document that says another period is refused, naming both', async () => {
    const refused = await thuocdo(data, ['import', RESULTS, '--period', '2024-03', '--json'])
    const [report] = JSON.parse(refused.out).files
    expect([refused.exit, report.outcome, report.counts.figures]).toEqual([3, 'refused', 155])
    const issue = report.issues.find(({ code }: { code: string }) => code === 'reading.period-disagrees')
    expect(issue).toMatchObject({ severity: 'error', facts: { document: '2024-02', told: '2024-03' } })
  })

  test('the period that the document says itself may be said again', async () => {
    const [report] = JSON.parse((await thuocdo(data, ['import', RESULTS, '--period', '2024-02', '--json'])).out).files
    expect(report).toMatchObject({ outcome: 'stored', period: '2024-02' })
    const kept = readdirSync(join(data, 'documents'))
    const bytes = readFileSync(join(data, 'documents', kept[0] ?? ''))
    expect(kept).toEqual([`${createHash('sha256').update(bytes).digest('hex')}.txt`])
  })
})

describe('a folder that shows a month', () => {
  const data = freshFolder('data')
  const site = freshFolder('site')
  const shown = (): string[] => readdirSync(site).filter((name) => /^\d{4}-/.test(name))
  const publish = (...more: string[]): Promise<Ended> => thuocdo(data, ['publish', '--out', site, '--json', ...more])
  beforeAll(async () => {
    expect((await thuocdo(data, ['import', RESULTS, MARCH()])).exit).toBe(0)
    await publish('--period', '2024-02')
  })

  test('keeps it when another is published there', async () => {
    const published = await publish('--period', '2024-03')
    expect([published.exit, JSON.parse(published.out).periods, shown()]).toEqual([
      0,
      ['2024-02', '2024-03'],
      ['2024-02', '2024-03'],
    ])
  })

  test('loses it only when the whole is to be replaced', async () => {
    expect((await publish('--period', '2024-03', '--replace')).exit).toBe(0)
    expect(shown()).toEqual(['2024-03'])
  })

  test('is not touched from a register that does not hold its month', async () => {
    const other = freshFolder('data')
    await thuocdo(other, ['import', RESULTS])
    const refused = await thuocdo(other, ['publish', '--period', '2024-02', '--out', site, '--json'])
    expect([refused.exit, errorOf(refused).code]).toEqual([3, 'site.periods-lost'])
    expect(errorOf(refused).facts.periods).toEqual(['2024-03'])
    expect(shown()).toEqual(['2024-03'])
  })
})

describe('what the office writes for its letter', () => {
  const data = freshFolder('data')
  beforeAll(async () => {
    expect((await thuocdo(data, ['import', RESULTS])).exit).toBe(0)
  })
  const letter = (fields: string): Promise<Ended> => {
    const file = freshFile('fields.yaml', fields)
    return thuocdo(data, ['letter', '--period', '2024-02', '--out', freshFolder('out'), '--fields', file, '--json'])
  }

  test.each([
    [
      'an agency that is not the issuer',
      'agency: Sở Y tế tỉnh Hưng Yên',
      'letter.agency-not-issuer',
      'Sở Y tế tỉnh Hưng Yên',
    ],
    [
      'a symbol that reads as another',
      'number: 12\nsymbol: UBND VP số',
      'letter.field-misread',
      'symbol ("UBND VP số")',
    ],
    [
      'a line that names another period',
      'copies: [Kết quả tháng 5/2023 của huyện]',
      'letter.field-misread',
      'copies.1',
    ],
    ['characters that the font lacks', 'signer: Nguyễn 漢字 A', 'letter.field-not-drawable', 'signer'],
    ['a control character', 'signer: "A\\u0007"', 'letter.wrong-value', 'signer'],
  ])('%s is a mistake in that field, not a fault of the program', async (_, fields, code, named) => {
    const refused = await letter(fields)
    expect([refused.exit, errorOf(refused).code]).toEqual([3, code])
    expect(errorOf(refused).text).toContain(named)
    expect(errorOf(refused).text).not.toMatch(/trace|SourceDiagnostic|Span/)
  })

  test('that cannot be used leaves the site without a letter, which the page, the answer and the exit code say', async () => {
    writeFileSync(join(data, 'letter-fields.yaml'), 'agency: Sở Y tế tỉnh Hưng Yên\n')
    const site = freshFolder('site')
    const published = await thuocdo(data, ['publish', '--period', '2024-02', '--out', site, '--json'])
    expect([published.exit, errorOf(published).code]).toEqual([6, 'site.files-missing'])
    expect(JSON.parse(published.out).missing).toMatchObject([
      { kind: 'letter', period: '2024-02', issuer: 'Huyện Khoái Châu', code: 'letter.agency-not-issuer' },
    ])
    expect(readFileSync(join(site, '2024-02', 'index.html'), 'utf8')).toContain('Chưa có công văn')
    const [issue = ''] = readdirSync(join(site, '2024-02')).filter((name) => name.startsWith('huyen'))
    const files = readdirSync(join(site, '2024-02', issue, 'du-lieu')).map((name) => name.split('.').at(-1))
    expect(files.toSorted()).toEqual(['csv', 'json', 'xlsx'])
  })
})

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newMark } from '../../../src/platform/temporary.ts'
import { manifestFile, parseManifest } from '../../../src/publish/site/manifest.ts'
import { publishSite } from '../../../src/publish/site/publish.ts'
import { TABLE_SCRIPT } from '../../../src/publish/site/table-script.ts'
import { expectGolden } from '../../support/golden.ts'
import { brokenReferences, filesOf, pageWeight, temporaryFolder } from './exported.ts'
import { memorySource } from './memory-source.ts'
import { hardCases, realMonth, wholeYear } from './scenes.ts'

const temporary = temporaryFolder()
const folder = (name: string): string => join(temporary.path, name)
const LIMIT = 60_000

beforeAll(async () => {
  await publishSite(memorySource(realMonth()), { out: folder('real') })
  await publishSite(memorySource(wholeYear()), { out: folder('year') })
  await publishSite(memorySource(hardCases()), { out: folder('hard') })
  await publishSite(memorySource({ months: [] }), { out: folder('empty') })
})
afterAll(temporary.remove)

test.each(['real', 'year', 'hard', 'empty'])(
  'every link of the site "%s" leads to a file and anchor within it',
  (name) => {
    expect(filesOf(folder(name)).length).toBeGreaterThan(10)
    expect(brokenReferences(folder(name))).toEqual([])
  },
)

test.each(['real', 'year', 'hard', 'empty'])('no page of the site "%s" weighs more than 60 kB, all in', (name) => {
  const pages = filesOf(folder(name)).filter((file) => file.endsWith('.html'))
  const heavy = pages
    .map((page) => ({ page, bytes: pageWeight(folder(name), page) }))
    .filter(({ bytes }) => bytes > LIMIT)
  expect(heavy).toEqual([])
})

test('the weight counts stylesheet, fonts and mark with the page', () => {
  const own = pageWeight(folder('real'), 'index.html')
  expect(own).toBeGreaterThan(22_000)
  expect(TABLE_SCRIPT.length).toBeLessThan(2000)
})

test('the manifest lists every file of the site with its hash', () => {
  const manifest = parseManifest(readFileSync(join(folder('year'), 'manifest.json'), 'utf8'))
  const files = filesOf(folder('year')).filter((file) => file !== 'manifest.json')
  expect(manifest?.files.map(({ path }) => path)).toEqual(files)
  for (const file of manifest?.files ?? []) {
    expect(file).toEqual(manifestFile(file.path, readFileSync(join(folder('year'), file.path))))
  }
})

test('the same source gives the same bytes', async () => {
  const before = readFileSync(join(folder('real'), 'manifest.json'), 'utf8')
  await publishSite(memorySource(realMonth()), { out: folder('real') })
  expect(readFileSync(join(folder('real'), 'manifest.json'), 'utf8')).toBe(before)
})

test.each([
  ['2024-02/index.html', 'month.vi.html'],
  ['en/2024-02/index.html', 'month.en.html'],
  ['2024-02/huyen-khoai-chau/xep-hang/totalScore/index.html', 'ranking.vi.html'],
  ['don-vi/unit-2/index.html', 'unit.vi.html'],
  ['en/don-vi/unit-3/index.html', 'unit-unknown-successor.en.html'],
])('%s of the real month is as approved', (page, golden) => {
  // A tag a line: a difference then shows itself, and no line is too long to read.
  const html = readFileSync(join(folder('real'), page), 'utf8').replace(/site-[0-9a-f]{8}/, 'site-HASH')
  expectGolden(new URL(`../../golden/site/${golden}`, import.meta.url).pathname, html.replaceAll('><', '>\n<'))
})

test('only the chosen periods are published, and the pages of their units show no others', async () => {
  await publishSite(memorySource(wholeYear()), { out: folder('chosen'), periods: ['2024-02', '2024-03'] })
  expect(existsSync(join(folder('chosen'), '2024-04'))).toBe(false)
  const unit = readFileSync(join(folder('chosen'), 'don-vi/unit-2/index.html'), 'utf8')
  expect(unit).toContain('Tháng 3/2024')
  expect(unit).not.toContain('Tháng 4/2024')
  expect(brokenReferences(folder('chosen'))).toEqual([])
})

test('an issuer without figures of its own is told in one sentence, and no chart explains a mark that it lacks', async () => {
  const month = realMonth().months.map((each) => ({ ...each, issuer: { ...each.issuer, facts: {} } }))
  await publishSite(memorySource({ ...realMonth(), months: month }), { out: folder('units-only') })
  const page = readFileSync(join(folder('units-only'), '2024-02', 'index.html'), 'utf8')
  expect(page).toContain('không có chỉ tiêu chung của huyện Khoái Châu')
  expect(page).not.toContain('không có trong văn bản')
  expect(page).not.toContain('Hình thoi')
  expect(page.indexOf('id="own"')).toBeGreaterThan(page.indexOf('id="all-commune"'))
  const unit = readFileSync(join(folder('units-only'), 'don-vi', 'unit-1', 'index.html'), 'utf8')
  expect(unit).not.toContain('So với huyện Khoái Châu')
})

test('figures that an issuer has stand before those that its document lacks', async () => {
  const [month] = realMonth().months
  if (month === undefined) throw new Error('the real month')
  const { totalScore: _, ...facts } = month.issuer.facts
  const months = [{ ...month, issuer: { ...month.issuer, facts } }]
  await publishSite(memorySource({ ...realMonth(), months }), { out: folder('no-headline') })
  const page = readFileSync(join(folder('no-headline'), '2024-02', 'index.html'), 'utf8')
  const own = page.slice(page.indexOf('<dl class="bigs">'), page.indexOf('</dl>'))
  expect(own.indexOf('class="none"')).toBeGreaterThan(own.lastIndexOf('class="numeral"'))
})

test('a period of several issuers names their index set once, and no column that none of them fills', () => {
  const page = readFileSync(join(folder('hard'), '2024-02', 'index.html'), 'utf8')
  const title = realMonth().months[0]?.indexSet.title.vi ?? '?'
  expect(page.split('<table')[1]?.split(title)).toHaveLength(2)
})

test('a period without results is refused by name', async () => {
  const publishing = publishSite(memorySource(realMonth()), { out: folder('none'), periods: ['2023-12'] })
  await expect(publishing).rejects.toMatchObject({ code: 'site.no-such-period', facts: { periods: ['2023-12'] } })
  expect(existsSync(folder('none'))).toBe(false)
})

test('a folder with files of somebody else is refused and left as it was', async () => {
  mkdirSync(folder('foreign'))
  writeFileSync(join(folder('foreign'), 'letter.docx'), 'mine')
  const publishing = publishSite(memorySource(realMonth()), { out: folder('foreign') })
  await expect(publishing).rejects.toMatchObject({ code: 'site.foreign-files' })
  expect(filesOf(folder('foreign'))).toEqual(['letter.docx'])
})

test('a file added to a site of ours is never deleted', async () => {
  await publishSite(memorySource({ months: [] }), { out: folder('added') })
  writeFileSync(join(folder('added'), 'CNAME'), 'example.vn')
  const publishing = publishSite(memorySource(realMonth()), { out: folder('added') })
  await expect(publishing).rejects.toMatchObject({ code: 'site.foreign-files', facts: { files: ['CNAME'] } })
  expect(readFileSync(join(folder('added'), 'CNAME'), 'utf8')).toBe('example.vn')
})

test('a file in the place of the folder is refused', async () => {
  writeFileSync(folder('file'), '')
  await expect(publishSite(memorySource(realMonth()), { out: folder('file') })).rejects.toMatchObject({
    code: 'site.not-a-folder',
  })
})

test('when drawing fails the old site stays whole and nothing is left beside it', async () => {
  await publishSite(memorySource(realMonth()), { out: folder('stays') })
  const before = filesOf(folder('stays'))
  const broken = { ...memorySource(wholeYear()), downloads: () => Promise.reject(new Error('disk gone')) }
  await expect(publishSite(broken, { out: folder('stays') })).rejects.toThrow('disk gone')
  expect(filesOf(folder('stays'))).toEqual(before)
  expect(filesOf(temporary.path).filter((file) => file.startsWith('.stays'))).toEqual([])
})

test('after a kill between the two renames the next run puts the old site back before anything else', async () => {
  await publishSite(memorySource(realMonth()), { out: folder('killed') })
  // No process has this number: the kernel's largest is 4194304.
  const mark = newMark().replace(/-\d+-/, '-99999999-')
  renameSync(folder('killed'), folder(`.killed.${mark}.old`))
  const refused = publishSite(memorySource(realMonth()), { out: folder('killed'), periods: ['1999'] })
  await expect(refused).rejects.toMatchObject({ code: 'site.no-such-period' })
  const broken = { ...memorySource(realMonth()), downloads: () => Promise.reject(new Error('disk gone')) }
  await expect(publishSite(broken, { out: folder('killed') })).rejects.toThrow('disk gone')
  expect(existsSync(join(folder('killed'), 'index.html'))).toBe(true)
})

test('a place that cannot be written to is said so', async () => {
  writeFileSync(folder('plain-file'), '')
  const publishing = publishSite(memorySource(realMonth()), { out: join(folder('plain-file'), 'below') })
  await expect(publishing).rejects.toMatchObject({ code: 'site.not-written' })
})

test('a file that cannot be written fails the whole and leaves the old site', async () => {
  await publishSite(memorySource(realMonth()), { out: folder('unwritten') })
  const before = filesOf(folder('unwritten'))
  const long = [{ kind: 'csv' as const, fileName: `${'x'.repeat(300)}.csv`, bytes: new Uint8Array(1) }]
  const publishing = publishSite(
    { ...memorySource(realMonth()), downloads: async () => ({ files: long, missing: [] }) },
    { out: folder('unwritten') },
  )
  await expect(publishing).rejects.toMatchObject({ code: 'site.not-written', facts: { reason: 'ENAMETOOLONG' } })
  expect(filesOf(folder('unwritten'))).toEqual(before)
})

test('progress ends at the number of pages', async () => {
  const seen: number[][] = []
  const site = await publishSite(memorySource(realMonth()), {
    out: folder('progress'),
    onProgress: (done, total) => seen.push([done, total]),
  })
  expect(seen.at(-1)).toEqual([site.pages, site.pages])
})

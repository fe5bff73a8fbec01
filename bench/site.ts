/**
 * Speed of building the site of the nation: 3,321 communes below 34 issuers, 12 months, six figures, in both languages.
 *
 *   npm run bench -- site [communes=3321]
 *
 * Goals: 12 months in at most 60 s on two cores; time grows no faster than the number of pages (3, 6, 12 months). Baselines in the same
 * run, on the same bytes: every page put together from its tags by plain string concatenation, hashed and written; and the
 * files merely written. Downloads are left out: letters have a bench of their own (bench/letters.ts).
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { monthPeriod } from '../src/model/period.ts'
import type { MonthResults, UnitResults } from '../src/model/results.ts'
import { type Cells, monthResults, unitResults } from '../test/publish/khoai-chau.ts'
import { memorySource } from '../test/publish/site/memory-source.ts'

const ISSUERS = 34
const GOAL_SECONDS = 60

/** The product as people run it: compiled (Node does not strip TSX), React's production code. */
async function product(): Promise<typeof import('../src/publish/site/publish.ts')> {
  const ground = await import(new URL('../scripts/ground.mjs', import.meta.url).href)
  return import(pathToFileURL(join(ground.ensureBuild(), 'publish', 'site', 'publish.js')).href)
}

function draw(seed: number, span: number): number {
  return Math.floor((Math.abs(Math.sin(seed * 12.9898) * 43758.5453) % 1) * span)
}

function unit(issuer: number, index: number, month: number): UnitResults {
  const seed = issuer * 1009 + index * 31 + month * 7
  const rate = (salt: number, low: number): string =>
    `${low + draw(seed + salt, 100 - low)}.${draw(seed + salt + 1, 99)}`
  const cells: Cells = {
    onTime: draw(seed, 3) === 0 ? '100' : rate(1, 80),
    satisfaction: draw(seed + 3, 20) === 0 ? 'kps' : '100',
    onlinePaid: draw(seed + 5, 30) === 0 ? '' : rate(7, 40),
    totalScore: rate(11, 55),
    digitised: rate(13, 70),
    certifiedCopies: String(draw(seed + 17, 4000)),
  }
  return unitResults(`xa-${issuer}-${index}`, `Xã Đông Thắng ${issuer}.${index}`, cells, index + 1)
}

function month(issuer: number, units: number, number: number): MonthResults {
  const period = monthPeriod(2026, number)
  const base = monthResults(Array.from({ length: units }, (_, index) => unit(issuer, index, number)))
  const id = `tinh-${issuer}`
  return {
    ...base,
    period,
    document: { ...base.document, id: `${id}-${period.key}`, issuerId: id, periodKey: period.key },
    issuer: { ...base.issuer, unit: { ...base.issuer.unit, id, name: `Tỉnh Thử Nghiệm ${issuer}`, level: 'province' } },
  }
}

function nation(communes: number, months: number): readonly MonthResults[] {
  return Array.from({ length: months }, (_, at) =>
    Array.from({ length: ISSUERS }, (_, issuer) => {
      const share = Math.floor(communes / ISSUERS) + (issuer < communes % ISSUERS ? 1 : 0)
      return month(issuer, share, at + 1)
    }),
  ).flat()
}

interface Run {
  readonly months: number
  readonly pages: number
  readonly bytes: number
  readonly seconds: number
}

async function build(communes: number, months: number, out: string): Promise<Run> {
  const { publishSite } = await product()
  const source = memorySource({ months: nation(communes, months) })
  const start = performance.now()
  const before = process.cpuUsage()
  const { pages, bytes } = await publishSite(source, { out })
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  const megabytes = Math.round(bytes / 1e6)
  const resident = Math.round(process.memoryUsage.rss() / 2 ** 20)
  console.log(
    `${months} months: ${pages} pages, ${megabytes} MB, ${seconds.toFixed(1)} s, ${Math.round(pages / seconds)} pages/s, ${((user + system) / 1e6).toFixed(1)} s of processor, ${resident} MB resident`,
  )
  return { months, pages, bytes, seconds }
}

/** Seconds to write the site again from its bytes, and to put its pages together from their tags, hash and write them. */
function baselines(site: string, out: string): { readonly written: number; readonly concatenated: number } {
  let [written, concatenated] = [0, 0]
  const timed = (work: () => void): number => {
    const start = performance.now()
    work()
    return (performance.now() - start) / 1000
  }
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const from = join(entry.parentPath, entry.name)
    const bytes = readFileSync(from)
    const path = from.slice(site.length + 1)
    written += timed(() => {
      mkdirSync(dirname(join(out, 'written', path)), { recursive: true })
      writeFileSync(join(out, 'written', path), bytes)
    })
    if (!path.endsWith('.html')) continue
    const tags = bytes.toString().split(/(?=<)/)
    concatenated += timed(() => {
      let html = ''
      for (const tag of tags) html += tag
      const text = Buffer.from(html)
      createHash('sha256').update(text).digest('hex')
      mkdirSync(dirname(join(out, 'concatenated', path)), { recursive: true })
      writeFileSync(join(out, 'concatenated', path), text)
    })
  }
  return { written, concatenated }
}

const communes = Number(process.argv[2] ?? 3321)
const folder = mkdtempSync(join(tmpdir(), 'thuocdo-bench-'))
try {
  await build(Math.min(communes, 340), 1, join(folder, 'warm'))
  const runs: Run[] = []
  for (const months of [3, 6, 12]) runs.push(await build(communes, months, join(folder, `site-${months}`)))
  const [first, , last] = runs
  if (first === undefined || last === undefined) throw new Error('three runs were made')
  const perPage = last.seconds / last.pages / (first.seconds / first.pages)
  const perByte = last.seconds / last.bytes / (first.seconds / first.bytes)
  console.log(`12 months against 3: ${perPage.toFixed(2)} × the time a page, ${perByte.toFixed(2)} × the time a byte`)
  const { written, concatenated } = baselines(join(folder, 'site-12'), folder)
  console.log(
    `the same pages by concatenation: ${concatenated.toFixed(1)} s, we take ${(last.seconds / concatenated).toFixed(1)} ×`,
  )
  console.log(
    `the same bytes merely written: ${written.toFixed(1)} s, we take ${(last.seconds / written).toFixed(1)} ×`,
  )
  console.log(`goal of ${GOAL_SECONDS} s: ${last.seconds <= GOAL_SECONDS ? 'met' : 'missed'}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

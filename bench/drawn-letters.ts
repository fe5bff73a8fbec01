/**
 * How much of random letters of results is read exactly: drawn as PDF by a browser from known truth, read as the PDF itself
 * and as the three texts that `pdftotext` makes of it. Counts exact, refused (an error) and wrong (neither) per way.
 *
 *   npm run bench -- drawn-letters [seed=1] [letters=60] [keep=FOLDER]
 *
 * `keep` leaves PDF and text of each letter in the folder and names what was not exact; texts already there are used again.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractBytes } from '../src/ingest/extract/extract.ts'
import { loadIndexSets } from '../src/ingest/index-sets/load.ts'
import { interpret } from '../src/ingest/letters/interpret.ts'
import { INDEX_SETS_DIR } from '../src/platform/paths.ts'
import { MODES, printLetters, textsOf } from '../test/ingest/drawn/draw.ts'
import { judge, type Verdict } from '../test/ingest/drawn/judge.ts'
import { drawLetter } from '../test/ingest/drawn/random-letter.ts'
import { findChromium, launchChromium } from '../test/support/chromium.ts'

const [seed = 1, count = 60] = process.argv.slice(2, 4).map(Number)
const keep = process.argv[4]?.replace(/^keep=/u, '')
const only = process.argv[5]
const folder = keep ?? mkdtempSync(join(tmpdir(), 'thuocdo-drawn-'))
mkdirSync(folder, { recursive: true })

const sets = loadIndexSets(INDEX_SETS_DIR)
const letters = Array.from({ length: count }, (_, at) => drawLetter(seed, at, sets))
const fileOf = (at: number, ending: string): string => join(folder, `letter-${at}.${ending}`)

if (!existsSync(fileOf(count - 1, 'flow.txt'))) {
  const chromium = findChromium()
  if (chromium === null) throw new Error('no Chromium to draw letters with')
  const browser = await launchChromium(chromium)
  await printLetters(browser, letters, folder).finally(() => browser.close())
  for (const at of letters.keys()) {
    const texts = textsOf(fileOf(at, 'pdf'))
    for (const mode of MODES) writeFileSync(fileOf(at, `${mode}.txt`), texts[mode])
  }
}

const tally = new Map<string, number>()
for (const [at, letter] of letters.entries()) {
  for (const way of ['pdf', ...MODES]) {
    if (only !== undefined && only !== way) continue
    const path = fileOf(at, way === 'pdf' ? 'pdf' : `${way}.txt`)
    const verdict: Verdict = judge(
      interpret(await extractBytes(readFileSync(path), path), sets, { indexSetId: letter.indexSetId }),
      letter.truth,
      way !== 'flow',
    )
    const blank = way !== 'pdf' && letter.hasBlanks ? 'blank ' : ''
    const key = `${way} ${blank}${verdict.kind}`
    tally.set(key, (tally.get(key) ?? 0) + 1)
    if (keep !== undefined && verdict.kind !== 'exact') {
      const codes = [...new Set(verdict.errors)].join(' ')
      console.log(`${way} ${at} ${blank}${verdict.kind}: ${codes} | ${verdict.differences.slice(0, 2).join('; ')}`)
    }
  }
}
for (const way of ['pdf', ...MODES]) {
  const parts = ['', 'blank '].map((blank) => {
    const [exact, refused, wrong] = ['exact', 'refused', 'wrong'].map(
      (kind) => tally.get(`${way} ${blank}${kind}`) ?? 0,
    )
    return `${blank}exact ${exact}, refused ${refused}, wrong ${wrong}`
  })
  console.log(`${way.padEnd(7)} of ${count}: ${parts.join('; ')}`)
}
if (keep === undefined) rmSync(folder, { recursive: true })

/**
 * Speed of reading a letter of 135 units from PDF: bytes → figures with places. Beside it, on the same file in the same
 * run: what a person would use instead (`pdftotext -layout`, which gives text and no figures), and the engine's own limit
 * (pdf.js reading the text of every page, understanding nothing).
 *
 *   npm run bench -- reading [runs=20]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { extractBytes } from '../src/ingest/extract/extract.ts'
import { loadIndexSets } from '../src/ingest/index-sets/load.ts'
import { interpret } from '../src/ingest/letters/interpret.ts'
import { INDEX_SETS_DIR } from '../src/platform/paths.ts'
import { composeLetter } from '../src/publish/letter/compose.ts'
import { NO_FIELDS } from '../src/publish/letter/fields.ts'
import { readLetterTemplate } from '../src/publish/letter/files.ts'
import { letterPress } from '../src/publish/letter/press.ts'
import { generatedMonth } from '../test/publish/khoai-chau.ts'

const UNITS = 135
const runs = Number(process.argv[2] ?? '20')

async function drawLetter(): Promise<Uint8Array> {
  const press = letterPress()
  const content = composeLetter(generatedMonth(UNITS), NO_FIELDS, await readLetterTemplate())
  return press.pdf(content).finally(() => press.close())
}

/** Median milliseconds of several runs after two to warm up. */
async function median(work: () => Promise<void> | void): Promise<number> {
  const times: number[] = []
  for (let run = -2; run < runs; run += 1) {
    const start = performance.now()
    await work()
    if (run >= 0) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

async function textOnly(bytes: Uint8Array): Promise<void> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise
  for (let page = 1; page <= pdf.numPages; page += 1) await (await pdf.getPage(page)).getTextContent()
  await pdf.loadingTask.destroy()
}

const bytes = await drawLetter()
const indexSets = loadIndexSets(INDEX_SETS_DIR)
const folder = mkdtempSync(join(tmpdir(), 'thuocdo-bench-'))
const file = join(folder, 'letter.pdf')
writeFileSync(file, bytes)
try {
  const start = performance.now()
  const first = interpret(await extractBytes(bytes, 'letter.pdf'), indexSets, {})
  const cold = performance.now() - start
  const ours = await median(async () => void interpret(await extractBytes(bytes, 'letter.pdf'), indexSets, {}))
  const limit = await median(() => textOnly(bytes))
  const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
  const poppler = hasPoppler ? await median(() => void spawnSync('pdftotext', ['-layout', file, '-'])) : null
  console.log(
    `${UNITS} units, ${first.figures.length} figures read, ${Math.round(bytes.length / 1024)} kB of PDF, ${runs} runs`,
  )
  console.log(`first reading of a process    ${cold.toFixed(0)} ms`)
  console.log(`bytes → figures with places   ${ours.toFixed(0)} ms`)
  console.log(`pdf.js, text alone            ${limit.toFixed(0)} ms   ours takes ${(ours / limit).toFixed(1)} × that`)
  if (poppler === null) console.log('pdftotext is not installed: no comparison')
  else
    console.log(
      `pdftotext -layout, text alone ${poppler.toFixed(0)} ms   ours takes ${(ours / poppler).toFixed(1)} × that`,
    )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

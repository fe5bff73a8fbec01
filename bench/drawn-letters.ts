/**
 * How much of random letters of results is read exactly: drawn as PDF from known truth, by a browser and by a word processor
 * (LibreOffice, where it is installed), read as the PDF itself, as the three texts that `pdftotext` makes of it, as text copied with
 * a blank line after every line, and as the word processor's DOCX. Counts exact, refused (an error) and wrong (neither) per way.
 *
 *   npm run bench -- drawn-letters [seed=1] [letters=60] [keep=FOLDER] [only=WAY,…]
 *
 * `keep` leaves PDF and text of each letter in the folder and names what was not exact; texts already there are used again.
 * `only=writer-pdf,browser-layout` reads those ways alone.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractBytes } from '../src/ingest/extract/extract.ts'
import { loadIndexSets } from '../src/ingest/index-sets/load.ts'
import { interpret } from '../src/ingest/letters/interpret.ts'
import { INDEX_SETS_DIR } from '../src/platform/paths.ts'
import { MODES, PRINTERS, type Printer, textsOf } from '../test/ingest/drawn/draw.ts'
import { judge } from '../test/ingest/drawn/judge.ts'
import { drawLetter } from '../test/ingest/drawn/random-letter.ts'

const told = process.argv.slice(2)
const [seed = 1, count = 60] = told.filter((text) => /^\d+$/.test(text)).map(Number)
const option = (name: string): string | undefined =>
  told.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1)
const keep = option('keep')
const only = option('only')?.split(',')
const folder = keep ?? mkdtempSync(join(tmpdir(), 'thuocdo-drawn-'))

const sets = loadIndexSets(INDEX_SETS_DIR)
const letters = Array.from({ length: count }, (_, at) => drawLetter(seed, at, sets))

async function draw({ print }: Printer, own: string): Promise<void> {
  if (existsSync(join(own, `letter-${count - 1}.${MODES.at(-1)}.txt`))) return
  mkdirSync(own, { recursive: true })
  await print(letters, own)
  for (const at of letters.keys()) {
    const texts = textsOf(join(own, `letter-${at}.pdf`), at)
    for (const mode of MODES) writeFileSync(join(own, `letter-${at}.${mode}.txt`), texts[mode])
  }
}

const KINDS = ['exact', 'refused', 'wrong'] as const

/** Reads all letters in one way and says how many came out how; blank cells leave no trace in text, so those count apart. */
async function read(way: string, fileOf: (at: number) => string, isText: boolean): Promise<void> {
  const tally = new Map<string, number>()
  for (const [at, { indexSetId, issuer, truth, hasBlanks }] of letters.entries()) {
    const path = fileOf(at)
    const reading = interpret(await extractBytes(readFileSync(path), path), sets, { indexSetId, issuer })
    const { kind, errors, differences } = judge(reading, truth, !path.endsWith('.flow.txt'))
    const blank = isText && hasBlanks ? 'blank ' : ''
    tally.set(`${blank}${kind}`, (tally.get(`${blank}${kind}`) ?? 0) + 1)
    if (keep !== undefined && kind !== 'exact') {
      const codes = [...new Set(errors)].join(' ')
      console.log(`${way} ${at} ${blank}${kind}: ${codes} | ${differences.slice(0, 2).join('; ')}`)
    }
  }
  const parts = (isText ? ['', 'blank '] : ['']).map(
    (blank) => blank + KINDS.map((kind) => `${kind} ${tally.get(`${blank}${kind}`) ?? 0}`).join(', '),
  )
  console.log(`${way.padEnd(14)} of ${count}: ${parts.join('; ')}`)
}

for (const printer of PRINTERS) {
  if (!printer.isHere()) {
    console.log(`${printer.name}: not measured, ${printer.needs} is not installed`)
    continue
  }
  const own = join(folder, printer.name)
  await draw(printer, own)
  const endings = ['pdf', ...MODES, ...(printer.name === 'writer' ? ['docx'] : [])]
  for (const ending of endings) {
    const way = `${printer.name}-${ending}`
    const isText = MODES.some((mode) => mode === ending)
    if (only !== undefined && !only.includes(way)) continue
    await read(way, (at) => join(own, `letter-${at}.${ending}${isText ? '.txt' : ''}`), isText)
  }
}
if (keep === undefined) rmSync(folder, { recursive: true })

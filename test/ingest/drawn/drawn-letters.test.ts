import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import { rawText } from '../raw-document.ts'
import { hasPdftotext, MODES, mixesFonts, PRINTERS, textsOf } from './draw.ts'
import { judge, type Verdict } from './judge.ts'
import { drawLetter } from './random-letter.ts'

const SEED = 20240305
const LETTERS = 24
/** A word processor on a busy machine takes its time, which is nothing that is tested. */
const PATIENCE = 900_000
const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const letters = Array.from({ length: LETTERS }, (_, at) => drawLetter(SEED, at, sets))

const texts = hasPdftotext()
if (!texts) console.warn('letters drawn as PDF are not tested: pdftotext (poppler-utils) is missing')
const printers = PRINTERS.map((printer) => ({ ...printer, canPrint: texts && printer.isHere() }))
for (const { canPrint, name, needs } of printers) {
  if (texts && !canPrint) console.warn(`letters drawn by a ${name} are not tested: ${needs} is missing`)
}

/** Copied text may have lost the letterhead: its issuer is told. */
const told = (at: number) => ({ indexSetId: letters[at]?.indexSetId, issuer: letters[at]?.issuer })
const truth = (at: number): ReadonlyMap<string, string> => letters[at]?.truth ?? new Map()

async function readAll(paths: readonly string[]): Promise<readonly Verdict[]> {
  return Promise.all(
    paths.map(async (path, at) =>
      judge(interpret(await extractBytes(await readFile(path), path), sets, told(at)), truth(at)),
    ),
  )
}

describe.each(printers)('random letters drawn by a $name as PDF, and their texts', (printer) => {
  if (!printer.canPrint) return test.skip(`needs ${printer.needs} and pdftotext`)
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-drawn-'))
  const verdicts = new Map<string, readonly Verdict[]>()

  beforeAll(async () => {
    await printer.print(letters, folder)
    const paths = letters.map((_, at) => join(folder, `letter-${at}.pdf`))
    verdicts.set('pdf', await readAll(paths))
    const texts = paths.map((path, at) => textsOf(path, at))
    for (const mode of MODES) {
      const read = texts.map((text, at) =>
        judge(interpret(rawText(text[mode]), sets, told(at)), truth(at), mode !== 'flow'),
      )
      verdicts.set(mode, read)
    }
    if (printer.name === 'writer')
      verdicts.set('docx', await readAll(paths.map((path) => path.replace('.pdf', '.docx'))))
  }, PATIENCE)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const ways = ['pdf', ...MODES, ...(printer.name === 'writer' ? ['docx'] : [])]

  test.each(ways)('%s: no figure is wrong, made up or lost without an error', (way) => {
    const wrong = (verdicts.get(way) ?? []).flatMap(({ kind, differences }, at) =>
      kind === 'wrong' ? [`letter ${at}: ${differences.slice(0, 3).join('; ')}`] : [],
    )
    expect(verdicts.get(way)).toHaveLength(LETTERS)
    expect(wrong).toEqual([])
  })

  test.for([
    ['pdf', 0.9],
    ['layout', 0.4],
    ['raw', 0.4],
    ['copied', 0.4],
  ] as const)('%s: at least a share of %d is read exactly', ([way, share], { skip }) => {
    // A browser writes the letters of a word one after the other whatever fonts they come from.
    const broken = printer.name === 'writer' && (way === 'raw' || way === 'copied')
    if (broken && mixesFonts(join(folder, 'letter-0.pdf'))) skip('no font of this machine has all letters of a word')
    const exact = (verdicts.get(way) ?? []).filter(({ kind }) => kind === 'exact').length
    expect(exact / LETTERS).toBeGreaterThanOrEqual(share)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import { findChromium, launchChromium } from '../../support/chromium.ts'
import { rawText } from '../raw-document.ts'
import { hasPdftotext, MODES, type Mode, printLetters, textsOf } from './draw.ts'
import { judge, type Verdict } from './judge.ts'
import { drawLetter } from './random-letter.ts'

const SEED = 20240305
const LETTERS = 24
const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const letters = Array.from({ length: LETTERS }, (_, at) => drawLetter(SEED, at, sets))

const chromium = findChromium()
const canDraw = chromium !== null && hasPdftotext()
if (!canDraw) console.warn('letters drawn as PDF are not tested: Chromium or pdftotext (poppler-utils) is missing')

describe.skipIf(!canDraw)('random letters drawn as PDF, and the texts that pdftotext makes of them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-drawn-'))
  let browser: Browser | null = null
  const verdicts = new Map<'pdf' | Mode, readonly Verdict[]>()

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '')
    const paths = await printLetters(browser, letters, folder)
    const texts = paths.map(textsOf)
    const told = (at: number) => ({ indexSetId: letters[at]?.indexSetId })
    const truth = (at: number): ReadonlyMap<string, string> => letters[at]?.truth ?? new Map()
    for (const mode of MODES) {
      const read = texts.map((text, at) =>
        judge(interpret(rawText(text[mode]), sets, told(at)), truth(at), mode !== 'flow'),
      )
      verdicts.set(mode, read)
    }
    const pdf = await Promise.all(
      paths.map(async (path, at) =>
        judge(interpret(await extractBytes(await readFile(path), path), sets, told(at)), truth(at)),
      ),
    )
    verdicts.set('pdf', pdf)
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(['pdf', ...MODES] as const)('%s: no figure is wrong, made up or lost without an error', (way) => {
    const wrong = (verdicts.get(way) ?? []).flatMap(({ kind, differences }, at) =>
      kind === 'wrong' ? [`letter ${at}: ${differences.slice(0, 3).join('; ')}`] : [],
    )
    expect(verdicts.get(way)).toHaveLength(LETTERS)
    expect(wrong).toEqual([])
  })

  test.each([
    ['pdf', 0.9],
    ['layout', 0.4],
    ['raw', 0.4],
  ] as const)('%s: at least a share of %d is read exactly', (way, share) => {
    const exact = (verdicts.get(way) ?? []).filter(({ kind }) => kind === 'exact').length
    expect(exact / LETTERS).toBeGreaterThanOrEqual(share)
  })
})

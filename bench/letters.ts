/**
 * Speed and memory of drawing letters of 25 units, against the way an office would do it without us: the same letter as
 * DOCX, turned into PDF by LibreOffice (`soffice`), when that is installed.
 *
 *   npm run bench -- letters [letters=1000]
 *
 * Goals: at most 60 ms a letter once warm, resident memory flat below 400 MB.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { composeLetter } from '../src/publish/letter/compose.ts'
import type { LetterContent } from '../src/publish/letter/content.ts'
import { renderLetterDocx } from '../src/publish/letter/docx.ts'
import { NO_FIELDS } from '../src/publish/letter/fields.ts'
import { readLetterTemplate } from '../src/publish/letter/files.ts'
import { letterPress } from '../src/publish/letter/press.ts'
import { generatedMonth } from '../test/publish/khoai-chau.ts'

const WARM_UP = 20
const OFFICE_LETTERS = 3
const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)

type Draw = (index: number) => LetterContent

/**
 * No two letters are alike, so that nothing can be remembered from one to the next; each is made when it is drawn, as a command
 * makes it, so that memory is what drawing takes.
 */
async function letters(): Promise<Draw> {
  const template = await readLetterTemplate()
  const results = generatedMonth(25)
  return (index) => {
    const units = results.units.map((unit) => ({
      ...unit,
      unit: { ...unit.unit, name: `${unit.unit.name} (${index})` },
    }))
    return composeLetter({ ...results, units }, { ...NO_FIELDS, number: String(index + 1) }, template)
  }
}

async function drawAll(count: number, letter: Draw): Promise<number> {
  const press = letterPress()
  const cold = performance.now()
  for (let index = 0; index < WARM_UP; index += 1) await press.pdf(letter(index))
  console.log(`${WARM_UP} letters from a cold start: ${Math.round(performance.now() - cold)} ms`)
  const marks = Math.max(1, Math.floor(count / 10))
  let peak = 0
  let spent = 0
  for (let index = 0; index < count; index += 1) {
    const content = letter(index)
    const start = performance.now()
    await press.pdf(content)
    spent += performance.now() - start
    const rss = process.memoryUsage.rss()
    peak = Math.max(peak, rss)
    if ((index + 1) % marks === 0) {
      console.log(`${index + 1} letters: ${(spent / (index + 1)).toFixed(1)} ms/letter, ${megabytes(rss)} MB resident`)
    }
  }
  await press.close()
  console.log(`peak ${megabytes(peak)} MB resident`)
  return spent / count
}

/** Milliseconds a letter through DOCX and LibreOffice, several in one call, or null without LibreOffice. */
async function throughOffice(contents: readonly LetterContent[]): Promise<number | null> {
  const dir = mkdtempSync(join(tmpdir(), 'thuocdo-bench-'))
  try {
    const start = performance.now()
    const files: string[] = []
    for (const [index, content] of contents.entries()) {
      const file = join(dir, `${index}.docx`)
      writeFileSync(file, await renderLetterDocx(content))
      files.push(file)
    }
    const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`
    const call = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', dir, ...files])
    if (call.error !== undefined || call.status !== 0) return null
    for (const file of files) readFileSync(file.replace(/docx$/, 'pdf'))
    return (performance.now() - start) / contents.length
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const letter = await letters()
const first = (count: number): readonly LetterContent[] => Array.from({ length: count }, (_, index) => letter(index))
const ours = await drawAll(Number(process.argv[2] ?? 1000), letter)
const some = first(50)
const docx = performance.now()
for (const content of some) await renderLetterDocx(content)
console.log(`DOCX: ${((performance.now() - docx) / some.length).toFixed(1)} ms/letter`)
const office = await throughOffice(first(OFFICE_LETTERS))
console.log(`PDF: ${ours.toFixed(1)} ms/letter warm`)
console.log(
  office === null
    ? 'LibreOffice is not installed: no comparison'
    : `DOCX through LibreOffice: ${Math.round(office)} ms/letter; ours is ${(office / ours).toFixed(1)} times as fast`,
)

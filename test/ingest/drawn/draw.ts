import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stream } from '../../../src/simulate/random.ts'
import { findChromium, launchChromium } from '../../support/chromium.ts'
import { copiedText } from './copied.ts'
import { letterDocx } from './docx.ts'
import { letterHtml } from './html.ts'
import type { DrawnLetter } from './random-letter.ts'

/** The ways in which pdftotext puts a page into lines, and text as it is copied from elsewhere. */
export const MODES = ['layout', 'raw', 'flow', 'copied'] as const
export type Mode = (typeof MODES)[number]

const OPTIONS = { layout: ['-layout'], raw: ['-raw'], flow: [] } as const

/** The seed of copied texts. */
const COPIED = 2402

export function hasPdftotext(): boolean {
  return spawnSync('pdftotext', ['-v']).status === 0
}

/** The text of a PDF file in each mode; `number` draws what a copied text is like. */
export function textsOf(pdf: string, number: number): Readonly<Record<Mode, string>> {
  const text = (mode: keyof typeof OPTIONS): string => {
    const run = spawnSync('pdftotext', [...OPTIONS[mode], '-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`pdftotext ${mode} failed on ${pdf}: ${run.stderr}`)
    return run.stdout
  }
  const random = stream()
  random.begin(COPIED, number)
  const raw = text('raw')
  return { layout: text('layout'), raw, flow: text('flow'), copied: copiedText(raw, random) }
}

/**
 * True when letters without marks and with them come from fonts of several families, as where the font of the letter has no
 * Vietnamese: `pdftotext -raw` then prints a word's letters on two lines.
 */
export function mixesFonts(pdf: string): boolean {
  const { status, stdout } = spawnSync('pdffonts', [pdf], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`pdffonts failed on ${pdf}`)
  const names = stdout
    .split('\n')
    .slice(2)
    .flatMap((line) => /\+([^\s,-]+)/.exec(line)?.[1] ?? [])
  return new Set(names).size > 1
}

/** A program that makes PDF files of letters, `letter-0.pdf` and so on in `folder`. */
export interface Printer {
  readonly name: 'browser' | 'writer'
  /** What it needs of the machine, as a person would name it. */
  readonly needs: string
  readonly isHere: () => boolean
  readonly print: (letters: readonly DrawnLetter[], folder: string) => Promise<void>
}

async function printWithBrowser(letters: readonly DrawnLetter[], folder: string): Promise<void> {
  const browser = await launchChromium(findChromium() ?? '')
  try {
    const page = await browser.newPage()
    for (const [at, letter] of letters.entries()) {
      await page.setContent(letterHtml(letter))
      const numbers = '<div style="width:100%;text-align:center;font-size:13pt"><span class="pageNumber"></span></div>'
      const pdf = await page.pdf({
        preferCSSPageSize: true,
        displayHeaderFooter: letter.appearance.pageNumbers,
        headerTemplate: numbers,
        footerTemplate: '<span></span>',
      })
      writeFileSync(join(folder, `letter-${at}.pdf`), pdf)
    }
  } finally {
    await browser.close()
  }
}

/** LibreOffice with settings of its own, so that it meets none that runs and leaves nothing behind. */
async function printWithWriter(letters: readonly DrawnLetter[], folder: string): Promise<void> {
  const paths: string[] = []
  for (const [at, letter] of letters.entries()) {
    const path = join(folder, `letter-${at}.docx`)
    writeFileSync(path, await letterDocx(letter))
    paths.push(path)
  }
  const settings = mkdtempSync(join(tmpdir(), 'thuocdo-writer-'))
  try {
    const own = `-env:UserInstallation=file://${settings}`
    const run = spawnSync('soffice', [own, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths])
    if (run.status !== 0) throw new Error(`LibreOffice failed: ${run.stderr}`)
  } finally {
    rmSync(settings, { recursive: true, force: true })
  }
}

export const PRINTERS: readonly Printer[] = [
  { name: 'browser', needs: 'Chromium', isHere: () => findChromium() !== null, print: printWithBrowser },
  {
    name: 'writer',
    needs: 'LibreOffice (libreoffice-writer)',
    isHere: () => spawnSync('soffice', ['--version']).status === 0,
    print: printWithWriter,
  },
]

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { letterHtml } from './html.ts'
import type { DrawnLetter } from './random-letter.ts'

/** The ways in which pdftotext puts a page into lines. */
export const MODES = ['layout', 'raw', 'flow'] as const
export type Mode = (typeof MODES)[number]

const OPTIONS: Readonly<Record<Mode, readonly string[]>> = { layout: ['-layout'], raw: ['-raw'], flow: [] }

export function hasPdftotext(): boolean {
  return spawnSync('pdftotext', ['-v']).status === 0
}

/** The text of a PDF file in each mode. */
export function textsOf(pdf: string): Readonly<Record<Mode, string>> {
  const text = (mode: Mode): string => {
    const run = spawnSync('pdftotext', [...OPTIONS[mode], '-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`pdftotext ${mode} failed on ${pdf}: ${run.stderr}`)
    return run.stdout
  }
  return { layout: text('layout'), raw: text('raw'), flow: text('flow') }
}

/** Prints the letters with a browser into `folder` and answers the PDF files' paths, in order. */
export async function printLetters(
  browser: Browser,
  letters: readonly DrawnLetter[],
  folder: string,
): Promise<readonly string[]> {
  const page = await browser.newPage()
  const paths: string[] = []
  for (const [at, letter] of letters.entries()) {
    await page.setContent(letterHtml(letter))
    const numbers = '<div style="width:100%;text-align:center;font-size:13pt"><span class="pageNumber"></span></div>'
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      displayHeaderFooter: letter.appearance.pageNumbers,
      headerTemplate: numbers,
      footerTemplate: '<span></span>',
    })
    const path = join(folder, `letter-${at}.pdf`)
    writeFileSync(path, pdf)
    paths.push(path)
  }
  await page.close()
  return paths
}

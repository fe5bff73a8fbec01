import { type Issue, NOWHERE } from '../../../model/issue.ts'
import { ThuocDoError } from '../../../platform/problem.ts'
import type { Content } from '../content.ts'
import { LIMITS } from '../limits.ts'
import { assertModest } from './guard.ts'
import { openPdf, type PdfJs } from './open.ts'
import { type ReadPage, readPage } from './read-page.ts'

function pageIssues(pages: readonly ReadPage[]): Issue[] {
  const pictures = pages.flatMap((page, index) => (page.picture ? [String(index + 1)] : []))
  const issues: Issue[] = []
  if (pictures.length > 0) {
    issues.push({ code: 'extract.pages-without-text', severity: 'warning', place: NOWHERE, facts: { pages: pictures } })
  }
  const recognised = pages.flatMap((page, index) => (page.recognised ? [String(index + 1)] : []))
  if (recognised.length > 0) {
    const facts = { pages: recognised }
    issues.push({ code: 'extract.recognised-text', severity: 'warning', place: NOWHERE, facts })
  }
  for (const [index, { fault, struck }] of pages.entries()) {
    const place = { ...NOWHERE, page: index + 1 }
    if (struck > 0) issues.push({ code: 'extract.struck-text', severity: 'error', place, facts: { count: struck } })
    if (fault === null) continue
    issues.push({ code: 'extract.page-damaged', severity: 'warning', place, facts: { reason: fault } })
  }
  return issues
}

function assertText(pages: readonly ReadPage[], file: string): void {
  if (pages.some((page) => page.blocks.length > 0 && !page.picture)) return
  const pictures = pages.filter((page) => page.picture).length
  if (pictures > 0) throw new ThuocDoError('extract.scanned-pdf', { file, pages: pictures })
  const fault = pages.find((page) => page.fault !== null)?.fault ?? null
  if (fault !== null) throw new ThuocDoError('extract.damaged-pdf', { file, reason: fault })
  throw new ThuocDoError('extract.no-content', { file })
}

/**
 * The lines and ruled tables of a PDF. Pages that are pictures are named in an issue; when all are, the file is refused as
 * a scan. Nothing is fetched, no scan is decoded.
 * @throws ThuocDoError `extract.encrypted-pdf`, `extract.damaged-pdf`, `extract.scanned-pdf`, `extract.no-content`, `extract.too-many-pages`, `extract.zip-bomb`
 */
export async function pdfContent(bytes: Uint8Array, file: string): Promise<Content> {
  await assertModest(bytes, file)
  const pdfjs: PdfJs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const opened = await openPdf(pdfjs, bytes, file)
  try {
    const count = opened.tolerant.numPages
    if (count > LIMITS.pages) throw new ThuocDoError('extract.too-many-pages', { file, count, limit: LIMITS.pages })
    const pages: ReadPage[] = []
    for (let page = 1; page <= count; page += 1) pages.push(await readPage(pdfjs, opened, page))
    assertText(pages, file)
    return { format: 'pdf', blocks: pages.flatMap((page) => page.blocks), issues: pageIssues(pages) }
  } finally {
    await opened.close()
  }
}

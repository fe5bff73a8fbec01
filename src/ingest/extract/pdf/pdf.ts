import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type Issue, NOWHERE } from '../../../model/issue.ts'
import { ThuocDoError } from '../../../platform/problem.ts'
import type { RawBlock } from '../../raw.ts'
import type { Content } from '../content.ts'
import { LIMITS } from '../limits.ts'
import { toMatrix } from './matrix.ts'
import { pageBlocks } from './page.ts'
import type { Font, PageProgram } from './painting.ts'

type PdfJs = typeof import('pdfjs-dist')

/** Pictures with more pixels than this are not decoded: nothing is read from them, and a scan costs seconds a page. */
const PICTURE_PIXELS = 10_000
const PICTURE_LEFT_OUT = /maximum allowed size/

/** A document opened twice over: `strict` tells of faults and pictures, `tolerant` reads on past them. */
interface Opened {
  readonly strict: PDFDocumentProxy
  readonly tolerant: () => Promise<PDFDocumentProxy>
  readonly close: () => Promise<void>
}

function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replace(/\s+/g, ' ').slice(0, 120)
}

function loading(pdfjs: PdfJs, bytes: Uint8Array, stopAtErrors: boolean) {
  return pdfjs.getDocument({
    // pdf.js takes the buffer away from its owner: it gets a copy.
    data: new Uint8Array(bytes),
    stopAtErrors,
    maxImageSize: PICTURE_PIXELS,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  })
}

async function open(pdfjs: PdfJs, bytes: Uint8Array, name: string): Promise<Opened> {
  const tasks = [loading(pdfjs, bytes, true)]
  const close = async (): Promise<void> => {
    await Promise.all(tasks.map((task) => task.destroy()))
  }
  try {
    const strict = await tasks[0]?.promise
    if (strict === undefined) throw new Error('no document')
    let second: Promise<PDFDocumentProxy> | null = null
    const tolerant = (): Promise<PDFDocumentProxy> => {
      if (second === null) {
        const task = loading(pdfjs, bytes, false)
        tasks.push(task)
        second = task.promise
      }
      return second
    }
    return { strict, tolerant, close }
  } catch (error) {
    await close()
    if (error instanceof pdfjs.PasswordException)
      throw new ThuocDoError('extract.encrypted-pdf', { file: name }, { cause: error })
    throw new ThuocDoError('extract.damaged-pdf', { file: name, reason: reason(error) }, { cause: error })
  }
}

function namesOf(pdfjs: PdfJs): ReadonlyMap<number, string> {
  return new Map(Object.entries(pdfjs.OPS).map(([name, code]) => [code, name]))
}

function fontUnit(font: unknown): Font {
  const matrix = typeof font === 'object' && font !== null && 'fontMatrix' in font ? toMatrix(font.fontMatrix) : null
  return { unit: matrix?.[0] ?? 0.001 }
}

async function programOf(pdfjs: PdfJs, page: PDFPageProxy): Promise<PageProgram> {
  const list: { fnArray: readonly number[]; argsArray: readonly unknown[] } = await page.getOperatorList()
  const fonts = new Map<string, Font>()
  for (const [index, operator] of list.fnArray.entries()) {
    const operand = list.argsArray[index]
    const id = operator === pdfjs.OPS.setFont && Array.isArray(operand) ? String(operand[0]) : null
    if (id === null || fonts.has(id)) continue
    fonts.set(id, fontUnit(await new Promise<unknown>((resolve) => page.commonObjs.get(id, resolve))))
  }
  const viewport = page.getViewport({ scale: 1 })
  const base = toMatrix(viewport.transform)
  if (base === null) throw new Error('a page without a transformation')
  return {
    operators: list.fnArray,
    operands: list.argsArray,
    fonts,
    base,
    width: viewport.width,
    height: viewport.height,
  }
}

interface ReadPage {
  readonly blocks: readonly RawBlock[]
  readonly picture: boolean
  readonly fault: string | null
}

async function readPage(pdfjs: PdfJs, opened: Opened, page: number): Promise<ReadPage> {
  const names = namesOf(pdfjs)
  const read = async (document: PDFDocumentProxy): Promise<readonly RawBlock[]> => {
    const proxy = await document.getPage(page)
    const blocks = pageBlocks(await programOf(pdfjs, proxy), names, page)
    proxy.cleanup()
    return blocks
  }
  try {
    return { blocks: await read(opened.strict), picture: false, fault: null }
  } catch (error) {
    const picture = PICTURE_LEFT_OUT.test(reason(error))
    try {
      return { blocks: await read(await opened.tolerant()), picture, fault: picture ? null : reason(error) }
    } catch (second) {
      return { blocks: [], picture, fault: reason(second) }
    }
  }
}

function pageIssues(pages: readonly ReadPage[]): Issue[] {
  const pictures = pages.flatMap((page, index) => (page.picture && page.blocks.length === 0 ? [String(index + 1)] : []))
  const damaged = pages.flatMap((page, index): Issue[] =>
    page.fault === null
      ? []
      : [
          {
            code: 'extract.page-damaged',
            severity: 'warning',
            place: { ...NOWHERE, page: index + 1 },
            facts: { reason: page.fault },
          },
        ],
  )
  if (pictures.length === 0) return damaged
  return [
    { code: 'extract.pages-without-text', severity: 'warning', place: NOWHERE, facts: { pages: pictures } },
    ...damaged,
  ]
}

function assertText(pages: readonly ReadPage[], name: string): void {
  if (pages.some((page) => page.blocks.length > 0)) return
  const pictures = pages.filter((page) => page.picture).length
  if (pictures > 0) throw new ThuocDoError('extract.scanned-pdf', { file: name, pages: pictures })
  const fault = pages.find((page) => page.fault !== null)?.fault
  if (fault !== undefined && fault !== null)
    throw new ThuocDoError('extract.damaged-pdf', { file: name, reason: fault })
  throw new ThuocDoError('extract.no-content', { file: name })
}

/**
 * The lines and ruled tables of a PDF. Pages that are pictures only are named in an issue; when all are, the file is
 * refused as a scan. Nothing is fetched, no picture is decoded.
 * @throws ThuocDoError `extract.encrypted-pdf`, `extract.damaged-pdf`, `extract.scanned-pdf`, `extract.no-content`, `extract.too-many-pages`
 */
export async function pdfContent(bytes: Uint8Array, name: string): Promise<Content> {
  const pdfjs: PdfJs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const opened = await open(pdfjs, bytes, name)
  try {
    const count = opened.strict.numPages
    if (count > LIMITS.pages)
      throw new ThuocDoError('extract.too-many-pages', { file: name, count, limit: LIMITS.pages })
    const pages: ReadPage[] = []
    for (let page = 1; page <= count; page += 1) pages.push(await readPage(pdfjs, opened, page))
    assertText(pages, name)
    return { format: 'pdf', blocks: pages.flatMap((page) => page.blocks), issues: pageIssues(pages) }
  } finally {
    await opened.close()
  }
}

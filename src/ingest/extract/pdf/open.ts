import type { PDFDocumentProxy } from 'pdfjs-dist'
import { ThuocDoError } from '../../../platform/problem.ts'

export type PdfJs = typeof import('pdfjs-dist')

/** Seals and logos have fewer pixels; a page scanned at 100 dpi has 960,000. */
const SCAN_PIXELS = 900_000
/** Pictures with more pixels than this are not decoded for reading: nothing is read from them. */
const PICTURE_PIXELS = 10_000

/**
 * A document opened twice: `tolerant` reads on past faults and leaves pictures out, both without a word; `strict` stops at
 * faults and at pictures of the size of a scan, and so tells of them.
 */
export interface Opened {
  readonly tolerant: PDFDocumentProxy
  /** Null when the file as a whole is not sound enough. */
  readonly strict: PDFDocumentProxy | null
  readonly close: () => Promise<void>
}

/** The message of an error, short enough for a fact. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replace(/\s+/g, ' ').slice(0, 120)
}

function loading(pdfjs: PdfJs, bytes: Uint8Array, stopAtErrors: boolean) {
  return pdfjs.getDocument({
    // pdf.js takes the buffer away from its owner: it gets a copy.
    data: new Uint8Array(bytes),
    stopAtErrors,
    maxImageSize: stopAtErrors ? SCAN_PIXELS : PICTURE_PIXELS,
    // Its notes would go to the console; what is wrong with a page is told by the strict reading instead.
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

/**
 * Opens a PDF. Whoever opens closes.
 * @throws ThuocDoError `extract.encrypted-pdf`, `extract.damaged-pdf`
 */
export async function openPdf(pdfjs: PdfJs, bytes: Uint8Array, file: string): Promise<Opened> {
  const tolerant = loading(pdfjs, bytes, false)
  const strict = loading(pdfjs, bytes, true)
  const close = async (): Promise<void> => {
    await Promise.all([tolerant.destroy(), strict.destroy()])
  }
  const [first, second] = await Promise.allSettled([tolerant.promise, strict.promise])
  if (first.status === 'fulfilled') {
    return { tolerant: first.value, strict: second.status === 'fulfilled' ? second.value : null, close }
  }
  await close()
  const cause = first.reason
  if (cause instanceof pdfjs.PasswordException) throw new ThuocDoError('extract.encrypted-pdf', { file }, { cause })
  throw new ThuocDoError('extract.damaged-pdf', { file, reason: reasonOf(cause) }, { cause })
}

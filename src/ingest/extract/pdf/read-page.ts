import type { PDFPageProxy } from 'pdfjs-dist'
import type { RawBlock } from '../../raw.ts'
import { toMatrix } from './matrix.ts'
import { type Opened, type PdfJs, reasonOf } from './open.ts'
import { pageBlocks } from './page.ts'
import type { Font, PageProgram } from './painting.ts'
import { type Operators, type ShownText, shownText } from './shown-text.ts'

export interface ReadPage {
  readonly blocks: readonly RawBlock[]
  /** A scan, or text turned into drawings: hardly anything of the page can be read. */
  readonly picture: boolean
  /** Its text was recognised by a machine and lies invisibly over a picture. */
  readonly recognised: boolean
  /** Characters that are struck out. */
  readonly struck: number
  /** What is wrong with the page's content. */
  readonly fault: string | null
}

/** A scanned page often carries a line of text: a page number, the stamp of a digital signature. */
const FEW_CHARACTERS = 300
/** Text turned into outlines draws at least this many shapes; a rule or a frame does not. */
const MANY_SHAPES = 50
/** Some scanners cut a page into strips. */
const MANY_STRIPS = 10

function namesOf(pdfjs: PdfJs): ReadonlyMap<number, string> {
  return new Map(Object.entries(pdfjs.OPS).map(([name, code]) => [code, name]))
}

function fontUnit(font: unknown): number {
  const matrix = typeof font === 'object' && font !== null && 'fontMatrix' in font ? toMatrix(font.fontMatrix) : null
  return matrix?.[0] ?? 0.001
}

async function programOf(pdfjs: PdfJs, page: PDFPageProxy): Promise<PageProgram & Pick<ShownText, 'recognised'>> {
  const list: Operators = await page.getOperatorList()
  const fonts = new Map<string, Font>()
  const { unmapped, recognised } = shownText(pdfjs, list)
  for (const [index, operator] of list.fnArray.entries()) {
    const operand = list.argsArray[index]
    const id = operator === pdfjs.OPS.setFont && Array.isArray(operand) ? String(operand[0]) : null
    if (id === null || fonts.has(id)) continue
    const font = await new Promise<unknown>((resolve) => page.commonObjs.get(id, resolve))
    fonts.set(id, { unit: fontUnit(font), unmapped: unmapped.has(id) })
  }
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const base = toMatrix(transform)
  if (base === null) throw new Error('a page without a transformation')
  return { operators: list.fnArray, operands: list.argsArray, fonts, base, width, height, recognised }
}

/** What is wrong with the text of a page, by the strict reading. */
async function faultOf(page: PDFPageProxy): Promise<string | null> {
  try {
    await page.getTextContent()
    return null
  } catch (error) {
    return reasonOf(error)
  }
}

/**
 * Whether a page of few characters is a picture. The strict reading of operators ends, without saying so, at the first
 * picture of the size of a scan; smaller ones it lists, which the tolerant reading does not.
 */
async function isPicture(
  pdfjs: PdfJs,
  witness: PDFPageProxy,
  program: PageProgram,
  characters: number,
): Promise<boolean> {
  const { OPS } = pdfjs
  const images = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintSolidColorImageMask,
    OPS.dependency,
  ])
  const strict: Operators = await witness.getOperatorList()
  const others = (operators: readonly number[]): number => operators.filter((operator) => !images.has(operator)).length
  if (others(strict.fnArray) < others(program.operators)) return true
  const strips = strict.fnArray.filter((operator) => images.has(operator) && operator !== OPS.dependency).length
  if (characters > 0) return strips >= MANY_STRIPS
  return strips > 0 || program.operators.filter((operator) => operator === OPS.constructPath).length > MANY_SHAPES
}

function charactersOf(blocks: readonly RawBlock[]): number {
  const texts = blocks.flatMap((block) =>
    block.kind === 'line' ? [block.text] : block.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
  )
  return texts.reduce((sum, text) => sum + text.length, 0)
}

/** Reads one page. A page that cannot be read at all has no blocks and says why. */
export async function readPage(pdfjs: PdfJs, { tolerant, strict }: Opened, page: number): Promise<ReadPage> {
  try {
    const proxy = await tolerant.getPage(page)
    const program = await programOf(pdfjs, proxy)
    const { blocks, struck } = pageBlocks(program, namesOf(pdfjs), page)
    const characters = charactersOf(blocks)
    const witness = strict === null ? null : await strict.getPage(page)
    const fault = witness === null ? null : await faultOf(witness)
    const doubtful = witness !== null && fault === null && characters < FEW_CHARACTERS
    const picture = doubtful && (await isPicture(pdfjs, witness, program, characters))
    proxy.cleanup()
    witness?.cleanup()
    return { blocks, picture, recognised: program.recognised, struck, fault }
  } catch (error) {
    return { blocks: [], picture: false, recognised: false, struck: 0, fault: reasonOf(error) }
  }
}

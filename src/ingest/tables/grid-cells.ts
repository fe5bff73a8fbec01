import { hasLetter, keyOf, squeeze } from './folded.ts'
import { CELL, type PageLine, type Token } from './page-line.ts'
import { isNumber, isValueLike, missingReason } from './printed-value.ts'
import { RATINGS } from './vocabulary.ts'

/** A sequence number in a cell of its own. */
export const SEQUENCE = /^(?:\d{1,4}|[IVXLC]{1,7})[.)]?$/

/** How many columns a cell reaches over. */
export const spans = (token: Token): number => Math.round((token.x1 - token.x0 + 1) / CELL)

/** The column that a cell begins in. */
export const indexOf = (token: Token): number => Math.round(token.x0 / CELL)

/** The cell of a column: its own text, or the text of a cell merged into it. */
export function cellAt(line: PageLine, index: number): Token | undefined {
  return line.tokens.find((token) => token.x0 <= index * CELL && token.x1 >= index * CELL)
}

export const isName = (text: string): boolean => hasLetter(text) && missingReason(text) === null && !isNumber(text)

/** True for a row of a name and nothing but words of ratings, or of nothing but a name: its figures are blank. */
export function isBlankRow(line: PageLine, name: number): boolean {
  const label = cellAt(line, name)
  const others = line.tokens.filter((token) => token !== label)
  return label !== undefined && isName(label.text) && others.every((token) => RATINGS.has(keyOf(token.text)))
}

/** True for a row of one cell that reaches from the first column over columns of values: it heads what stands below. */
export function isWideLabel({ block, tokens: [label, ...others] }: PageLine): boolean {
  return block >= 0 && label !== undefined && others.length === 0 && label.x0 === 0 && spans(label) > 2
}

/** Where a marked table keeps names and sequence numbers, and how many columns it has. */
export interface GridPlan {
  readonly name: number
  readonly sequence: number | null
  readonly width: number
}

/** True for a row with a name and a value. The name may reach over the sequence numbers ("Tổng cộng"), not over figures. */
export function isData(line: PageLine, { name, sequence }: Pick<GridPlan, 'name' | 'sequence'>): boolean {
  const label = cellAt(line, name)
  if (label === undefined || !isName(label.text)) return false
  const first = sequence === null ? name : Math.min(sequence, name)
  if (indexOf(label) < first || indexOf(label) + spans(label) - 1 > name) return false
  return line.tokens.some((token) => token !== label && indexOf(token) !== sequence && isValueLike(token.text))
}

/** "I" in the column of numbers: the row heads a section. */
export function isRoman(line: PageLine, sequence: number | null): boolean {
  return sequence !== null && /^[IVX]+[.)]?$/.test(squeeze(cellAt(line, sequence)?.text ?? ''))
}

/** True for the heading of a section by itself. */
export const isSectionHead = (line: PageLine | undefined, { name, sequence }: GridPlan): boolean =>
  line !== undefined && isRoman(line, sequence) && isName(cellAt(line, name)?.text ?? '') && line.tokens.length === 2

import { isValueLike } from './printed-value.ts'
import { rowOf } from './row-gaps.ts'
import type { ParsedLine } from './table.ts'
import { isSectionLabel, totalKind } from './vocabulary.ts'

const isNumbered = ({ sequence }: ParsedLine): boolean => /^\d+$/.test(sequence ?? '')
const isFilled = ({ cells }: ParsedLine): boolean => cells.some(({ text }) => text !== '' && isValueLike(text))

/** A row by itself on one line and without a number of the units: a total, or the heading of a section. */
function isAlone(line: ParsedLine): boolean {
  if (isNumbered(line)) return false
  return line.sequence !== null || totalKind(line.name) !== null || (isSectionLabel(line.name) && !isFilled(line))
}

/** The rows of lines between rows that stand alone: around each number as many lines above it as below. Null where they are not even. */
function evenBlocks(lines: readonly ParsedLine[]): ParsedLine[][] | null {
  const blocks: ParsedLine[][] = []
  let from = 0
  while (from < lines.length) {
    const number = lines.findIndex((line, at) => at >= from && isNumbered(line))
    const to = 2 * number - from + 1
    if (number < 0 || to > lines.length || lines.slice(number + 1, to).some(isNumbered)) return null
    blocks.push(lines.slice(from, to))
    from = to
  }
  return blocks
}

/**
 * Puts the lines of numbered rows together where numbers stand in the middle of their rows and values on other lines (at the top,
 * say): as many lines above each number as below it, from the first row to the last. Null unless some number stands on a line
 * without values, the lines come out even, and every row has one value a column and a whole name.
 */
export function joinByNumbers(lines: readonly ParsedLine[]): readonly ParsedLine[] | null {
  if (!lines.some((line) => isNumbered(line) && !isFilled(line))) return null
  const blocks: ParsedLine[][] = []
  let open: ParsedLine[] = []
  const close = (): boolean => {
    const own = evenBlocks(open)
    open = []
    if (own !== null) blocks.push(...own)
    return own !== null
  }
  for (const line of lines) {
    if (!isAlone(line)) open.push(line)
    else if (close()) blocks.push([line])
    else return null
  }
  if (!close()) return null
  const rows = blocks.map((block) => (block[0] !== undefined && isAlone(block[0]) ? block[0] : rowOf(block)))
  const whole = rows.every((row) => row !== null && (isAlone(row) || isFilled(row)))
  return whole ? rows.filter((row) => row !== null) : null
}

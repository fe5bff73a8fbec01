import { hasLetter, squeeze } from './folded.ts'
import { beginsName, type NameStyle } from './name-style.ts'
import type { PageLine } from './page-line.ts'
import { isNumber, isValueLike } from './printed-value.ts'
import { isFragment, isLastNumber } from './row-alignment.ts'
import type { ParsedLine } from './table.ts'
import { isUnfinished } from './vocabulary.ts'

const CAPITALS: NameStyle = { typed: false }

/** How near to the step from row to row a distance may come and still be one inside a row. */
const INSIDE = 0.95

/** What stands so many steps below the last row is none of the table's. */
const FAR = 1.5

const isFilled = ({ cells }: ParsedLine): boolean => cells.some(({ text }) => text !== '' && isValueLike(text))

/** The distance from one line to the next below it; null over the end of a page. */
function distance(above: PageLine | undefined, line: PageLine | undefined): number | null {
  return above === undefined || line === undefined || above.page !== line.page ? null : line.y - above.y
}

/** The distances from line to line that are a leap greater than all smaller ones, greatest first: one of them may be the step. */
function leaps(lines: readonly ParsedLine[]): number[] {
  const steps = lines
    .flatMap((line, index) => distance(lines[index - 1]?.line, line.line) ?? [])
    .filter((step) => step > 0)
    .sort((a, b) => b - a)
  return steps.filter((step, index) => (steps[index + 1] ?? step) < INSIDE * step)
}

/**
 * What the step from row to row may be: the least from a whole row on one line to the next. Where no two such rows follow each
 * other, that of text in characters with blank lines between its rows, or, where numbers prove every row, any leap.
 */
function rowSteps(lines: readonly ParsedLine[], numbered: boolean): number[] {
  const isWhole = (line: ParsedLine | undefined): boolean =>
    line !== undefined && isFilled(line) && line.name !== '' && (line.sequence !== null || !numbered)
  const steps = lines.flatMap((line, index) => {
    const step = distance(lines[index - 1]?.line, line.line)
    return step !== null && isWhole(line) && isWhole(lines[index - 1]) ? [step] : []
  })
  if (steps.length > 0) return [Math.min(...steps)]
  if (lines.every(({ line }) => Number.isInteger(line.y))) return [2]
  return numbered ? leaps(lines) : []
}

/** Lines that stand close one below the other. */
function blocksOf(lines: readonly ParsedLine[], step: number): ParsedLine[][] {
  const blocks: ParsedLine[][] = []
  for (const line of lines) {
    const apart = distance(blocks.at(-1)?.at(-1)?.line, line.line)
    if (apart !== null && apart < INSIDE * step) blocks.at(-1)?.push(line)
    else blocks.push([line])
  }
  return blocks
}

/** The texts that the lines of a row have in a column, from above to below. */
const textsAt = (block: readonly ParsedLine[], column: number): string[] =>
  block.map(({ cells }) => cells[column]?.text ?? '').filter((text) => text !== '')

/** The row that a block of lines is; null when it holds several numbers, several values of a column, or no whole name. */
export function rowOf(block: readonly ParsedLine[]): ParsedLine | null {
  const [only, ...more] = block
  if (only === undefined) return null
  if (more.length === 0) return isFragment(only) ? null : only
  const numbers = block.filter(({ sequence }) => sequence !== null)
  const words = block.filter(({ name }) => name !== '')
  const name = squeeze(words.map((line) => line.name).join(' '))
  const filled = block.find(isFilled) ?? (numbers.length > 0 ? words[0] : undefined)
  const valued = block.filter(({ cells }) => cells.some(({ text }) => text !== ''))
  if (filled === undefined || numbers.length > 1 || !beginsName(name, CAPITALS) || isUnfinished(name)) return null
  if (words.slice(0, -1).some(isLastNumber) || (valued.length > 1 && valued.some((line) => !line.aligned))) return null
  const from = valued[0] ?? filled
  const cells = from.cells.map((cell, column) => ({ ...cell, text: squeeze(textsAt(block, column).join(' ')) }))
  const torn = cells.some((_, column) => {
    const texts = textsAt(block, column)
    return texts.length > 1 && texts.some((text) => isNumber(text) || !hasLetter(text))
  })
  return torn ? null : { ...filled, sequence: numbers[0]?.sequence ?? null, name, cells, aligned: from.aligned }
}

/** Rows put together, and how many of the lines below the rows went into the last one. */
export interface JoinedRows {
  readonly rows: readonly ParsedLine[]
  readonly below: number
}

/**
 * Puts the lines of rows together by what is left blank between rows: the lines of one row stand closer than a row of one line
 * and the next, so lines that stand close are one row, whichever way its cells are aligned. Null unless that gives every row one
 * number at the most, one value a column and a whole name, the first apart from `before`, the line above. Of `below`, the lines
 * after the last with values, those that stand close go on with it; `isPart` tells which of them may.
 */
export function joinByGaps(
  lines: readonly ParsedLine[],
  before: PageLine | undefined,
  below: readonly ParsedLine[],
  isPart: (line: ParsedLine) => boolean,
): JoinedRows | null {
  const numbered = lines.some(({ sequence }) => sequence !== null)
  for (const step of rowSteps(lines, numbered)) {
    const isNear = (apart: number | null): boolean => apart !== null && apart < INSIDE * step
    const all = [...lines, ...below]
    const apart = below.findIndex((line, index) => !isNear(distance(all[lines.length + index - 1]?.line, line.line)))
    const close = apart < 0 ? below : below.slice(0, apart)
    const next = below[close.length]
    const left = distance(all[lines.length + close.length - 1]?.line, next?.line)
    // Words that stand below as a row would may be a unit without values.
    const mayBeRow =
      next !== undefined && left !== null && left < FAR * step && (isPart(next) || next.sequence !== null)
    if (isNear(distance(before, lines[0]?.line)) || !close.every(isPart) || mayBeRow) continue
    const rows = blocksOf([...lines, ...close], step).map(rowOf)
    if (rows.every((row) => row !== null)) return { rows, below: close.length }
  }
  return null
}

import type { RawLine } from '../../raw.ts'

/** Of the lines of a text so many are followed by a blank line where blank lines stand for nothing. */
const DOUBLE_SPACED = 0.8
/** Of the lines as long as those of a paragraph: blank lines that part blocks leave paragraphs whole. */
const DOUBLE_SPACED_PROSE = 0.85
const PROSE_WORDS = 6
/** Fewer lines than this tell no habit. */
const FEWEST = 8

/** A text laid out in characters has wider gaps, and most of its lines have one. */
const WIDEST_SOFT_GAP = 3
const SOFT_SHARE = 0.5

const share = (lines: readonly RawLine[], is: (line: RawLine) => boolean): number =>
  lines.filter(is).length / Math.max(1, lines.length)

/** True for texts with a blank line after nearly every line, paragraphs among them: there a blank line parts nothing. */
function isDoubleSpaced(lines: readonly RawLine[]): boolean {
  const next = new Map(lines.map((line, at) => [line, lines[at + 1]]))
  const parted = (line: RawLine): boolean => {
    const after = next.get(line)
    return after === undefined || after.page !== line.page || after.row - line.row > 1
  }
  const prose = lines.filter((line) => line.words.length >= PROSE_WORDS)
  return lines.length >= FEWEST && share(lines, parted) >= DOUBLE_SPACED && share(prose, parted) >= DOUBLE_SPACED_PROSE
}

/** Distances between lines without the blank line that follows each. */
function singleSpaced(lines: readonly RawLine[]): RawLine[] {
  let y = 0
  return lines.map((line, at) => {
    const before = lines[at - 1]
    if (before === undefined || before.page !== line.page) y = 0
    else y += Math.max(1, line.row - before.row - 1)
    return { ...line, y }
  })
}

const gapsOf = ({ words }: RawLine): number[] => words.slice(1).map((word, at) => word.x0 - (words[at]?.x1 ?? word.x0))

/** True for running text with a doubled blank here and there, which parts no columns. */
function isRunning(lines: readonly RawLine[]): boolean {
  const gaps = lines.map((line) => Math.max(0, ...gapsOf(line)))
  const wide = gaps.filter((gap) => gap > 1).length
  return wide <= lines.length * SOFT_SHARE && gaps.every((gap) => gap <= WIDEST_SOFT_GAP)
}

/** The words of the line with one blank between them, from the edge where the line stands next to it. */
function evenly(line: RawLine): RawLine {
  const indent = line.words[0]?.x0 ?? 0
  let x = indent <= WIDEST_SOFT_GAP ? 0 : indent
  const words = line.words.map((word) => {
    const x0 = x
    x += word.x1 - word.x0 + 1
    return { ...word, x0, x1: x - 1 }
  })
  return { ...line, words }
}

/**
 * The lines of a text without what its maker's program alone put there: a blank line after every line, a doubled blank between
 * words, a blank before the first line of a page. Positions and distances that tell something stay.
 */
export function withoutHabits(lines: readonly RawLine[]): RawLine[] {
  const spaced = isDoubleSpaced(lines) ? singleSpaced(lines) : [...lines]
  return isRunning(spaced) ? spaced.map(evenly) : spaced
}

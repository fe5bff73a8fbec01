import type { RawWord } from '../../raw.ts'
import { cleanText, noteMark } from '../clean.ts'
import { composeMarks, isMark } from './marks.ts'
import type { Glyph } from './painting.ts'

/** A line of words of one reading direction, in that direction's frame. */
export interface TextLine {
  readonly words: readonly RawWord[]
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** Baseline. */
  readonly y: number
  readonly size: number
}

/** Baselines closer than this share of the font's size are one line. */
const SAME_LINE = 0.3
/** Letters below this share of the largest of their line are small print. */
const SMALL = 0.86
/** A gap wider than this share of the font's size parts two words; a space in Times is 0.25 wide. */
const WORD_GAP = 0.17
/** Letters of a line that keep at least this gap throughout are spaced apart on purpose. */
const SPACED_APART = 0.08

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

interface Row {
  readonly glyphs: Glyph[]
  y: number
  size: number
}

/** Glyphs of nearly the same baseline. A row's baseline is that of its largest glyphs. */
function rowsOf(glyphs: readonly Glyph[]): Row[] {
  const rows: Row[] = []
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row !== undefined && glyph.y - row.y <= SAME_LINE * Math.min(glyph.size, row.size)) {
      row.glyphs.push(glyph)
      if (glyph.size > row.size) {
        row.size = glyph.size
        row.y = glyph.y
      }
    } else rows.push({ glyphs: [glyph], y: glyph.y, size: glyph.size })
  }
  return rows
}

function touches(script: Row, row: Row): boolean {
  const start = Math.min(...script.glyphs.map((glyph) => glyph.x0))
  return row.glyphs.some((glyph) => Math.abs(glyph.x1 - start) < 0.35 * row.size)
}

/** Raised or lowered small print (footnote marks) joins the line that it touches, as words of its own. */
function attachScripts(rows: readonly Row[]): Glyph[][] {
  const kept = rows.map((row) => ({ row, scripts: [] as Glyph[] }))
  const attached = new Set<Row>()
  kept.forEach(({ row }, index) => {
    const hosts = [kept[index + 1], kept[index - 1]]
    const host = hosts.find(
      (other) =>
        other !== undefined &&
        !attached.has(other.row) &&
        row.size < SMALL * other.row.size &&
        Math.abs(row.y - other.row.y) < 0.7 * other.row.size &&
        touches(row, other.row),
    )
    if (host === undefined) return
    host.scripts.push(...row.glyphs)
    attached.add(row)
  })
  return kept.filter(({ row }) => !attached.has(row)).map(({ row, scripts }) => [...row.glyphs, ...scripts])
}

const isSpace = (glyph: Glyph): boolean => glyph.text.trim() === ''

/** Bold drawn by printing a letter twice: the copies lie on each other. */
function isCopy(glyph: Glyph, before: Glyph): boolean {
  const width = before.x1 - before.x0
  return glyph.text === before.text && Math.abs(glyph.x0 - before.x0) < 0.3 * width && Math.abs(glyph.y - before.y) < 1
}

/** In order of x; a mark stays after the letter it is drawn upon. */
function inOrder(glyphs: readonly Glyph[]): Glyph[] {
  const anchored: { at: number; glyph: Glyph }[] = []
  let letter: Glyph | null = null
  for (const glyph of glyphs) {
    const centre = (glyph.x0 + glyph.x1) / 2
    const onLetter =
      letter !== null && isMark(glyph.text) && centre > letter.x0 - 1 && centre <= letter.x1 + 0.1 * glyph.size
    if (!isMark(glyph.text)) letter = glyph
    anchored.push({ at: onLetter && letter !== null ? letter.x0 + 0.001 : glyph.x0, glyph })
  }
  return anchored.sort((a, b) => a.at - b.at).map((entry) => entry.glyph)
}

interface Run {
  readonly text: string[]
  readonly x0: number
  x1: number
  last: Glyph
}

/** The usual gap between the letters of a line that are spaced apart, else 0. */
function tracking(letters: readonly Glyph[]): number {
  const gaps: number[] = []
  letters.forEach((glyph, index) => {
    const next = letters[index + 1]
    if (next !== undefined && !isSpace(glyph) && !isSpace(next)) gaps.push((next.x0 - glyph.x1) / glyph.size)
  })
  const usual = median(gaps)
  const spaced = gaps.length >= 6 && usual > SPACED_APART && usual < 1 && gaps.every((gap) => gap > usual / 2)
  return spaced ? usual : 0
}

function startsWord(glyph: Glyph, run: Run, usualGap: number): boolean {
  const size = Math.min(glyph.size, run.last.size)
  const gap = glyph.x0 - run.x1
  const raised = Math.abs(glyph.y - run.last.y) > 0.15 * Math.max(glyph.size, run.last.size)
  const resized = size < SMALL * Math.max(glyph.size, run.last.size)
  return gap > (WORD_GAP + usualGap) * size || (raised && resized)
}

function wordsOf(glyphs: readonly Glyph[]): RawWord[] {
  const letters = inOrder(glyphs)
  const usualGap = tracking(letters)
  const largest = letters.reduce((most, glyph) => (glyph.size > most.size ? glyph : most))
  const isRaised = ({ size, y }: Glyph): boolean => size < SMALL * largest.size && largest.y - y > 0.15 * largest.size
  const runs: Run[] = []
  let run: Run | null = null
  for (const glyph of letters) {
    if (isSpace(glyph)) {
      run = null
    } else if (run !== null && isCopy(glyph, run.last)) {
      run.x1 = Math.max(run.x1, glyph.x1)
    } else if (run !== null && (isMark(glyph.text) || !startsWord(glyph, run, usualGap))) {
      run.text.push(glyph.text)
      run.x1 = Math.max(run.x1, glyph.x1)
      if (!isMark(glyph.text)) run.last = glyph
    } else {
      run = { text: [glyph.text], x0: glyph.x0, x1: glyph.x1, last: glyph }
      runs.push(run)
    }
  }
  return runs.flatMap(({ text, x0, x1, last }) => {
    // A character of a font may stand for several words ("VNĐ " as one glyph): blanks inside still part words.
    const word = cleanText(composeMarks(text)).trim()
    const clean = isRaised(last) ? noteMark(word) : word
    return clean === '' ? [] : [{ text: clean, x0, x1 }]
  })
}

/** The lines of characters of one reading direction, from top to bottom, each with its words from left to right. */
export function textLines(glyphs: readonly Glyph[]): TextLine[] {
  const lines: TextLine[] = []
  for (const row of attachScripts(rowsOf(glyphs))) {
    const words = wordsOf(row)
    const [first, last] = [words[0], words.at(-1)]
    if (first === undefined || last === undefined) continue
    const size = Math.max(...row.map((glyph) => glyph.size))
    const y = median(row.filter((glyph) => glyph.size === size).map((glyph) => glyph.y))
    lines.push({ words, text: words.map((word) => word.text).join(' '), x0: first.x0, x1: last.x1, y, size })
  }
  return lines
}

import { hasLetter, squeeze, startsWithCapital } from './folded.ts'
import { beginsWithKind } from './name-style.ts'
import { isNumber, isValueLike } from './printed-value.ts'
import { anyValues, type ColumnKind, fitsColumn, readValues, type StreamWord } from './stream-words.ts'
import { sequenceNumber } from './text-end.ts'
import { isBareKind, isSectionLabel, isUnfinished, totalKind, wantsNumber } from './vocabulary.ts'

/** A row of such a table: its words from `from` up to `to`. */
export interface StreamRow {
  readonly kind: 'unit' | 'section' | 'total'
  readonly sequence: string | null
  readonly name: string
  readonly values: readonly string[]
  readonly from: number
  readonly to: number
}

/** Why no row could be read at a word: values that do not fill the columns, or several ways to read them. */
export interface StreamFault {
  readonly kind: 'values' | 'ambiguous'
  readonly at: number
  /** The word after what was found of it. */
  readonly to: number
  readonly name: string
  readonly values: readonly string[]
}

export type Numbering = 'arabic' | 'roman'

/** What is known of the table before its rows are read. */
export interface StreamShape {
  readonly columns: readonly ColumnKind[]
  /** How rows are numbered; null: not at all. */
  readonly numbering: Numbering | null
  /** Thousands may be parted by a blank: no number of four digits stands without one. */
  readonly spaced: boolean
  /** Folded words of the head, sorted: it may stand again on each page. */
  readonly head: readonly string[]
}

export interface StreamRows {
  readonly rows: readonly StreamRow[]
  readonly faults: readonly StreamFault[]
  /** The word after the last row. */
  readonly to: number
  /** The words as they were read: numbers that stood inside names put before them. */
  readonly words: readonly StreamWord[]
}

const LONGEST_NAME = 16
const ROMAN = /^(?:[IVX]{1,5})[.)]?$/

/** The number that begins a line, as rows are numbered; null: none. */
function numberAt(words: readonly StreamWord[], at: number, { numbering }: StreamShape): number | null {
  const word = words[at]
  if (word?.first !== true || numbering === null) return null
  const match = (numbering === 'arabic' ? /^0?(\d{1,4})[.)]?$/ : /^([IVXLC]{1,7})[.)]?$/).exec(word.text)
  return match === null ? null : sequenceNumber(match[1] ?? '')
}

const nameOf = (words: readonly StreamWord[], from: number, to: number): string =>
  squeeze(
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  )

/** A small number may be the name's last word; where words want none ("Xã Đường 10"), no "405" of "10 405" may follow it. */
function mayEndName(
  before: string,
  number: string,
  next: StreamWord | undefined,
  { columns, spaced }: StreamShape,
): boolean {
  const [first] = columns
  const counts = first?.kind !== 'figure' || first.definition.unitOfMeasure === 'count'
  const thousands = counts && spaced && next?.first === false && /^\d{3}(?:\D|$)/.test(next.text)
  return /^\d{1,2}$/.test(number) && hasLetter(before) && (wantsNumber(before) || !thousands)
}

/** True when a name cannot end here: "Phường" before "14", "Văn phòng HĐND và". */
function isOpen(name: string, next: string): boolean {
  return isUnfinished(name) || (/^\d{1,2}$/.test(next) && wantsNumber(name))
}

/** The places where a name that begins at `start` can end, the words before them being the name. */
function* nameEnds(
  words: readonly StreamWord[],
  start: number,
  numbered: boolean,
  shape: StreamShape,
): Generator<number> {
  if (!startsWithCapital(words[start]?.text ?? '')) return
  for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end += 1) {
    const last = words[end - 1]
    if (last === undefined) return
    const before = nameOf(words, start, end - 1)
    const name = nameOf(words, start, end)
    // Without numbers between them, names on two lines may be two rows, one without values.
    if (!numbered && last.first && end - 1 > start && !goesOn(words, start, end - 1)) return
    if (isNumber(last.text) && !mayEndName(before, last.text, words[end], shape)) return
    if (!isOpen(name, words[end]?.text ?? '')) yield end
    if (isNumber(last.text)) return
  }
}

/** True when a name goes on with the words of the next line: they begin in small letters, or no unit's name begins so. */
function goesOn(words: readonly StreamWord[], start: number, at: number): boolean {
  const before = nameOf(words, start, at)
  const next = words[at]
  if (next === undefined || !startsWithCapital(next.text)) return next !== undefined
  if (beginsWithKind(nameOf(words, at, at + 2))) return isBareKind(before) || /(?:[,&]|\svà)$/u.test(before)
  return isUnfinished(before) || (beginsWithKind(before) && !next.apart)
}

/** The name goes on over a line's end with a capital, as it may only where every name begins with a kind of unit. */
function isJoined(words: readonly StreamWord[], start: number, end: number): boolean {
  return words
    .slice(start + 1, end)
    .some(
      (word, index) =>
        word.first && startsWithCapital(word.text) && !isUnfinished(nameOf(words, start, start + 1 + index)),
    )
}

/** True when the head stands again at the word; answers the word after it. */
function afterHead(words: readonly StreamWord[], at: number, { head }: StreamShape): number | null {
  if (head.length === 0 || words[at]?.first !== true) return null
  const next = words
    .slice(at, at + head.length)
    .map((word) => word.text)
    .sort()
  return next.length === head.length && next.every((text, index) => text === head[index]) ? at + head.length : null
}

/** The words of a section's heading from `at`, up to the line that begins with its first row's number; null: none. */
function readSection(words: readonly StreamWord[], at: number, next: number, shape: StreamShape): StreamRow | null {
  if (words[at]?.first !== true) return null
  const roman = shape.numbering === 'arabic' && ROMAN.test(words[at]?.text ?? '')
  const start = roman ? at + 1 : at
  for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end += 1) {
    const name = nameOf(words, start, end)
    if (/\d/.test(words[end - 1]?.text ?? '')) return null
    if (!roman && !isSectionLabel(name)) return null
    const beginsRow = (to: number): boolean => {
      const number = numberAt(words, to, shape)
      return number !== null && (number === 1 || number === next) && hasLetter(words[to + 1]?.text ?? '')
    }
    // The number of the section's first row is no value of the heading.
    const filled = beginsRow(end) ? null : readValues(words, end, shape.columns)
    const to = filled?.to ?? end
    if (!beginsRow(to)) continue
    const sequence = roman ? (words[at]?.text ?? '').replace(/[.)]$/, '') : null
    return { kind: 'section', sequence, name, values: filled?.values ?? [], from: at, to }
  }
  return null
}

/** The heading of a section in a table without numbers, "Các sở, ban, / ngành": its lines begin in small letters but the first. */
function plainSection(words: readonly StreamWord[], at: number, shape: StreamShape): StreamRow | null {
  if (shape.numbering !== null || words[at]?.first !== true) return null
  for (let to = at + 1; to < Math.min(words.length, at + LONGEST_NAME); to += 1) {
    const word = words[to]
    if (word === undefined || isValueLike(word.text)) return null
    if (!word.first || !startsWithCapital(word.text)) continue
    const name = nameOf(words, at, to)
    const heads = isSectionLabel(name) && readUnit(words, to, null, shape).length === 1
    return heads ? { kind: 'section', sequence: null, name, values: [], from: at, to } : null
  }
  return null
}

/** Every way to give the values to the columns in order, columns left blank among them. */
function placings(values: readonly string[], columns: readonly ColumnKind[]): readonly (readonly string[])[] {
  const [column, ...others] = columns
  if (column === undefined) return values.length === 0 ? [[]] : []
  const [value, ...rest] = values
  const blank = columns.length > values.length ? placings(values, others).map((each) => ['', ...each]) : []
  const filled =
    value !== undefined && column.kind !== 'note' && fitsColumn(value, column)
      ? placings(rest, others).map((each) => [value, ...each])
      : []
  return [...filled, ...blank]
}

/** A row of totals: its columns beside the figures may be blank, and columns that only one placing of the values leaves so. */
function readTotal(words: readonly StreamWord[], at: number, shape: StreamShape): StreamRow | StreamFault | null {
  if (words[at]?.first !== true) return null
  for (let end = Math.min(words.length, at + 6); end > at; end -= 1) {
    const name = nameOf(words, at, end)
    if (totalKind(name) === null || words.slice(at, end).some((word) => isValueLike(word.text))) continue
    const { values, to } = anyValues(words, end, shape.columns)
    if (values.length === 0 || (words[to] !== undefined && !words[to]?.first)) return null
    const full = readValues(words, end, shape.columns)
    const row = { kind: 'total', sequence: null, name, from: at } as const
    if (full !== null && full.to === to) return { ...row, values: full.values, to }
    const [only, ...others] = placings(values, shape.columns)
    if (only !== undefined && others.length === 0) return { ...row, values: only, to }
    return { kind: 'values', at, to, name, values }
  }
  return null
}

/** A number that stands inside the block of its row's name, as a page laid out around the middle of its cells gives it. */
function numberInName(words: readonly StreamWord[], at: number, number: number): readonly StreamWord[] | null {
  if (words[at]?.apart !== true) return null
  const block: StreamWord[] = []
  for (let index = at; index < Math.min(words.length, at + LONGEST_NAME); index += 1) {
    const word = words[index]
    if (word === undefined || (index > at && word.apart)) break
    block.push(word)
  }
  // Text that parts no cells by blank lines has no blocks.
  if (words[at + block.length]?.apart !== true) return null
  const inside = block.findIndex((word, index) => index > 0 && word.first && word.text === String(number))
  if (inside < 0 || block.slice(0, inside).some((word) => isValueLike(word.text) && word.text !== '-')) return null
  const own = words[at + inside]
  const begins = words[at]
  if (own === undefined || begins === undefined) return null
  const name = [...block.slice(0, inside), ...block.slice(inside + 1)].map((word, index) => ({
    ...word,
    first: index > 0 && word.first,
    apart: false,
  }))
  return [
    ...words.slice(0, at),
    { ...own, apart: begins.apart, first: true },
    ...name,
    ...words.slice(at + block.length),
  ]
}

interface Step {
  readonly row: StreamRow
  /** How well what follows is known: the next number, a total or section, or nothing more of the table. */
  readonly follow: 'number' | 'other' | 'end'
}

function followOf(
  words: readonly StreamWord[],
  at: number,
  next: number | null,
  shape: StreamShape,
): Step['follow'] | null {
  const word = words[at]
  if (word === undefined) return 'end'
  if (!word.first) return null
  const start = afterHead(words, at, shape) ?? at
  if (next !== null && numberAt(words, start, shape) === next) return 'number'
  if (next !== null && (readSection(words, start, next, shape) !== null || numberInName(words, start, next) !== null))
    return 'other'
  if (readTotal(words, start, shape) !== null || (next === null && isSectionLabel(nameOf(words, start, start + 3))))
    return 'other'
  return hasLetter(word.text) || start !== at ? 'end' : null
}

/** True when the last value stands where the number of the next row would: a value may be lost before it. */
function tookNextNumber(words: readonly StreamWord[], to: number, number: number | null): boolean {
  const last = words[to - 1]
  return number !== null && last?.first === true && last.text === String(number + 1) && hasLetter(words[to]?.text ?? '')
}

/** Every way to read a unit's row at `at`: number, words, then one value per column. */
function readUnit(words: readonly StreamWord[], at: number, number: number | null, shape: StreamShape): Step[] {
  if (words[at]?.first !== true) return []
  if (number !== null && numberAt(words, at, shape) !== number) return []
  const start = number === null ? at : at + 1
  const found: Step[] = []
  for (const end of nameEnds(words, start, number !== null, shape)) {
    const name = nameOf(words, start, end)
    const read = readValues(words, end, shape.columns)
    if (read === null || read.values.every((value) => value === '')) continue
    const follow = followOf(words, read.to, number === null ? null : number + 1, shape)
    if (follow === null || (follow !== 'number' && tookNextNumber(words, read.to, number))) continue
    const sequence = number === null ? null : String(number)
    found.push({ row: { kind: 'unit', sequence, name, values: read.values, from: at, to: read.to }, follow })
  }
  // Where the next number follows one way, the others took that number for a value.
  for (const follow of ['number', 'other'] as const) {
    const sure = found.filter((step) => step.follow === follow)
    if (sure.length > 0) return sure
  }
  return found
}

/** The word where the row after `number` begins, though the row itself cannot be read. */
function nextStart(words: readonly StreamWord[], at: number, number: number, shape: StreamShape): number | null {
  for (let index = at + 1; index < Math.min(words.length, at + 40); index += 1) {
    if (numberAt(words, index, shape) === number + 1 && hasLetter(words[index + 1]?.text ?? '')) return index
  }
  return null
}

/** True for a number and the words of a name, with a value or a line of their own: the last row, when it cannot be read. */
function isRowLike(words: readonly StreamWord[], at: number, next: number, shape: StreamShape): boolean {
  if (numberAt(words, at, shape) !== next) return false
  const rest = words.slice(at + 1, at + 1 + LONGEST_NAME)
  const value = rest.findIndex((word) => isNumber(word.text))
  const line = rest.findIndex((word, index) => index > 0 && word.first)
  const end = value > 0 ? value : line
  const plain = value > 0 || /^\d+$/.test(words[at]?.text ?? '')
  return end > 0 && plain && rest.slice(0, end).every((word) => !/[.;:]$/.test(word.text))
}

function faultAt(
  words: readonly StreamWord[],
  at: number,
  to: number,
  shape: StreamShape,
  several: boolean,
): StreamFault {
  const start = shape.numbering === null ? at : at + 1
  const found = words.slice(start, to).findIndex((word) => isValueLike(word.text))
  const end = found < 0 ? to : start + found
  const plain = nameOf(words, start, Math.min(end, start + LONGEST_NAME))
  const takes = wantsNumber(plain) && /^\d{1,2}$/.test(words[end]?.text ?? '')
  const { values, to: after } = anyValues(words.slice(0, to), takes ? end + 1 : end, shape.columns)
  const name = takes ? nameOf(words, start, end + 1) : plain
  return { kind: several ? 'ambiguous' : 'values', at, to: after, name, values }
}

/**
 * Reads rows one after the other from the first word: number (where the table is numbered), name, exactly one value per
 * column; totals, headings of sections and the head again among them. A row that does not fit so, or fits in two ways, is
 * a fault, and reading goes on at the next number. Ends before what is no row.
 */
export function readStream(from: readonly StreamWord[], start: number, shape: StreamShape): StreamRows {
  const numbered = shape.numbering !== null
  let words = from
  const rows: StreamRow[] = []
  const faults: StreamFault[] = []
  let next = start
  let at = 0
  while (at < words.length) {
    const head = afterHead(words, at, shape)
    if (head !== null) {
      at = head
      continue
    }
    const total = readTotal(words, at, shape)
    if (total !== null) {
      if ('from' in total) rows.push(total)
      else faults.push(total)
      at = total.to
      continue
    }
    if (numbered && numberAt(words, at, shape) !== next) {
      const inside = numberInName(words, at, next)
      if (inside !== null) {
        words = inside
        continue
      }
    }
    const section = numbered ? readSection(words, at, next, shape) : plainSection(words, at, shape)
    if (section !== null && numberAt(words, at, shape) === null) {
      rows.push(section)
      at = section.to
      next = numberAt(words, at, shape) ?? next
      continue
    }
    const ways = readUnit(words, at, numbered ? next : null, shape)
    const [way] = ways
    if (way !== undefined && ways.length === 1) {
      rows.push(way.row)
      at = way.row.to
      next += 1
      continue
    }
    const later = numbered && numberAt(words, at, shape) === next ? nextStart(words, at, next, shape) : null
    const last = later === null && numbered && isRowLike(words, at, next, shape)
    if (ways.length > 1 || later !== null || last)
      faults.push(faultAt(words, at, later ?? words.length, shape, ways.length > 1))
    if (last) at = faults.at(-1)?.to ?? at
    if (later === null) break
    at = later
    next += 1
  }
  const doubtful = [...doubtfulNames(rows, words, shape), ...doubtfulNumbers(rows, faults, shape)]
  return {
    rows: rows.filter((row) => !doubtful.some((fault) => fault.at === row.from)),
    faults: [...faults, ...doubtful],
    to: at,
    words,
  }
}

/** Where blank cells leave no trace, a small number after a name may be the name's, and the cell before it blank. */
function doubtfulNumbers(
  rows: readonly StreamRow[],
  faults: readonly StreamFault[],
  { columns }: StreamShape,
): StreamFault[] {
  const short = faults.some(({ name, values }) => totalKind(name) === null && values.length < columns.length)
  if (columns.length < 2 || !short) return []
  return rows.flatMap(({ kind, from, to, name, values }): StreamFault[] =>
    kind === 'unit' && /^(?:[1-9]|1\d|20)$/.test(values[0] ?? '')
      ? [{ kind: 'values', at: from, to, name, values }]
      : [],
  )
}

/** In a table without numbers where names have no kind of unit, a name on two lines may be two rows, one of blanks. */
function doubtfulNames(rows: readonly StreamRow[], words: readonly StreamWord[], shape: StreamShape): StreamFault[] {
  if (shape.numbering !== null) return []
  const named = rows.filter((row) => row.kind === 'unit')
  const typed = named.every((row) => beginsWithKind(row.name))
  const lines = named.map(({ from, name }) => nameLines(words, from, from + name.split(' ').length))
  const widest = Math.max(0, ...lines.flat().map((line) => line.length))
  return named.flatMap(({ from, to, name, values }, at): StreamFault[] => {
    const joined = isJoined(words, from, from + name.split(' ').length)
    // A line breaks where the next word had no room.
    const full = (lines[at] ?? []).every((line, index, all) => {
      const [next = ''] = all[index + 1]?.split(' ') ?? []
      return next === '' || line.length + 1 + next.length > widest * SLACK
    })
    return joined && !(typed && full) ? [{ kind: 'ambiguous', at: from, to, name, values }] : []
  })
}

/** How much shorter than the widest line a full line of a name may look: letters differ in width. */
const SLACK = 0.75

function nameLines(words: readonly StreamWord[], from: number, to: number): string[] {
  const lines: string[] = []
  for (const { text, first } of words.slice(from, to)) {
    if (first || lines.length === 0) lines.push(text)
    else lines[lines.length - 1] = `${lines.at(-1)} ${text}`
  }
  return lines
}

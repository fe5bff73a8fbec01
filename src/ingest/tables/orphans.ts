import type { Issue } from '../../model/issue.ts'
import { parseFlatLine, takeSequence } from './flat-row.ts'
import { hasLetter } from './folded.ts'
import type { Lexicon } from './heads.ts'
import { type PageLine, placeOf } from './page-line.ts'
import { isNumber } from './printed-value.ts'
import { sequenceNumber } from './text-end.ts'
import { explainFailure, mayBeRow } from './text-table.ts'

const LONGEST_NAME = 10

/** A group of lines that look like rows of a table and belong to none. */
interface Group {
  readonly indexes: readonly number[]
  readonly grid: boolean
}

function looksLikeRow(line: PageLine): boolean {
  if (line.block >= 0) {
    const numbers = line.tokens.filter((token) => isNumber(token.text)).length
    return numbers > 0 && line.tokens.some((token) => hasLetter(token.text) && token.text.length < 80)
  }
  if (!mayBeRow(line) || /^\S+[.)]$/.test(line.tokens[0]?.text ?? '')) return false
  const { name, cells } = parseFlatLine(line, true)
  return name.split(' ').length <= LONGEST_NAME && cells.length > 0
}

function groups(lines: readonly PageLine[], isFree: (index: number) => boolean): Group[] {
  const found: { indexes: number[]; grid: boolean }[] = []
  lines.forEach((line, index) => {
    if (!isFree(index) || !looksLikeRow(line)) return
    const last = found.at(-1)
    const before = last?.indexes.at(-1)
    const near = before !== undefined && index - before <= 3 && lines[before]?.block === line.block
    if (last !== undefined && near) last.indexes.push(index)
    else found.push({ indexes: [index], grid: line.block >= 0 })
  })
  return found
}

function firstNumber(line: PageLine | undefined): number | null {
  const { sequence } = takeSequence(line?.tokens ?? [])
  return sequence === null ? null : sequenceNumber(sequence)
}

/**
 * Lines that look like rows of a table and were not read as one. An error where a head above them names known figures, or
 * where their numbers go on from a table that was read; else a warning. `lastNumbers`: of the tables read.
 */
export function findOrphans(
  lines: readonly PageLine[],
  isFree: (index: number) => boolean,
  lexicon: Lexicon,
  lastNumbers: ReadonlySet<number>,
): Issue[] {
  return groups(lines, isFree).flatMap(({ indexes, grid }): Issue[] => {
    const [first = 0] = indexes
    const line = lines[first]
    if (line === undefined) return []
    const number = firstNumber(line)
    const goesOn = number !== null && lastNumbers.has(number - 1) && number > 1
    const failure = grid ? null : explainFailure(lines, first, 0, lexicon)
    if (failure !== null && indexes.length >= 2) return [failure]
    const most = lines.slice(first, first + 1).flatMap((each) => parseFlatLine(each, true).cells).length
    if (!goesOn && indexes.length < (most >= 2 ? 2 : 3)) return []
    const facts = { rows: indexes.length, first: line.text }
    return [{ code: 'reading.table-without-head', severity: goesOn ? 'error' : 'warning', place: placeOf(line), facts }]
  })
}

import type { Issue } from '../../model/issue.ts'
import { type AssembledRow, assembleRows } from './assemble.ts'
import { keyOf } from './folded.ts'
import { isWideLabel } from './grid-cells.ts'
import { placeOf } from './page-line.ts'
import { isNumber, isPartOfPhrase, missingReason } from './printed-value.ts'
import type { ParsedLine, TableRow } from './table.ts'
import { uncertainRow } from './uncertain-row.ts'
import { isSectionLabel, isUnfinished, RATINGS, totalKind } from './vocabulary.ts'

const ROMAN = /^[IVXLC]+$/

const isBlank = (row: AssembledRow): boolean => row.cells.every((cell) => cell.text === '')

/** True for a row numbered I, II … among rows numbered 1, 2 …, or one label over all: it heads a section, with its total or without. */
function headsSection(row: AssembledRow, arabic: boolean): boolean {
  const roman = row.sequence !== null && ROMAN.test(row.sequence) && arabic
  return roman || (isBlank(row) && (isSectionLabel(row.name) || (arabic && isWideLabel(row.line))))
}

/** A number alone on its line that no values follow, or a blank numbered row before values without number: a broken row. */
function isTorn(row: AssembledRow, next: AssembledRow | undefined): boolean {
  if (row.line.block >= 0 || row.sequence === null || !isBlank(row)) return false
  const loose = next !== undefined && next.sequence === null && !isBlank(next) && totalKind(next.name) === null
  return row.line.tokens.length === 1 || loose
}

/** A cell of running text holds a part of a phrase for a missing value: the rest went to another row. */
function holdsPartOfPhrase({ line, cells }: AssembledRow): boolean {
  return line.block < 0 && cells.some(({ text }) => text !== '' && missingReason(text) === null && isPartOfPhrase(text))
}

/** A name of running text that cannot end where it does: the rest stands elsewhere. */
function isCutName({ line, name, sequence }: AssembledRow): boolean {
  return line.block < 0 && sequence !== null && name !== '' && isUnfinished(name)
}

/** "Tổng" on a line of running text without any value: no total, it may be the end of the name above ("Xã Tà / Tổng"). */
function mayEndNameAbove({ line, name, sequence, cells }: AssembledRow): boolean {
  const blank = cells.every((cell) => cell.text === '')
  return line.block < 0 && sequence === null && blank && !/\s/.test(name) && totalKind(name) === 'sum'
}

const isRating = (text: string): boolean => RATINGS.has(keyOf(text))

/** A row of running text without values whose name holds one, or a rating where rows have such: the two were not told apart. */
function holdsValue(row: AssembledRow, rated: boolean): boolean {
  if (row.line.block >= 0 || !isBlank(row)) return false
  const words = row.name.split(' ')
  const numbers = words.filter((word) => isNumber(word) && (/[.,%]/.test(word) || word.length > 2))
  const rating = [1, 2].some((count) => words.length > count && isRating(words.slice(-count).join(' ')))
  return numbers.length > 0 || (rated && rating)
}

/** A whole small number in front, without decimals: the end of a name such as "Vị Thanh 1" looks the same. */
function mayEndName(row: AssembledRow): boolean {
  return row.line.block < 0 && /^(?:[1-9]|1\d|20)$/.test(row.cells[0]?.text ?? '')
}

/**
 * Rows from lines: broken rows put together, sections counted, and rows whose values do not fall into `columns` columns
 * for certain reported and left out. `flat`: values were told apart by their count only. Where blank cells leave no trace
 * in flat text, a small number after a name may be the name's, so such rows are not certain either.
 * `shares`: as for {@link assembleRows}.
 */
export function finishRows(
  lines: readonly ParsedLine[],
  columns: number,
  flat: boolean,
  shares: readonly number[] | null = null,
): { readonly rows: readonly TableRow[]; readonly issues: readonly Issue[] } {
  const { rows: assembled, issues: broken } = assembleRows(lines, shares)
  const issues = [...broken]
  const arabic = assembled.some((row) => /^\d+$/.test(row.sequence ?? ''))
  const rows: TableRow[] = []
  let section = 0
  let sectionName: string | null = null
  const vanish = flat && assembled.some((row) => !row.aligned && row.cells.length < columns)
  const torn = new Set<AssembledRow>()
  const rated = assembled.some(({ cells }) => cells.some(({ text }) => isRating(text)))
  assembled.forEach((row, index) => {
    const next = assembled[index + 1]
    // Whatever is left of a section's heading, no figure is lost with it.
    if (headsSection(row, arabic) && isBlank(row)) return
    const nameless = row.name === '' && row.line.block < 0 && !isBlank(row)
    const above = assembled[index - 1]
    const ends = above !== undefined && mayEndNameAbove(row)
    if (ends) torn.add(above)
    if (
      !ends &&
      !nameless &&
      !isTorn(row, next) &&
      !holdsValue(row, rated) &&
      !holdsPartOfPhrase(row) &&
      !isCutName(row)
    )
      return
    issues.push({
      code: 'reading.row-broken',
      severity: 'error',
      place: placeOf(row.line),
      facts: { text: row.line.text },
    })
    torn.add(row)
    if (next !== undefined && next.sequence === null) torn.add(next)
  })
  for (const row of assembled) {
    const { line, sequence, name } = row
    const heads = headsSection(row, arabic)
    if (heads && rows.length > 0) section += 1
    if (heads) sectionName = name
    if (row.doubtful || torn.has(row) || (heads && isBlank(row))) continue
    if (row.name === '' && isBlank(row)) continue
    const numbered = vanish && columns > 1 && row.aligned && mayEndName(row)
    if ((!row.aligned || numbered) && !isBlank(row)) {
      const values = row.cells.map((cell) => cell.text)
      const told = { name: name === '' ? line.text : name, values, ofUnit: sequence !== null, place: placeOf(line) }
      issues.push(uncertainRow(told, columns, numbered))
      continue
    }
    if (isBlank(row) && totalKind(name) === null) {
      issues.push({ code: 'reading.row-blank', severity: 'warning', place: placeOf(line), facts: { name } })
    }
    const cells = isBlank(row) ? Array.from({ length: columns }, () => ({ text: '', merged: false })) : row.cells
    rows.push({ line, sequence, name, cells, section, sectionName, headsSection: heads })
  }
  return { rows, issues }
}

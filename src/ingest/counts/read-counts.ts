import { toDecimal } from '../../model/decimal.ts'
import type { Issue } from '../../model/issue.ts'
import { type Period, parsePeriod } from '../../model/period.ts'
import { rationalOf } from '../../model/rational.ts'
import type { MissingReason } from '../../model/reported.ts'
import type { Counts, Quantity } from '../../model/scorecard.ts'
import type { Scoring } from '../../model/scoring.ts'
import { UNIT_LEVELS, type UnitLevel } from '../../model/unit.ts'
import { likest } from '../../platform/nearest.ts'
import { type CsvRow, type CsvTable, readCsv } from '../csv/read-csv.ts'
import { columnNames, type RowReader, reportRaggedRows, rowReader } from '../csv/row-reader.ts'
import { type CountName, countNames, writtenNames } from './names.ts'
import { quotable } from './quoting.ts'

/** Columns that there must be. */
export const COLUMNS = ['unit', 'period', 'measure', 'value'] as const

/** What stands where there is no number. An empty cell and a dash are not reported. */
const WORDS: Readonly<Record<string, MissingReason>> = {
  '-': 'not-reported',
  '–': 'not-reported',
  'not-reported': 'not-reported',
  'không báo cáo': 'not-reported',
  'does-not-arise': 'does-not-arise',
  'không phát sinh': 'does-not-arise',
  'not-applicable': 'not-applicable',
  'không áp dụng': 'not-applicable',
  'n/a': 'not-applicable',
  na: 'not-applicable',
}

/** Counts as read; with an issue of severity error there are none. */
export interface ReadCounts {
  readonly counts: readonly Counts[]
  readonly issues: readonly Issue[]
}

interface Gathered extends Counts {
  readonly quantities: Map<string, Quantity>
  /** The line of each key. */
  readonly lines: Map<string, number>
}

function readValue(row: CsvRow, reader: RowReader, name: CountName): Quantity | null {
  const text = reader.cell(row, 'value')
  if (text === null) return { kind: 'missing', reason: 'not-reported' }
  const reason = WORDS[text.toLowerCase()]
  if (reason !== undefined) return { kind: 'missing', reason }
  const decimal = toDecimal(text.replace(',', '.'))
  if (decimal === null) {
    reader.report(row, 'value', 'counts.not-a-number', { value: text, name: name.key })
    return null
  }
  if (decimal.startsWith('-') && !name.signed) {
    reader.report(row, 'value', 'counts.negative', { value: text, name: name.key })
    return null
  }
  if (name.whole && decimal.includes('.')) {
    reader.report(row, 'value', 'counts.not-whole', { value: text, name: name.key })
    return null
  }
  return { kind: 'value', value: rationalOf(decimal) }
}

function readPeriod(row: CsvRow, reader: RowReader): Period | null {
  const text = reader.cell(row, 'period')
  const period = text === null ? null : parsePeriod(text)
  if (period === null) reader.report(row, 'period', 'counts.period', { value: text ?? '' })
  return period
}

function readLevel(row: CsvRow, reader: RowReader): UnitLevel | null {
  const text = reader.cell(row, 'level')
  const level = UNIT_LEVELS.find((each) => each === text)
  if (text === null || level !== undefined) return level ?? null
  reader.report(row, 'level', 'counts.level', { value: text, known: UNIT_LEVELS })
  return null
}

/** Gathers the rows into one value for each unit and period, in the order in which they first appear. */
function gather(rows: readonly CsvRow[], reader: RowReader, scoring: Scoring): readonly Counts[] {
  const names = countNames(scoring)
  const known = writtenNames(scoring)
  const cells = new Map<string, Gathered>()
  for (const row of rows) {
    const unit = reader.cell(row, 'unit')
    const measure = reader.cell(row, 'measure')
    const period = readPeriod(row, reader)
    const level = readLevel(row, reader)
    if (unit === null) reader.report(row, 'unit', 'counts.blank')
    if (measure === null) reader.report(row, 'measure', 'counts.blank')
    if (unit === null || measure === null || period === null) continue
    const name = names.get(measure.toLowerCase())
    if (name === undefined) {
      reader.report(row, 'measure', 'counts.measure-unknown', { name: measure, near: likest(measure, known) })
      continue
    }
    const quantity = readValue(row, reader, name)
    const key = JSON.stringify([unit, period.key])
    const cell = cells.get(key) ?? { unit, level, period, quantities: new Map(), lines: new Map() }
    if (cell.level !== level)
      reader.report(row, 'level', 'counts.levels', { unit, first: cell.level ?? '', second: level ?? '' })
    cells.set(key, cell)
    const first = cell.lines.get(name.key)
    if (first !== undefined) reader.report(row, 'measure', 'counts.twice', { name: name.key, unit, line: first })
    cell.lines.set(name.key, row.line)
    if (quantity !== null) cell.quantities.set(name.key, quantity)
  }
  return [...cells.values()].map(({ unit, level, period, quantities }) => ({ unit, level, period, quantities }))
}

/** The periods of a table of counts, as far as they can be read; to choose the index set by. */
export function periodsOfCounts(table: CsvTable): readonly Period[] {
  if (table.kind === 'unreadable') return []
  const reader = rowReader(table.header)
  const keys = new Set(table.rows.map((row) => reader.cell(row, 'period') ?? ''))
  return [...keys].flatMap((key) => parsePeriod(key) ?? [])
}

/** Reads a CSV file of counts, as `countsOfTable`. */
export function readCounts(bytes: Uint8Array, fileName: string, scoring: Scoring): ReadCounts {
  return countsOfTable(readCsv(bytes, fileName), fileName, scoring)
}

/**
 * Reads a table of counts: columns `unit`, `period`, `measure`, `value`, and where criteria depend on it `level`. What a
 * measure may be called is in `countNames`. Every bad row is an error with its line, column and cure, and then nothing is
 * read: half a file of counts would score half a country. Issues repeat of the file only what can be no person's.
 */
export function countsOfTable(table: CsvTable, fileName: string, scoring: Scoring): ReadCounts {
  if (table.kind === 'unreadable') return { counts: [], issues: [table.issue] }
  const reader = rowReader(table.header)
  const columns = columnNames(table.header)
  const missing = COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    reader.report(table.header, null, 'counts.columns', { file: fileName, missing, found: table.header.cells })
    return { counts: [], issues: reader.issues.map(quotable) }
  }
  reportRaggedRows(reader, table.header, table.rows)
  const counts = gather(table.rows, reader, scoring)
  const failed = reader.issues.some(({ severity }) => severity === 'error')
  if (!failed && counts.length === 0) reader.report(table.header, null, 'counts.empty', { file: fileName })
  return { counts: failed ? [] : counts, issues: reader.issues.map(quotable) }
}

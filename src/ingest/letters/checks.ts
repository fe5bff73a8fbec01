import { compareDecimals, type Decimal, decimalPlaces, decimalToNumber, sumDecimals } from '../../model/decimal.ts'
import type { Issue } from '../../model/issue.ts'
import type { ReadFigure } from '../../model/reading.ts'
import type { Reported } from '../../model/reported.ts'
import { nameKey, parseUnitName } from '../../model/unit-name.ts'
import { placeOf } from '../tables/page-line.ts'
import { sequenceNumber } from '../tables/text-end.ts'
import type { Context, TableFigures } from './table-figures.ts'

/**
 * A table that goes on from the one before by its numbers, as wide, where a column that was a figure has another head now: the head
 * that is repeated on the page has lost words, or is another table's.
 */
export function checkGoingOn({ table, counted, number }: TableFigures, before: TableFigures | undefined): Issue[] {
  const last = before?.counted.at(-1)?.sequence ?? null
  const first = counted[0]?.sequence ?? null
  const next = last !== null && first !== null && sequenceNumber(first) === sequenceNumber(last) + 1
  const [line] = table.headLines
  if (before === undefined || line === undefined || !next) return []
  const above = before.table.columns
  if (above.length !== table.columns.length) return []
  return table.columns.flatMap(({ head, label, meaning }, at): Issue[] => {
    if (above[at]?.meaning?.kind !== 'figure' || meaning !== null || head === '') return []
    return [{ code: 'reading.head-mixed', severity: 'error', place: placeOf(line, number, label), facts: { head } }]
  })
}

/** True when the rows go on from the table before, the same figures being read from both. */
function goesOnFrom(before: TableFigures | undefined, { figures, counted }: TableFigures): boolean {
  const ids = (of: TableFigures['figures']): string => [...new Set(of.map((each) => each.figureId))].sort().join(' ')
  const last = before?.counted.at(-1)?.sequence ?? null
  const first = counted[0]?.sequence ?? null
  const next = last !== null && first !== null && sequenceNumber(first) === sequenceNumber(last) + 1
  return before !== undefined && next && ids(before.figures) === ids(figures)
}

/**
 * Rows numbered 1, 2, 3 …: a number that is missing may be a row that was lost, one that repeats a row too many. `before`: the
 * table read before this one, if any.
 */
export function checkSequence(own: TableFigures, before: TableFigures | undefined): Issue[] {
  const { table, units, counted, number } = own
  const issues: Issue[] = []
  let previous: { value: number; section: number } | null = null
  for (const row of counted) {
    if (row.sequence === null) {
      if (units.includes(row) && table.hasSequence && units.some((other) => other.sequence !== null)) {
        issues.push({
          code: 'reading.row-without-number',
          severity: row.line.block < 0 ? 'error' : 'warning',
          place: placeOf(row.line, number),
          facts: { name: row.name },
        })
      }
      continue
    }
    const value = sequenceNumber(row.sequence)
    const restarts = value === 1 && (previous === null || previous.section !== row.section)
    const expected: number = previous === null ? 1 : previous.value + 1
    if (value !== expected && !restarts) {
      const facts = { found: value, expected, name: row.name }
      // Rows of running text that begin in the middle: those before them, or their head, were not understood.
      const severity =
        previous === null && value > 1 && row.line.block < 0 && !goesOnFrom(before, own) ? 'error' : 'warning'
      issues.push({ code: 'reading.sequence', severity, place: placeOf(row.line, number), facts })
    }
    previous = { value, section: row.section }
  }
  return issues
}

function sameReported(a: Reported, b: Reported): boolean {
  if (a.kind === 'value' && b.kind === 'value') return compareDecimals(a.value, b.value) === 0
  return a.kind === 'missing' && b.kind === 'missing' && a.reason === b.reason
}

/**
 * Figures without those read twice. The same figure of the same unit twice with one value is a warning and counts once;
 * with two values it is an error.
 */
export function withoutRepeats(figures: readonly ReadFigure[]): {
  readonly figures: readonly ReadFigure[]
  readonly issues: readonly Issue[]
} {
  const seen = new Map<string, ReadFigure>()
  const issues: Issue[] = []
  for (const figure of figures) {
    const name = figure.subject.kind === 'issuer' ? '' : figure.subject.printedName
    const key = `${figure.subject.kind === 'issuer' ? 'issuer' : nameKey(name)}\n${figure.figureId}`
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, figure)
      continue
    }
    const facts = { name, figure: figure.figureId, first: first.printed, second: figure.printed }
    const same = sameReported(first.reported, figure.reported)
    if (figure.subject.kind === 'issuer') {
      if (!same) issues.push({ code: 'reading.issuer-differs', severity: 'error', place: figure.place, facts })
    } else {
      const code = same ? 'reading.unit-twice' : 'reading.unit-differs'
      issues.push({ code, severity: same ? 'warning' : 'error', place: figure.place, facts })
    }
  }
  return { figures: [...seen.values()], issues }
}

/** Units that one table has and another lacks, where the tables are about the same units by and large. */
export function checkSameUnits(tables: readonly TableFigures[]): Issue[] {
  const issues: Issue[] = []
  const sets = tables.map(({ units }) => new Map(units.map((row) => [parseUnitName(row.name).bare, row])))
  sets.forEach((set, index) => {
    sets.forEach((other, at) => {
      const shared = [...set.keys()].filter((key) => other.has(key)).length
      if (index === at || shared * 2 < Math.min(set.size, other.size) || shared === 0) return
      const names = [...set].filter(([key]) => !other.has(key)).map(([, row]) => row.name)
      const [row] = tables[at]?.table.rows ?? []
      if (names.length === 0 || row === undefined) return
      const facts = { names, first: tables[index]?.number ?? 0, second: tables[at]?.number ?? 0 }
      issues.push({
        code: 'reading.units-differ',
        severity: 'warning',
        place: placeOf(row.line, tables[at]?.number ?? null),
        facts,
      })
    })
  })
  return issues
}

const values = (figures: readonly ReadFigure[]): Decimal[] =>
  figures.flatMap(({ reported }) => (reported.kind === 'value' ? [reported.value] : []))

/** Printed totals of counts against the sum of their column, means against its mean; what does not close is a warning. */
export function checkTotals({ figures, totals, units, number }: TableFigures, { lexicon }: Context): Issue[] {
  const sectionOf = new Map(units.map((row) => [row.line, row.section]))
  const sections = new Map(units.map((row) => [`${row.line.page} ${row.line.sheet} ${row.line.row}`, row.section]))
  return totals.flatMap((total): Issue[] => {
    const definition = lexicon.figures.get(total.figureId)
    const isCount = definition?.unitOfMeasure === 'count'
    if (!isCount && total.kind !== 'mean') return []
    const column = figures.filter((figure) => figure.figureId === total.figureId && figure.subject.kind === 'unit')
    const inSection = column.filter(
      ({ place }) => sections.get(`${place.page} ${place.sheet} ${place.row}`) === total.section,
    )
    const closes = [column, inSection].some((part) => {
      const found = values(part)
      if (found.length === 0) return false
      const sum = sumDecimals(found)
      if (total.kind !== 'mean') return compareDecimals(sum, total.value) === 0
      const half = 0.5 * 10 ** -decimalPlaces(total.value)
      return Math.abs(decimalToNumber(sum) / found.length - decimalToNumber(total.value)) <= half + 1e-9
    })
    if (closes || sectionOf.size === 0) return []
    const sum = sumDecimals(values(column))
    const count = Math.max(1, values(column).length)
    const computed = total.kind === 'mean' ? (decimalToNumber(sum) / count).toFixed(2) : sum
    const facts = { label: total.label, figure: total.figureId, printed: total.printed, computed }
    // "Trung Bình" with two capitals is a commune's name as well.
    const severity = total.label === 'Trung Bình' ? 'error' : 'warning'
    return [{ code: 'reading.total-differs', severity, place: { ...total.place, table: number }, facts }]
  })
}

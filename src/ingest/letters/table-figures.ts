import type { Issue } from '../../model/issue.ts'
import type { Issuer } from '../../model/issuer.ts'
import type { Period } from '../../model/period.ts'
import type { ReadFigure, ReadTotal, Subject } from '../../model/reading.ts'
import { type HeadPeriod, type Lexicon, withoutClosers } from '../tables/heads.ts'
import { isMixedHead, shareHead } from '../tables/mixed-head.ts'
import { placeOf } from '../tables/page-line.ts'
import type { FoundTable, TableColumn, TableRow } from '../tables/table.ts'
import { totalKind } from '../tables/vocabulary.ts'
import { countsAmongRates, type FigureColumn } from './counts-among-rates.ts'
import { readFigure } from './read-figure.ts'
import { namesIssuer, ownerOfArea } from './subject-of.ts'
import { type UnitPlaces, unitPlaces, withPlace } from './unit-place.ts'

/** Figures, totals and issues of one table. */
export interface TableFigures {
  readonly number: number
  readonly table: FoundTable
  readonly figures: readonly ReadFigure[]
  readonly totals: readonly (ReadTotal & { readonly section: number; readonly kind: 'sum' | 'mean' | 'whole' })[]
  /** Rows that are units, in order. */
  readonly units: readonly TableRow[]
  /** The same with the issuer's own row among them, as the table counts them. */
  readonly counted: readonly TableRow[]
  readonly issues: readonly Issue[]
}

export interface Context {
  readonly lexicon: Lexicon
  readonly issuer: Issuer | null
  readonly period: Period | null
  /** Percents between 0 and 1 are meant as they are printed. */
  readonly percentsAsPrinted: boolean
}

/** A column's own period agrees with the document's, as far as the head names it. */
function ofPeriod(head: HeadPeriod | null, period: Period | null): boolean {
  if (head === null || period === null) return true
  const year = Number(period.from.slice(0, 4))
  const month = Number(period.from.slice(5, 7))
  if (head.year !== null && head.year !== year) return false
  if (head.month !== null) return period.kind === 'month' ? head.month === month : false
  if (head.quarter !== null) return period.kind === 'quarter' && head.quarter === (month + 2) / 3
  return true
}

type Row =
  | { readonly kind: 'unit'; readonly subject: Subject }
  | { readonly kind: 'total'; readonly of: 'sum' | 'mean' | 'whole' }

const AREA = /toàn\s+(tỉnh|thành phố|huyện|thị xã|quận|xã|phường)/iu

/** Whose the rates of a row "Toàn tỉnh" are; null where neither the issuer nor the unit over it is such an area. */
function subjectOfWhole(name: string, issuer: Issuer | null): Subject | null {
  const kind = AREA.exec(name)?.[1]
  if (kind === undefined || issuer === null) return { kind: 'issuer' }
  const owner = ownerOfArea(kind, '', issuer)
  if (owner === 'issuer') return { kind: 'issuer' }
  return owner === 'superior' && issuer.superior !== null ? { kind: 'superior', printedName: issuer.superior } : null
}

function subjectOfRow(name: string, issuer: Issuer | null, place: string | null): Subject {
  if (issuer !== null && namesIssuer(name, issuer.name)) return { kind: 'issuer' }
  const superior = issuer?.superior ?? null
  if (superior !== null && namesIssuer(name, superior)) return { kind: 'superior', printedName: superior }
  return { kind: 'unit', printedName: withPlace(unitName(name), place) }
}

function rowKind(row: TableRow, { hasSequence, rows }: FoundTable, issuer: Issuer | null, places: UnitPlaces): Row {
  const total = totalKind(row.name)
  // "Trung Bình" is a commune too: written as a name, with a number or among units without, it is that.
  const amidst = !hasSequence && row !== rows[0] && row !== rows.at(-1)
  const numbered = hasSequence && row.sequence !== null
  const isName = total === 'mean' && (numbered || amidst) && /^Trung Bình$/.test(row.name)
  if (total !== null && !isName) return { kind: 'total', of: total }
  if (row.headsSection) return { kind: 'total', of: 'whole' }
  return { kind: 'unit', subject: subjectOfRow(row.name, issuer, places.placeOf(row)) }
}

/** The name without a footnote mark. */
function unitName(name: string): string {
  return name.replace(/\s*(?:\(\*+\)|\*+|\(\d{1,2}\))$/u, '')
}

/** Columns beside the figures whose values are whole numbers or words. */
const WITHOUT_FRACTIONS: ReadonlySet<string> = new Set(['rank', 'note', 'group'])

function figureColumnsOf(
  { table, number }: { table: FoundTable; number: number },
  context: Context,
  places: UnitPlaces,
): { columns: FigureColumn[]; issues: Issue[] } {
  const issues: Issue[] = []
  const columns: FigureColumn[] = []
  const [line] = table.headLines.length > 0 ? table.headLines : table.rows.map((row) => row.line)
  const add = (code: string, severity: Issue['severity'], column: TableColumn, facts: Issue['facts']): void => {
    if (line !== undefined) issues.push({ code, severity, place: placeOf(line, number, column.label), facts })
  }
  const set = context.lexicon.indexSet.id
  const taken = new Set(table.columns.flatMap(({ meaning }) => (meaning?.kind === 'figure' ? [meaning.figureId] : [])))
  // A head of running text that begins in small letters or with a unit of measure has lost its beginning to another.
  const isTorn = (head: string): boolean => /^[\p{Ll}(]/u.test(head)
  // What stands over two columns is the head of one of them: of which, words below it cannot tell.
  const isShared = (head: string): boolean => table.columns.some((other) => other.head.startsWith(`${head} `))
  // Numbers in a head are values of rows that were taken for a part of it.
  const holdsValues = (head: string): boolean =>
    /(?<![\p{L}\d(])\d+[.,]\d+(?![\p{L}\d)])/u.test(head) || !/\p{L}/u.test(head.replace(/\([^()]*\)/g, ''))
  const isMixed = (head: string): boolean =>
    line !== undefined &&
    line.block < 0 &&
    (holdsValues(head) || isTorn(head) || isShared(head) || isMixedHead(head, taken, context.lexicon))
  const isFilled = (index: number): boolean => table.rows.some((row) => row.cells[index]?.text !== '')
  // Values of running text under a head that has no such values, beside a figure without any: the heads stand over other columns.
  const lacksFigure =
    line?.block === -1 && table.columns.some(({ meaning }, at) => meaning?.kind === 'figure' && !isFilled(at))
  const isDisplaced = ({ meaning }: TableColumn, index: number): boolean =>
    meaning === null
      ? isFilled(index)
      : meaning.kind === 'auxiliary' &&
        WITHOUT_FRACTIONS.has(meaning.what) &&
        table.rows.some((row) => /^\d+[.,]\d+/.test(row.cells[index]?.text ?? ''))
  const unknownBeside = (index: number): readonly string[] =>
    table.columns.slice(Math.max(0, index - 1), index + 2).flatMap((each) => (each.meaning === null ? [each.head] : []))
  table.columns.forEach((column, index) => {
    const { meaning, head } = column
    if (index === places.column) return
    const isNothing = withoutClosers(head) === ''
    if (!isNothing && lacksFigure && isDisplaced(column, index)) {
      add('reading.head-mixed', 'error', column, { head })
      return
    }
    if (meaning === null) {
      const mixed = isMixed(head) || (line?.block === -1 && shareHead(unknownBeside(index), taken, context.lexicon))
      if (!isNothing && mixed) add('reading.head-mixed', 'error', column, { head })
      else if (!isNothing) add('reading.column-unknown', 'warning', column, { head, set })
      else if (isFilled(index)) add('reading.column-without-head', 'error', column, { column: column.label })
      return
    }
    if (meaning.kind !== 'figure') return
    if (!ofPeriod(meaning.period, context.period)) {
      add('reading.column-other-period', 'warning', column, { head, period: context.period?.key ?? '' })
      return
    }
    const definition = context.lexicon.figures.get(meaning.figureId)
    if (definition !== undefined) columns.push({ column, index, definition })
  })
  const counts = countsAmongRates(table, columns)
  for (const { column } of counts.known) add('reading.column-unknown', 'warning', column, { head: column.head, set })
  for (const { column } of counts.doubtful) add('reading.counts-or-percents', 'error', column, { head: column.head })
  const rates = columns.filter((each) => !counts.known.includes(each))
  const twice = rates.filter((a) => rates.some((b) => b !== a && b.definition.id === a.definition.id))
  for (const { column, definition } of twice.slice(1))
    add('reading.column-twice', 'error', column, { head: column.head, figure: definition.id })
  return { columns: rates.filter((each) => !twice.includes(each)), issues }
}

/** All values of a column lie between 0 and 1 and print no "%": they may be shares of one. */
function mayBeShares(table: FoundTable, { index, definition }: FigureColumn): boolean {
  if (definition.unitOfMeasure !== 'percent') return false
  const texts = table.rows.map((row) => row.cells[index]?.text ?? '').filter((text) => /^\d/.test(text))
  return (
    texts.length >= 2 &&
    texts.every((text) => /^(?:0|1|[01][.,]\d+)$/.test(text) && !/^1[.,]0*[1-9]/.test(text)) &&
    texts.some((text) => /^0[.,]\d/.test(text))
  )
}

const SHARE = /^(?:0[.,]\d+|1(?:[.,]0+)?)$/

/** No share of one is so great when all others are percents. */
const LEAST_PERCENT = 10

/** Cells of a column of percents that may be shares of one: without the "%" of the others, or far below all of them. */
function sharesAmong(table: FoundTable, { index, definition }: FigureColumn): readonly TableRow[] {
  if (definition.unitOfMeasure !== 'percent') return []
  const textOf = (row: TableRow): string => row.cells[index]?.text ?? ''
  const isSuspect = (row: TableRow): boolean => SHARE.test(textOf(row)) && /[1-9]/.test(textOf(row))
  const others = table.rows.filter((row) => !isSuspect(row) && /^\d.*[1-9]|^[1-9]/.test(textOf(row)))
  const signed = others.some((row) => textOf(row).endsWith('%'))
  const high = others.length >= 2 && others.every((row) => Number.parseFloat(textOf(row)) >= LEAST_PERCENT)
  return signed || high ? table.rows.filter(isSuspect) : []
}

/** Reads the figures of a table: one per unit and known column, totals apart. */
export function readTableFigures(table: FoundTable, number: number, context: Context): TableFigures {
  const places = unitPlaces(table, context.issuer)
  const { columns, issues } = figureColumnsOf({ table, number }, context, places)
  const shares = context.percentsAsPrinted ? [] : columns.filter((column) => mayBeShares(table, column))
  const figures: ReadFigure[] = []
  const totals: TableFigures['totals'][number][] = []
  const units: TableRow[] = []
  const counted: TableRow[] = []
  for (const row of table.rows) {
    const kind = rowKind(row, table, context.issuer, places)
    if (kind.kind === 'unit') counted.push(row)
    if (kind.kind === 'unit' && kind.subject.kind === 'unit') units.push(row)
    for (const { column, index, definition } of columns) {
      const cell = row.cells[index] ?? { text: '', merged: false }
      const place = placeOf(row.line, number, column.label)
      const { reported, issues: found } = readFigure(cell.text, definition, place, row.name)
      const wholeRate =
        kind.kind === 'total' && kind.of === 'whole' && !row.headsSection && definition.unitOfMeasure !== 'count'
      if (cell.merged && cell.text !== '') {
        issues.push({
          code: 'reading.cell-merged',
          severity: 'error',
          place,
          facts: { name: row.name, text: cell.text },
        })
      } else if (kind.kind === 'unit' || wholeRate) {
        // A row of rates of the whole with a blank cell says nothing; a row that names the issuer says "not reported".
        if (wholeRate && reported.kind === 'missing' && reported.reason === 'not-reported') continue
        const subject = kind.kind === 'unit' ? kind.subject : subjectOfWhole(row.name, context.issuer)
        if (subject === null) {
          const facts = { text: row.name, issuer: context.issuer?.name ?? '' }
          issues.push({ code: 'reading.area-unknown', severity: 'error', place, facts })
        } else figures.push({ subject, figureId: definition.id, reported, printed: cell.text, place })
        // Shares of one have many decimals: one issue for the column says so.
        const isShare = shares.some((share) => share.index === index)
        issues.push(...found.filter((issue) => !isShare || issue.code !== 'reading.many-decimals'))
      } else if (reported.kind === 'value') {
        const total = { label: row.name, figureId: definition.id, value: reported.value, printed: cell.text, place }
        totals.push({ ...total, section: row.section, kind: kind.of })
      }
    }
  }
  for (const each of context.percentsAsPrinted ? [] : columns) {
    for (const row of sharesAmong(table, each)) {
      const facts = { name: row.name, text: row.cells[each.index]?.text ?? '', head: each.column.head }
      const place = placeOf(row.line, number, each.column.label)
      issues.push({ code: 'reading.share-among-percents', severity: 'error', place, facts })
    }
  }
  for (const each of shares) {
    const line = table.rows[0]?.line
    if (line !== undefined) {
      issues.push({
        code: 'reading.shares-of-one',
        severity: 'error',
        place: placeOf(line, number, each.column.label),
        facts: { head: each.column.head },
      })
    }
  }
  return {
    number,
    table,
    figures,
    totals,
    units,
    counted,
    issues: [...table.issues.map((issue) => ({ ...issue, place: { ...issue.place, table: number } })), ...issues],
  }
}

import { toDecimal } from '../../model/decimal.ts'
import type { IndexSet } from '../../model/index-set.ts'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import { splitIssuer } from '../../model/issuer.ts'
import { type Period, parsePeriod } from '../../model/period.ts'
import type { ReadFigure, Subject } from '../../model/reading.ts'
import { MISSING_REASONS, type MissingReason, type Reported } from '../../model/reported.ts'
import { hasLetter, squeeze } from '../tables/folded.ts'
import { CELL, type PageLine, placeOf } from '../tables/page-line.ts'
import { missingReason } from '../tables/printed-value.ts'
import { readReported } from './read-figure.ts'
import { namesIssuer } from './subject-of.ts'

const NEEDED = ['unitName', 'figure', 'value'] as const
const COLUMNS = [...NEEDED, 'unitCode', 'printed', 'source', 'missing', 'issuer', 'period', 'indexSet'] as const
type Column = (typeof COLUMNS)[number]

/** A table of our own download: one figure a row. */
export interface LongForm {
  readonly head: PageLine
  readonly rows: readonly PageLine[]
  readonly columns: ReadonlyMap<Column, number>
}

function headOf(line: PageLine): ReadonlyMap<Column, number> | null {
  const found = new Map<Column, number>()
  for (const token of line.tokens) {
    const column = COLUMNS.find((each) => each.toLowerCase() === token.text.trim().toLowerCase())
    if (column !== undefined) found.set(column, Math.round(token.x0 / CELL))
  }
  return NEEDED.every((column) => found.has(column)) ? found : null
}

/** The tables whose head is that of our own data file (unitName, figure, value …), or none. */
export function findLongForms(lines: readonly PageLine[]): readonly LongForm[] {
  return lines.flatMap((head, index): LongForm[] => {
    const columns = head.block < 0 ? null : headOf(head)
    if (columns === null) return []
    const rows = lines.slice(index + 1).filter((line) => line.block === head.block)
    return [{ head, rows, columns }]
  })
}

function cell(line: PageLine, form: LongForm, column: Column): string {
  const index = form.columns.get(column)
  if (index === undefined) return ''
  return line.tokens.find((token) => Math.round(token.x0 / CELL) === index)?.text.trim() ?? ''
}

function labelOf(form: LongForm, column: Column): string {
  const index = form.columns.get(column) ?? 0
  const token = form.head.tokens.find((each) => Math.round(each.x0 / CELL) === index)
  return token?.column ?? String(index + 1)
}

export interface LongReading {
  readonly indexSetId: string
  readonly issuer: string | null
  readonly period: Period | null
  readonly figures: readonly ReadFigure[]
  readonly issues: readonly Issue[]
}

function chooseSet(
  ids: readonly string[],
  indexSets: readonly IndexSet[],
  told: string | undefined,
): readonly IndexSet[] {
  const possible = told === undefined ? indexSets : indexSets.filter((set) => set.id === told)
  return possible.filter((set) => ids.every((id) => set.figures.some((figure) => figure.id === id)))
}

function distinct(forms: readonly LongForm[], column: Column): readonly string[] {
  return [...new Set(forms.flatMap((form) => form.rows.map((row) => cell(row, form, column))))].filter(
    (text) => text !== '',
  )
}

const isReason = (text: string): text is MissingReason => MISSING_REASONS.some((reason) => reason === text)

/** The value column is exact; a row without value says in `missing`, or else in `printed`, why there is none. */
function reportedOf(value: string, printed: string, missing: string): Reported | null {
  if (missing !== '') return value === '' && isReason(missing) ? { kind: 'missing', reason: missing } : null
  if (value !== '') {
    const exact = toDecimal(value)
    return exact === null ? null : { kind: 'value', value: exact }
  }
  const reason = missingReason(printed)
  if (reason === null && hasLetter(printed)) return { kind: 'missing', reason: 'unreadable' }
  return { kind: 'missing', reason: reason ?? 'not-reported' }
}

function subjectOfName(name: string, issuer: string | null): Subject {
  const own = issuer === null ? null : splitIssuer(issuer)
  if (name === issuer || (own !== null && namesIssuer(name, own.name))) return { kind: 'issuer' }
  if (own?.superior != null && namesIssuer(name, own.superior)) return { kind: 'superior', printedName: own.superior }
  return { kind: 'unit', printedName: name }
}

/** Reads our own data file back: figure by figure id, value exactly, the printed text as it was. */
export function readLongForms(
  forms: readonly LongForm[],
  indexSets: readonly IndexSet[],
  told: { readonly indexSetId?: string; readonly issuer?: string },
): LongReading {
  const issues: Issue[] = []
  const ids = distinct(forms, 'figure')
  const stated = distinct(forms, 'indexSet')
  const sets = chooseSet(ids, indexSets, told.indexSetId ?? (stated.length === 1 ? stated[0] : undefined))
  const [set] = sets
  const issuers = distinct(forms, 'issuer')
  const periods = distinct(forms, 'period')
  const issuer = issuers.length === 1 ? (issuers[0] ?? null) : null
  const period = periods.length === 1 ? parsePeriod(periods[0] ?? '') : null
  const empty: LongReading = { indexSetId: '', issuer, period, figures: [], issues }
  if (issuers.length > 1 || periods.length > 1) {
    issues.push({ code: 'reading.several-documents', severity: 'error', place: NOWHERE, facts: { issuers, periods } })
    return empty
  }
  if (set === undefined || sets.length > 1) {
    const facts = { candidates: sets.map((each) => each.id), heads: ids }
    const code = set === undefined ? 'reading.figures-unknown' : 'reading.index-set-ambiguous'
    issues.push({ code, severity: 'error', place: NOWHERE, facts })
    return empty
  }
  const figures: ReadFigure[] = []
  forms.forEach((form, at) => {
    for (const row of form.rows) {
      const name = squeeze(cell(row, form, 'unitName'))
      const figureId = cell(row, form, 'figure')
      const place = placeOf(row, at + 1, labelOf(form, 'value'))
      const value = cell(row, form, 'value')
      const printed = cell(row, form, 'printed')
      const definition = set.figures.find((figure) => figure.id === figureId)
      const reported = reportedOf(value, printed, cell(row, form, 'missing'))
      const again = definition === undefined || printed === '' ? reported : readReported(printed, definition)
      const agrees = value === '' || printed === '' || JSON.stringify(again) === JSON.stringify(reported)
      if (definition === undefined || name === '' || reported === null || !agrees) {
        const facts = { name, figure: figureId, value, printed }
        issues.push({ code: 'reading.data-row', severity: 'error', place, facts })
        continue
      }
      const subject = subjectOfName(name, told.issuer ?? issuer)
      figures.push({ subject, figureId, reported, printed: printed === '' ? value : printed, place })
    }
  })
  return { ...empty, indexSetId: set.id, figures }
}

import type { IndexSet } from '../../model/index-set.ts'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import { issuerOf, splitIssuer } from '../../model/issuer.ts'
import type { Period } from '../../model/period.ts'
import type { DocumentFacts, ReadFigure, Reading } from '../../model/reading.ts'
import { parseUnitName } from '../../model/unit-name.ts'
import type { RawDocument } from '../raw.ts'
import { type PageLine, pageLines, placeOf } from '../tables/page-line.ts'
import { withoutPageNumbers } from '../tables/page-numbers.ts'
import { checkGoingOn, checkSameUnits, checkSequence, checkTotals, withoutRepeats } from './checks.ts'
import { chooseIndexSet, type Understanding } from './choose-index-set.ts'
import { readFacts } from './facts.ts'
import { partHead } from './head-boxes.ts'
import { findLongForms, readLongForms } from './long-form.ts'
import { isWritten, ownWorkbook } from './own-workbook.ts'
import { readFigure } from './read-figure.ts'
import { type BodySubject, subjectOf } from './subject-of.ts'
import { type Context, readTableFigures } from './table-figures.ts'

/**
 * What the person who imports says of a document where it is silent. The issuer's name outweighs the document's, with a
 * warning; a period other than the document's is an error, for then either the file or the call is not the one meant.
 */
export interface ToldOfDocument {
  readonly indexSetId?: string | undefined
  readonly issuer?: string | undefined
  readonly period?: Period | undefined
  /** Percents that all lie between 0 and 1 are percents indeed, and no shares of one. */
  readonly percentsAsPrinted?: boolean | undefined
}

const issue = (code: string, severity: Issue['severity'], facts: Issue['facts'] = {}): Issue => ({
  code,
  severity,
  place: NOWHERE,
  facts,
})

/** What is neither in the document nor told is asked for; what both say differently is shown. */
function checkTold(facts: DocumentFacts, told: ToldOfDocument): Issue[] {
  const issues: Issue[] = []
  if (facts.issuer === null && told.issuer === undefined) issues.push(issue('reading.issuer-missing', 'error'))
  if (facts.period === null && told.period === undefined) issues.push(issue('reading.period-missing', 'error'))
  if (facts.issuer !== null && told.issuer !== undefined) {
    const same = parseUnitName(facts.issuer).bare === parseUnitName(splitIssuer(told.issuer).name).bare
    if (!same) issues.push(issue('reading.issuer-disagrees', 'warning', { document: facts.issuer, told: told.issuer }))
  }
  if (facts.period !== null && told.period !== undefined && facts.period.key !== told.period.key) {
    issues.push(issue('reading.period-disagrees', 'error', { document: facts.period.key, told: told.period.key }))
  }
  return issues
}

/** What is said of a figure of the text by whose it is. */
const TOLD_OF_SUBJECT: Readonly<Record<BodySubject, Pick<Issue, 'code' | 'severity'> | null>> = {
  issuer: null,
  superior: null,
  assumed: { code: 'reading.body-assumed', severity: 'warning' },
  area: { code: 'reading.area-unknown', severity: 'error' },
  doubtful: { code: 'reading.body-unclear', severity: 'warning' },
  other: { code: 'reading.body-of-others', severity: 'info' },
}

function bodyFigures(
  { body, lexicon }: Understanding,
  lines: readonly PageLine[],
  { issuer, period }: Context,
): { figures: ReadFigure[]; issues: Issue[] } {
  const figures: ReadFigure[] = []
  const issues: Issue[] = []
  for (const found of body.figures) {
    const line = lines[found.line]
    const definition = lexicon.figures.get(found.figureId)
    if (line === undefined || definition === undefined) continue
    const place = placeOf(line)
    const subject = subjectOf(found, issuer, period)
    const told = TOLD_OF_SUBJECT[subject]
    if (told !== null) {
      const facts = { text: found.text, issuer: issuer?.name ?? '' }
      issues.push({ code: told.code, severity: told.severity, place, facts })
    }
    if (subject === 'other' || subject === 'doubtful' || subject === 'area') continue
    const above = subject === 'superior' ? (issuer?.superior ?? null) : null
    const read = readFigure(found.printed, definition, place, above ?? issuer?.name ?? '')
    issues.push(...read.issues)
    figures.push({
      subject: above === null ? { kind: 'issuer' } : { kind: 'superior', printedName: above },
      figureId: found.figureId,
      reported: read.reported,
      printed: found.printed,
      place,
    })
  }
  for (const { line: at, text } of body.unclear) {
    const line = lines[at]
    if (line !== undefined)
      issues.push({ code: 'reading.body-unclear', severity: 'warning', place: placeOf(line), facts: { text } })
  }
  return { figures, issues }
}

function interpretLong(
  raw: RawDocument,
  lines: readonly PageLine[],
  indexSets: readonly IndexSet[],
  told: ToldOfDocument,
): Reading {
  const forms = findLongForms(lines)
  const read = readLongForms(forms, indexSets, {
    ...(told.indexSetId === undefined ? {} : { indexSetId: told.indexSetId }),
    ...(told.issuer === undefined ? {} : { issuer: told.issuer }),
  })
  const { facts: around } = readFacts(
    lines.filter((line) => !forms.some((form) => form.head.block === line.block)),
    new Set(),
  )
  const issuer = read.issuer === null ? { name: around.issuer, superior: around.superior } : splitIssuer(read.issuer)
  const facts = { ...around, issuer: issuer.name, superior: issuer.superior, period: read.period ?? around.period }
  const { figures, issues } = withoutRepeats(read.figures)
  return {
    source: raw.source,
    indexSetId: read.indexSetId,
    facts,
    figures,
    totals: [],
    issues: [...raw.issues, ...checkTold(facts, told), ...read.issues, ...issues],
  }
}

/**
 * What a document says, read by the index set that explains it: its facts, the figures of its text and tables, the totals
 * it prints, and every doubt as an issue. Pure and total: whatever the input, it answers and never throws. `facts` are the
 * document's own words; what the person told is not put among them. Nothing is guessed: a row or column that can be read
 * in two ways is left out and an error says so.
 */
export function interpret(raw: RawDocument, indexSets: readonly IndexSet[], told: ToldOfDocument = {}): Reading {
  const lines = partHead(withoutPageNumbers(pageLines(raw)))
  if (findLongForms(lines).length > 0) return interpretLong(raw, lines, indexSets, told)
  const own = ownWorkbook(lines)
  if (own === null) return interpretLines(raw, lines, indexSets, told, {})
  const { issuer, period, indexSetId, results } = own
  const set = told.indexSetId ?? indexSetId
  const named = issuer === null ? null : splitIssuer(issuer)
  const stated = {
    ...(named === null ? {} : { issuer: named.name, superior: named.superior }),
    ...(period === null ? {} : { period }),
  }
  const ours = { ...told, percentsAsPrinted: true, ...(set === null ? {} : { indexSetId: set }) }
  const reading = interpretLines(raw, results, indexSets, ours, stated)
  return { ...reading, figures: reading.figures.filter(isWritten) }
}

function interpretLines(
  raw: RawDocument,
  lines: readonly PageLine[],
  indexSets: readonly IndexSet[],
  told: ToldOfDocument,
  stated: Partial<Pick<DocumentFacts, 'issuer' | 'superior' | 'period'>>,
): Reading {
  const { chosen, issues: choice } = chooseIndexSet(
    lines,
    indexSets,
    told.indexSetId,
    ({ tables }) => stated.period ?? readFacts(lines, tables.used).facts.period ?? told.period ?? null,
  )
  const used = chosen?.tables.used ?? new Set<number>()
  const { facts: read, issues: ofFacts } = readFacts(lines, used)
  const facts = { ...read, ...stated }
  const start = { source: raw.source, facts }
  const asked = [...raw.issues, ...ofFacts, ...checkTold(facts, told)]
  if (chosen === null) {
    const nothing = choice.some((each) => each.code === 'reading.no-results')
    const issues = [...(nothing ? raw.issues : asked), ...choice]
    return { ...start, indexSetId: '', figures: [], totals: [], issues }
  }
  const context: Context = {
    lexicon: chosen.lexicon,
    issuer: issuerOf(facts, told.issuer),
    period: facts.period ?? told.period ?? null,
    percentsAsPrinted: told.percentsAsPrinted === true,
  }
  const body = bodyFigures(chosen, lines, context)
  const tables = chosen.tables.tables.map((table, index) => readTableFigures(table, index + 1, context))
  const { figures, issues: repeats } = withoutRepeats([...body.figures, ...tables.flatMap((table) => table.figures)])
  const checks = tables.flatMap((table, at) => [
    ...checkGoingOn(table, tables[at - 1]),
    ...checkSequence(table, tables[at - 1]),
    ...checkTotals(table, context),
  ])
  const issues = [
    ...asked,
    ...choice,
    ...body.issues,
    ...chosen.tables.issues,
    ...tables.flatMap((table) => table.issues),
    ...checks,
    ...checkSameUnits(tables),
    ...repeats,
  ]
  if (figures.length === 0) issues.push(issue('reading.no-results', 'error', { figures: [chosen.lexicon.indexSet.id] }))
  return {
    ...start,
    indexSetId: chosen.lexicon.indexSet.id,
    figures,
    totals: tables.flatMap((table) => table.totals.map(({ section: _section, kind: _kind, ...total }) => total)),
    issues,
  }
}

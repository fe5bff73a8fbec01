import { type IndexSet, termOf } from '../../model/index-set.ts'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import type { Period } from '../../model/period.ts'
import { findTables, type TablesFound } from '../tables/find-tables.ts'
import { type Lexicon, makeLexicon } from '../tables/heads.ts'
import type { PageLine } from '../tables/page-line.ts'
import { type BodyFound, findBodyFigures } from './body-figures.ts'
import { readReported } from './read-figure.ts'

/** A document as one index set understands it. */
export interface Understanding {
  readonly lexicon: Lexicon
  readonly body: BodyFound
  readonly tables: TablesFound
  /** Different figures of the set that the document prints. */
  readonly figures: number
  /** Heads and lines explained. */
  readonly heads: number
  /** Values that lie in their figure's range. */
  readonly fitting: number
}

function fits(printed: string, lexicon: Lexicon, figureId: string): boolean {
  const definition = lexicon.figures.get(figureId)
  const reported = definition === undefined ? null : readReported(printed, definition)
  if (definition === undefined || reported?.kind !== 'value') return false
  const value = Number(reported.value)
  return (definition.min === null || value >= definition.min) && (definition.max === null || value <= definition.max)
}

/** Reads the document by one index set. */
export function understand(lines: readonly PageLine[], indexSet: IndexSet): Understanding {
  const lexicon = makeLexicon(indexSet)
  const body = findBodyFigures(lines, lexicon)
  const tables = findTables(lines, lexicon, (index) => body.lines.has(index))
  const columns = tables.tables.flatMap((table) =>
    table.columns.flatMap(({ meaning }, index) =>
      meaning?.kind === 'figure' ? [{ table, index, id: meaning.figureId }] : [],
    ),
  )
  const inTables = columns.flatMap(({ table, index, id }) =>
    table.rows.filter((row) => fits(row.cells[index]?.text ?? '', lexicon, id)),
  )
  const inBody = body.figures.filter(({ printed, figureId }) => fits(printed, lexicon, figureId))
  const ids = new Set([...columns.map((column) => column.id), ...body.figures.map((figure) => figure.figureId)])
  return {
    lexicon,
    body,
    tables,
    figures: ids.size,
    heads: columns.length + body.figures.length,
    fitting: inTables.length + inBody.length,
  }
}

const ISSUE: Omit<Issue, 'code' | 'facts'> = { severity: 'error', place: NOWHERE }

/** One issue a place: several sets may say the same of it. */
function once(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify([issue.code, issue.place]), issue])).values()]
}

/** True when the set was in force on the period's last day; without a period nothing can be said against it. */
function isInForce({ effectiveFrom, effectiveTo }: IndexSet, period: Period | null): boolean {
  if (period === null) return true
  return (effectiveFrom === null || effectiveFrom <= period.to) && (effectiveTo === null || period.to < effectiveTo)
}

function notInForce({ lexicon }: Understanding, period: Period | null): Issue[] {
  const { indexSet } = lexicon
  if (isInForce(indexSet, period)) return []
  const facts = {
    id: indexSet.id,
    period: period?.key ?? '',
    ...termOf(indexSet),
  }
  return [{ ...ISSUE, severity: 'warning', code: 'reading.index-set-not-in-force', facts }]
}

/**
 * The index set that the document's figures belong to: the one that explains the most figures, then heads, then values.
 * Of two that explain as much the one in force in the period counts. Two that still tie, or none, are an issue; the person then names the set. One named is used as it is.
 */
export function chooseIndexSet(
  lines: readonly PageLine[],
  indexSets: readonly IndexSet[],
  told: string | undefined,
  periodOf: (understanding: Understanding) => Period | null,
): { readonly chosen: Understanding | null; readonly issues: readonly Issue[] } {
  const known = indexSets.map((set) => set.id)
  const named = indexSets.find((set) => set.id === told)
  if (told !== undefined && named === undefined) {
    return { chosen: null, issues: [{ ...ISSUE, code: 'reading.index-set-unknown', facts: { id: told, known } }] }
  }
  const all = (named === undefined ? indexSets : [named]).map((set) => understand(lines, set))
  const ranked = all
    .filter((each) => each.heads > 0)
    .sort((a, b) => b.figures - a.figures || b.heads - a.heads || b.fitting - a.fitting)
  const [best] = ranked
  if (best === undefined) {
    const explained = once(all.flatMap((each) => each.tables.issues.filter((issue) => issue.severity === 'error')))
    const seen = all.flatMap((each) => each.tables.issues.filter((issue) => issue.severity !== 'error')).slice(0, 1)
    const figures = indexSets.map((set) => `${set.id}: ${set.figures.map((figure) => figure.name.vi).join(', ')}`)
    return {
      chosen: null,
      issues: [...explained, ...seen, { ...ISSUE, code: 'reading.no-results', facts: { figures } }],
    }
  }
  const equals = ranked.filter(
    (each) => each.figures === best.figures && each.heads === best.heads && each.fitting === best.fitting,
  )
  const period = periodOf(best)
  const inForce = equals.filter((each) => isInForce(each.lexicon.indexSet, period))
  const [only, ...others] = equals.length > 1 ? inForce : equals
  if (only !== undefined && others.length === 0) return { chosen: only, issues: notInForce(only, period) }
  const candidates = equals.map((each) => each.lexicon.indexSet.id)
  const heads = best.tables.tables
    .flatMap((table) => table.columns.map((column) => column.head))
    .filter((head) => head !== '')
  return { chosen: null, issues: [{ ...ISSUE, code: 'reading.index-set-ambiguous', facts: { candidates, heads } }] }
}

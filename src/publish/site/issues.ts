import type { MonthResults } from '../../model/results.ts'

/** An issuer's results under the path segment that the site gives them within their period. */
export interface PlacedIssue {
  readonly issue: string
  readonly month: MonthResults
}

const known = new WeakMap<readonly MonthResults[], readonly PlacedIssue[]>()

/**
 * Gives each month of a period its path segment: the issuer's id, with the index set behind it from the second set on.
 * Remembered per array: pages of many units ask for the same periods.
 */
export function placeIssues(months: readonly MonthResults[]): readonly PlacedIssue[] {
  const held = known.get(months)
  if (held !== undefined) return held
  const placed = place(months)
  known.set(months, placed)
  return placed
}

function place(months: readonly MonthResults[]): readonly PlacedIssue[] {
  const taken = new Set<string>()
  return [...months]
    .sort((a, b) => (a.indexSet.id < b.indexSet.id ? -1 : a.indexSet.id > b.indexSet.id ? 1 : 0))
    .map((month) => {
      const own = month.issuer.unit.id
      const issue = taken.has(own) ? `${own}--${month.indexSet.id}` : own
      taken.add(own)
      return { issue, month }
    })
}

/** Where the files of a month lie within the site. */
export function downloadPath(periodKey: string, issue: string, fileName: string): string {
  return `${periodKey}/${issue}/du-lieu/${fileName}`
}

import type { Address } from '../../views/address.ts'
import { monthOverview } from '../../views/month/overview.ts'
import { type PlacedIssue, placeIssues } from './issues.ts'
import type { SiteSource } from './source.ts'

function addressesOf(periodKey: string, { issue, month }: PlacedIssue): readonly Address[] {
  const rankings = monthOverview(month).figures.map(
    ({ id }): Address => ({ kind: 'ranking', periodKey, issue, figureId: id }),
  )
  const revisions: readonly Address[] = month.earlier.length === 0 ? [] : [{ kind: 'revisions', periodKey, issue }]
  return [{ kind: 'month', periodKey, issue }, ...rankings, ...revisions]
}

/** Every page that the source has, each once. What is not among them is not found. */
export async function addresses(source: SiteSource): Promise<readonly Address[]> {
  const all: Address[] = [{ kind: 'home' }, { kind: 'figures' }, { kind: 'not-found' }]
  for (const periodKey of await source.periods()) {
    all.push({ kind: 'period', periodKey })
    for (const placed of placeIssues(await source.months(periodKey))) all.push(...addressesOf(periodKey, placed))
  }
  for (const unitId of await source.unitIds()) all.push({ kind: 'unit', unitId })
  return all
}

import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import type { ProvisionalUnit } from '../model/unit-source.ts'

/** A unit that a document needs and the register lacks. */
export interface NewUnit {
  readonly unit: ProvisionalUnit
  /** True when a list tells which units exist there, and the person asked for the unit all the same. */
  readonly covered: boolean
  /** Known units of a similar name, as a person reads them. */
  readonly near: readonly string[]
}

const warning = (code: string, facts: Issue['facts']): Issue => ({ code, severity: 'warning', place: NOWHERE, facts })

/** Names typed without diacritics that fit one unit only: taken, and said. `taken`: "name → unit". */
export function plainNotice(taken: readonly string[], { to }: Period): readonly Issue[] {
  return taken.length === 0 ? [] : [warning('attribution.plain-names', { count: taken.length, date: to, names: taken })]
}

/** What was created provisionally and why, and which of it may be a known unit spelt otherwise. */
export function provisionalNotices(fresh: readonly NewUnit[], issuer: string, { to }: Period): readonly Issue[] {
  const notice = (code: string, units: readonly NewUnit[]): readonly Issue[] => {
    const names = units.map(({ unit }) => unit.name)
    return units.length === 0 ? [] : [warning(code, { count: units.length, issuer, date: to, names })]
  }
  const near = fresh.filter((each) => each.near.length > 0)
  const pairs = near.map((each) => `"${each.unit.name}": ${each.near.join(', ')}`)
  return [
    ...notice(
      'attribution.provisional',
      fresh.filter((each) => !each.covered),
    ),
    ...notice(
      'attribution.provisional-beside-list',
      fresh.filter((each) => each.covered),
    ),
    ...(near.length === 0 ? [] : [warning('attribution.provisional-near', { count: near.length, near: pairs })]),
  ]
}

import type { Fact, MonthResults, UnitLabel, UnitResults } from '../../model/results.ts'

/** One figure that differs between two publications; undefined where a publication does not have it. */
export interface Difference {
  readonly unit: UnitLabel
  readonly figureId: string
  readonly before: Fact | undefined
  readonly after: Fact | undefined
}

function byUnit(month: MonthResults): ReadonlyMap<string, UnitResults> {
  return new Map([month.issuer, ...month.units].map((results) => [results.unit.id, results]))
}

function same(a: Fact | undefined, b: Fact | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (a.reported.kind === 'value') return b.reported.kind === 'value' && a.reported.value === b.reported.value
  return b.reported.kind === 'missing' && a.reported.reason === b.reported.reason
}

/** Every figure that differs between two publications of one month, units in the order of the later one. */
export function differences(before: MonthResults, after: MonthResults): readonly Difference[] {
  const [old, current] = [byUnit(before), byUnit(after)]
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((id) => {
    const unit = (current.get(id) ?? old.get(id))?.unit
    if (unit === undefined) return []
    const [was, is] = [old.get(id)?.facts ?? {}, current.get(id)?.facts ?? {}]
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((figureId) => !same(was[figureId], is[figureId]))
      .map((figureId) => ({ unit, figureId, before: was[figureId], after: is[figureId] }))
  })
}

import type { Criterion, Group } from '../../model/scoring.ts'
import { UNIT_LEVELS } from '../../model/unit.ts'
import { likest } from '../../platform/nearest.ts'
import type { Finding } from '../yaml/finding.ts'
import { decimalOf, type Read } from './formula.ts'
import type { GroupFile, IndexSetFile } from './schema.ts'

const toGroup = ({ id, of, aggregation, weights, outOf, aliases }: GroupFile): Group => ({
  id,
  of,
  aggregation: aggregation ?? 'sum',
  weights: weights?.map(decimalOf) ?? null,
  outOf: outOf === undefined ? null : decimalOf(outOf),
  aliases: aliases ?? [],
})

/** Groups after their parts. Groups that hold each other in a ring cannot be put in order: they are returned as `ring`. */
function inOrder(groups: readonly GroupFile[]): { readonly sorted: GroupFile[]; readonly ring: readonly GroupFile[] } {
  const sorted: GroupFile[] = []
  let waiting = [...groups]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ of }) => !of.some((part) => waiting.some(({ id }) => id === part)))
    if (ready.length === 0) break
    sorted.push(...ready)
    waiting = waiting.filter((group) => !ready.includes(group))
  }
  return { sorted, ring: waiting }
}

function partFindings(groups: readonly GroupFile[], criteria: readonly Criterion[]): Finding[] {
  const known = [...criteria.map(({ id }) => id), ...groups.map(({ id }) => id)]
  const holder = new Map<string, string>()
  return groups.flatMap(({ id, of, weights, aggregation = 'sum' }, index) => {
    const at = ['groups', index]
    const parts = of.flatMap((part, place): Finding[] => {
      const path = [...at, 'of', place]
      if (!known.includes(part)) {
        return [{ code: 'indexSet.part-unknown', path, facts: { name: part, near: likest(part, known) } }]
      }
      const other = holder.get(part)
      holder.set(part, id)
      return other === undefined
        ? []
        : [{ code: 'indexSet.part-twice', path, facts: { name: part, first: other, second: id } }]
    })
    const isMean = aggregation === 'arithmetic-mean' || aggregation === 'geometric-mean'
    if (weights === undefined || (isMean && weights.length === of.length)) return parts
    return [...parts, { code: 'indexSet.weights', path: [...at, 'weights'], facts: { group: id, parts: of.length } }]
  })
}

function wholeFindings(file: IndexSetFile, groups: readonly GroupFile[], criteria: readonly Criterion[]): Finding[] {
  const held = new Set(groups.flatMap(({ of }) => of))
  const roots = groups.filter(({ id }) => !held.has(id))
  const loose = criteria.flatMap(({ id, rule }, index): Finding[] =>
    held.has(id) || rule.kind === 'tracking'
      ? []
      : [{ code: 'indexSet.criterion-loose', path: ['criteria', index, 'id'], facts: { criterion: id } }],
  )
  const noFigure = groups.flatMap(({ id }, index): Finding[] => {
    const figures = file.figures.map((figure) => figure.id)
    return figures.includes(id)
      ? []
      : [{ code: 'indexSet.group-no-figure', path: ['groups', index, 'id'], facts: { group: id, known: figures } }]
  })
  const headline = file.figures.find((figure) => figure.headline === true)?.id
  const ids = roots.map(({ id }) => id)
  // A set without headline is told of that already; which of its groups is the total is not known then.
  const total: Finding[] =
    headline === undefined
      ? roots.length === 1
        ? []
        : [{ code: 'indexSet.roots', path: ['groups'], facts: { roots: ids } }]
      : roots.length === 1 && ids[0] === headline
        ? []
        : [{ code: 'indexSet.total', path: ['groups'], facts: { roots: ids, headline } }]
  return [...loose, ...noFigure, ...total]
}

interface Part {
  readonly points: number
  readonly weight: number
}

/** The value of a group by those of its parts. */
function combined({ aggregation = 'sum' }: GroupFile, parts: readonly Part[]): number {
  if (aggregation === 'sum') return parts.reduce((all, { points }) => all + points, 0)
  if (aggregation === 'least') return Math.min(...parts.map(({ points }) => points))
  const whole = parts.reduce((all, { weight }) => all + weight, 0)
  return aggregation === 'arithmetic-mean'
    ? parts.reduce((all, { points, weight }) => all + (points * weight) / whole, 0)
    : parts.reduce((all, { points, weight }) => all * points ** (weight / whole), 1)
}

/** Points by line where the criteria have `of`; a criterion without any, and a group of such alone, is left out. */
function pointsBy(
  groups: readonly GroupFile[],
  criteria: readonly Criterion[],
  of: (criterion: Criterion) => number | null,
): ReadonlyMap<string, number> {
  const points = new Map<string, number>()
  for (const criterion of criteria) {
    const own = of(criterion)
    if (own !== null) points.set(criterion.id, own)
  }
  for (const group of groups) {
    const parts = group.of.flatMap((id, index): Part[] => {
      const own = points.get(id)
      return own === undefined ? [] : [{ points: own, weight: group.weights?.[index] ?? 1 }]
    })
    if (parts.length > 0) points.set(group.id, group.outOf ?? combined(group, parts))
  }
  return points
}

/** The points to be had by each line, at the level of administration where these are most: criteria may be for some levels only. */
function maxima(groups: readonly GroupFile[], criteria: readonly Criterion[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>()
  for (const level of UNIT_LEVELS) {
    const own = pointsBy(groups, criteria, ({ levels, rule, max }) => {
      if (levels !== null && !levels.includes(level)) return null
      return rule.kind === 'tracking' ? 0 : Number(max)
    })
    for (const [id, points] of own) most.set(id, Math.max(points, most.get(id) ?? points))
  }
  return most
}

/** The least points of the lines where all penalties are taken, at a level. A group that is brought to a scale multiplies them with it. */
function minimaAt(groups: readonly GroupFile[], own: readonly Criterion[]): ReadonlyMap<string, number> {
  const least = new Map(own.map(({ id, rule }) => [id, rule.kind === 'penalty' ? -Number(rule.most) : 0]))
  const most = new Map(own.map(({ id, rule, max }) => [id, rule.kind === 'tracking' ? 0 : Number(max)]))
  for (const { outOf, ...group } of groups) {
    const parts = (of: ReadonlyMap<string, number>): readonly Part[] =>
      group.of.flatMap((id, index): Part[] => {
        const points = of.get(id)
        return points === undefined ? [] : [{ points, weight: group.weights?.[index] ?? 1 }]
      })
    if (parts(least).length === 0) continue
    const [low, top] = [combined(group, parts(least)), combined(group, parts(most))]
    least.set(group.id, outOf === undefined || top === 0 ? low : (low / top) * outOf)
    most.set(group.id, outOf ?? top)
  }
  return least
}

/** The least points of each line where all penalties are taken, at the level of administration where these cost most. */
function minima(groups: readonly GroupFile[], criteria: readonly Criterion[]): ReadonlyMap<string, number> {
  const least = new Map<string, number>()
  for (const level of UNIT_LEVELS) {
    const own = criteria.filter(({ levels }) => levels === null || levels.includes(level))
    for (const [id, points] of minimaAt(groups, own)) least.set(id, Math.min(points, least.get(id) ?? points))
  }
  return least
}

function rangeFindings(file: IndexSetFile, sorted: readonly GroupFile[], criteria: readonly Criterion[]): Finding[] {
  const [most, least] = [maxima(sorted, criteria), minima(sorted, criteria)]
  const loose = new Set(
    sorted.filter(({ aggregation = 'sum', outOf }) => aggregation !== 'sum' && outOf === undefined).map(({ id }) => id),
  )
  return file.figures.flatMap(({ id, range: [min, max] }, index): Finding[] => {
    const [top, bottom] = [most.get(id), least.get(id)]
    const path = ['figures', index, 'range']
    const facts = (points: number) => ({ group: id, most: Number(points.toFixed(6)) })
    // A mean may be greater where parts do not apply and are left out.
    const fits = top === undefined || max === null || (loose.has(id) ? top <= max + 1e-9 : Math.abs(top - max) < 1e-9)
    return [
      ...(fits ? [] : [{ code: 'indexSet.group-max', path, facts: { ...facts(top), max } }]),
      ...(bottom === undefined || min === null || bottom >= min - 1e-9
        ? []
        : [{ code: 'indexSet.group-min', path, facts: { ...facts(bottom), min } }]),
    ]
  })
}

/** Lines that may have less than 0 points have no geometric mean. */
function geometricFindings(
  groups: readonly GroupFile[],
  sorted: readonly GroupFile[],
  criteria: readonly Criterion[],
): Finding[] {
  const below = new Set(
    criteria.flatMap(({ id, rule }) =>
      rule.kind === 'penalty' || (rule.kind === 'goalposts' && !rule.cap) ? [id] : [],
    ),
  )
  for (const { id, of } of sorted) if (of.some((part) => below.has(part))) below.add(id)
  return groups.flatMap((group, index) =>
    group.aggregation !== 'geometric-mean'
      ? []
      : group.of.flatMap((part, place): Finding[] =>
          below.has(part)
            ? [
                {
                  code: 'indexSet.geometric',
                  path: ['groups', index, 'of', place],
                  facts: { group: group.id, name: part },
                },
              ]
            : [],
        ),
  )
}

/** The groups in the order in which they are scored, the total last. */
export function readGroups(file: IndexSetFile, criteria: readonly Criterion[]): Read<readonly Group[]> {
  const groups = file.groups ?? []
  const parts = partFindings(groups, criteria)
  if (parts.length > 0) return { read: [], findings: parts }
  const { sorted, ring } = inOrder(groups)
  if (ring.length > 0) {
    const ids = ring.map(({ id }) => id)
    return { read: [], findings: [{ code: 'indexSet.ring', path: ['groups'], facts: { groups: ids } }] }
  }
  const findings = [
    ...wholeFindings(file, groups, criteria),
    ...geometricFindings(groups, sorted, criteria),
    ...rangeFindings(file, sorted, criteria),
  ]
  return { read: sorted.map(toGroup), findings }
}

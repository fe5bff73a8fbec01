import type { Criterion, Group } from '../../model/scoring.ts'
import { likest } from '../../platform/nearest.ts'
import type { Finding } from './finding.ts'
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
    if (weights === undefined || (aggregation !== 'sum' && weights.length === of.length)) return parts
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
  const total: Finding[] =
    roots.length === 1 && roots[0]?.id === headline
      ? []
      : [
          {
            code: 'indexSet.total',
            path: ['groups'],
            facts: { roots: roots.map(({ id }) => id), headline: headline ?? '' },
          },
        ]
  return [...loose, ...noFigure, ...total]
}

/** Points to be had by each line, for groups that add; null where means or a scale of one's own make another range. */
function maxima(groups: readonly GroupFile[], criteria: readonly Criterion[]): ReadonlyMap<string, number | null> {
  const points = new Map<string, number | null>(
    criteria.map(({ id, max, rule }) => [id, rule.kind === 'tracking' ? 0 : Number(max)]),
  )
  for (const { id, of, aggregation = 'sum', outOf } of groups) {
    const parts = of.map((part) => points.get(part) ?? null)
    const sum = parts.reduce((a, b) => (a === null || b === null ? null : a + b), 0)
    points.set(id, outOf ?? (aggregation === 'sum' ? sum : null))
  }
  return points
}

function rangeFindings(file: IndexSetFile, sorted: readonly GroupFile[], criteria: readonly Criterion[]): Finding[] {
  const points = maxima(sorted, criteria)
  return file.figures.flatMap(({ id, range: [, max] }, index): Finding[] => {
    const sum = points.get(id) ?? null
    if (sum === null || max === null || Math.abs(sum - max) < 1e-9) return []
    return [{ code: 'indexSet.group-max', path: ['figures', index, 'range'], facts: { group: id, sum, max } }]
  })
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
  const findings = [...wholeFindings(file, groups, criteria), ...rangeFindings(file, sorted, criteria)]
  return { read: sorted.map(toGroup), findings }
}

import type { Criterion, Group } from '../../model/scoring.ts'
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

/** The greatest value of a group whose parts all have theirs. */
function greatestOf({ aggregation = 'sum', weights, outOf }: GroupFile, parts: readonly number[]): number {
  if (outOf !== undefined) return outOf
  if (aggregation === 'sum') return parts.reduce((a, b) => a + b, 0)
  const weightOf = (index: number): number => weights?.[index] ?? 1
  const whole = parts.reduce((all, _, index) => all + weightOf(index), 0)
  return aggregation === 'arithmetic-mean'
    ? parts.reduce((all, part, index) => all + (part * weightOf(index)) / whole, 0)
    : parts.reduce((all, part, index) => all * part ** (weightOf(index) / whole), 1)
}

/** Points to be had by each line where all of it applies. */
function maxima(groups: readonly GroupFile[], criteria: readonly Criterion[]): ReadonlyMap<string, number> {
  const points = new Map<string, number>(
    criteria.map(({ id, max, rule }) => [id, rule.kind === 'tracking' ? 0 : Number(max)]),
  )
  for (const group of groups) {
    const parts = group.of.map((part) => points.get(part) ?? 0)
    points.set(group.id, greatestOf(group, parts))
  }
  return points
}

function rangeFindings(file: IndexSetFile, sorted: readonly GroupFile[], criteria: readonly Criterion[]): Finding[] {
  const points = maxima(sorted, criteria)
  const means = new Set(
    sorted.filter(({ aggregation = 'sum', outOf }) => aggregation !== 'sum' && outOf === undefined).map(({ id }) => id),
  )
  return file.figures.flatMap(({ id, range: [, max] }, index): Finding[] => {
    const most = points.get(id)
    if (most === undefined || max === null) return []
    // A mean may be greater where parts do not apply and are left out.
    const fits = means.has(id) ? most <= max + 1e-9 : Math.abs(most - max) < 1e-9
    if (fits) return []
    const facts = { group: id, most: Number(most.toFixed(6)), max }
    return [{ code: 'indexSet.group-max', path: ['figures', index, 'range'], facts }]
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

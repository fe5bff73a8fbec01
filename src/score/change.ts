import type { Cause, ChangePart, LineChange, Unknown } from '../model/change.ts'
import { type Rational, rationalOf, subtract } from '../model/rational.ts'
import type { Scorecard } from '../model/scorecard.ts'

/** A station between the two scorecards, differing from the one before it by one cause only (the first has none). */
export interface Station {
  readonly cause: Cause | null
  readonly card: Scorecard | null
  /** Why there is no card; null where there is one. */
  readonly unknown: Unknown | null
}

type Points = { readonly known: true; readonly points: Rational } | { readonly known: false; readonly reason: Unknown }

function pointsAt({ card, unknown }: Station, id: string): Points {
  if (card === null) return { known: false, reason: unknown ?? 'nothing-held' }
  const line = card.lines.find((each) => each.id === id)
  if (line === undefined) return { known: false, reason: 'line-new' }
  return line.points === null ? { known: false, reason: 'no-points' } : { known: true, points: rationalOf(line.points) }
}

/** Causes that cannot be told up to where the comparison begins, each with the reason of the station that is missing. */
function unknownUntil(path: readonly Station[], points: readonly Points[], begins: number): LineChange['unknown'] {
  return path.slice(1, begins + 1).flatMap(({ cause }, index) => {
    const gap = [points[index], points[index + 1]].find((each) => each?.known === false)
    return cause === null || gap?.known !== false ? [] : [{ cause, reason: gap.reason }]
  })
}

function partsFrom(path: readonly Station[], points: readonly Points[], begins: number): readonly ChangePart[] {
  const parts: ChangePart[] = []
  let from: Rational | null = null
  let causes: readonly Cause[] = []
  for (let index = begins; index < path.length; index += 1) {
    const [cause, at] = [path[index]?.cause ?? null, points[index]]
    if (from !== null && cause !== null) causes = [...causes, cause]
    if (at?.known !== true) continue
    if (from !== null) parts.push({ causes, points: subtract(at.points, from) })
    from = at.points
    causes = []
  }
  return parts
}

/**
 * Splits the change of a line's published points over the path from the period before to this one. Each part is the
 * difference of two scorecards that follow each other on the path, so the parts add up exactly.
 */
export function lineChange(path: readonly Station[], line: string): LineChange {
  const points = path.map((station) => pointsAt(station, line))
  const last = points.at(-1)
  if (last?.known !== true) {
    const reason = last?.reason ?? 'nothing-held'
    const unknown = path.flatMap(({ cause }) => (cause === null ? [] : [{ cause, reason }]))
    return { line, before: null, after: null, change: null, parts: [], unknown }
  }
  const begins = points.findIndex(({ known }) => known)
  const first = points[begins]
  const unknown = unknownUntil(path, points, begins)
  const parts = partsFrom(path, points, begins)
  if (parts.length === 0 || first?.known !== true) {
    return { line, before: null, after: last.points, change: null, parts: [], unknown }
  }
  return { line, before: first.points, after: last.points, change: subtract(last.points, first.points), parts, unknown }
}

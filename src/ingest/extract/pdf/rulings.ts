import { apply, type Matrix } from './matrix.ts'
import type { Ruling } from './painting.ts'

/** A filled shape thinner than this is a drawn line. */
const THIN = 3
/** A line may lean this much and still be level or upright. */
const LEAN = 0.7
/** Shorter lines are dots, dashes of a letter, tick marks. */
const SHORT = 4

// pdf.js packs a path as a list of numbers: operation, then its coordinates.
const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
const CLOSE = 4

type Point = readonly [number, number]

/** The corners of each part of a packed path, in the upright frame; a part with curves is left out. */
function partsOf(data: Float32Array, matrix: Matrix): Point[][] {
  const parts: Point[][] = []
  let part: Point[] = []
  let curved = false
  const finish = (): void => {
    if (part.length > 1 && !curved) parts.push(part)
    part = []
    curved = false
  }
  for (let i = 0; i < data.length; ) {
    const operation = data[i]
    const point = apply(matrix, data[i + 1] ?? 0, data[i + 2] ?? 0)
    if (operation === MOVE || operation === LINE) {
      if (operation === MOVE) finish()
      part.push(point)
      i += 3
    } else if (operation === CLOSE) {
      const first = part[0]
      if (first !== undefined) part.push(first)
      i += 1
    } else {
      curved = true
      if (operation !== CURVE && operation !== QUADRATIC) return parts
      i += operation === CURVE ? 7 : 5
    }
  }
  finish()
  return parts
}

function ruling([ax, ay]: Point, [bx, by]: Point): Ruling | null {
  const level = Math.abs(ay - by) <= LEAN
  const isUpright = Math.abs(ax - bx) <= LEAN
  if (level === isUpright) return null
  return level
    ? { level: true, at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) }
    : { level: false, at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) }
}

function strokes(part: readonly Point[]): Ruling[] {
  return part.flatMap((point, index) => {
    const next = part[index + 1]
    const line = next === undefined ? null : ruling(point, next)
    return line === null ? [] : [line]
  })
}

function thinFill(part: readonly Point[]): Ruling[] {
  const xs = part.map(([x]) => x)
  const ys = part.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const width = right - left
  const height = bottom - top
  if (Math.min(width, height) > THIN || width === height) return []
  return width > height
    ? [{ level: true, at: (top + bottom) / 2, from: left, to: right }]
    : [{ level: false, at: (left + right) / 2, from: top, to: bottom }]
}

/** The level and upright rulings of a path that is stroked or filled. Cell backgrounds and drawings give none. */
export function rulingsOfPath(data: unknown, matrix: Matrix, painted: 'stroke' | 'fill' | 'both'): Ruling[] {
  if (!(data instanceof Float32Array) || data.length > 4096) return []
  const found = partsOf(data, matrix).flatMap((part) => [
    ...(painted === 'fill' ? [] : strokes(part)),
    ...(painted === 'stroke' ? [] : thinFill(part)),
  ])
  return found
}

function joinOnAxis(rulings: readonly Ruling[], gap: number): Ruling[] {
  const joined: { level: boolean; at: number; from: number; to: number }[] = []
  for (const line of [...rulings].sort((a, b) => a.at - b.at || a.from - b.from)) {
    // Candidates share the coordinate within a point; the list is sorted by it, so only the tail can match.
    let match: (typeof joined)[number] | undefined
    for (let i = joined.length - 1; i >= 0; i -= 1) {
      const other = joined[i]
      if (other === undefined || line.at - other.at > 1) break
      if (line.from <= other.to + gap && line.to >= other.from - gap) match = other
    }
    if (match === undefined) joined.push({ ...line })
    else {
      match.from = Math.min(match.from, line.from)
      match.to = Math.max(match.to, line.to)
    }
  }
  return joined
}

/** Joins rulings drawn in pieces (one per cell, dashes, double strokes); leaves out what is too short to rule a table. */
export function joinRulings(rulings: readonly Ruling[]): Ruling[] {
  const joined = [true, false].flatMap((level) =>
    joinOnAxis(
      rulings.filter((line) => line.level === level),
      THIN,
    ),
  )
  return joined.filter((line) => line.to - line.from >= SHORT)
}

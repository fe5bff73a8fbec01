import type { Ruling } from './painting.ts'

/** The ruled grid of a table: `xs` and `ys` are the rulings' places, one more than columns and rows. */
export interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** For every place (row by row) the number of the cell that covers it; merged places share the number of their first. */
  readonly owner: readonly number[]
}

/** Rulings meet when they miss each other by no more than this. */
const REACH = 2.5
/** Rulings closer than this are the two edges of one border. */
const BORDER = 3.5
/** With more rulings the page is a drawing. */
const MOST = 3000
/** A page of a table has some hundred places; with more the grid is a map or a chart's paper. */
const MOST_PLACES = 20_000

/** Groups of rulings that touch or cross. */
function connected(rulings: readonly Ruling[]): Ruling[][] {
  const parent = rulings.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  rulings.forEach((a, i) => {
    if (!a.level) return
    rulings.forEach((b, j) => {
      if (b.level || b.at < a.from - REACH || b.at > a.to + REACH || a.at < b.from - REACH || a.at > b.to + REACH)
        return
      parent[root(i)] = root(j)
    })
  })
  const groups = new Map<number, Ruling[]>()
  rulings.forEach((line, index) => {
    const group = groups.get(root(index))
    if (group === undefined) groups.set(root(index), [line])
    else group.push(line)
  })
  return [...groups.values()]
}

/** Distinct places, borders drawn twice counted once. */
function places(values: readonly number[]): number[] {
  const distinct: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = distinct.at(-1)
    if (last === undefined || value - last > BORDER) distinct.push(value)
  }
  return distinct
}

/** Whether a border runs along `at` over the middle of a place. */
function hasBorder(lines: readonly Ruling[], at: number, from: number, to: number): boolean {
  const middle = (from + to) / 2
  return lines.some((line) => Math.abs(line.at - at) <= BORDER && line.from <= middle && line.to >= middle)
}

function owners(xs: readonly number[], ys: readonly number[], group: readonly Ruling[]): number[] {
  const columns = xs.length - 1
  const level = group.filter((line) => line.level)
  const uprights = group.filter((line) => !line.level)
  const owner = Array.from({ length: columns * (ys.length - 1) }, (_, index) => index)
  const merge = (a: number, b: number): void => {
    const [from, to] = [owner[a] ?? a, owner[b] ?? b]
    if (from !== to)
      for (const [index, own] of owner.entries()) if (own === Math.max(from, to)) owner[index] = Math.min(from, to)
  }
  owner.forEach((_, index) => {
    const row = Math.floor(index / columns)
    const column = index % columns
    const [left = 0, right = 0, top = 0, bottom = 0] = [xs[column], xs[column + 1], ys[row], ys[row + 1]]
    if (column + 1 < columns && !hasBorder(uprights, right, top, bottom)) merge(index, index + 1)
    if (row + 2 < ys.length && !hasBorder(level, bottom, left, right)) merge(index, index + columns)
  })
  return owner
}

function gridOf(group: readonly Ruling[]): Grid | null {
  const level = group.filter((line) => line.level)
  const uprights = group.filter((line) => !line.level)
  if (level.length < 2 || uprights.length < 1) return null
  // A table open at its sides ends where its level rulings end.
  const sides = [Math.min(...level.map((line) => line.from)), Math.max(...level.map((line) => line.to))]
  const xs = places([...uprights.map((line) => line.at), ...sides])
  const ys = places(level.map((line) => line.at))
  if (xs.length < 3 || ys.length < 2 || xs.length * ys.length > MOST_PLACES) return null
  return { xs, ys, owner: owners(xs, ys, group) }
}

/** The ruled tables of a page: at least two columns and one row. A frame, a box or an underline is none. */
export function findGrids(rulings: readonly Ruling[]): Grid[] {
  if (rulings.length > MOST) return []
  const grids = connected(rulings).map(gridOf)
  return grids.filter((grid): grid is Grid => grid !== null)
}

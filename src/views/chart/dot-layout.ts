import { position, type Scale } from './scale.ts'

/** Dots piled up over an axis so that equal values do not hide each other. */
export interface DotLayout {
  readonly radius: number
  /** One SVG path of zero-length strokes with round caps: every dot for a few bytes. */
  readonly path: string
  /** Where the dot of the n-th value stands. */
  readonly at: (index: number) => { readonly x: number; readonly y: number }
}

/** Lays out a dot per value between `left` and `right`, piled upwards from `base` within `height`. */
export function layOutDots(
  values: readonly number[],
  scale: Scale,
  box: { readonly left: number; readonly right: number; readonly base: number; readonly height: number },
): DotLayout {
  const radius = values.length <= 40 ? 4 : values.length <= 90 ? 3.2 : 2.6
  const width = radius * 2 + 0.6
  const exact = values.map((value) => position(scale, value, box.left, box.right))
  const bins = exact.map((x) => Math.round(x / width))
  const piles = Map.groupBy(bins.keys(), (index) => bins[index] ?? 0)
  // A pile stands at the mean of what is in it: a lone dot or equal values stand exactly where they belong.
  const centres = new Map(
    [...piles].map(([bin, members]) => [
      bin,
      members.reduce((sum, index) => sum + (exact[index] ?? 0), 0) / members.length,
    ]),
  )
  const tallest = Math.max(1, ...[...piles.values()].map(({ length }) => length))
  const rise = Math.min(width, tallest === 1 ? width : (box.height - radius * 2) / (tallest - 1))
  const filled = new Map<number, number>()
  const places = bins.map((bin) => {
    const below = filled.get(bin) ?? 0
    filled.set(bin, below + 1)
    return { x: round(centres.get(bin) ?? 0), y: round(box.base - radius - below * rise) }
  })
  return {
    radius,
    path: places.map(({ x, y }) => `M${x} ${y}h0`).join(''),
    at: (index) => places[index] ?? { x: 0, y: box.base },
  }
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}

/** A linear scale over [from, to] with round ticks inside. */
export interface Scale {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
  /** Digits after the decimal mark that the ticks need. */
  readonly decimals: number
}

/** Bounds that the values cannot leave, null where there is none. */
export interface Bounds {
  readonly min: number | null
  readonly max: number | null
}

function roundStep(span: number, count: number): number {
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10
  return factor * power
}

/** A scale with at most about `count` round steps that holds all values; equal values get room on both sides. */
export function scaleFor(values: readonly number[], bounds: Bounds, count = 4): Scale {
  let low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  let high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  if (low === high) {
    const room = Math.max(1, Math.abs(low) * 0.05)
    low = Math.max(low - room, bounds.min ?? Number.NEGATIVE_INFINITY)
    high = Math.min(high + room, bounds.max ?? Number.POSITIVE_INFINITY)
  }
  const step = roundStep(high - low, count)
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals)),
  )
  return { from: ticks[0] ?? low, to: ticks.at(-1) ?? high, ticks, decimals }
}

/** Where a value lies between `left` and `right`, to a tenth of a pixel. */
export function position(scale: Scale, value: number, left: number, right: number): number {
  const share = scale.to === scale.from ? 0.5 : (value - scale.from) / (scale.to - scale.from)
  return Math.round((left + share * (right - left)) * 10) / 10
}

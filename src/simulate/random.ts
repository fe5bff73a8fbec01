/**
 * Draws that are the same on every machine: whole numbers of 32 bits, and of fractions only + − × ÷ and the square root,
 * which IEEE 754 fixes to the last bit. Math.log, exp and pow may differ between engines and are not used in this folder.
 */
export interface Random {
  /** A share of 1: 0 ≤ x < 1. */
  share(): number
  /** A whole number 0 ≤ n < limit. */
  below(limit: number): number
  chance(probability: number): boolean
}

/** A 32-bit hash of whole numbers; the same on every machine. */
export function hashOf(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ 0x7f4a7c15, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/** The hash of a text after `start`. */
export function hashText(start: number, text: string): number {
  let h = start
  for (let index = 0; index < text.length; index += 1) h = hashOf(h, text.charCodeAt(index))
  return hashOf(h, text.length)
}

const SHARE = 1 / 4_294_967_296

/** Marsaglia-style counter generator (sfc32), begun anew with `begin`: one object for millions of short streams. */
export interface Stream extends Random {
  /** Starts the stream of two numbers; equal numbers, equal stream. */
  begin(a: number, b: number): void
}

export function stream(): Stream {
  let [a, b, c, counter] = [0, 0, 0, 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  const share = (): number => next() * SHARE
  return {
    begin(first, second) {
      a = first | 0
      b = second | 0
      c = hashOf(first, second) | 0
      counter = 1
      for (let round = 0; round < 10; round += 1) next()
    },
    share,
    below: (limit) => Math.floor(share() * limit),
    chance: (probability) => share() < probability,
  }
}

/** Near a normal distribution of mean 0 and deviation 1, between −3.5 and 3.5: four shares added. */
export function bell(random: Random): number {
  return (random.share() + random.share() + random.share() + random.share() - 2) * 1.7320508075688772
}

/** A factor of 1 and more with a heavy tail (Pareto of shape 2): half are below 1.42, one in a hundred above 10. */
export function heavyTail(random: Random, atMost: number): number {
  return Math.min(atMost, 1 / Math.sqrt(1 - random.share()))
}

/** `total` divided by the weights into whole numbers that add up to it exactly: the largest remainders get the rest. */
export function apportion(total: number, weights: readonly number[]): Int32Array {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const parts = new Int32Array(weights.length)
  if (sum <= 0) return parts
  const quotas = weights.map((weight) => (total * weight) / sum)
  let rest = total
  for (const [index, quota] of quotas.entries()) {
    parts[index] = Math.floor(quota)
    rest -= Math.floor(quota)
  }
  const remainder = (index: number): number => (quotas[index] ?? 0) - (parts[index] ?? 0)
  const order = [...quotas.keys()].sort((x, y) => remainder(y) - remainder(x) || x - y)
  const remainders = Float64Array.from(order, remainder)
  for (let at = 0; rest > 0; at = (at + 1) % order.length) {
    const index = order[at] ?? 0
    // A unit of no weight gets nothing, however the roundings fall.
    if ((remainders[at] ?? 0) <= 0 && (weights[index] ?? 0) === 0) continue
    parts[index] = (parts[index] ?? 0) + 1
    rest -= 1
  }
  return parts
}

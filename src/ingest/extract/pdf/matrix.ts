/** A transformation as PDF writes it: (x, y) → (a·x + c·y + e, b·x + d·y + f). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The matrix in a list of six numbers, or null. */
export function toMatrix(value: unknown): Matrix | null {
  const list = value instanceof Float32Array || Array.isArray(value) ? Array.from<unknown>(value) : []
  const numbers = list.filter((entry): entry is number => typeof entry === 'number' && Number.isFinite(entry))
  const [a, b, c, d, e, f] = numbers
  if (numbers.length !== 6 || f === undefined) return null
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) return null
  return [a, b, c, d, e, f]
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** The words of the list by their likeness to what was written, the likest first. */
function byLikeness(word: string, known: readonly string[]): { readonly each: string; readonly far: number }[] {
  return [...new Set(known)]
    .map((each) => ({ each, far: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
}

/** The word of the list that is nearest to what was written, when it is near at all. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = byLikeness(word, known)
  return best !== undefined && best.far <= Math.max(2, word.length / 3) ? best.each : null
}

/** The three likest words of the list, for a message about one that is not in it. */
export const likest = (word: string, known: readonly string[]): readonly string[] =>
  byLikeness(word, known)
    .slice(0, 3)
    .map(({ each }) => each)

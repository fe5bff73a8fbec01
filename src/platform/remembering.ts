/** A function that remembers its answers to texts, `kept` of them at the most: then it forgets all and begins anew. */
export function remembering<T>(answer: (text: string) => T, kept = 20_000): (text: string) => T {
  const held = new Map<string, T>()
  return (text) => {
    const known = held.get(text)
    if (known !== undefined) return known
    if (held.size >= kept) held.clear()
    const found = answer(text)
    held.set(text, found)
    return found
  }
}

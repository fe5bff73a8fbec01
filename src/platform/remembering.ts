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

/** A function that answers once for each thing that never changes, and remembers the answer as long as the thing itself is held. */
export function rememberingOf<K extends object, V extends object>(answer: (of: K) => V): (of: K) => V {
  const held = new WeakMap<K, V>()
  return (of) => {
    const known = held.get(of)
    if (known !== undefined) return known
    const found = answer(of)
    held.set(of, found)
    return found
  }
}

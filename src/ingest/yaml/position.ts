import { type Document, isMap, isPair, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml'

export type Path = readonly PropertyKey[]

function step(node: unknown, key: PropertyKey): Pair | Node | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
  if (isSeq(node)) return node.items[Number(key)] as Node | undefined
  return undefined
}

/** The line of the part of a YAML document that a path leads to; of its nearest part above when it is not there. */
export function lineAt(document: Document, counter: LineCounter, path: Path): number {
  let node: unknown = document.contents
  let offset = 0
  for (const key of path) {
    const next = step(isPair(node) ? node.value : node, key)
    if (next === undefined) break
    node = next
    const positioned = isPair(next) ? next.key : next
    offset = (positioned as Node | null)?.range?.[0] ?? offset
  }
  return counter.linePos(offset).line
}

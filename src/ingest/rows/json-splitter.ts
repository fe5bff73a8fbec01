import { LONGEST_ROW } from './row-source.ts'

/** The bytes of one record of a JSON document and the line it begins on. */
export interface JsonPiece {
  readonly line: number
  /** Null: what stands in the list at this place is no record. */
  readonly text: string | null
}

interface Open {
  readonly kind: '{' | '['
  /** Where it begins in the data held. */
  readonly start: number
  readonly line: number
}

const [QUOTE, BACKSLASH, LF] = [0x22, 0x5c, 0x0a]
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]

/** A document whose records are not found within so many bytes holds none. */
export const SEARCHED_BYTES = 16 * LONGEST_ROW

/**
 * Finds the records of a JSON document as its bytes come: a list of records, an envelope with such a list anywhere in it,
 * several documents one after another, or one record alone. `isRecord` tells by a text whether it is one: it is asked
 * about the first entry of each list, and about the whole where there was no list.
 */
export function jsonSplitter(isRecord: (text: string) => boolean) {
  let data: Buffer = Buffer.alloc(0)
  let at = 0
  let line = 1
  let inText = false
  const stack: Open[] = []
  /** Depth of the list whose entries are the records; 0 while it is being looked for. */
  let listDepth = 0
  let found = 0

  const textFrom = (start: number): string => data.toString('utf8', start, at + 1)
  const closed = (open: Open): JsonPiece | null => {
    const depth = stack.length
    if (open.kind === '[') {
      if (listDepth === depth + 1) listDepth = 0
      return null
    }
    if (listDepth > 0) return depth === listDepth ? { line: open.line, text: textFrom(open.start) } : null
    const isEntry = stack.at(-1)?.kind === '['
    // What began before the last list of records is not held any more, and is no record itself.
    if (open.start < 0 || (!isEntry && (depth > 0 || found > 0))) return null
    const text = textFrom(open.start)
    if (!isRecord(text)) return null
    if (isEntry) listDepth = depth
    return { line: open.line, text }
  }
  /** What has to stay: the record begun, or everything while the list is looked for. */
  const keepFrom = (): number => {
    return Math.max(0, stack[listDepth]?.start ?? at)
  }
  const drop = (): void => {
    const from = keepFrom()
    data = Buffer.from(data.subarray(from))
    at -= from
    for (const [index, open] of stack.entries()) stack[index] = { ...open, start: open.start - from }
  }

  function feed(piece: Uint8Array): JsonPiece[] {
    data = Buffer.concat([data, piece])
    const pieces: JsonPiece[] = []
    for (; at < data.length; at += 1) {
      const byte = data[at]
      if (byte === LF) line += 1
      if (inText) {
        if (byte === BACKSLASH) at += 1
        else if (byte === QUOTE) inText = false
      } else if (byte === QUOTE) inText = true
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        const kind = byte === OPEN_BRACE ? '{' : '['
        if (kind === '[' && listDepth > 0 && stack.length === listDepth) pieces.push({ line, text: null })
        stack.push({ kind, start: at, line })
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        const open = stack.pop()
        const record = open === undefined ? null : closed(open)
        if (record !== null) pieces.push(record)
        if (record !== null) found += 1
      }
    }
    drop()
    return pieces
  }
  return {
    feed,
    /** Bytes held for want of an end. */
    held: () => data.length,
    /** The line reached, and whether the document ends where it may. */
    end: () => ({ line, whole: stack.length === 0 && !inText }),
  }
}

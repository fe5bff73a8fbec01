import { LONGEST_ROW } from './row-source.ts'

/** The bytes of one record of a JSON document and its number among them. */
export interface JsonPiece {
  /** Place in the list, from 1; counted on where a file has several lists or records one after another. */
  readonly number: number
  /** Null: what stands in the list at this place is no record. */
  readonly text: string | null
}

/** Where a value begins and ends in the data held; null for one that is no record whatever it says. */
type Span = { readonly from: number; readonly to: number } | null

interface Open {
  readonly kind: '{' | '['
  /** Where it begins in the data held. */
  start: number
  /** Its place in the list it stands in. */
  readonly number: number
  /** Entries that began so far, of a list. */
  entries: number
  /** Entries that were no records, while no list of records is found: when this is the one, they are bad records of it. */
  earlier: { readonly number: number; readonly span: Span }[]
  /** Records were found within. */
  holdsRecords: boolean
}

const [QUOTE, BACKSLASH, LF, SPACE, COMMA] = [0x22, 0x5c, 0x0a, 0x20, 0x2c]
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]

/** A list is one of records when one of its first entries is; the rest of them are bad records then. */
const ASKED = 1000

/** A document whose records are not found within so many bytes holds none. */
export const SEARCHED_BYTES = 16 * LONGEST_ROW

/**
 * Finds the records of a JSON document as its bytes come: a list of records, an envelope with such a list anywhere in it,
 * several documents one after another, or one record alone. `isRecord` tells by a text whether it is one: it is asked
 * about the first entries of each list until one is, and about the whole where there was no list. Every entry of a list of
 * records is told, also what is no record.
 */
export function jsonSplitter(isRecord: (text: string) => boolean) {
  let data: Buffer = Buffer.alloc(0)
  let at = 0
  let line = 1
  let inText = false
  const stack: Open[] = []
  /** The innermost list, when nothing within it is open. */
  let list: Open | null = null
  /** Within a value of that list that is neither list nor record. */
  let inScalar = false
  /** Depth of the list whose entries are the records; 0 while it is being looked for. */
  let listDepth = 0
  /** Records of the lists and documents that are done with. */
  let before = 0
  /** Records that stand alone, in no list. */
  let alone = 0

  const textOf = ({ from, to }: NonNullable<Span>): string => data.toString('utf8', from, to)
  const innermostList = (): Open | null => {
    const top = stack.at(-1)
    return top?.kind === '[' ? top : null
  }
  const closedList = (open: Open): void => {
    if (listDepth !== stack.length + 1) return
    listDepth = 0
    before += open.entries
  }
  const closedRecord = (open: Open, span: NonNullable<Span>): JsonPiece[] => {
    const depth = stack.length
    const number = before + open.number
    if (listDepth > 0) return depth === listDepth ? [{ number, text: textOf(span) }] : []
    const within = innermostList()
    if (open.holdsRecords || (within === null && depth > 0) || open.number > ASKED) return []
    const text = textOf(span)
    // Among records that stand alone each is one, or a bad one.
    const found = (depth === 0 && alone > 0) || isRecord(text)
    if (within !== null) {
      if (!found) {
        within.earlier.push({ number: open.number, span })
        return []
      }
      listDepth = depth
      for (const each of stack) each.holdsRecords = true
      const earlier = within.earlier.map((each) => ({
        number: before + each.number,
        text: each.span === null ? null : textOf(each.span),
      }))
      return [...earlier, { number, text }]
    }
    if (!found) return []
    alone += 1
    before += 1
    return [{ number: before, text }]
  }
  /** An entry of the innermost list begins; its number. */
  const entryBegins = (): number => {
    inScalar = false
    if (list === null) return 0
    list.entries += 1
    return list.entries
  }
  /** What has to stay: the record begun, or everything while the list is looked for. */
  const keepFrom = (): number => {
    // Where the data end behind a backslash, `at` is one further: it stays so, and what is escaped is passed over when it comes.
    return Math.max(0, stack[listDepth]?.start ?? Math.min(at, data.length))
  }
  const drop = (): void => {
    const from = keepFrom()
    data = Buffer.from(data.subarray(from))
    at -= from
    for (const open of stack) {
      open.start -= from
      open.earlier = open.earlier.map(({ number, span }) => ({
        number,
        span: span === null ? null : { from: span.from - from, to: span.to - from },
      }))
    }
  }

  function feed(piece: Uint8Array): JsonPiece[] {
    data = Buffer.concat([data, piece])
    const pieces: JsonPiece[] = []
    /** A text, a number, a word in a list: no record. */
    const scalar = (): void => {
      if (list === null || inScalar) return
      const number = entryBegins()
      inScalar = true
      if (stack.length === listDepth) pieces.push({ number: before + number, text: null })
      else if (listDepth === 0 && number <= ASKED) list.earlier.push({ number, span: null })
    }
    for (; at < data.length; at += 1) {
      const byte = data[at] ?? 0
      if (byte === LF) line += 1
      if (inText) {
        if (byte === BACKSLASH) at += 1
        else if (byte === QUOTE) inText = false
      } else if (byte === QUOTE) {
        scalar()
        inText = true
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        const kind = byte === OPEN_BRACE ? '{' : '['
        const number = entryBegins()
        if (kind === '[' && listDepth > 0 && stack.length === listDepth) {
          pieces.push({ number: before + number, text: null })
        }
        stack.push({ kind, start: at, number, entries: 0, earlier: [], holdsRecords: false })
        list = innermostList()
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        const open = stack.pop()
        inScalar = false
        list = innermostList()
        if (open?.kind === '[') closedList(open)
        else if (open !== undefined) pieces.push(...closedRecord(open, { from: open.start, to: at + 1 }))
      } else if (list !== null) {
        if (byte === COMMA) inScalar = false
        else if (byte > SPACE) scalar()
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

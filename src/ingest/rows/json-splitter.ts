import { LONGEST_ROW } from './row-source.ts'
import { isByteOrderMark } from './text-place.ts'

/** The bytes of one record of a JSON document and its number among them. */
export interface JsonPiece {
  /** Place in the list, from 1; counted on where a file has several lists or records one after another. */
  readonly number: number
  /** Null: what stands in the list at this place is no record. */
  readonly text: string | null
  /** Bytes before the text in all that was fed; 0 where there is none. */
  readonly offset: number
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
  /** Of a list: an entry ended and no comma followed yet. */
  wantsComma: boolean
  /** Of a list: where in all that was fed a comma is missing or stands without an entry; null: nowhere. */
  brokenAt: number | null
}

const [QUOTE, BACKSLASH, SPACE, COMMA] = [0x22, 0x5c, 0x20, 0x2c]
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]

/** A list is one of records when one of its first entries is; the rest of them are bad records then. */
const ASKED = 1000

/** A document whose records are not found within so many bytes holds none. */
export const SEARCHED_BYTES = 16 * LONGEST_ROW

/**
 * Finds the records of a JSON document as its bytes come: a list of records, an envelope with such a list anywhere in it,
 * several documents one after another, or one record alone. `isRecord` tells by a text whether it is one: it is asked
 * about the first entries of each list until one is, and about the whole where there was no list. Every entry of a list of
 * records is told, also what is no record, and so is every document among records that stand alone.
 */
export function jsonSplitter(isRecord: (text: string) => boolean) {
  let data: Buffer = Buffer.alloc(0)
  /** Bytes before the data held. */
  let dropped = 0
  let at = 0
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
  /** Documents before the first of them that are no records: bad ones when it comes. */
  let aloneEarlier: JsonPiece[] = []
  /** Where what stands between records is no JSON; null: nowhere. */
  let brokenAt: number | null = null

  const textOf = ({ from, to }: NonNullable<Span>): string => data.toString('utf8', from, to)
  const pieceOf = (number: number, span: Span): JsonPiece =>
    span === null ? { number, text: null, offset: 0 } : { number, text: textOf(span), offset: dropped + span.from }
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
    if (listDepth > 0) return depth === listDepth ? [pieceOf(number, span)] : []
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
      brokenAt ??= within.brokenAt
      const earlier = within.earlier.map((each) => pieceOf(before + each.number, each.span))
      return [...earlier, pieceOf(number, span)]
    }
    if (!found) {
      if (aloneEarlier.length < ASKED) aloneEarlier.push(pieceOf(0, span))
      return []
    }
    const told = [...aloneEarlier, pieceOf(0, span)].map((piece, index) => ({ ...piece, number: before + index + 1 }))
    aloneEarlier = []
    alone += told.length
    before += told.length
    return told
  }
  /** Notes that the byte at hand cannot stand where it stands, between entries of a list or between documents. */
  const outOfPlace = (within: Open | null): void => {
    if (within === null || listDepth === stack.length) brokenAt ??= dropped + at
    else within.brokenAt ??= dropped + at
  }
  /** An entry of the innermost list begins; its number. */
  const entryBegins = (): number => {
    inScalar = false
    if (list === null) return 0
    if (list.wantsComma) outOfPlace(list)
    list.wantsComma = true
    list.entries += 1
    return list.entries
  }
  /** A comma after an entry of the innermost list. */
  const comma = (within: Open): void => {
    if (!within.wantsComma) outOfPlace(within)
    within.wantsComma = false
    inScalar = false
  }
  /** A byte outside of all brackets, none of those: only blanks and a byte order mark may stand there. */
  const outside = (byte: number): void => {
    if (byte > SPACE && !isByteOrderMark(byte, dropped + at)) outOfPlace(null)
  }
  /** What has to stay: the record begun, or everything while the list is looked for. */
  const keepFrom = (): number => {
    // Where the data end behind a backslash, `at` is one further: it stays so, and what is escaped is passed over when it comes.
    return Math.max(0, stack[listDepth]?.start ?? Math.min(at, data.length))
  }
  const drop = (): void => {
    const from = keepFrom()
    data = Buffer.from(data.subarray(from))
    dropped += from
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
      if (stack.length === listDepth) pieces.push(pieceOf(before + number, null))
      else if (listDepth === 0 && number <= ASKED) list.earlier.push({ number, span: null })
    }
    for (; at < data.length && brokenAt === null; at += 1) {
      const byte = data[at] ?? 0
      if (inText) {
        if (byte === BACKSLASH) at += 1
        else if (byte === QUOTE) inText = false
      } else if (byte === QUOTE) {
        if (stack.length === 0) outside(byte)
        scalar()
        inText = true
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        const kind = byte === OPEN_BRACE ? '{' : '['
        const number = entryBegins()
        if (kind === '[' && listDepth > 0 && stack.length === listDepth) {
          pieces.push(pieceOf(before + number, null))
        }
        const nothing = { entries: 0, earlier: [], holdsRecords: false, wantsComma: false, brokenAt: null }
        stack.push({ kind, start: at, number, ...nothing })
        list = innermostList()
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        // A list that ends with a comma lacks an entry.
        if (list !== null && list.entries > 0 && !list.wantsComma) outOfPlace(list)
        const open = stack.pop()
        inScalar = false
        list = innermostList()
        if (open === undefined) outOfPlace(null)
        if (open?.kind === '[') closedList(open)
        else if (open !== undefined) pieces.push(...closedRecord(open, { from: open.start, to: at + 1 }))
      } else if (list !== null) {
        if (byte === COMMA) comma(list)
        else if (byte > SPACE) scalar()
      } else if (stack.length === 0) outside(byte)
    }
    drop()
    return pieces
  }
  return {
    feed,
    /** Bytes held for want of an end. */
    held: () => data.length,
    /**
     * Bytes before what, between records, is no JSON; null: nowhere so far. Nothing is read behind it. What is wrong within a
     * record is not looked at.
     */
    brokenAt: () => brokenAt,
    /** Whether the document ends where it may. */
    isWhole: () => stack.length === 0 && !inText,
  }
}

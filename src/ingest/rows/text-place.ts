import type { ByteSource } from './byte-source.ts'

/** A place in a text as an editor shows it: line and character of the line, both from 1. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

/** A place that was counted up to, by its bytes from the start of the source. */
export interface CountedPlace extends TextPlace {
  readonly offset: number
}

const LF = 0x0a
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** Whether a byte is one of the mark that some programs put before UTF-8. */
export const isByteOrderMark = (byte: number, offset: number): boolean => BYTE_ORDER_MARK[offset] === byte

/** Bytes of a character but its first. */
const isWithinCharacter = (byte: number): boolean => (byte & 0xc0) === 0x80

/** The place behind some bytes that begin at a place. A byte order mark at the start is no character. */
export function placeAfter(bytes: Uint8Array, from: CountedPlace): CountedPlace {
  let { offset, line, column } = from
  for (const byte of bytes) {
    if (byte === LF) {
      line += 1
      column = 1
    } else if (!isWithinCharacter(byte) && !isByteOrderMark(byte, offset)) column += 1
    offset += 1
  }
  return { offset, line, column }
}

export const TEXT_START: CountedPlace = { offset: 0, line: 1, column: 1 }

/** The place of a byte of a UTF-8 text. `from`: a place at or before it, from which the source is read anew. */
export async function placeAt(
  source: ByteSource,
  offset: number,
  from: CountedPlace = TEXT_START,
): Promise<CountedPlace> {
  let place = from
  if (offset <= place.offset) return place
  for await (const piece of source.read(place.offset)) {
    place = placeAfter(piece.subarray(0, offset - place.offset), place)
    if (place.offset >= offset) break
  }
  return place
}

import { isUtf8 } from 'node:buffer'
import { type IsAskedWhole, LONGEST_ROW, type RowFault, type SourceRow } from './row-source.ts'

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20

/** Node's own way from bytes to text, without `toString` looking at the name of the encoding for each of millions of cells. */
const latin1Slice = (Buffer.prototype as unknown as { latin1Slice(this: Uint8Array, from: number, to: number): string })
  .latin1Slice
const latin1 = (bytes: Uint8Array, from: number, to: number): string => latin1Slice.call(bytes, from, to)

/**
 * Takes CSV apart byte by byte: pieces of a file in, rows out. Only wanted cells become text, which is why this is no
 * library: cells with names and numbers of persons are passed over, and it takes a third of the time (bench/dossier-reading).
 * Quotes as in RFC 4180. A quote that is never closed, or closes within a cell, costs the row it stands in and no other.
 */
export interface CsvScanner {
  /** Rows that end within the pieces fed so far; `last`: nothing follows. Stops after `limit` rows. */
  readonly feed: (piece: Uint8Array, last: boolean, limit?: number) => SourceRow[]
  /** Bytes and lines that are done with. */
  readonly position: () => { readonly bytes: number; readonly line: number }
}

/**
 * `slots`: for each column the place of its cell in the row, -1 for a cell that nobody wants; null: all cells in order.
 * `isAskedWhole`: by the wanted cells of a row whether all its cells are told beside them.
 */
export function csvScanner(
  delimiter: number,
  slots: readonly number[] | null,
  start: { readonly bytes: number; readonly line: number },
  isAskedWhole?: IsAskedWhole,
): CsvScanner {
  const width = slots === null ? 0 : slots.filter((slot) => slot >= 0).length
  const blank: readonly string[] = new Array<string>(width).fill('')
  let carry: Buffer = Buffer.alloc(0)
  let done = start.bytes
  let line = start.line

  let data: Buffer = carry
  let pos = 0
  let cells: string[] = []
  let columns = 0
  let high = 0
  let fault: RowFault | null = null
  /** Lines of the record: one, unless quotes hold line breaks. */
  let lines = 1

  /** The text of the bytes without blanks around them. */
  const text = (from: number, to: number): string => {
    const bytes = data
    let a = from
    let z = to
    while (a < z && (bytes[a] ?? 0) <= SPACE) a += 1
    while (z > a && (bytes[z - 1] ?? 0) <= SPACE) z -= 1
    if (a === z) return ''
    if (z - a === 1 && high < 0x80) return String.fromCharCode(bytes[a] ?? 0)
    return high < 0x80 ? latin1(bytes, a, z) : bytes.toString('utf8', a, z).normalize('NFC').trim()
  }
  const take = (from: number, to: number, doubled: boolean): void => {
    const slot = slots === null ? columns : (slots[columns] ?? -1)
    if (slot >= 0) cells[slot] = doubled ? text(from, to).replaceAll('""', '"') : text(from, to)
    columns += 1
  }
  /** Reads a cell that begins with a quote at `pos`. False when the data ends before the closing quote. */
  const quoted = (end: number): boolean => {
    const from = pos + 1
    let doubled = false
    let at = from
    for (; at < end; at += 1) {
      const byte = data[at] ?? 0
      high |= byte
      if (byte === LF || (byte === CR && data[at + 1] !== LF)) lines += 1
      if (byte !== QUOTE) continue
      if (data[at + 1] !== QUOTE || at + 1 >= end) break
      doubled = true
      at += 1
    }
    if (at >= end) return false
    take(from, at, doubled)
    pos = at + 1
    while (pos < end && data[pos] === SPACE) pos += 1
    const next = data[pos]
    if (pos < end && next !== delimiter && next !== LF && next !== CR) fault = 'rows.quotes'
    return true
  }
  const bare = (end: number): void => {
    // In variables of its own: this loop sees every byte of the file.
    const bytes = data
    const from = pos
    let at = from
    let bits = 0
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte === delimiter || byte === LF || byte === CR) break
      bits |= byte
    }
    pos = at
    high = bits
    take(from, at, false)
  }
  /** Reads one record from `pos`; 'open' when the data ends within it. */
  const record = (end: number, last: boolean): 'whole' | 'open' => {
    cells = slots === null ? [] : blank.slice()
    columns = 0
    fault = null
    lines = 1
    for (;;) {
      high = 0
      if (data[pos] === QUOTE && pos < end) {
        if (!quoted(end)) return 'open'
        if (fault !== null) return 'whole'
      } else bare(end)
      if (pos >= end) return last ? 'whole' : 'open'
      const byte = data[pos] ?? 0
      pos += 1
      if (byte === delimiter) continue
      // A carriage return at the very end may have its line feed in the next piece.
      if (byte === CR && pos >= end && !last) return 'open'
      if (byte === CR && data[pos] === LF && pos < end) pos += 1
      return 'whole'
    }
  }
  /** Where the line that `from` stands in ends, its break included; -1 when the data ends before. */
  const endOfLine = (from: number, end: number): number => {
    let at = from
    while (at < end && data[at] !== LF && data[at] !== CR) at += 1
    if (at >= end) return -1
    return data[at] === CR && data[at + 1] === LF ? at + 2 : at + 1
  }
  const isBlank = (from: number): boolean => {
    for (let at = from; at < pos; at += 1) {
      const byte = data[at] ?? 0
      if (byte !== delimiter && byte > SPACE) return false
    }
    return true
  }
  const allCells = (from: number): readonly string[] =>
    csvScanner(delimiter, null, start).feed(data.subarray(from, pos), true)[0]?.cells ?? []
  const rowOf = (from: number, valid: boolean): SourceRow | null => {
    if (fault !== null) return { line, cells: blank, fault }
    if (cells.every((cell) => cell === '') && isBlank(from)) return null
    if (!valid && !isUtf8(data.subarray(from, pos))) return { line, cells: blank, fault: 'rows.not-text' }
    const row: SourceRow = { line, cells, fault: slots !== null && columns !== slots.length ? 'rows.ragged' : null }
    return isAskedWhole?.(cells) === true ? { ...row, all: allCells(from) } : row
  }
  /**
   * Ends a record that a bad quote broke: the row is one line, what the quote swallowed is read again. False when the end
   * of that line is still to come.
   */
  const breakOff = (from: number, end: number, last: boolean): boolean => {
    const next = endOfLine(from, end)
    if (next < 0 && !last && end - from <= LONGEST_ROW) return false
    fault = 'rows.quotes'
    pos = next < 0 ? end : next
    lines = 1
    return true
  }

  const feed = (piece: Uint8Array, last: boolean, limit = Number.POSITIVE_INFINITY): SourceRow[] => {
    data =
      carry.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.length) : Buffer.concat([carry, piece])
    const end = data.length
    const valid = isUtf8(data)
    const rows: SourceRow[] = []
    let from = 0
    while (from < end && rows.length < limit) {
      pos = from
      const open = record(end, last) === 'open'
      if (open && !last && end - from <= LONGEST_ROW) break
      if ((open || fault !== null) && !breakOff(from, end, last)) break
      const row = rowOf(from, valid)
      if (row !== null) rows.push(row)
      line += lines
      from = pos
    }
    carry = Buffer.from(data.subarray(from))
    done += from
    return rows
  }

  return { feed, position: () => ({ bytes: done, line }) }
}

import { isUtf8 } from 'node:buffer'
import { ThuocDoError } from '../../platform/problem.ts'
import { type ByteSource, headOf } from './byte-source.ts'
import { csvScanner } from './csv-scanner.ts'
import { type IsAskedWhole, type IsHeader, ROWS_ABOVE_HEADER, type RowSource, type SourceRow } from './row-source.ts'
import { findHeader } from './two-row-header.ts'

const DELIMITERS = [0x2c, 0x3b, 0x09]
const HEAD_BYTES = 1 << 18

const hasMark = (head: Uint8Array): boolean => head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf

/** The header under a delimiter, and where the rows below it begin; null when no row of the first ones is it. */
function headerUnder(head: Buffer, whole: boolean, delimiter: number, isHeader: IsHeader) {
  const scanner = csvScanner(delimiter, null, { bytes: 0, line: 1 })
  const first: { readonly cells: readonly string[]; readonly below: ReturnType<typeof scanner.position> }[] = []
  let rows = scanner.feed(head, whole, 1)
  for (let count = 0; count <= ROWS_ABOVE_HEADER && rows.length > 0; count += 1) {
    for (const { cells, fault } of rows) first.push({ cells: fault === null ? cells : [], below: scanner.position() })
    rows = scanner.feed(Buffer.alloc(0), whole, 1)
  }
  const found = findHeader(first, isHeader)
  return found === null ? null : { header: found.names, delimiter, below: found.last.below }
}

/**
 * A file divided by comma, semicolon or tab, in UTF-8 with or without byte order mark. The delimiter is the one under which
 * a row of the first ones is the header.
 * @throws ThuocDoError `rows.not-utf8`
 * @returns null when no row is the header under any delimiter
 */
export async function csvRows(source: ByteSource, isHeader: IsHeader): Promise<RowSource | null> {
  const head = await headOf(source, HEAD_BYTES)
  const skipped = hasMark(head) ? 3 : 0
  // Cut at the last line feed: a character must not be divided.
  const cut = head.length < source.size ? head.lastIndexOf(0x0a) + 1 : head.length
  const body = head.subarray(skipped, cut === 0 ? head.length : cut)
  if (body.includes(0) || !isUtf8(body)) throw new ThuocDoError('rows.not-utf8', { file: source.name })
  const whole = head.length >= source.size
  const found = DELIMITERS.map((delimiter) => headerUnder(body, whole, delimiter, isHeader)).find((at) => at !== null)
  if (found === undefined || found === null) return null
  const { header, delimiter, below } = found

  async function* rows(wanted: readonly string[], isAskedWhole?: IsAskedWhole): AsyncGenerator<readonly SourceRow[]> {
    const slots = header.map((name) => wanted.indexOf(name))
    const scanner = csvScanner(delimiter, slots, { bytes: below.bytes, line: below.line }, isAskedWhole)
    for await (const piece of source.read(skipped + below.bytes)) {
      const read = scanner.feed(piece, false)
      if (read.length > 0) yield read
    }
    const rest = scanner.feed(new Uint8Array(), true)
    if (rest.length > 0) yield rest
  }
  return { format: 'csv', header, date1904: false, rows }
}

import { isUtf8 } from 'node:buffer'
import { ThuocDoError } from '../../platform/problem.ts'
import { type ByteSource, headOf } from './byte-source.ts'
import { cellOf, columnsOf, isRecord, type JsonRecord } from './json-cells.ts'
import { jsonSplitter, SEARCHED_BYTES } from './json-splitter.ts'
import { type IsHeader, LONGEST_ROW, type RowFault, type RowSource, type SourceRow } from './row-source.ts'

interface Read {
  readonly line: number
  readonly record: JsonRecord | null
  readonly fault: RowFault | null
}

/** Records looked at to learn the names of the columns. */
const SAMPLE = 1000

/** The value of a JSON text, undefined when it is none. The parser's message quotes the text: it must not go any further. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function readRecord(line: number, text: string): Read {
  // What is no UTF-8 was replaced by this sign when it was decoded.
  if (text.includes('\ufffd')) return { line, record: null, fault: 'rows.not-text' }
  const value = parse(text)
  if (value === undefined) return { line, record: null, fault: 'rows.no-json' }
  return isRecord(value) ? { line, record: value, fault: null } : { line, record: null, fault: 'rows.no-record' }
}

function readLine(line: number, bytes: Buffer): Read | null {
  if (bytes.length > LONGEST_ROW) return { line, record: null, fault: 'rows.too-long' }
  if (!isUtf8(bytes)) return { line, record: null, fault: 'rows.not-text' }
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim()
  return text === '' ? null : readRecord(line, text)
}

/** One record a line. A line that cannot be read costs itself alone. */
async function* lineRecords(source: ByteSource): AsyncGenerator<Read[]> {
  let carry: Buffer = Buffer.alloc(0)
  let line = 1
  for await (const piece of source.read(0)) {
    const data = Buffer.concat([carry, piece])
    const records: Read[] = []
    let from = 0
    for (let end = data.indexOf(0x0a); end >= 0; end = data.indexOf(0x0a, from)) {
      const read = readLine(line, data.subarray(from, end))
      if (read !== null) records.push(read)
      line += 1
      from = end + 1
    }
    // A line without end is not held for ever; a part of it stands for the whole and is reported as too long.
    carry = Buffer.from(data.subarray(from, from + LONGEST_ROW + 1))
    if (records.length > 0) yield records
  }
  const rest = readLine(line, carry)
  if (rest !== null) yield [rest]
}

/** The records of a JSON document. */
async function* documentRecords(source: ByteSource, isHeader: IsHeader): AsyncGenerator<Read[]> {
  const splitter = jsonSplitter((text) => {
    const value = parse(text)
    return isRecord(value) && isHeader(columnsOf(value))
  })
  for await (const piece of source.read(0)) {
    const records = splitter.feed(piece).map(({ line, text }): Read => {
      return text === null ? { line, record: null, fault: 'rows.no-record' } : readRecord(line, text)
    })
    if (records.length > 0) yield records
    if (splitter.held() > SEARCHED_BYTES) break
  }
  const { line, whole } = splitter.end()
  if (!whole) throw new ThuocDoError('rows.cut-off', { file: source.name, line })
}

/** One record a line: the first line is a whole record and another begins after it. */
function isLines(head: Buffer): boolean {
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  const end = text.indexOf('\n')
  if (end < 0 || !text.startsWith('{')) return false
  return isRecord(parse(text.slice(0, end))) && text.slice(end).trimStart().startsWith('{')
}

async function sampleColumns(records: AsyncIterable<readonly Read[]>): Promise<string[]> {
  const columns = new Set<string>()
  let seen = 0
  for await (const piece of records) {
    for (const { record } of piece) for (const column of record === null ? [] : columnsOf(record)) columns.add(column)
    seen += piece.length
    if (seen >= SAMPLE) break
  }
  return [...columns]
}

/**
 * Records of JSON, one a line (NDJSON) or in a document: a list, an envelope that holds a list, or one record. The header
 * is what the first thousand records have.
 * @returns null when no record is one
 * @throws ThuocDoError `rows.not-utf8`, `rows.cut-off`
 */
export async function jsonRows(source: ByteSource, isHeader: IsHeader): Promise<RowSource | null> {
  const head = await headOf(source, LONGEST_ROW)
  if (head.includes(0)) throw new ThuocDoError('rows.not-utf8', { file: source.name })
  const lines = /\.(ndjson|jsonl)$/i.test(source.name) || isLines(head)
  const open = (): AsyncIterable<readonly Read[]> => (lines ? lineRecords(source) : documentRecords(source, isHeader))
  const header = await sampleColumns(open())
  if (!isHeader(header)) return null
  return {
    format: lines ? 'ndjson' : 'json',
    header,
    date1904: false,
    async *rows(wanted) {
      const getters = wanted.map(cellOf)
      for await (const piece of open()) {
        yield piece.map(({ line, record, fault }): SourceRow => {
          return { line, cells: getters.map((cell) => (record === null ? '' : cell(record))), fault }
        })
      }
    },
  }
}

import { isUtf8 } from 'node:buffer'
import { ThuocDoError } from '../../platform/problem.ts'
import { allBytes, type ByteSource, headOf } from './byte-source.ts'
import { cellOf, columnsOf, isRecord, type JsonRecord } from './json-cells.ts'
import { jsonSplitter, SEARCHED_BYTES } from './json-splitter.ts'
import { type IsHeader, LONGEST_ROW, type RowFault, type RowSource, type SourceRow } from './row-source.ts'

interface Read {
  /** Of the line, or of the record in a document. */
  readonly number: number
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

/** The record that a value is, or the one that stands alone in an envelope (`{"DongBoHoSoMC": {…}}`); else null. */
type Unwrap = (value: unknown) => JsonRecord | null

/** Forms of records, by the names of their columns, that are kept in mind. */
const FORMS_KNOWN = 10_000

function unwrapper(isHeader: IsHeader): Unwrap {
  const forms = new Map<string, boolean>()
  const isKnown = (record: JsonRecord): boolean => {
    const columns = columnsOf(record)
    const form = columns.join('\n')
    const known = forms.get(form) ?? isHeader(columns)
    if (forms.size < FORMS_KNOWN) forms.set(form, known)
    return known
  }
  const within = (record: JsonRecord, depth: number): JsonRecord | null => {
    if (isKnown(record)) return record
    if (depth === 0) return null
    const found = Object.values(record)
      .filter(isRecord)
      .map((value) => within(value, depth - 1))
      .filter((each) => each !== null)
    // Of several nobody says which it is.
    return found.length === 1 ? (found[0] ?? null) : null
  }
  return (value) => (isRecord(value) ? within(value, ENVELOPES) : null)
}

/** Envelopes around one another. */
const ENVELOPES = 3

function readRecord(number: number, text: string, unwrap: Unwrap): Read {
  // What is no UTF-8 was replaced by this sign when it was decoded.
  if (text.includes('\ufffd')) return { number, record: null, fault: 'rows.not-text' }
  const value = parse(text)
  if (value === undefined) return { number, record: null, fault: 'rows.no-json' }
  if (!isRecord(value)) return { number, record: null, fault: 'rows.no-record' }
  // Only a record that holds records may be an envelope.
  const record = Object.values(value).some(isRecord) ? (unwrap(value) ?? value) : value
  return { number, record, fault: null }
}

function readLine(number: number, bytes: Buffer, unwrap: Unwrap): Read | null {
  if (bytes.length > LONGEST_ROW) return { number, record: null, fault: 'rows.too-long' }
  if (!isUtf8(bytes)) return { number, record: null, fault: 'rows.not-text' }
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim()
  return text === '' ? null : readRecord(number, text, unwrap)
}

/** One record a line. A line that cannot be read costs itself alone. */
async function* lineRecords(source: ByteSource, unwrap: Unwrap): AsyncGenerator<Read[]> {
  let carry: Buffer = Buffer.alloc(0)
  let line = 1
  for await (const piece of source.read(0)) {
    const data = Buffer.concat([carry, piece])
    const records: Read[] = []
    let from = 0
    for (let end = data.indexOf(0x0a); end >= 0; end = data.indexOf(0x0a, from)) {
      const read = readLine(line, data.subarray(from, end), unwrap)
      if (read !== null) records.push(read)
      line += 1
      from = end + 1
    }
    // A line without end is not held for ever; a part of it stands for the whole and is reported as too long.
    carry = Buffer.from(data.subarray(from, from + LONGEST_ROW + 1))
    if (records.length > 0) yield records
  }
  const rest = readLine(line, carry, unwrap)
  if (rest !== null) yield [rest]
}

/** The records of a JSON document. */
async function* documentRecords(source: ByteSource, unwrap: Unwrap): AsyncGenerator<Read[]> {
  const splitter = jsonSplitter((text) => unwrap(parse(text)) !== null)
  for await (const piece of source.read(0)) {
    const records = splitter.feed(piece).map(({ number, text }): Read => {
      return text === null ? { number, record: null, fault: 'rows.no-record' } : readRecord(number, text, unwrap)
    })
    if (records.length > 0) yield records
    if (splitter.held() > SEARCHED_BYTES) return
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

const isEmpty = (value: JsonRecord | readonly unknown[]): boolean => Object.keys(value).length === 0

/** Whether a document is a batch without records: empty itself, or with lists of which each is empty. */
function isEmptyBatch(value: unknown): boolean {
  const lists: (readonly unknown[])[] = []
  const look = (part: unknown): void => {
    if (Array.isArray(part)) lists.push(part)
    else if (isRecord(part)) for (const each of Object.values(part)) look(each)
  }
  look(value)
  return (isRecord(value) && isEmpty(value)) || (lists.length > 0 && lists.every(isEmpty))
}

/**
 * Refuses a document without any record that is known, where the names of its fields are not the reason.
 * @throws ThuocDoError `rows.broken-json`, `rows.no-records`
 */
async function refuseNothing(source: ByteSource): Promise<void> {
  if (source.size > SEARCHED_BYTES) return
  const value = parse((await allBytes(source)).toString('utf8').replace(/^\ufeff/, ''))
  if (value === undefined) throw new ThuocDoError('rows.broken-json', { file: source.name })
  if (isEmptyBatch(value)) throw new ThuocDoError('rows.no-records', { file: source.name })
}

/**
 * Records of JSON, one a line (NDJSON) or in a document: a list, an envelope that holds a list, or one record. The header
 * is what the first thousand records have.
 * @returns null when no record is one
 * @throws ThuocDoError `rows.not-utf8`, `rows.cut-off`, `rows.broken-json`, `rows.no-records`
 */
export async function jsonRows(source: ByteSource, isHeader: IsHeader): Promise<RowSource | null> {
  const head = await headOf(source, LONGEST_ROW)
  if (head.includes(0)) throw new ThuocDoError('rows.not-utf8', { file: source.name })
  const lines = /\.(ndjson|jsonl)$/i.test(source.name) || isLines(head)
  const unwrap = unwrapper(isHeader)
  const open = (): AsyncIterable<readonly Read[]> => (lines ? lineRecords : documentRecords)(source, unwrap)
  const header = await sampleColumns(open())
  if (!isHeader(header)) {
    if (!lines) await refuseNothing(source)
    return null
  }
  return {
    format: lines ? 'ndjson' : 'json',
    header,
    date1904: false,
    async *rows(wanted) {
      const getters = wanted.map(cellOf)
      for await (const piece of open()) {
        yield piece.map(({ number, record, fault }): SourceRow => {
          return { line: number, cells: getters.map((cell) => (record === null ? '' : cell(record))), fault }
        })
      }
    },
  }
}

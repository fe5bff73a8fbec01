import { isUtf8 } from 'node:buffer'
import { ThuocDoError } from '../../platform/problem.ts'
import { allBytes, type ByteSource, headOf } from './byte-source.ts'
import { cellOf, columnsOf, isRecord, type JsonRecord } from './json-cells.ts'
import { jsonFault, jsonFaultFinder } from './json-fault.ts'
import { type JsonPiece, jsonSplitter, SEARCHED_BYTES } from './json-splitter.ts'
import { type IsHeader, LONGEST_ROW, type RowFault, type RowSource, type SourceRow } from './row-source.ts'
import { placeAfter, placeAt, TEXT_START, type TextPlace } from './text-place.ts'

interface Read {
  /** Of the line, or of the record in a document. */
  readonly number: number
  readonly record: JsonRecord | null
  readonly fault: RowFault | null
  /** Where in the file it is no JSON, when that is the fault. */
  readonly brokenAt?: TextPlace
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
  const whole = bytes.toString('utf8')
  const start = whole.startsWith('\ufeff') ? 3 : 0
  const text = whole.replace(/^\ufeff/, '').trim()
  if (text === '') return null
  const read = readRecord(number, text, unwrap)
  if (read.fault !== 'rows.no-json') return read
  const end = start + (jsonFault(bytes.subarray(start)) ?? 0)
  const { column } = placeAfter(bytes.subarray(start, end), { ...TEXT_START, offset: start })
  return { ...read, brokenAt: { line: number, column } }
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

/** Reads the entries of a document, and finds the places in it of those that are no JSON. */
function pieceReader(source: ByteSource, unwrap: Unwrap): (piece: JsonPiece) => Promise<Read> {
  let counted = TEXT_START
  return async ({ number, text, offset }) => {
    if (text === null) return { number, record: null, fault: 'rows.no-record' }
    const read = readRecord(number, text, unwrap)
    if (read.fault !== 'rows.no-json') return read
    // On from the one before: a large file may have many.
    counted = await placeAt(source, offset + (jsonFault(Buffer.from(text)) ?? 0), counted)
    return { ...read, brokenAt: { line: counted.line, column: counted.column } }
  }
}

/** Where a file stops being JSON, though some of its records may be read. */
interface Break extends TextPlace {
  /** Its bytes end before the document does. */
  readonly cutOff: boolean
}

/** The first place of a file where it stops being JSON; null when it is JSON. */
async function findBreak(source: ByteSource): Promise<Break | null> {
  const finder = jsonFaultFinder(true)
  const within = async (): Promise<number | null> => {
    for await (const piece of source.read(0)) {
      const fault = finder.feed(piece)
      if (fault !== null) return fault
    }
    return null
  }
  const fault = await within()
  const offset = fault ?? finder.end()
  if (offset === null) return null
  const { line, column } = await placeAt(source, offset)
  return { line, column, cutOff: fault === null }
}

/** The error that a break is, behind so many records. */
function brokenJson(source: ByteSource, { cutOff, line, column }: Break, records: number): ThuocDoError {
  return new ThuocDoError(cutOff ? 'rows.cut-off' : 'rows.broken-json', { file: source.name, line, column, records })
}

/** The records of a JSON document. @throws ThuocDoError `rows.cut-off`, `rows.broken-json` */
async function* documentRecords(source: ByteSource, unwrap: Unwrap): AsyncGenerator<Read[]> {
  const splitter = jsonSplitter((text) => unwrap(parse(text)) !== null)
  const read = pieceReader(source, unwrap)
  /** Records before the first that is broken. */
  let sound = 0
  let isSound = true
  for await (const piece of source.read(0)) {
    const records: Read[] = []
    for (const each of splitter.feed(piece)) records.push(await read(each))
    isSound &&= records.every(({ fault }) => fault !== 'rows.no-json')
    if (isSound) sound = records.at(-1)?.number ?? sound
    if (records.length > 0) yield records
    const brokenAt = splitter.brokenAt()
    if (brokenAt !== null) throw brokenJson(source, { ...(await placeAt(source, brokenAt)), cutOff: false }, sound)
    if (splitter.held() > SEARCHED_BYTES) return
  }
  if (splitter.isWhole()) return
  const broken = await findBreak(source)
  if (broken !== null) throw brokenJson(source, broken, sound)
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
 * @throws ThuocDoError `rows.cut-off`, `rows.broken-json`, `rows.no-records`
 */
async function refuseNothing(source: ByteSource): Promise<void> {
  const broken = await findBreak(source)
  if (broken !== null) throw brokenJson(source, broken, 0)
  if (source.size > SEARCHED_BYTES) return
  const value = parse((await allBytes(source)).toString('utf8').replace(/^\ufeff/, ''))
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
        yield piece.map(({ number, record, ...wrong }): SourceRow => {
          return { line: number, cells: getters.map((cell) => (record === null ? '' : cell(record))), ...wrong }
        })
      }
    },
  }
}

import type { Issue } from '../../model/issue.ts'
import type { ByteSource } from '../rows/byte-source.ts'
import type { CellReader } from '../rows/cell-reader.ts'
import type { Mapping } from '../rows/mapping.ts'
import { type OpenOptions, openRecords, type RecordKind } from '../rows/open-records.ts'
import type { Reject } from '../rows/reject.ts'

/** A small file of records, read whole: `records` are its good rows. */
export type FeedReading<T> =
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | {
      readonly kind: 'read'
      readonly mapping: Mapping
      /** To be kept with the source and given as `remembered` with its next file. */
      readonly kept: Mapping
      /** Fields that a table has columns of. Records of JSON leave out what is empty: of them nothing follows, so there are none. */
      readonly told: ReadonlySet<string>
      readonly rows: number
      readonly records: readonly T[]
      readonly rejects: readonly Reject[]
      readonly issues: readonly Issue[]
    }

/**
 * Reads a feed. `reader` gives from a reader of cells the function that makes a record of the row at hand, null when it is
 * bad; what is wrong it has told the reader of cells.
 * @throws ThuocDoError as openRows
 */
export async function readFeed<F extends string, T>(
  source: ByteSource,
  kind: RecordKind<F>,
  options: OpenOptions,
  reader: (cells: CellReader) => () => T | null,
): Promise<FeedReading<T>> {
  const opened = await openRecords(source, kind, options)
  if (opened.kind === 'refused') return opened
  const cells = opened.cells()
  const read = reader(cells)
  const records: T[] = []
  const rejects: Reject[] = []
  for await (const rows of opened.rows(cells)) {
    for (const row of rows) {
      cells.begin(row)
      const record = row.fault === null ? read() : null
      const reject = cells.reject()
      if (reject !== null) rejects.push(reject)
      else if (record !== null) records.push(record)
    }
  }
  const issues = [...opened.issues, ...cells.warnings()]
  const rows = records.length + rejects.length
  const leavesOut = opened.format === 'json' || opened.format === 'ndjson'
  const told = new Set(leavesOut ? [] : Object.keys(opened.mapping.columns))
  return { kind: 'read', mapping: opened.mapping, kept: opened.kept, told, rows, records, rejects, issues }
}

/** Notes the problem when the field is empty. */
export function need(cells: CellReader, field: string, code: string): () => void {
  const text = cells.text(field)
  return () => {
    if (text() === '') cells.problem(code, field)
  }
}

/** Words for yes and no. */
export const YES_NO: ReadonlyMap<string, 'yes' | 'no'> = new Map([
  ...['1', 'true', 'yes', 'y', 'x', 'co'].map((word) => [word, 'yes'] as const),
  ...['0', 'false', 'no', 'n', 'khong'].map((word) => [word, 'no'] as const),
])

/** Reads a yes or no; null when the cell is empty. Any other word makes the row bad. */
export function yesNo(cells: CellReader, field: string): () => boolean | null {
  const word = cells.word(field, YES_NO)
  return () => {
    const answer = word()
    return answer === null ? null : answer === 'yes'
  }
}

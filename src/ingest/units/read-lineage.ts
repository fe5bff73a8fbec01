import type { LineageRow } from '../../model/unit-source.ts'
import type { CsvRow } from '../csv/read-csv.ts'
import type { RowReader } from '../csv/row-reader.ts'

const EXTENTS = ['full', 'partial', 'unknown'] as const

/** The extent of a row; a row without successor may leave it empty. Null after reporting what is wrong. */
function readExtent(reader: RowReader, row: CsvRow, successorCode: string | null): LineageRow['extent'] | null {
  const text = reader.cell(row, 'extent')
  if (text === null && successorCode === null) return 'unknown'
  if (text === null) {
    reader.report(row, 'extent', 'units.cell-missing')
    return null
  }
  const extent = EXTENTS.find((each) => each === text.toLowerCase()) ?? null
  if (extent === null) reader.report(row, 'extent', 'units.extent-unknown', { value: text, extents: [...EXTENTS] })
  else if ((extent === 'unknown') !== (successorCode === null)) {
    reader.report(row, 'successorCode', 'units.extent-without-successor', {
      value: text,
      successorCode: successorCode ?? '',
    })
    return null
  }
  return extent
}

function readRow(reader: RowReader, row: CsvRow): LineageRow | null {
  const predecessorCode = reader.cell(row, 'predecessorCode')
  const successorCode = reader.cell(row, 'successorCode')
  if (predecessorCode === null) reader.report(row, 'predecessorCode', 'units.cell-missing')
  const extent = readExtent(reader, row, successorCode)
  if (predecessorCode === null || extent === null) return null
  const successorName = reader.cell(row, 'successorName')
  return { successorCode, successorName, predecessorCode, predecessorName: reader.cell(row, 'predecessorName'), extent }
}

/** Rows of a lineage, bad ones reported to the reader. The same pair of units twice is an error. */
export function readLineageRows(reader: RowReader, rows: readonly CsvRow[]): readonly LineageRow[] {
  const firstLine = new Map<string, number>()
  return rows.flatMap((row) => {
    const read = readRow(reader, row)
    if (read === null) return []
    const pair = JSON.stringify([read.predecessorCode, read.successorCode])
    const first = firstLine.get(pair)
    if (first === undefined) firstLine.set(pair, row.line)
    else {
      const codes = { predecessorCode: read.predecessorCode, successorCode: read.successorCode ?? '' }
      reader.report(row, 'predecessorCode', 'units.duplicate-lineage', { ...codes, firstRow: first })
    }
    return [read]
  })
}

import type { RawRow, RawTable } from '../../raw.ts'
import { cellText } from '../clean.ts'
import { LIMITS, refuseTable } from '../limits.ts'

const DELIMITERS = ['\t', ';', ','] as const
type Delimiter = (typeof DELIMITERS)[number]

/** Records of the text, or null when quotes do not close. `limit` records at the most. */
async function records(text: string, delimiter: Delimiter, limit: number): Promise<string[][] | null> {
  const { parse, CsvError } = await import('csv-parse/sync')
  try {
    return parse(text, { delimiter, relax_column_count: true, bom: true, to: limit })
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

/**
 * Whether the records are a table: every one has the same number of columns. A file that calls itself .csv may begin
 * with title lines of one column; one that does not must show three columns where the delimiter is a comma, because
 * prose and decimal figures have commas too.
 */
function isTable(rows: readonly string[][], delimiter: Delimiter, calledCsv: boolean): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const firstWide = filled.findIndex((row) => row.length > 1)
  const body = calledCsv ? filled.slice(Math.max(firstWide, 0)) : filled
  const columns = body[0]?.length ?? 0
  const fewest = !calledCsv && delimiter === ',' ? 3 : 2
  return body.length >= 2 && columns >= fewest && body.every((row) => row.length === columns)
}

async function findTable(text: string, calledCsv: boolean): Promise<string[][] | null> {
  let best: string[][] | null = null
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue
    const rows = await records(text, delimiter, LIMITS.tableRows + 1)
    if (rows === null || !isTable(rows, delimiter, calledCsv)) continue
    if (best === null || (rows.at(-1)?.length ?? 0) > (best.at(-1)?.length ?? 0)) best = rows
  }
  return best
}

/**
 * The table of a delimiter-separated text (tab, semicolon or comma, found from the data; quotes; blank records left
 * out), or null when the text is no such table. `row` is the record's number, `column` the field's.
 * @throws ThuocDoError `extract.too-large-table`
 */
export async function csvTable(text: string, name: string): Promise<RawTable | null> {
  const rows = await findTable(text, /\.(csv|tsv)$/i.test(name))
  if (rows === null) return null
  if (rows.length > LIMITS.tableRows || (rows.at(-1)?.length ?? 0) > LIMITS.tableColumns) refuseTable(name)
  const table: RawRow[] = rows.map((row, index) => ({
    row: index + 1,
    cells: row.map((cell, column) => ({ column: String(column + 1), text: cellText(cell), origin: true })),
  }))
  return {
    kind: 'table',
    page: null,
    sheet: null,
    rows: table.filter((row) => row.cells.some((cell) => cell.text !== '')),
  }
}

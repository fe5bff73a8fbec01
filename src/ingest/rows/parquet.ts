import { ThuocDoError } from '../../platform/problem.ts'
import type { ByteSource } from './byte-source.ts'
import type { IsHeader, RowSource, SourceRow } from './row-source.ts'

const name = (column: string): string => `"${column.replaceAll('"', '""')}"`

/** Moments of a zone come as UTC with its mark, all else as it prints; the machine's zone has no say. */
function textOf(column: string, type: string): string {
  if (type !== 'TIMESTAMP WITH TIME ZONE') return `cast(${name(column)} as varchar)`
  return `strftime(make_timestamp(epoch_us(${name(column)})), '%Y-%m-%dT%H:%M:%SZ')`
}

const isPlain = (type: string): boolean => !/\[|^(STRUCT|MAP|UNION|BLOB)/.test(type)

/**
 * The rows of a Parquet file. Only wanted columns are read from the disk; lists, structures and bytes are no columns of
 * the header.
 * @returns null when the columns are not those of a header
 * @throws ThuocDoError `rows.parquet-from-file` (bytes that are no file), `rows.parquet-damaged`
 */
export async function parquetRows(source: ByteSource, isHeader: IsHeader): Promise<RowSource | null> {
  const { path } = source
  if (path === null) throw new ThuocDoError('rows.parquet-from-file', { file: source.name })
  const { DuckDBInstance } = await import('@duckdb/node-api')
  // The engine's messages may quote values: they are not passed on.
  const damaged = (): ThuocDoError => new ThuocDoError('rows.parquet-damaged', { file: source.name })
  const connect = async () => (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()

  const connection = await connect()
  const described = await connection
    .runAndReadAll('select column_name, column_type from (describe select * from read_parquet(?))', [path])
    .catch(() => {
      throw damaged()
    })
    .finally(() => connection.closeSync())
  const types = new Map(described.getRowsJson().map(([column, type]) => [String(column), String(type)]))
  const header = [...types].filter(([, type]) => isPlain(type)).map(([column]) => column)
  if (!isHeader(header)) return null

  async function* rows(wanted: readonly string[]): AsyncGenerator<readonly SourceRow[]> {
    const reading = await connect()
    try {
      const list = wanted.map((column) => textOf(column, types.get(column) ?? '')).join(', ')
      const result = await reading.stream(`select ${list} from read_parquet(?)`, [path ?? '']).catch(() => {
        throw damaged()
      })
      let line = 0
      for (;;) {
        const chunk = await result.fetchChunk().catch(() => {
          throw damaged()
        })
        if (chunk === null || chunk.rowCount === 0) return
        yield chunk.getRows().map((row): SourceRow => {
          line += 1
          return { line, cells: row.map((cell) => (typeof cell === 'string' ? cell.trim() : '')), fault: null }
        })
      }
    } finally {
      reading.closeSync()
    }
  }
  return { format: 'parquet', header, columns: [...types.keys()], date1904: false, rows }
}

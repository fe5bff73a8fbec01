/** What engines say differently. Everything else of the generated SQL is the same on all of them. */
export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse'
  readonly yes: string
  readonly no: string
  /** Number of rows for which the condition is true; false and unknown do not count. */
  countIf(condition: string): string
}

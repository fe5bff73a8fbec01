import type { Dialect } from '../sql/dialect.ts'

export const DUCKDB: Dialect = {
  name: 'duckdb',
  yes: 'true',
  no: 'false',
  countIf: (condition) => `count(*) FILTER (WHERE ${condition})`,
}

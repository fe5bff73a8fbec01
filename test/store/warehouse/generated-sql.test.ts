import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLICKHOUSE } from '../../../src/store/warehouse/clickhouse/dialect.ts'
import { duckdbDialect } from '../../../src/store/warehouse/duckdb/dialect.ts'
import { countSql } from '../../../src/store/warehouse/sql/count.ts'
import { qd766 } from '../../score/counts.ts'
import { expectGolden } from '../../support/golden.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'golden', 'sql')
const TABLES = { dossiers: 'dossiers', procedures: 'procedures', days: 'days', members: 'members' }
const measures = qd766().measures.filter(({ source }) => source === 'dossiers')

/** The measures by the names that the query has for them, then the query. */
const page = (sql: string): string => `${measures.map(({ id }, index) => `-- m${index}: ${id}`).join('\n')}\n${sql}\n`

test.each([duckdbDialect(600), CLICKHOUSE])(
  'the counting query of qd766-2026 for $name is the one on file',
  (dialect) => {
    expect(measures.length).toBeGreaterThan(0)
    expectGolden(join(FOLDER, `qd766-2026.${dialect.name}.sql`), page(countSql(measures, TABLES, dialect)))
  },
)

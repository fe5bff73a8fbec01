import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as clickhouse from '../../../src/store/warehouse/clickhouse/roll-up.ts'
import { MEMBERS } from '../../../src/store/warehouse/duckdb/members.ts'
import * as duckdb from '../../../src/store/warehouse/duckdb/roll-up.ts'
import { qd766 } from '../../score/counts.ts'
import { expectGolden } from '../../support/golden.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'golden', 'sql')
const TABLES = { dossiers: 'dossiers', procedures: 'procedures', days: 'days' }
const measures = qd766().measures.filter(({ source }) => source === 'dossiers')

/** The measures by the names that the query has for them, then the query. */
const page = (sql: string): string => `${measures.map(({ id }, index) => `-- m${index}: ${id}`).join('\n')}\n${sql}\n`

test.each([
  { name: 'duckdb', sql: duckdb.countSql(measures, { ...TABLES, ...MEMBERS }, 600) },
  { name: 'clickhouse', sql: clickhouse.countSql(measures, { ...TABLES, members: 'members' }) },
])('the counting query of qd766-2026 for $name is the one on file', ({ name, sql }) => {
  expect(measures.length).toBeGreaterThan(0)
  expectGolden(join(FOLDER, `qd766-2026.${name}.sql`), page(sql))
})

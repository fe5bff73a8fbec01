import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replicaSettings } from '../../../src/store/warehouse/clickhouse/open.ts'
import { type Layout, schemaSql } from '../../../src/store/warehouse/clickhouse/schema.ts'
import { expectGolden } from '../../support/golden.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'golden', 'sql')
const node: Layout = { database: 'thuocdo', cluster: null, replicas: 1, wide: true }

test.each([
  ['one-node', node],
  ['one-node-18.16', { ...node, wide: false }],
  ['three-shards', { ...node, cluster: 'thuocdo' }],
  ['replicas', { ...node, cluster: 'thuocdo', replicas: 2 }],
] as const)('the tables of %s are those on file', (name, layout) => {
  expectGolden(join(FOLDER, `clickhouse-schema.${name}.sql`), `${schemaSql(layout).join(';\n')};\n`)
})

test('with replicas more than half of them have what is acknowledged, and a replica that is behind does not answer', () => {
  expect(replicaSettings(node)).toEqual({})
  const two = replicaSettings({ ...node, replicas: 2, wide: false })
  expect(two).toMatchObject({ insert_quorum: 2, select_sequential_consistency: 1, insert_deduplicate: 0 })
  expect(two).not.toHaveProperty('insert_quorum_parallel')
  const three = replicaSettings({ ...node, replicas: 3 })
  expect(three).toMatchObject({ insert_quorum: 2, select_sequential_consistency: 1, insert_quorum_parallel: 0 })
})

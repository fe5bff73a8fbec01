import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'
import { procedureSets } from '../../../src/store/warehouse/duckdb/procedure-sets.ts'
import { codeHash, STEPS } from '../../../src/store/warehouse/duckdb/schema.ts'
import { freshFolder } from '../../support/folders.ts'

test('a file of the first version is brought up to date, and its dossiers are found and counted', async () => {
  const file = freshFolder('store.duckdb')
  mkdirSync(dirname(file), { recursive: true })
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  for (const statement of STEPS[0] ?? []) await connection.run(statement)
  await connection.run('CREATE TABLE schema_version (version INTEGER NOT NULL)')
  await connection.run('INSERT INTO schema_version VALUES (1)')
  await connection.run(`INSERT INTO dossiers (code, version_at, version_event, version_hash, deleted, unit_code, state, channel,
    received_on, late, supplement_count, simulated) VALUES ('H31.1-261001-1', 5, 5, 5, false, 'H31.1', 3, 1, 20700, false, 0, false)`)
  connection.closeSync()
  instance.closeSync()
  const warehouse = await openDuckdbWarehouse(file)
  expect((await warehouse.dossier('H31.1-261001-1'))?.dossier).toMatchObject({ unitCode: 'H31.1', channel: 'online' })
  expect(await warehouse.dossier('H31.1-261001-2')).toBeNull()
  expect(await warehouse.unitCodes()).toMatchObject([{ unitCode: 'H31.1', dossiers: 1 }])
  await warehouse.close()
})

test('the hash of a code is the same on every version of the engine: files keep it', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const [row] = (await connection.runAndReadAll(`SELECT ${codeHash("'H31.1-261001-1'")}`)).getRows()
  connection.closeSync()
  expect(row).toEqual([createHash('md5').update('H31.1-261001-1').digest().readUInt32LE(12)])
})

test('sets of procedures as bits and as lists are of the same size', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const some = fc.record({
    unit: fc.integer({ min: 0, max: 3 }),
    number: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    yes: fc.constantFrom(true, false, null),
  })
  const sizes = async (procedures: number): Promise<unknown> => {
    const { of, union, size } = procedureSets(procedures)
    const sql = `SELECT unit % 2 AS half, ${size(union('s'))} FROM
      (SELECT unit, ${of('c.yes')} AS s FROM c GROUP BY unit) GROUP BY half ORDER BY half`
    return (await connection.runAndReadAll(sql)).getRowsJson()
  }
  await fc.assert(
    fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 40 }), async (rows) => {
      await connection.run('CREATE OR REPLACE TABLE c (unit INTEGER, number INTEGER, yes BOOLEAN)')
      const values = rows.map(({ unit, number, yes }) => `(${unit}, ${number}, ${yes})`)
      await connection.run(`INSERT INTO c VALUES ${values.join(', ')}`)
      const expected = [0, 1].flatMap((half) => {
        const own = rows.filter(({ unit }) => unit % 2 === half)
        const seen = new Set(own.flatMap(({ number, yes }) => (number !== null && yes === true ? [number] : [])))
        return own.length === 0 ? [] : [[half, String(seen.size)]]
      })
      expect(await sizes(10)).toEqual(expected)
      expect(await sizes(1_000_000)).toEqual(expected)
    }),
    { seed: 766, numRuns: 40 },
  )
  connection.closeSync()
})

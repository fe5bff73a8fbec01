import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'
import { freshFolder } from '../../support/folders.ts'

const MODULE = join(import.meta.dirname, '../../../src/store/warehouse/duckdb/duckdb.ts')
const OPENS = `await (await (await import(process.argv[1])).openDuckdbWarehouse(process.argv[2])).close()`

test.skipIf(process.platform === 'win32')(
  'a warehouse for which there was no room leaves no file that is none',
  async () => {
    const folder = freshFolder('data')
    mkdirSync(folder)
    const file = join(folder, 'store.duckdb')
    const script = `trap "" XFSZ; ulimit -f 8; exec "$0" --input-type=module -e "$1" "$2" "$3"`
    const ended = spawnSync('sh', ['-c', script, process.execPath, OPENS, MODULE, file], { encoding: 'utf8' })
    expect(ended.stderr).toContain('warehouse.unusable')
    expect(readdirSync(folder)).toEqual([])
    const warehouse = await openDuckdbWarehouse(file)
    expect(await warehouse.unitCodes()).toEqual([])
    await warehouse.close()
    expect(readdirSync(folder)).toEqual(['store.duckdb'])
  },
)

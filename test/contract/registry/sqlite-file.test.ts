import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqliteRegistry } from '../../../src/store/registry/sqlite.ts'
import { refusal } from './refusal.ts'
import { sampleDocument } from './samples.ts'

describe('a register file that cannot be used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-opening-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('folders above are made', async () => {
    const file = join(folder, 'tỉnh Hưng Yên', 'dữ liệu', 'register.db')
    await (await openSqliteRegistry(file)).close()
    expect(existsSync(file)).toBe(true)
  })

  it('a folder in its place, or a file where its folder should be', async () => {
    mkdirSync(join(folder, 'folder.db'))
    writeFileSync(join(folder, 'file'), '')
    for (const file of [join(folder, 'folder.db'), join(folder, 'file', 'register.db')]) {
      expect(await refusal(openSqliteRegistry(file))).toMatchObject({ code: 'registry.file-unusable', facts: { file } })
    }
  })

  it('a file that is no database is not touched', async () => {
    const file = join(folder, 'letter.pdf')
    const bytes = `%PDF-1.7\n${'công văn '.repeat(500)}`
    writeFileSync(file, bytes)
    expect((await refusal(openSqliteRegistry(file))).code).toBe('registry.not-a-register')
    expect(readFileSync(file, 'utf8')).toBe(bytes)
  })

  it('a file that may only be read can be read; a write is refused', async () => {
    const file = join(folder, 'read-only.db')
    await (await openSqliteRegistry(file)).close()
    // A format version that this SQLite may read and not write: byte 18 of the header. Permissions would not stop root.
    const bytes = readFileSync(file)
    bytes[18] = 9
    writeFileSync(file, bytes)
    const registry = await openSqliteRegistry(file)
    expect(await registry.documents()).toEqual([])
    expect(await refusal(registry.storeDocument(sampleDocument('a')))).toMatchObject({
      code: 'registry.file-unusable',
      facts: { file, reason: 'SQLITE_READONLY' },
    })
    await registry.close()
  })

  it('for looking only, one that is not there is empty and is not made', async () => {
    const file = join(folder, 'absent', 'register.db')
    const registry = await openSqliteRegistry(file, { readOnly: true })
    expect([await registry.documents(), await registry.unitSources()]).toEqual([[], []])
    await registry.close()
    expect(existsSync(join(folder, 'absent'))).toBe(false)
  })

  it('for looking only, a file is read as it stands, beside a writer too, and nothing is changed', async () => {
    const file = join(folder, 'looked-at.db')
    const writer = await openSqliteRegistry(file)
    await writer.storeDocument(sampleDocument('a'))
    const beside = await openSqliteRegistry(file, { readOnly: true })
    expect(await beside.documents()).toHaveLength(1)
    expect((await refusal(beside.storeDocument(sampleDocument('b')))).facts.reason).toBe('SQLITE_READONLY')
    await beside.close()
    await writer.close()
    const before = readFileSync(file)
    const alone = await openSqliteRegistry(file, { readOnly: true })
    expect(await alone.documents()).toHaveLength(1)
    await alone.close()
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  it('a damaged file', async () => {
    const whole = join(folder, 'whole.db')
    const registry = await openSqliteRegistry(whole)
    await registry.storeDocument(sampleDocument('a', 500))
    await registry.close()
    const file = join(folder, 'damaged.db')
    copyFileSync(whole, file)
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xa5, 4096))
    expect(await refusal(openSqliteRegistry(file))).toMatchObject({ code: 'registry.damaged', facts: { file } })
  })
})

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder, RESULTS, thuocdo } from './thuocdo.ts'

test('doctor looks and makes nothing', async () => {
  const data = freshFolder('data')
  const { exit, out } = await thuocdo(data, ['doctor'])
  expect(exit).toBe(0)
  expect(out).toContain('not there yet')
  expect(existsSync(data)).toBe(false)
})

test.skipIf(process.platform !== 'linux')(
  'a data folder that nobody could make, root included, is a finding',
  async () => {
    const { exit, out } = await thuocdo('/proc/thuocdo-data', ['doctor', '--json'])
    expect(exit).toBe(3)
    expect(JSON.parse(out).problems.map(({ code }: { code: string }) => code)).toEqual(['command.data-folder'])
  },
)

test('a data folder that is there is left as it was', async () => {
  const data = freshFolder('data')
  mkdirSync(data)
  expect((await thuocdo(data, ['doctor'])).exit).toBe(0)
  expect(readdirSync(data)).toEqual([])
})

test('a bad index set is reported, and the rest is still told', async () => {
  const data = freshFolder('data')
  mkdirSync(join(data, 'index-sets'), { recursive: true })
  writeFileSync(join(data, 'index-sets', 'own.yaml'), 'schema: [')
  writeFileSync(join(data, 'index-sets', 'second.yaml'), 'schema: thuocdo/index-set/1\nid: 7\n')
  const { exit, out, err } = await thuocdo(data, ['doctor', '--json'], { env: { THUOCDO_LANG: 'vi' } })
  expect(exit).toBe(3)
  const report = JSON.parse(out)
  expect(report.indexSets).toContain('khoai-chau-letter-2024')
  expect(report.problems.map(({ code }: { code: string }) => code)).toEqual(['indexSet.invalid', 'indexSet.invalid'])
  expect(report.problems[0].text).toContain('own.yaml, dòng')
  expect(report.problems[1].text).toContain('(chữ)')
  expect(JSON.parse(err).error.code).toBe('command.unsound')
})

test('an index set whose id ships already is refused', async () => {
  const data = freshFolder('data')
  mkdirSync(join(data, 'index-sets'), { recursive: true })
  const shipped = join(import.meta.dirname, '..', '..', 'index-sets', 'khoai-chau-letter-2024.yaml')
  writeFileSync(join(data, 'index-sets', 'copy.yaml'), readFileSync(shipped))
  expect((await thuocdo(data, ['doctor'])).out).toContain('[indexSet.id-twice]')
})

test('a lost original is named, with where it should be, and the exit code says so', async () => {
  const data = freshFolder('data')
  expect((await thuocdo(data, ['import', RESULTS])).exit).toBe(0)
  expect((await thuocdo(data, ['doctor'])).exit).toBe(0)
  const [kept = ''] = readdirSync(join(data, 'documents'))
  rmSync(join(data, 'documents', kept))
  const { exit, out } = await thuocdo(data, ['doctor'])
  expect(exit).toBe(3)
  expect(out).toContain('The original of "khoai-chau-2024-02.txt" (2024-02) is lost')
  expect(out).toContain(join(data, 'documents', kept))
})

test('a register that cannot be opened is a finding', async () => {
  const data = freshFolder('data')
  mkdirSync(data)
  writeFileSync(join(data, 'register.sqlite'), 'this is no register, whatever its name may say '.repeat(100))
  const { exit, out } = await thuocdo(data, ['doctor'])
  expect(exit).toBe(3)
  expect(out).toMatch(/\[registry\.[a-z-]+\]/)
  expect(out).toContain('Index sets:')
})

import { expect, test } from 'vitest'
import { allBytes, bytesSource, headOf } from '../../../src/ingest/rows/byte-source.ts'
import { openRows } from '../../../src/ingest/rows/open.ts'

test('bytes in memory are read from where it is asked, whole', async () => {
  const bytes = Buffer.from('0123456789'.repeat(100_000))
  const source = bytesSource('body', bytes)
  expect((await allBytes(source)).equals(bytes)).toBe(true)
  expect((await headOf(source, 12)).toString()).toBe('012345678901')
  const rest: Uint8Array[] = []
  for await (const piece of source.read(999_990)) rest.push(piece)
  expect(Buffer.concat(rest).toString()).toBe('0123456789')
})

test('while a great body is read others have their turn, again and again', async () => {
  const body = Buffer.from(`code,unitCode\n${'H31.14-261001-1,H31.14\n'.repeat(400_000)}`)
  let turns = 0
  const clock = setInterval(() => {
    turns += 1
  }, 1)
  const opened = await openRows(bytesSource('body', body), (cells) => cells.includes('code'))
  let rows = 0
  if (typeof opened !== 'string') for await (const piece of opened.rows(['code', 'unitCode'])) rows += piece.length
  clearInterval(clock)
  expect(rows).toBe(400_000)
  expect(turns).toBeGreaterThan(20)
})

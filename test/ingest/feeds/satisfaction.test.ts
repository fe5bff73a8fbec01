import { expect, test } from 'vitest'
import { readSatisfaction } from '../../../src/ingest/feeds/satisfaction.ts'
import { bytesSource } from '../../../src/ingest/rows/byte-source.ts'
import { CLOCK } from '../dossiers/reading.ts'

const read = (text: string, name = 'danh-gia.csv') =>
  readSatisfaction(bytesSource(name, new TextEncoder().encode(text)), {}, CLOCK)

test('answers are read without who gave them and what they wrote', async () => {
  const reading = await read(
    'Mã hồ sơ;Người đánh giá;Điện thoại;Ngày đánh giá;Mức độ hài lòng;Nội dung góp ý\n' +
      'H31-1;Nguyễn Văn Thực;0912345678;05/10/2026 09:30;Rất hài lòng;cảm ơn anh Thực\n' +
      'H31-2;Nguyễn Văn Thực;0912345678;06/10/2026;KHÔNG HÀI LÒNG;chậm\n' +
      'H31-3;Nguyễn Văn Thực;0912345678;07/10/2026;Bình thường;\n',
  )
  expect(reading).toMatchObject({
    rejects: [],
    records: [
      { code: 'H31-1', at: '2026-10-05T09:30:00', tells: 'not-complained' },
      { code: 'H31-2', at: '2026-10-06T00:00:00', tells: 'complained' },
      { code: 'H31-3', at: '2026-10-07T00:00:00', tells: 'not-complained' },
    ],
  })
  expect(JSON.stringify(reading)).not.toMatch(/Thực|0912345678|chậm/)
})

test('a complaint is one whichever column tells it; a row without an answer tells nothing', async () => {
  const reading = await read(
    'code,answeredAt,satisfied,complained\n' +
      'H31-1,2026-10-05,1,0\nH31-2,2026-10-05,,1\nH31-3,2026-10-05,có,x\nH31-4,,,\nH31-5,2026-10-05,0,\n',
  )
  expect(reading).toMatchObject({ rows: 4, rejects: [], issues: [{ code: 'feeds.no-answer', facts: { count: 1 } }] })
  expect(reading.kind === 'read' && reading.records.map(({ code, tells }) => [code, tells])).toEqual([
    ['H31-1', 'not-complained'],
    ['H31-2', 'complained'],
    ['H31-3', 'complained'],
    ['H31-5', 'complained'],
  ])
})

test('an answer without its date, or in no known word, is a bad row', async () => {
  const reading = await read(
    'code,answeredAt,satisfied\nH31-1,,1\nH31-2,05/10/2026,Nguyễn Văn Thực\nH31-3,05/10/2099,1\n',
  )
  expect(reading).toMatchObject({
    records: [],
    rejects: [
      { line: 2, problems: [{ code: 'feeds.no-answer-date' }] },
      { line: 3, problems: [{ code: 'rows.unknown-word', column: 'satisfied' }] },
      { line: 4, problems: [{ code: 'rows.date-range' }] },
    ],
  })
  expect(JSON.stringify(reading)).not.toContain('Thực')
})

test('records of JSON are read as well as rows', async () => {
  const reading = await read(
    `${JSON.stringify({ code: 'H31-1', answeredAt: '2026-10-05T09:30:00', complained: true })}\n`,
    'x.ndjson',
  )
  expect(reading).toMatchObject({ records: [{ code: 'H31-1', tells: 'complained' }] })
})

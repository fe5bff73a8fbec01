import { expect, test } from 'vitest'
import { rejectIssues } from '../../../src/ingest/rows/reject.ts'
import { rejectsFile } from '../../../src/ingest/rows/rejects-file.ts'
import { describeIssue } from '../../../src/platform/describe.ts'
import { readAll, type WholeReading } from './reading.ts'

const PERSONAL = [
  'Nguyễn Văn Thực',
  'Lý Công Thành',
  'Dang Van Tien',
  '033099001234',
  '033 099 001 234',
  '112233445',
  '0912345678',
  '+84 912 345 678',
  '0912.345.678',
  'B1234567',
  'thuc.nguyen@example.vn',
  'Số 12, thôn Hạ, xã An Vĩ',
  '12/05/1975',
]
const GOOD = {
  code: 'H31.14-261001-0001',
  unitCode: 'H31.14',
  procedureCode: '1.001193',
  state: '9',
  channel: '2',
  receivedAt: '2026-10-01',
  dueAt: '2026-10-10',
  endedAt: '2026-10-05',
  returnedAt: '2026-10-06',
  changedAt: '2026-10-06',
  deleted: '0',
  paidOnline: '1',
  digitised: '1',
  'supplements.requestedAt': '2026-10-02',
  'supplements.answeredAt': '2026-10-03',
  note: 'x',
}

/** Everything that leaves the reader, as text. */
function outputs(read: WholeReading): string {
  const issues = [...read.issues, ...read.rejects.flatMap(rejectIssues)]
  const words = issues.flatMap((issue) => [describeIssue(issue, 'vi'), describeIssue(issue, 'en')])
  return JSON.stringify([read, words, rejectsFile(read.rejects, 'vi')])
}

/** A table with one more column, headed by `head`. */
const headed = (head: string): string =>
  [
    [...Object.keys(GOOD), head],
    [...Object.values(GOOD), 'x'],
    ['bad code!', ...Object.values(GOOD).slice(1), 'x'],
  ]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n')

test.each(PERSONAL)('"%s" as the head of a column gets out of the reader nowhere', async (secret) => {
  const records = [
    { ...GOOD, [secret]: 'x' },
    { [secret]: { [secret]: 'x' }, ...GOOD, code: 'bad code!' },
  ]
  const { mapping } = await readAll(headed('Ghi chú'))
  const reads = [
    await readAll(headed(secret)),
    await readAll(records.map((record) => JSON.stringify(record)).join('\n'), 'hs.ndjson'),
    await readAll(JSON.stringify(records), 'hs.json'),
    // Against the header of an earlier file.
    await readAll(headed(secret), 'hs.csv', { remembered: mapping }),
    await readAll(headed(secret).replace('"code"', '"codes"'), 'hs.csv', { remembered: mapping }),
  ]
  expect(reads.map((read) => read.dossiers.length)).toEqual([1, 1, 1, 1, 0])
  for (const read of reads) expect(outputs(read)).not.toContain(secret)
  expect(reads[0]?.issues).toContainEqual(
    expect.objectContaining({
      code: 'rows.columns-unread',
      facts: { columns: { vi: 'note; cột 17', en: 'note; column 17' } },
    }),
  )
})

test('a column headed like a person is not read though it is stated, nor told by its head', async () => {
  for (const secret of ['Nguyễn Văn Thực', '0912345678', 'Lý Công Thành']) {
    const stated = { columns: { procedureCode: secret }, values: {}, dates: null, empty: [] }
    const read = await readAll(headed(secret).replace('"procedureCode"', '"Thủ tục"'), 'hs.csv', { stated })
    expect(read.issues).toMatchObject([
      { code: 'rows.stated-column-personal', facts: { field: 'procedureCode', column: 17 } },
    ])
    expect(outputs(read)).not.toContain(secret)
  }
})

test.each(PERSONAL)('"%s" in any column of a table or record gets out of the reader nowhere', async (secret) => {
  const columns = Object.keys(GOOD)
  const rows = columns.map((planted) => ({ ...GOOD, [planted]: secret }))
  const csv = [columns, ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n')
  const reads = [
    await readAll(csv),
    await readAll(rows.map((row) => JSON.stringify(row)).join('\n'), 'hs.ndjson'),
    await readAll(JSON.stringify({ data: rows }), 'hs.json'),
    await readAll(`${csv}\n"${secret}" broken,"${secret}`),
    await readAll(`${JSON.stringify(GOOD)}\n{"code": ${secret}}\n${secret}`, 'hs.ndjson'),
    // A file without header begins with a row of data.
    await readAll(csv.split('\n').slice(1).join('\n')),
  ]
  for (const read of reads) expect(outputs(read)).not.toContain(secret)
  expect(reads[0]?.rejects.length).toBeGreaterThan(5)
})

test('a code with a number of a person in it is a bad row that tells where and not what', async () => {
  for (const secret of ['0912345678', '033099001234', '112233445', '0912-345-678']) {
    const csv = (code: string): string =>
      `code,unitCode,state,receivedAt\nH31-1,H31,9,2026-10-01\n${code},H31,9,2026-10-01\n`
    const read = await readAll(csv(`H31.14-261026-${secret}`))
    expect(read.dossiers.map(({ code }) => code)).toEqual(['H31-1'])
    expect(read.rejects).toMatchObject([{ line: 3, problems: [{ code: 'rows.personal-part', column: 'code' }] }])
    expect(outputs(read)).not.toContain(secret)
  }
})

test('cells that may be told are told: a word of a state, a date that does not exist', async () => {
  const read = await readAll('code,unitCode,state,receivedAt\nH31-1,H31,Chờ thẩm định,31/09/2026\n')
  expect(read.rejects[0]?.problems.map(({ facts }) => facts.value)).toEqual(['Chờ thẩm định', '31/09/2026'])
})

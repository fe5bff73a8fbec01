import { describe, expect, test } from 'vitest'
import { decideLoad } from '../../../src/ingest/rows/reject.ts'
import { rejectsFile } from '../../../src/ingest/rows/rejects-file.ts'
import { codesOf, readAll } from './reading.ts'

const HEAD = 'Mã hồ sơ,Mã TTHC,Đơn vị xử lý,Họ tên,Trạng thái,Kênh,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý'
const row = (
  fields: Partial<Record<'code' | 'unit' | 'state' | 'channel' | 'received' | 'due' | 'ended', string>>,
): string =>
  [
    fields.code ?? 'H31.14-261001-0001',
    '1.001193',
    fields.unit ?? 'H31.14',
    '"A, B"',
    fields.state ?? '9',
    fields.channel ?? '2',
    fields.received ?? '01/10/2026 08:15:00',
    fields.due ?? '15/10/2026',
    fields.ended ?? '12/10/2026 16:00:00',
  ].join(',')
const file = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\r\n')}\r\n`

describe('a table of dossiers', () => {
  test('is read by its Vietnamese heads', async () => {
    const { dossiers, rejects } = await readAll(file(row({})))
    expect(rejects).toEqual([])
    expect(dossiers).toEqual([
      expect.objectContaining({
        code: 'H31.14-261001-0001',
        unitCode: 'H31.14',
        procedureCode: '1.001193',
        state: 'finished',
        channel: 'online',
        receivedAt: '2026-10-01T08:15:00',
        dueAt: '2026-10-15T00:00:00',
        finishedAt: '2026-10-12T16:00:00',
        changedAt: null,
        deleted: false,
      }),
    ])
  })

  test('a row of the numbers of columns below the heads is no record; further down it is a bad one', async () => {
    const numbers = HEAD.split(',')
      .map((_, at) => `(${at + 1})`)
      .join(',')
    const below = await readAll(file(numbers, row({})))
    expect(below.rejects).toEqual([])
    expect(below.dossiers).toHaveLength(1)
    expect((await readAll(file(row({}), numbers))).rejects).toHaveLength(1)
  })

  test.each([
    ['semicolons', (text: string) => text.replace('"A, B"', 'A B').replaceAll(',', ';')],
    ['tabs', (text: string) => text.replace('"A, B"', 'A B').replaceAll(',', '\t')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    [
      'heads without accents',
      (text: string) => text.replace('Mã hồ sơ', 'MA HO SO').replace('Ngày tiếp nhận', 'ngay tiep nhan'),
    ],
    ['a title above the heads', (text: string) => `Danh sách hồ sơ tháng 10\r\n\r\n${text}`],
  ])('with %s reads the same', async (_, change) => {
    const plain = await readAll(file(row({})))
    expect((await readAll(change(file(row({}))))).dossiers).toEqual(plain.dossiers)
  })

  test('without a column of the channel, or of the due date, is warned of once; with both it is not', async () => {
    const codes = async (text: string): Promise<readonly string[]> =>
      (await readAll(text)).issues.map(({ code }) => code)
    expect(await codes(file(row({})))).not.toEqual(expect.arrayContaining([expect.stringContaining('dossiers.no-')]))
    const renamed = file(row({})).replace('Ngày hẹn trả', 'Ghi chú 1')
    expect(await codes(renamed)).toContain('dossiers.no-due-date')
    expect(await codes(renamed)).not.toContain('dossiers.no-channel')
    expect(await codes(file(row({})).replace('Kênh', 'Ghi chú 1'))).not.toContain('dossiers.no-due-date')
    const step = { code: 'H31-1', state: 'finished', progressAt: '2026-10-11T10:00:00' }
    expect((await readAll(JSON.stringify([step]), 'x.json')).issues).toEqual([])
  })

  test('the end of a stopped or withdrawn dossier is told by its state', async () => {
    const { dossiers } = await readAll(file(row({ state: '8' }), row({ code: 'H31-2', state: '7' })))
    expect(dossiers.map(({ finishedAt, stoppedAt, withdrawnAt }) => [finishedAt, stoppedAt, withdrawnAt])).toEqual([
      [null, '2026-10-12T16:00:00', null],
      [null, null, '2026-10-12T16:00:00'],
    ])
  })

  test.each([
    ['no number', { code: '' }, 'dossiers.no-code'],
    ['no unit', { unit: '' }, 'dossiers.no-unit'],
    ['an unknown state', { state: '77' }, 'rows.unknown-word'],
    ['an unknown channel', { channel: 'fax' }, 'rows.unknown-word'],
    ['a day that no calendar has', { received: '31/09/2026' }, 'rows.date-no-such'],
    ['accepted, no receipt date', { received: '' }, 'dossiers.no-receipt-date'],
    ['received before 2000', { received: '01/10/1999' }, 'rows.date-range'],
    ['received two days from now', { received: '24/11/2026 18:00:00', ended: '' }, 'rows.date-range'],
    ['an end before the receipt', { ended: '30/09/2026' }, 'dossiers.end-before-receipt'],
    ['words where a date belongs', { due: 'sớm' }, 'rows.date-form'],
    ['a year of two digits', { received: '01/10/26' }, 'rows.date-short-year'],
  ])('with %s is a bad row', async (_, fields, code) => {
    const { rejects, dossiers } = await readAll(file(row({ code: 'H31-1' }), row(fields)))
    expect(dossiers).toHaveLength(1)
    expect(rejects.map(({ line, problems }) => [line, problems[0]?.code])).toEqual([[3, code]])
  })

  test('a receipt date that cannot be read is one problem, and so is an end', async () => {
    const read = await readAll(file(row({ received: '31/09/2026' }), row({ ended: 'sớm' })))
    expect(codesOf(read)).toEqual(['2: rows.date-no-such', '3: rows.date-form'])
  })

  test('a deletion need not tell how the dossier ended', async () => {
    const gone = { code: 'H31-1', unitCode: 'H31', state: 'finished', receivedAt: '2026-10-01', deleted: true }
    const { dossiers, issues } = await readAll(JSON.stringify([gone]), 'x.json')
    expect([dossiers[0]?.deleted, issues.map(({ code }) => code)]).toEqual([true, []])
  })

  test.each([
    [50, 52, true],
    [5, 25, true],
    [5, 26, false],
    [4, 4, false],
    [1000, 5000, true],
  ])('%d of %d receipts at 17:00:00 sharp: warned of midnights in UTC is %s', async (midnights, all, warned) => {
    const rows = Array.from({ length: all }, (_, index) => {
      const time = index < midnights ? '17:00:00' : '17:00:01'
      return row({ code: `H31-${index}`, received: `01/10/2026 ${time}` })
    })
    const { issues } = await readAll(file(...rows))
    const shift = issues.filter(({ code }) => code === 'dossiers.utc-shift')
    expect(shift.map(({ facts }) => [facts.count, facts.rows])).toEqual(warned ? [[midnights, all]] : [])
  })

  test('an end on the day of receipt is no error where it has no time', async () => {
    expect((await readAll(file(row({ ended: '01/10/2026' })))).rejects).toEqual([])
  })

  test('a broken row costs itself and no other, and lines are counted as an editor does', async () => {
    const text = file(
      row({ code: 'H31-1' }),
      '"H31-2,never closed',
      row({ code: 'H31-3' }),
      'H31-4,too,short',
      row({ code: 'H31-5' }),
    )
    const read = await readAll(text)
    expect(read.dossiers.map(({ code }) => code)).toEqual(['H31-1', 'H31-3', 'H31-5'])
    expect(codesOf(read)).toEqual(['3: rows.quotes', '5: rows.ragged'])
  })

  test('a dossier twice with other content and nothing to tell the later is a warning', async () => {
    const read = await readAll(file(row({}), row({}), row({ channel: '1' })))
    expect(read.dossiers).toHaveLength(3)
    expect(read.issues.map(({ code, facts }) => [code, facts.count])).toContainEqual(['dossiers.contradicting-rows', 1])
  })

  test('bad rows can be sent back with reason, cure and what is no person’s', async () => {
    const { rejects } = await readAll(file(row({ state: 'Chờ thẩm định' })))
    const csv = rejectsFile(rejects, 'en')
    expect(csv).toMatch(/^\ufeffLine,Column,Reason,Cure,Mã hồ sơ,.*\r\n2,Trạng thái,/)
    expect(csv).toMatch(/H31\.14-261001-0001,.*,Chờ thẩm định,.*01\/10\/2026 08:15:00/)
  })
})

test('without a choice a file with more than one bad row in a hundred is not loaded', () => {
  expect(decideLoad({ rows: 100, bad: 1 }, null)).toBe(true)
  expect(decideLoad({ rows: 100, bad: 2 }, null)).toBe(false)
  expect(decideLoad({ rows: 100, bad: 2 }, 'load-good')).toBe(true)
  expect(decideLoad({ rows: 100, bad: 1 }, 'load-none')).toBe(false)
  expect(decideLoad({ rows: 0, bad: 0 }, 'load-none')).toBe(true)
})

describe('a source that was read before', () => {
  test('whose mapped column is renamed is refused until it is said which it is', async () => {
    const { mapping } = await readAll(file(row({})))
    const changed = file(row({})).replace('Ngày hẹn trả', 'Ngày hẹn trả mới nhất')
    const refused = await readAll(changed, 'hs.csv', { remembered: mapping })
    expect(refused.issues.map(({ code }) => code)).toEqual(['rows.drift-renamed', 'rows.drift-new'])
    const stated = { columns: { dueAt: 'Ngày hẹn trả mới nhất' }, values: {}, dates: null, empty: [] }
    const again = await readAll(changed, 'hs.csv', { remembered: mapping, stated })
    expect(again.dossiers).toHaveLength(1)
    expect(again.mapping?.hash).not.toBe(mapping?.hash)
  })

  test('with a new column is read as before and the column reported', async () => {
    const { mapping } = await readAll(file(row({})))
    const wider = await readAll(file(`${row({})},x`).replace('xử lý\r\n', 'xử lý,Ngày trả\r\n'), 'hs.csv', {
      remembered: mapping,
    })
    expect(wider.issues.map(({ code }) => code)).toContain('rows.drift-new')
    expect(wider.mapping?.hash).toBe(mapping?.hash)
    expect(wider.dossiers[0]?.returnedAt).toBeNull()
  })
})

test('years of two digits are read where the mapping says which they are', async () => {
  const stated = { columns: {}, values: {}, dates: 'dd/mm/yy' as const, empty: [] }
  const text = file(row({ received: '01/10/26', due: '15/10/26', ended: '12/10/26 16:00' }))
  const { dossiers, mapping } = await readAll(text, 'hs.csv', { stated })
  expect(dossiers[0]).toMatchObject({ receivedAt: '2026-10-01T00:00:00', finishedAt: '2026-10-12T16:00:00' })
  // And with the next file, by what is remembered.
  expect((await readAll(text, 'hs.csv', { remembered: mapping })).dossiers).toEqual(dossiers)
})

test('day numbers of a spreadsheet in a table of text are read, and told', async () => {
  const read = await readAll(file(row({}), row({ code: 'H31-1', received: '46296', due: '46300', ended: '46297.5' })))
  expect(read.dossiers[1]).toMatchObject({ receivedAt: '2026-10-01T00:00:00', finishedAt: '2026-10-02T12:00:00' })
  const told = read.issues.filter(({ code }) => code === 'rows.date-day-number')
  expect(told.map(({ facts, place }) => [facts.columnName, facts.count, place.row])).toEqual([
    ['Ngày tiếp nhận', 1, 3],
    ['Ngày kết thúc xử lý', 1, 3],
    ['Ngày hẹn trả', 1, 3],
  ])
})

test('stated words and columns are used', async () => {
  const stated = {
    columns: { code: 'So HS' },
    values: { state: { 'Ra kết quả': 'finished' }, unitCode: { 'UBND xã An Vĩ': 'H31.14' } },
    dates: 'month-first' as const,
    empty: ['trống'],
  }
  const text = file(
    row({ unit: 'UBND xã An Vĩ', state: 'Ra kết quả', received: '10/01/2026', due: 'trống', ended: '10/12/2026' }),
  )
  const { dossiers } = await readAll(text.replace('Mã hồ sơ', 'So HS'), 'hs.csv', { stated })
  expect(dossiers[0]).toMatchObject({
    unitCode: 'H31.14',
    state: 'finished',
    receivedAt: '2026-10-01T00:00:00',
    dueAt: null,
  })
})

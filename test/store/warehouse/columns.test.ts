import { expect, test } from 'vitest'
import { COLUMNS, dateOfDay, dayOfDate } from '../../../src/store/warehouse/columns.ts'
import { held } from '../../contract/warehouse/histories.ts'
import { dossier } from '../../measure/dossier.ts'

test('days are numbered as the calendar has them, from 1890 to 2110', () => {
  for (let day = -29_000; day < 51_500; day += 1) expect(dayOfDate(dateOfDay(day))).toBe(day)
})

test.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '', 'tomorrow'])(
  '%s is no date',
  (text) => expect(() => dayOfDate(text)).toThrow('no date'),
)

test('the parts of a version sort as its key, whatever the hash', () => {
  const parts = ['version_at', 'version_event', 'version_hash'].map((name) =>
    COLUMNS.find((each) => each.name === name),
  )
  const of = (version: string): unknown[] => parts.map((part) => part?.of({ ...held(dossier(), []), version }))
  const at = Date.UTC(2026, 9, 5, 8, 1, 2) / 1000
  expect(of('2026-10-05T08:01:02 0000-00-00T00:00:00 ffffffff00000000')).toEqual([at, 0, 0xffffffff00000000n])
  expect(of('0000-00-00T00:00:00 2026-10-05T08:01:02 0123456789abcdef')).toEqual([0, at, 0x0123456789abcdefn])
})

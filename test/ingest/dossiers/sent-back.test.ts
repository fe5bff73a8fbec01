import { expect, test } from 'vitest'
import { DOSSIER_FIELDS } from '../../../src/ingest/dossiers/fields.ts'
import { NOTHING_STATED, type StatedMapping } from '../../../src/ingest/rows/mapping.ts'
import { rejectsFile } from '../../../src/ingest/rows/rejects-file.ts'
import { parseMapping } from '../../../src/ingest/rows/stated-mapping.ts'
import { DOSSIER_STATES } from '../../../src/model/dossier.ts'
import { DOSSIER_FORMATS } from '../../../src/simulate/dossier-rows.ts'
import { SYNCHRONISATION_MAPPING } from '../../../src/simulate/notice.ts'
import { fileOf, options, rowsOf } from '../../simulate/simulated.ts'
import { codesOf, readAll } from './reading.ts'

/** Words of states that mean nothing: with these every row is bad, though no cell of it is. */
const SPOILT = Object.fromEntries(
  DOSSIER_STATES.flatMap((state, index) => [state, `${index + 1}`]).map((word) => [word, '']),
)
const spoiling = (stated: StatedMapping): StatedMapping => ({
  ...stated,
  values: { ...stated.values, state: { ...stated.values.state, ...SPOILT } },
})

test.each(DOSSIER_FORMATS)('bad rows of %s, sent back when corrected, say all that the file said', async (format) => {
  const stated =
    format === 'sync-json' ? parseMapping(SYNCHRONISATION_MAPPING, 'mapping', DOSSIER_FIELDS) : NOTHING_STATED
  const { dossiers } = await rowsOf(options({ dossiers: 1500 }))
  const [text, name] = [fileOf(dossiers, format), `hs.${format}`]
  const whole = await readAll(text, name, { stated })
  const { rejects, dossiers: good } = await readAll(text, name, { stated: spoiling(stated) })
  expect([good, rejects.length]).toEqual([[], dossiers.length])
  const again = await readAll(rejectsFile(rejects, 'vi'), 'loi.csv', { stated })
  expect(again.rejects).toEqual([])
  expect(again.dossiers).toEqual(whole.dossiers)
})

const HEAD = 'Số HS;UBND;TT;Kênh;Nhận;Ngày hẹn trả;Ngày yêu cầu bổ sung;Ngày tiếp nhận bổ sung;Bị phản ánh;Người nộp'
const ROW = 'H31-1;UBND xã An Vĩ;Ra;Qua mạng;10/05/2026 08:00;10/12/2026;10/07/2026|10/13/2026;10/09/2026|;Có;Bí Mật'
const STATED: StatedMapping = {
  columns: { code: 'Số HS', unitCode: 'UBND', state: 'TT', receivedAt: 'Nhận' },
  values: { unitCode: { 'UBND xã An Vĩ': 'H31.14' }, state: { 'Ra kết quả': 'finished' } },
  dates: 'month-first',
  empty: [],
}

test('bad rows bear the heads of their source, so that what is remembered of it reads them', async () => {
  const first = await readAll(`${HEAD}\n${ROW}\n`, 'hs.csv', { stated: STATED })
  expect(codesOf(first)).toEqual(['2: rows.unknown-word'])
  const sentBack = rejectsFile(first.rejects, 'vi')
  expect(sentBack).not.toContain('Bí Mật')
  const again = await readAll(sentBack.replace(',…,', ',Ra kết quả,'), 'loi.csv', { remembered: first.mapping })
  expect(again.rejects).toEqual([])
  expect(again.dossiers).toEqual(
    (await readAll(`${HEAD}\n${ROW.replace('Ra', 'Ra kết quả')}\n`, 'hs.csv', { stated: STATED })).dossiers,
  )
  expect(again.dossiers[0]).toMatchObject({
    unitCode: 'H31.14',
    receivedAt: '2026-10-05T08:00:00',
    supplements: [{}, {}],
  })
})

test('a cell that may not be told is refused again until it is filled in; it is not left empty', async () => {
  const text = 'code,unitCode,state,channel,receivedAt,dueAt\nH31-1,H31,9,Nguyễn Văn A,2026-10-01,ngày 5\n'
  const { rejects } = await readAll(text)
  expect(codesOf(await readAll(rejectsFile(rejects, 'vi')))).toEqual(['2: rows.unknown-word rows.date-form'])
})

test('day numbers of a workbook are sent back as dates', async () => {
  const { rejects } = await readAll('code,unitCode,state,receivedAt,dueAt\nH31-1,H31,Chờ thẩm định,46300.5,46310\n')
  const { dossiers } = await readAll(rejectsFile(rejects, 'vi').replace('Chờ thẩm định,2', '9,2'))
  expect(dossiers).toMatchObject([{ receivedAt: '2026-10-05T12:00:00', dueAt: '2026-10-15T00:00:00' }])
})

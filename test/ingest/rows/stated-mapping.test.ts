import { expect, test } from 'vitest'
import { DOSSIER_FIELDS } from '../../../src/ingest/dossiers/fields.ts'
import { addColumns, parseMapping } from '../../../src/ingest/rows/stated-mapping.ts'

test('a mapping is read from its file, and what the command line says outweighs it', () => {
  const stated = parseMapping(
    'columns: { code: Số HS }\nvalues: { state: { 99: finished } }\ndates: month-first\n',
    'map.yaml',
    DOSSIER_FIELDS,
  )
  expect(addColumns(stated, ['Mã mới=code', 'Ngày=nhận=receivedAt'], DOSSIER_FIELDS)).toEqual({
    columns: { code: 'Mã mới', receivedAt: 'Ngày=nhận' },
    values: { state: { '99': 'finished' } },
    dates: 'month-first',
    empty: [],
  })
})

test.each([
  ['columns: { citizenName: Họ tên }', 'rows.mapping-fields'],
  ['columns: [code]', 'rows.mapping-file'],
  ['columns: {', 'rows.mapping-file'],
])('"%s" is refused', (text, code) => {
  expect(() => parseMapping(text, 'map.yaml', DOSSIER_FIELDS)).toThrow(expect.objectContaining({ code }))
})

test('a pair without field is refused', () => {
  const stated = parseMapping('', 'map.yaml', DOSSIER_FIELDS)
  expect(() => addColumns(stated, ['Số HS'], DOSSIER_FIELDS)).toThrow(
    expect.objectContaining({ code: 'rows.map-form' }),
  )
})

import { describe, expect, test } from 'vitest'
import { DOSSIER_RECORD } from '../../../src/ingest/dossiers/fields.ts'
import { columnsTold, isColumnName, keptHeader, mayBePersons } from '../../../src/ingest/rows/column-names.ts'
import { foldPlain } from '../../../src/model/vietnamese.ts'

const KNOWN = DOSSIER_RECORD.fields.flatMap(({ field, own, national, common }) => [
  field,
  ...own,
  ...national,
  ...common,
])

const ACCENTLESS = DOSSIER_RECORD.fields.flatMap(({ common }) => common.map(foldPlain))

test('every name that a field is known by may be quoted, with accents or without', () => {
  expect([...KNOWN, ...ACCENTLESS].filter((name) => !isColumnName(name) || mayBePersons(name))).toEqual([])
})

test.each([
  'Mã hồ sơ gốc',
  'MÃ HỒ SƠ GỐC',
  'Ma ho so goc',
  'MaHoSoGoc',
  'ma_ho_so_goc',
  'STT',
  'Họ và tên chủ hồ sơ',
  'Họ tên người nộp',
  'Số điện thoại',
  'CCCD/CMND',
  'Ngày sinh',
  'Lý do từ chối',
  'Lệ phí',
  'Hồ sơ liên quan',
  'ThongTinNguoiNop.HoTen',
  'updated_at',
  'Note',
])('%s is a name of a column', (name) => {
  expect([isColumnName(name), mayBePersons(name)]).toEqual([true, false])
})

const PERSONS = [
  'Nguyễn Văn An',
  'NGUYỄN VĂN AN',
  'nguyễn văn an',
  'Nguyen Van An',
  'NguyenVanAn',
  'nguyen_van_an',
  'Lê Thị Hồng Nhung',
  'Hồ Tài Thành',
  'Trần  Phú',
  'Mã Văn Tài',
  'Giàng A Páo',
  '0912345678',
  '0912 345 678',
  '001088012345',
  'an.nguyen@example.vn',
  '01/02/1990',
  'B1234567',
]

test.each(PERSONS)('%s is a person’s', (name) => {
  expect([isColumnName(name), mayBePersons(name)]).toEqual([false, true])
})

test.each(['Y Ban Niê', 'John Smith', 'Hùng', 'Thôn Đoài, xã An Vĩ', 'Đơn xin xác nhận của ông An'])(
  '%s may be data: it is not quoted, but a person may say what it is',
  (name) => expect([isColumnName(name), mayBePersons(name)]).toEqual([false, false]),
)

describe('A header', () => {
  const header = ['Mã hồ sơ', 'Nguyễn Văn An', 'Ghi chú', '0912345678', 'Receipt Kode']

  test('is told by names where they may be quoted, else by the numbers of its columns', () => {
    expect(columnsTold(['Mã hồ sơ', 'Ghi chú'], header)).toEqual(['Mã hồ sơ', 'Ghi chú'])
    expect(columnsTold(header.slice(1), header)).toEqual({
      vi: 'cột 2; Ghi chú; cột 4; cột 5',
      en: 'column 2; Ghi chú; column 4; column 5',
    })
  })

  test('is remembered without what may be a person’s, but with every column that is read', () => {
    expect(keptHeader(header, { code: 'Mã hồ sơ', unitCode: 'Receipt Kode' })).toEqual([
      'Mã hồ sơ',
      'Ghi chú',
      'Receipt Kode',
    ])
  })
})

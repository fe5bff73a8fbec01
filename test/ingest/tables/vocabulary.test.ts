import { expect, test } from 'vitest'
import { isUnfinished } from '../../../src/ingest/tables/vocabulary.ts'

test.each(['Xã Ba Liên', 'Kim Liên', 'UBND xã Thân Thuộc', 'Xã Mường Và', 'phường Phương Liên', 'Xã Đông Các'])(
  'the name "%s" is whole, though it ends in a word that others go on after',
  (name) => {
    expect(isUnfinished(name)).toBe(false)
  },
)

test.each([
  'Sở Nông nghiệp và',
  'Ban Liên',
  'SỞ NÔNG NGHIỆP VÀ',
  'Trung tâm y tế liên',
  'Sở Văn hóa,',
  'Các',
  'Xã',
  'UBND Thị xã',
  'Phòng Nội Vụ Và',
])('the name "%s" goes on', (name) => {
  expect(isUnfinished(name)).toBe(true)
})

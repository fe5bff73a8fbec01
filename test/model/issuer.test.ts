import { expect, test } from 'vitest'
import { isOffice, issuerOf, issuerText, splitIssuer } from '../../src/model/issuer.ts'

test.each([
  ['UBND huyện Châu Thành, tỉnh Tiền Giang', 'UBND huyện Châu Thành', 'tỉnh Tiền Giang'],
  ['Huyện Châu Thành (Tỉnh Tiền Giang)', 'Huyện Châu Thành', 'Tỉnh Tiền Giang'],
  ['Huyện Châu Thành - Tỉnh Tiền Giang', 'Huyện Châu Thành', 'Tỉnh Tiền Giang'],
  ['SỞ NỘI VỤ, UBND thành phố Huế', 'SỞ NỘI VỤ', 'UBND thành phố Huế'],
  ['Xã An Vĩ, huyện Khoái Châu, tỉnh Hưng Yên', 'Xã An Vĩ', 'huyện Khoái Châu, tỉnh Hưng Yên'],
  ['Sở Văn hóa, Thể thao và Du lịch, UBND tỉnh Lào Cai', 'Sở Văn hóa, Thể thao và Du lịch', 'UBND tỉnh Lào Cai'],
  ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Văn hóa, Thể thao và Du lịch', null],
  ['Sở Lao động - Thương binh và Xã hội', 'Sở Lao động - Thương binh và Xã hội', null],
  ['Tỉnh Bà Rịa - Vũng Tàu', 'Tỉnh Bà Rịa - Vũng Tàu', null],
  ['Xã Xuân Lộc (mã 15736)', 'Xã Xuân Lộc (mã 15736)', null],
])('%s is parted', (text, name, superior) => {
  expect(splitIssuer(text)).toEqual({ name, superior })
  expect(splitIssuer(issuerText({ name, superior }))).toEqual({ name, superior })
})

test('an office administers no area; a commune called like one does', () => {
  expect(['Sở Nội vụ', 'VĂN PHÒNG', 'Phòng Nội vụ'].map(isOffice)).toEqual([true, true, true])
  expect(['Huyện Tiên Du', 'Xã Ban Công', 'UBND tỉnh Bắc Ninh', 'Hồng Tiến'].map(isOffice)).toEqual(
    Array(4).fill(false),
  )
})

test('a person who names the document’s issuer without its place means that one', () => {
  const document = { issuer: 'SỞ NỘI VỤ', superior: 'UBND tỉnh Ninh Bình' }
  expect(issuerOf(document, 'Sở Nội vụ')).toEqual({ name: 'Sở Nội vụ', superior: 'UBND tỉnh Ninh Bình' })
  expect(issuerOf(document, 'Sở Y tế')).toEqual({ name: 'Sở Y tế', superior: null })
  expect(issuerOf(document, 'Sở Nội vụ, tỉnh Hà Nam')?.superior).toBe('tỉnh Hà Nam')
  expect(issuerOf({ issuer: null, superior: null }, undefined)).toBeNull()
})

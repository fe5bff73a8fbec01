import { expect, test } from 'vitest'
import { foldSpelling } from '../../src/model/vietnamese.ts'
import { writtenName } from '../../src/model/written-name.ts'

const NAMES: readonly (readonly [printed: string, written: string])[] = [
  ['SỞ NỘI VỤ', 'Sở Nội vụ'],
  ['SỞ KHOA HỌC VÀ CÔNG NGHỆ', 'Sở Khoa học và Công nghệ'],
  ['SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH', 'Sở Văn hóa, Thể thao và Du lịch'],
  ['SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI', 'Sở Lao động - Thương binh và Xã hội'],
  ['SỞ QUY HOẠCH - KIẾN TRÚC', 'Sở Quy hoạch - Kiến trúc'],
  ['SỞ CÔNG THƯƠNG', 'Sở Công Thương'],
  ['SỞ Y TẾ', 'Sở Y tế'],
  ['SỞ NỘI VỤ TỈNH HƯNG YÊN', 'Sở Nội vụ tỉnh Hưng Yên'],
  ['BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 'Bộ Nông nghiệp và Môi trường'],
  ['VĂN PHÒNG HĐND VÀ UBND', 'Văn phòng HĐND và UBND'],
  ['VĂN PHÒNG UBND TỈNH ĐẮK LẮK', 'Văn phòng UBND tỉnh Đắk Lắk'],
  ['TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG', 'Trung tâm Phục vụ hành chính công'],
  ['BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH', 'Ban Quản lý các khu công nghiệp tỉnh'],
  ['PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ PHƯỜNG PHỐ HIẾN', 'Phòng Kinh tế, Hạ tầng và Đô thị phường Phố Hiến'],
  ['XÃ AN VĨ', 'Xã An Vĩ'],
  ['UBND HUYỆN KHOÁI CHÂU', 'UBND huyện Khoái Châu'],
  ['ỦY BAN NHÂN DÂN QUẬN 1', 'Ủy ban nhân dân quận 1'],
  ['THÀNH PHỐ HỒ CHÍ MINH', 'Thành phố Hồ Chí Minh'],
  ['THỊ XÃ SƠN TÂY', 'Thị xã Sơn Tây'],
]

test.each(NAMES)('%s is written %s', (printed, written) => {
  expect(writtenName(printed)).toBe(written)
  expect(foldSpelling(written)).toBe(foldSpelling(printed))
})

test.each(['Sở Nội vụ', 'sở nội vụ', 'UBND huyện A', 'KHOÁI CHÂU', 'HỘI NÔNG DÂN', 'A', '12', ''])(
  '%j stays',
  (name) => {
    expect(writtenName(name)).toBe(name)
  },
)

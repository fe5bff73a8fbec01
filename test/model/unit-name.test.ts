import { describe, expect, it } from 'vitest'
import { levelHint, parseUnitName, splitFoldedName } from '../../src/model/unit-name.ts'
import { foldPlain, foldSpelling } from '../../src/model/vietnamese.ts'

const bareOf = (text: string): string => parseUnitName(text).bare

describe('parseUnitName', () => {
  it.each([
    ['Xã An Vĩ', 'xã', 'An Vĩ', 'commune'],
    ['UBND xã An Vĩ', 'xã', 'An Vĩ', 'commune'],
    ['Ủy ban nhân dân xã An Vĩ', 'xã', 'An Vĩ', 'commune'],
    ['Uỷ ban nhân dân thị trấn Khoái Châu', 'thị trấn', 'Khoái Châu', 'commune'],
    ['TT. Khoái Châu', 'thị trấn', 'Khoái Châu', 'commune'],
    ['TT Khoái Châu', 'thị trấn', 'Khoái Châu', 'commune'],
    ['P. An Tảo', 'phường', 'An Tảo', 'commune'],
    ['P1', 'phường', '1', 'commune'],
    ['X.An Vĩ', 'xã', 'An Vĩ', 'commune'],
    ['Q.1', 'quận', '1', 'district'],
    ['H. Khoái Châu', 'huyện', 'Khoái Châu', 'district'],
    ['TX. Mỹ Hào', 'thị xã', 'Mỹ Hào', 'district'],
    ['UBND tỉnh Hưng Yên', 'tỉnh', 'Hưng Yên', 'province'],
    ['TP. Hưng Yên', 'thành phố', 'Hưng Yên', 'unknown'],
    ['Đặc khu Phú Quốc', 'đặc khu', 'Phú Quốc', 'commune'],
  ])('%s is a %s', (text, type, bare, level) => {
    const parsed = parseUnitName(text)
    expect([parsed.type, parsed.bare, parsed.levelHint]).toEqual([foldSpelling(type), foldSpelling(bare), level])
  })

  it('takes a name without type word as it is', () => {
    expect(parseUnitName('UBND An Vĩ')).toMatchObject({ type: null, levelHint: 'unknown', bare: foldSpelling('An Vĩ') })
    expect(parseUnitName('Phan Xích')).toMatchObject({ type: null })
    expect(parseUnitName('Xuân Trúc')).toMatchObject({ type: null })
  })

  it("keeps the portal's place behind the name", () => {
    const parsed = parseUnitName('Bình Minh - Tỉnh Hưng Yên')
    expect(parsed.bare).toBe(foldSpelling('Bình Minh'))
    expect(parsed.places.map((place) => [place.type, place.bare])).toEqual([
      [foldSpelling('tỉnh'), foldSpelling('Hưng Yên')],
    ])
    expect(parseUnitName('An Vĩ, huyện Khoái Châu, Hưng Yên').places).toHaveLength(2)
    expect(parseUnitName('An Vĩ (Khoái Châu)').places).toHaveLength(1)
  })

  it('does not divide a name at its own dash', () => {
    expect(bareOf('Tỉnh Bà Rịa - Vũng Tàu')).toBe(foldSpelling('Bà Rịa - Vũng Tàu'))
    expect(parseUnitName('Phường Văn Miếu - Quốc Tử Giám').places).toEqual([])
  })

  it('reads type words typed without diacritics in the plain fold', () => {
    expect(parseUnitName('UBND thi tran Khoai Chau', foldPlain)).toMatchObject({ type: 'thi tran', bare: 'khoai chau' })
  })
})

describe('splitFoldedName', () => {
  it('splits one type word only', () => {
    const { type, bare } = splitFoldedName(foldSpelling('Phường Phường Đúc'))
    expect([type, bare]).toEqual([foldSpelling('phường'), foldSpelling('Phường Đúc')])
  })
})

describe('levelHint', () => {
  it('is unknown for a thành phố, which may be a province or a district', () => {
    expect(levelHint('Thành phố Hải Phòng')).toBe('unknown')
    expect(levelHint('UBND huyện Khoái Châu')).toBe('district')
  })
})

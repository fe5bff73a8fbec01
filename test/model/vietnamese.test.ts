import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVietnamese, foldPlain, foldSpelling, hasDiacritics, slug } from '../../src/model/vietnamese.ts'

describe('foldSpelling', () => {
  it.each([
    ['Việt Hoà', 'Việt Hòa'],
    ['Thuý Sơn', 'Thúy Sơn'],
    ['Khoẻ', 'Khỏe'],
    ['Điềm Thuỵ', 'Điềm Thụy'],
    ['Hoàng', 'Hòang'],
    ['An Vỹ', 'An Vĩ'],
    ['Lý Nhân', 'Lí Nhân'],
    ['Mỹ Hào', 'Mĩ Hào'],
    ['xã  Bắc Sơn ', 'Xã Bắc Sơn'],
    ['Phan Rang-Tháp Chàm', 'Phan Rang – Tháp Chàm'],
    ['Phường 01', 'Phường 1'],
    ["Ia H' Drai", 'Ia H’Drai'],
    ['Việt Hòa'.normalize('NFD'), 'Việt Hòa'.normalize('NFC')],
  ])('%s and %s are one spelling', (a, b) => {
    expect(foldSpelling(a)).toBe(foldSpelling(b))
  })

  it.each([
    ['Bình Minh', 'Bình Mình'],
    ['Đông Tiến', 'Đồng Tiến'],
    ['Đại Hưng', 'Dại Hưng'],
    ['Tân Thuy', 'Tân Thui'],
    ['Quy Nhơn', 'Qui Nhơn'],
    ['Tay', 'Tai'],
    ['Ý Yên', 'Í Yên'],
    ['Phường 10', 'Phường 1'],
    ['Tiên Lữ', 'Tiến Lữ'],
  ])('%s and %s stay different', (a, b) => {
    expect(foldSpelling(a)).not.toBe(foldSpelling(b))
  })

  it('gives the same on what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldSpelling(foldSpelling(text))).toBe(foldSpelling(text))
      }),
      { seed: 20240229 },
    )
  })

  it('sees no difference between composed and decomposed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldSpelling(text.normalize('NFD'))).toBe(foldSpelling(text.normalize('NFC')))
      }),
      { seed: 20240229 },
    )
  })
})

describe('foldPlain', () => {
  it('drops diacritics and writes đ as d', () => {
    expect(foldPlain('Xã Đồng Tiến')).toBe('xa dong tien')
  })

  it('is the same for names of one spelling', () => {
    expect(foldPlain('An Vỹ')).toBe(foldPlain('An Vĩ'))
  })
})

describe('hasDiacritics', () => {
  it.each([
    ['Binh Minh', false],
    ['Bình Minh', true],
    ['Dong Tien', false],
    ['Đong Tien', true],
    ['Phuong 1', false],
  ])('%s: %s', (text, expected) => {
    expect(hasDiacritics(text)).toBe(expected)
  })
})

describe('slug', () => {
  it('keeps i and y as written', () => {
    expect(slug('Xã An Vỹ')).toBe('xa-an-vy')
    expect(slug('Xã An Vĩ 12229')).toBe('xa-an-vi-12229')
  })

  it('has only letters, digits and single dashes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(slug(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
      }),
      { seed: 20240229 },
    )
  })
})

describe('compareVietnamese', () => {
  it('sorts d before đ, a before ă before â, and numbers by value', () => {
    const names = ['Đông', 'Dân', 'Ân Thi', 'An Vĩ', 'Phường 10', 'Phường 2']
    expect(names.sort(compareVietnamese)).toEqual(['An Vĩ', 'Ân Thi', 'Dân', 'Đông', 'Phường 2', 'Phường 10'])
  })
})

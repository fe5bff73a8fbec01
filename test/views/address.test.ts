import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Address, parsePath, pathOf } from '../../src/views/address.ts'
import { href, pageContext } from '../../src/views/page-context.ts'

const segment = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,4}$/)
const periodKey = fc.constantFrom('2024', '2024-02', '2024-Q1', '2024-H2', '2024-01-21..2024-02-20')
const address: fc.Arbitrary<Address> = fc.oneof(
  fc.constant<Address>({ kind: 'home' }),
  fc.constant<Address>({ kind: 'figures' }),
  fc.constant<Address>({ kind: 'not-found' }),
  fc.record({ kind: fc.constant('period' as const), periodKey }),
  fc.record({ kind: fc.constant('month' as const), periodKey, issue: segment }),
  fc.record({ kind: fc.constant('revisions' as const), periodKey, issue: segment }),
  fc.record({ kind: fc.constant('ranking' as const), periodKey, issue: segment, figureId: segment }),
  fc.record({ kind: fc.constant('unit' as const), unitId: segment }),
)
const lang = fc.constantFrom('vi' as const, 'en' as const)
const seed = { seed: 20240305 }

test('every page is found again under its own path', () => {
  fc.assert(
    fc.property(address, lang, (one, language) => {
      expect(parsePath(pathOf(one, language))).toEqual({ address: one, lang: language })
    }),
    seed,
  )
})

test('a folder and its index.html are the same page', () => {
  expect(parsePath('2024-02/')).toEqual(parsePath('2024-02/index.html'))
  expect(parsePath('en/')).toEqual({ address: { kind: 'home' }, lang: 'en' })
})

test('a relative link leads from any page to any other', () => {
  fc.assert(
    fc.property(address, address, lang, lang, (from, to, here, there) => {
      const page = pageContext(here, from, { stylesheet: '', script: '', hasUnit: () => true })
      const url = new URL(href(page, to, there), `https://example.vn/a/b/${pathOf(from, here)}`)
      expect(decodeURIComponent(url.pathname)).toBe(`/a/b/${pathOf(to, there)}`)
    }),
    seed,
  )
})

test('months are found under their span, and scores under every form of a period', () => {
  expect(parsePath('2024-01..2024-03/')).toEqual({ address: { kind: 'period', periodKey: '2024-Q1' }, lang: 'vi' })
  for (const periodKey of ['2026-ytd', '2026-10@from-21', '2026-01..2026-10', '2026-09-21..2026-10-20']) {
    expect(parsePath(`diem/${periodKey}/`)).toEqual({ address: { kind: 'scores', periodKey }, lang: 'vi' })
  }
})

test.each([
  '2024-13/',
  'diem/2026-10@/',
  'diem/2026-10/a/B/dat-1/',
  'diem/2026-10/a/B/khong-dat/',
  'diem/2026-10/a/B/chua-ro-1/',
  'diem/2026-10/a/B/dat/x/',
  'diem/',
  '../x',
  'don-vi',
  'don-vi/',
  '2024-02//',
  'chi-so/x/',
  '2024-02/a/xep-hang/',
  'don-vi/a/b/',
  'x.html',
])('%s is no page', (path) => {
  expect(parsePath(path)).toBeUndefined()
})

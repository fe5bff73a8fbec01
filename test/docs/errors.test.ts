import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/platform/catalogue/index.ts'
import { expectGolden } from '../support/golden.ts'

const ROOT = join(import.meta.dirname, '..', '..')

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('platform/catalogue'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

function page(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|')
  const rows = Object.entries(CATALOGUE)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, entry]) => {
      const status = entry.kind === 'error' ? `exit ${entry.exit}, HTTP ${entry.http}` : 'issue'
      const words = [`${entry.text.en} → ${entry.cure.en}`, `${entry.text.vi} → ${entry.cure.vi}`]
      return `| \`${code}\` | ${status} | ${words.map(cell).join('<br>')} |`
    })
  return [
    '# Errors and issues',
    '',
    'Every problem the product reports has a code, a text and a cure in both languages. An *error* is a mistake of the',
    'person or client and ends the command or request; an *issue* is a problem in the data, listed in a report with its',
    'place. `{name}` is filled with a fact. This page is made from `src/platform/catalogue`; a test compares them',
    '(`UPDATE_GOLDEN=1 npm test -- test/docs` writes it).',
    '',
    'Exit codes: 0 done · 2 wrong call · 3 wrong input · 4 not there · 5 in use or out of reach · 70 a bug in the program.',
    '',
    '| code | kind | text → cure |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

describe('catalogue of problems', () => {
  test('docs/errors.md says what the catalogue says', () => {
    expectGolden(join(ROOT, 'docs', 'errors.md'), page())
  })

  test('every code of the catalogue is used in the source, and every quoted code there is in the catalogue', () => {
    const text = sources(join(ROOT, 'src')).join('\n')
    const areas = [...new Set(Object.keys(CATALOGUE).map((code) => code.split('.')[0]))].join('|')
    const quoted = new Set(
      [...text.matchAll(new RegExp(`['\`]((?:${areas})\\.[a-z][a-z0-9-]+)['\`]`, 'g'))].map((m) => m[1]),
    )
    const fileName = /\.(typ|css|yaml|csv)$/
    expect([...quoted].filter((code) => code !== undefined && !fileName.test(code) && !(code in CATALOGUE))).toEqual([])
    expect(Object.keys(CATALOGUE).filter((code) => !quoted.has(code))).toEqual([])
  })

  test('each text and cure exists in both languages, with the same facts', () => {
    const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()
    for (const [code, { text, cure }] of Object.entries(CATALOGUE)) {
      for (const both of [text, cure]) {
        expect(both.vi, code).not.toBe('')
        expect(places(both.vi), code).toEqual(places(both.en))
      }
    }
  })

  test('the Vietnamese of each is Vietnamese, the English is not, but for what it quotes', () => {
    const vietnamese = /[\u00c0-\u024f\u1e00-\u1eff]/
    const quotes = /"[^"]*"|\([^)]*\)|Phường Ba Đình|Thước Đo/g
    for (const [code, { text, cure }] of Object.entries(CATALOGUE)) {
      for (const { vi, en } of [text, cure]) {
        expect(vi, code).toMatch(vietnamese)
        expect(en.replace(quotes, ''), code).not.toMatch(vietnamese)
      }
    }
  })

  test('no file of the source puts a problem into the words of one language alone', () => {
    for (const text of sources(join(ROOT, 'src'))) {
      const told = (lang: string): number =>
        [...text.matchAll(new RegExp(`describe(?:Issue|Problem|Place)\\([^()]*'${lang}'\\)`, 'g'))].length
      expect(told('vi'), text.slice(0, 200)).toBe(told('en'))
    }
  })
})

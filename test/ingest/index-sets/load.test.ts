import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets, parseIndexSet } from '../../../src/ingest/index-sets/load.ts'
import { KEYS } from '../../../src/ingest/index-sets/schema.ts'
import { FACTS } from '../../../src/model/facts.ts'
import { describeIssue } from '../../../src/platform/describe.ts'
import { ThuocDoError } from '../../../src/platform/problem.ts'
import { freshFolder } from '../../support/folders.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const FILE = 'khoai-chau-letter-2024.yaml'
const good = readFileSync(join(ROOT, 'index-sets', FILE), 'utf8')

/** The good file with one text replaced, and the line that the change stands on. */
function changed(from: string, to: string): { text: string; line: number } {
  const at = good.indexOf(from)
  expect(at, `"${from}" is in the file`).toBeGreaterThanOrEqual(0)
  return { text: good.replace(from, to), line: good.slice(0, at).split('\n').length }
}

function codes(text: string): [string, number | null][] {
  return parseIndexSet(text, FILE).issues.map((issue) => [issue.code, issue.place.row])
}

describe('index sets of the product', () => {
  const sets = loadIndexSets(join(ROOT, 'index-sets'))

  test('two sets are there, each with one headline figure', () => {
    expect(sets.map((set) => [set.id, set.figures.length])).toEqual([
      ['khoai-chau-letter-2024', 6],
      ['qd766-2026', 7],
    ])
    for (const set of sets)
      expect(set.figures.filter((figure) => figure.headline).map((figure) => figure.id)).toEqual(['totalScore'])
  })

  test('the groups of 2026 add up to 100 points', () => {
    const groups = sets[1]?.figures.filter((figure) => figure.id !== 'totalScore') ?? []
    expect(groups.reduce((sum, figure) => sum + (figure.max ?? 0), 0)).toBe(100)
  })
})

describe('what is wrong in a file is named with its line and cure', () => {
  test.each([
    ['a misspelt key', 'shortName: { vi: Đúng hạn', 'shorName: { vi: Đúng hạn', 'indexSet.key-misspelt'],
    ['an unknown unit of measure', 'unitOfMeasure: percent', 'unitOfMeasure: promille', 'indexSet.value-unknown'],
    ['an id twice', '- id: satisfaction', '- id: onTime', 'indexSet.figure-twice'],
    [
      'a synonym on two figures, spelt another way',
      '- mức độ hài lòng\n',
      '- SỐ HOÁ HỒ SƠ\n',
      'indexSet.synonym-twice',
    ],
    ['a range upside down', 'range: [0, 100]', 'range: [100, 0]', 'indexSet.range'],
    ['a date that does not exist', 'from: 2022-06-23', 'from: 2022-06-31', 'indexSet.date'],
    ['dates in the wrong order', 'from: 2022-06-23', 'from: 2026-06-23', 'indexSet.dates-order'],
    ['decimals that are no number', 'decimals: 2', 'decimals: two', 'indexSet.value'],
    ['broken YAML', 'figures:\n', 'figures: [\n', 'indexSet.yaml'],
  ])('%s', (_what, from, to, code) => {
    const { text, line } = changed(from, to)
    const found = codes(text)
    expect(found.map(([each]) => each)).toContain(code)
    if (code === 'indexSet.yaml') return
    const where = found.find(([each]) => each === code)?.[1] ?? 0
    expect(Math.abs(where - line)).toBeLessThanOrEqual(code === 'indexSet.synonym-twice' ? 80 : 0)
  })

  test('a missing field is named by its path', () => {
    const { issues } = parseIndexSet(good.replace('    direction: higher\n', ''), FILE)
    expect(issues.map((issue) => [issue.code, issue.facts.key])).toEqual([
      ['indexSet.key-missing', 'figures.[1].direction'],
    ])
  })

  test('no headline figure, and two, are both refused', () => {
    expect(codes(good.replace('    headline: true\n', '')).map(([code]) => code)).toEqual(['indexSet.headline-missing'])
    const two = good.replace('    range: [0, 100]\n', '    range: [0, 100]\n    headline: true\n')
    expect(codes(two).map(([code]) => code)).toEqual(['indexSet.headline-several'])
  })

  test('the nearest key is suggested in words', () => {
    const [issue] = parseIndexSet(good.replace('shortName: { vi: Đúng hạn', 'shorName: { vi: Đúng hạn'), FILE).issues
    expect(issue && describeIssue(issue, 'vi').cure).toContain('shortName')
  })

  test('an empty file and a list are no index set', () => {
    expect(parseIndexSet('', FILE).indexSet).toBeNull()
    expect(parseIndexSet('- a\n- b\n', FILE).issues.length).toBeGreaterThan(0)
  })
})

describe('a folder', () => {
  const folderOf = (files: Record<string, string>): string => {
    const folder = freshFolder('index-sets')
    mkdirSync(folder)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return folder
  }

  test('with a broken file is refused with every problem of it', () => {
    const folder = folderOf({ 'a.yaml': good.replace('range: [0, 100]', 'range: [100, 0]') })
    expect(() => loadIndexSets(folder)).toThrow(expect.objectContaining({ code: 'indexSet.invalid' }))
  })

  test('with one id in two files is refused', () => {
    const folder = folderOf({ 'a.yaml': good, 'b.yaml': good })
    expect(() => loadIndexSets(folder)).toThrow(ThuocDoError)
  })
})

test('docs/index-sets.md explains every key of the schema and no other', () => {
  const page = readFileSync(join(ROOT, 'docs', 'index-sets.md'), 'utf8')
  const sections = {
    file: 'The file',
    figure: 'A figure',
    text: 'A text',
    effective: 'In force',
    legalBasis: 'Legal basis',
    measure: 'A measure',
    criterion: 'A criterion',
    rule: 'A rule',
    band: 'A band',
    group: 'A group',
    mean: 'A mean',
    rounding: 'Rounding',
  } as const
  expect(Object.keys(sections).sort()).toEqual(Object.keys(KEYS).sort())
  for (const [part, title] of Object.entries(sections)) {
    const section = page.split(/^## /m).find((each) => each.startsWith(`${title}\n`)) ?? ''
    const documented = [...section.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1])
    expect(documented.sort(), title).toEqual([...KEYS[part as keyof typeof KEYS]].sort())
  }
})

test('docs/index-sets.md explains every fact that conditions may ask for', () => {
  const page = readFileSync(join(ROOT, 'docs', 'index-sets.md'), 'utf8')
  for (const source of ['dossiers', 'petitions', 'procedures'] as const) {
    const section = page.split(/^#{2,3} /m).find((each) => each.startsWith(`Facts of ${source}\n`)) ?? ''
    const documented = [...section.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1])
    expect(documented.sort(), source).toEqual(Object.keys(FACTS[source]).sort())
  }
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseIndexSet } from '../../../src/ingest/index-sets/load.ts'
import { describeIssue } from '../../../src/platform/describe.ts'

const good = readFileSync(join(import.meta.dirname, '..', '..', '..', 'index-sets', 'qd766-2026.yaml'), 'utf8')

function problems(from: string, to: string): { found: (string | number | null)[][]; line: number } {
  const at = good.indexOf(from)
  expect(at, `"${from}" is in the file`).toBeGreaterThanOrEqual(0)
  const { issues } = parseIndexSet(good.replace(from, to), 'x.yaml')
  return { found: issues.map(({ code, place }) => [code, place.row]), line: good.slice(0, at).split('\n').length }
}

describe('what is wrong in the scoring part is named with its line', () => {
  test.each([
    ['a fact that no dossier has', 'where: [accepted, onTime]', 'where: [accepted, inTime]', 'indexSet.fact-unknown'],
    ['a value that a fact cannot have', 'is: online }]', 'is: web }]', 'indexSet.formula'],
    [
      'a measure that is not there',
      'numerator: dossiersOnTime',
      'numerator: dossierOnTime',
      'indexSet.measure-unknown',
    ],
    ['an operation that is none', 'shareOfYear: receivedLastYear', 'halfOfYear: receivedLastYear', 'indexSet.formula'],
    [
      'a rule without its key',
      'rule: { kind: full-from, share: 0.5 }',
      'rule: { kind: full-from }',
      'indexSet.rule-lacks',
    ],
    [
      "another rule's key",
      'rule: { kind: full-from, share: 0.5 }',
      'rule: { kind: linear, share: 0.5 }',
      'indexSet.rule-key',
    ],
    ['a share above 1', 'share: 0.5', 'share: 50', 'indexSet.rule-value'],
    ['a part that is not there', 'of: [ON_TIME]', 'of: [ONTIME]', 'indexSet.part-unknown'],
    ['a line in two groups', 'of: [ON_TIME]', 'of: [ON_TIME, ONLINE_PAID]', 'indexSet.part-twice'],
    ['a group that is no figure', '  - id: TTTT\n    of:', '  - id: PAYMENT\n    of:', 'indexSet.part-unknown'],
    ['a criterion in no group', '      - ELECTRONIC_CERTIFIED_COPY\n', '', 'indexSet.criterion-loose'],
    ['maxima that do not add up', 'max: 20\n', 'max: 19\n', 'indexSet.group-max'],
    [
      'a total out of more than its range',
      '  - id: totalScore\n    of:',
      '  - id: totalScore\n    outOf: 1000\n    of:',
      'indexSet.group-max',
    ],
    ['a name with two meanings', 'aliases: [PROGRESS]', 'aliases: [ONLINE_PAID]', 'indexSet.name-twice'],
    ['groups in a ring', 'of: [ON_TIME]', 'of: [ON_TIME, totalScore]', 'indexSet.ring'],
    [
      'a scoring part without rounding',
      'rounding: { criteria: 2, groups: null, total: 2 }',
      '',
      'indexSet.scoring-lacks',
    ],
    [
      'conditions on what comes counted',
      '    from: counts\n',
      '    from: counts\n    where: [accepted]\n',
      'indexSet.counts-where',
    ],
    ['a misspelt key of a rule', 'kind: full-from, share: 0.5', 'kind: full-from, shar: 0.5', 'indexSet.key-misspelt'],
  ])('%s', (_what, from, to, code) => {
    const { found, line } = problems(from, to)
    expect(found.map(([each]) => each)).toContain(code)
    const where = Number(found.find(([each]) => each === code)?.[1])
    const anywhere = [
      'indexSet.part-twice',
      'indexSet.name-twice',
      'indexSet.group-max',
      'indexSet.criterion-loose',
      'indexSet.ring',
    ]
    const elsewhere = [...anywhere, 'indexSet.scoring-lacks', 'indexSet.part-unknown', 'indexSet.counts-where']
    if (!elsewhere.includes(code)) expect(Math.abs(where - line)).toBeLessThanOrEqual(2)
    expect(where).toBeGreaterThan(0)
  })
})

const messages = (text: string, lang: 'vi' | 'en' = 'vi'): string[] =>
  parseIndexSet(text, 'x.yaml').issues.map((issue) => Object.values(describeIssue(issue, lang)).join(' '))

test('a mean may not reach more than its range, with weights and by an outOf of its own too', () => {
  const total = (more: string, range: string): string =>
    good
      .replace('  - id: totalScore\n    of:', `  - id: totalScore\n${more}    of:`)
      .replace('range: [0, 100]\n    headline: true', `range: ${range}\n    headline: true`)
  const codes = (text: string) => parseIndexSet(text, 'x.yaml').issues.map(({ code }) => code)
  // The groups can reach 18, 20, 12, 10, 22 and 18 points: 16 2/3 on average.
  expect(codes(total('    aggregation: arithmetic-mean\n', '[0, 10]'))).toEqual(['indexSet.group-max'])
  expect(codes(total('    aggregation: geometric-mean\n', '[0, 16]'))).toEqual(['indexSet.group-max'])
  expect(codes(total('    aggregation: arithmetic-mean\n', '[0, 20]'))).toEqual([])
  const weighted = '    aggregation: arithmetic-mean\n    weights: [0.01, 1, 0.01, 0.01, 1, 0.01]\n'
  expect(codes(total(weighted, '[0, 20]'))).toEqual(['indexSet.group-max'])
  expect(codes(total('    aggregation: arithmetic-mean\n    outOf: 100\n', '[0, 10]'))).toEqual(['indexSet.group-max'])
  expect(codes(total('    aggregation: arithmetic-mean\n    outOf: 100\n', '[0, 100]'))).toEqual([])
})

test('a set without headline is told of that alone', () => {
  expect(messages(good.replace('    headline: true\n', ''))).toHaveLength(1)
})

test('a number that must be above a limit is told so', () => {
  const [text] = messages(good.replace('  - id: totalScore\n    of:', '  - id: totalScore\n    outOf: 0\n    of:'))
  expect(text).toContain('số lớn hơn 0')
})

test('near names are told once each', () => {
  const twice = good.replace('numerator: dossiersOnTime', 'numerator: dossiersOnTim')
  const measure = / {2}- id: dossiersOnTime\n(?: {4}.*\n)+/.exec(good)?.[0] ?? ''
  const texts = messages(twice.replace(measure, measure + measure)).filter((text) => text.includes('Gần nhất'))
  expect(texts).toHaveLength(1)
  expect(texts[0]?.match(/dossiersOnTime\b/g)).toHaveLength(1)
})

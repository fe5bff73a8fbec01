import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseIndexSet } from '../../../src/ingest/index-sets/load.ts'
import { describeIssue } from '../../../src/platform/describe.ts'

/** Sets of other kinds than the shipped ones, without any fault. */
const FIXTURES = join(import.meta.dirname, '..', '..', 'score', 'fixtures')
const read = (name: string): string => readFileSync(join(FIXTURES, `${name}.yaml`), 'utf8')
const SETS = { par: read('par-index'), compared: read('competitiveness'), passed: read('new-countryside') }

const issuesOf = (text: string) => parseIndexSet(text, 'x.yaml').issues

test('the sets are without fault', () => {
  for (const text of Object.values(SETS)) expect(issuesOf(text)).toEqual([])
})

/** What is wrong, where in which set, what it is called and a word of its cure. */
const FAULTS: readonly (readonly [
  what: string,
  set: keyof typeof SETS,
  from: string,
  to: string,
  code: string,
  cure: string,
])[] = [
  [
    'a tab for indentation',
    'passed',
    '    rule: { kind: bands, bands: [{ from: 0.8',
    '\trule: { kind: bands, bands: [{ from: 0.8',
    'indexSet.yaml',
    'Tab',
  ],
  ['a bracket that is not closed', 'par', 'of: [LATENESS]', 'of: [LATENESS', 'indexSet.yaml', ''],
  ['a key twice', 'compared', '    max: 6\n', '    max: 6\n    max: 7\n', 'indexSet.yaml', ''],
  [
    'a text that a comma cuts',
    'passed',
    'vi: Xã nông thôn mới,',
    'vi: Xã nông thôn mới, nâng cao,',
    'indexSet.text-cut',
    'dấu nháy',
  ],
  [
    'one language only',
    'compared',
    '{ vi: Vi phạm, en: Violations }',
    '{ vi: Vi phạm }',
    'indexSet.key-missing',
    'Thêm',
  ],
  ['a decimal comma', 'par', 'share: 0.3', 'share: 0,3', 'indexSet.number-cut', 'dấu chấm'],
  ['a maximum in words', 'compared', 'max: 6', 'max: six', 'indexSet.value', 'Sửa'],
  ['a maximum below 0', 'compared', 'max: 6', 'max: -6', 'indexSet.value', 'Sửa'],
  ['a scored criterion without points to be had', 'par', 'max: 2\n', 'max: 0\n', 'indexSet.rule-value', 'Sửa'],
  ['a penalty with points to be had', 'compared', 'max: 0', 'max: 3', 'indexSet.rule-value', 'Sửa'],
  ['a penalty without a limit', 'compared', 'each: 0.5, most: 3', 'each: 0.5', 'indexSet.rule-lacks', 'Thêm'],
  ['a penalty that gives', 'compared', 'each: 0.5', 'each: -0.5', 'indexSet.rule-value', 'Sửa'],
  ['a range that penalties leave', 'compared', 'range: [-3, 10]', 'range: [0, 10]', 'indexSet.group-min', 'range'],
  ['maxima above the range', 'passed', 'range: [0, 2]', 'range: [0, 1]', 'indexSet.group-max', ''],
  ['maxima of one level above the range', 'par', 'range: [0, 6]', 'range: [0, 5]', 'indexSet.group-max', ''],
  ['an unknown kind of rule', 'compared', 'kind: min-max }', 'kind: minmax }', 'indexSet.value-unknown', 'min-max'],
  [
    "another rule's key",
    'compared',
    'kind: min-max, better: lower',
    'kind: min-max, cap: false',
    'indexSet.rule-key',
    'better',
  ],
  ['a misspelt key', 'passed', 'aggregation: least', 'agregation: least', 'indexSet.key-misspelt', 'aggregation'],
  ['an unknown aggregation', 'passed', 'aggregation: least', 'aggregation: minimum', 'indexSet.value-unknown', 'least'],
  ['bands that do not rise', 'par', '{ from: 1, points: 4 }', '{ from: 0.5, points: 4 }', 'indexSet.rule-value', 'Sửa'],
  [
    'more points in a band than there are',
    'par',
    '{ from: 1, points: 4 }',
    '{ from: 1, points: 5 }',
    'indexSet.rule-value',
    'Sửa',
  ],
  [
    'bands of both kinds',
    'par',
    '{ upTo: 0.05, points: 6 }',
    '{ from: 0.05, points: 6 }',
    'indexSet.band-bound',
    'upTo',
  ],
  [
    'a band with both bounds',
    'par',
    '{ upTo: 0.05, points: 6 }',
    '{ from: 0.03, upTo: 0.05, points: 6 }',
    'indexSet.band-bound',
    'upTo',
  ],
  ['a band without bounds', 'par', '{ upTo: 0.02, points: 10 }', '{ points: 10 }', 'indexSet.band-bound', 'from'],
  ['no bands', 'passed', 'bands: [{ from: 1, points: 1 }]', 'bands: []', 'indexSet.value', 'Sửa'],
  ['a weight too few', 'par', 'weights: [2, 1]', 'weights: [2]', 'indexSet.weights', ''],
  [
    'weights of a sum',
    'passed',
    'of: [roads, poverty] }',
    'of: [roads, poverty], weights: [1, 2] }',
    'indexSet.weights',
    '',
  ],
  [
    'weights of the least',
    'passed',
    'aggregation: least',
    'aggregation: least, weights: [1, 2]',
    'indexSet.weights',
    '',
  ],
  ['a weight of 0', 'par', 'weights: [2, 1]', 'weights: [2, 0]', 'indexSet.value', 'Sửa'],
  [
    'a geometric mean of what may be below 0',
    'compared',
    'of: [CONTENT, DAYS, VIOLATIONS]',
    'of: [CONTENT, DAYS, VIOLATIONS], aggregation: geometric-mean',
    'indexSet.geometric',
    'arithmetic-mean',
  ],
  ['an unknown measure', 'passed', 'numerator: pavedKm', 'numerator: pavedkm', 'indexSet.measure-unknown', 'pavedKm'],
  ['a formula in words', 'passed', 'numerator: pavedKm', 'numerator: pavedKm + roadKm', 'indexSet.formula', 'sum'],
  [
    'an operation that is none',
    'passed',
    'numerator: pavedKm',
    'numerator: { plus: [pavedKm, roadKm] }',
    'indexSet.formula',
    'sum',
  ],
  [
    'a difference of three',
    'passed',
    'numerator: pavedKm',
    'numerator: { difference: [pavedKm, roadKm, households] }',
    'indexSet.formula',
    'difference',
  ],
  ['an unknown level', 'passed', 'levels: [commune]', 'levels: [ward]', 'indexSet.value-unknown', 'commune'],
  [
    'an unknown level of what is not reported',
    'par',
    'whenNotReported: { ministry: zero }',
    'whenNotReported: { minstry: zero }',
    'indexSet.key-misspelt',
    'ministry',
  ],
  [
    'an unknown policy',
    'par',
    'whenNotReported: { ministry: zero }',
    'whenNotReported: none',
    'indexSet.value-unknown',
    'missing',
  ],
  [
    'an unknown policy of a level',
    'par',
    'whenNotReported: { ministry: zero }',
    'whenNotReported: { ministry: none }',
    'indexSet.value-unknown',
    'missing',
  ],
  [
    'a mean of a level above',
    'compared',
    '{ level: nation, of: province }',
    '{ level: province, of: nation }',
    'indexSet.mean-level',
    'commune',
  ],
  [
    'two means of a level',
    'compared',
    '{ level: nation, of: province }',
    '{ level: nation, of: province }\n  - { level: nation, of: commune }',
    'indexSet.mean-twice',
    'bỏ',
  ],
  [
    'a mean of nothing',
    'compared',
    '{ level: nation, of: province }',
    '{ level: nation }',
    'indexSet.key-missing',
    'Thêm',
  ],
  [
    'a group that is no figure',
    'passed',
    '{ id: poverty, of: [POOR] }',
    '{ id: poor, of: [POOR] }',
    'indexSet.part-unknown',
    'poor',
  ],
  ['a criterion of no group', 'passed', 'of: [PAVED, PLAN]', 'of: [PAVED]', 'indexSet.criterion-loose', ''],
  ['two totals', 'passed', 'of: [roads, poverty] }', 'of: [roads] }', 'indexSet.total', ''],
  [
    'no rounding',
    'passed',
    'rounding: { criteria: 0, groups: 0, total: 0 }\n',
    '',
    'indexSet.scoring-lacks',
    'rounding',
  ],
  ['rounding without the total', 'passed', 'groups: 0, total: 0', 'groups: 0', 'indexSet.key-missing', 'Thêm'],
  [
    'a list where a text is expected',
    'passed',
    'numerator: roadPlan',
    'numerator: [roadPlan]',
    'indexSet.formula',
    'sum',
  ],
  ['an alias of nothing', 'par', '<<: *tasks', '<<: *task', 'indexSet.yaml', ''],
  ['a merge of a text', 'par', '<<: *tasks', '<<: tasks', 'indexSet.yaml', '<<'],
  [
    'a set that continues itself',
    'passed',
    'id: new-countryside\n',
    'id: new-countryside\ncontinues: new-countryside\n',
    'indexSet.continues-itself',
    'continues',
  ],
  [
    'bands of which none reaches the maximum',
    'passed',
    'bands: [{ from: 1, points: 1 }]',
    'bands: [{ from: 1, points: 0.5 }]',
    'indexSet.rule-value',
    'Sửa',
  ],
  [
    'fewer points in a better band',
    'par',
    '{ from: 1, points: 4 }',
    '{ from: 0.99, points: 4 }, { from: 1, points: 1 }',
    'indexSet.rule-value',
    'Sửa',
  ],
  ['an id with a blank', 'passed', 'id: PLAN', 'id: ROAD PLAN', 'indexSet.value', ''],
]

describe('each fault of an index set is told with its line, what it is and how it is mended', () => {
  test.each(FAULTS)('%s', (_what, set, from, to, code, cure) => {
    const text = SETS[set]
    const at = text.indexOf(from)
    expect(at, `"${from}" is in the set`).toBeGreaterThanOrEqual(0)
    const line = text.slice(0, at).split('\n').length
    const issues = issuesOf(text.replace(from, to))
    const issue = issues.find((each) => each.code === code)
    expect(issues.map((each) => each.code)).toContain(code)
    if (issue === undefined) return
    const told = describeIssue(issue, 'vi')
    const here = ['indexSet.scoring-lacks', 'indexSet.total', 'indexSet.criterion-loose', 'indexSet.part-unknown']
    if (!here.includes(code)) expect(Math.abs((issue.place.row ?? 0) - line), told.text).toBeLessThanOrEqual(2)
    expect(`${told.text} ${told.cure}`).toContain(cure)
    for (const lang of ['vi', 'en'] as const) {
      const { text: said, cure: mend } = describeIssue(issue, lang)
      expect(`${said} ${mend}`).not.toMatch(/\{\w+\}|undefined|\[object/)
      expect(mend?.length).toBeGreaterThan(5)
    }
    expect(issues.length, issues.map((each) => describeIssue(each, 'vi').text).join('\n')).toBeLessThanOrEqual(2)
  })
})

test('penalties are brought to the scale of their group before its range is looked at', () => {
  const scaled = (least: number): string =>
    SETS.compared
      .replace('of: [CONTENT, DAYS, VIOLATIONS]', 'of: [CONTENT, DAYS, VIOLATIONS], outOf: 20')
      .replace('range: [-3, 10]', `range: [${least}, 20]`)
  const told = issuesOf(scaled(-3))
  expect(told.map(({ code }) => code)).toEqual(['indexSet.group-min'])
  expect(told[0]?.facts.most).toBe(-6)
  expect(issuesOf(scaled(-6))).toEqual([])
})

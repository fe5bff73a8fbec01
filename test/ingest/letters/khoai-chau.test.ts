import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { KHOAI_CHAU_ROWS } from '../../publish/khoai-chau.ts'
import { rawText } from '../raw-document.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const LETTER = join(ROOT, '..', 'shared', 'letters', 'khoai-chau-2024-02.txt')
const SAMPLE = join(ROOT, 'samples', 'khoai-chau-2024-02', 'khoai-chau-2024-02.txt')
const IDS = ['onTime', 'satisfaction', 'onlinePaid', 'totalScore', 'digitised', 'certifiedCopies']
const sets = loadIndexSets(join(ROOT, 'index-sets'))

const readFile = (path: string): Reading => interpret(rawText(readFileSync(path, 'utf8')), sets)

/** name,value,value … as in the fixture, the issuer first. */
function rowsOf({ figures }: Reading): Record<string, string[]> {
  const rows: Record<string, string[]> = {}
  for (const { subject, figureId, reported } of figures) {
    const name = subject.kind === 'issuer' ? '(issuer)' : subject.printedName
    const row = rows[name] ?? IDS.map(() => '')
    row[IDS.indexOf(figureId)] = reported.kind === 'value' ? reported.value : reported.reason
    rows[name] = row
  }
  return rows
}

const expected = Object.fromEntries([
  ['(issuer)', ['99.17', '100', '69.65', '75.02', '89.8', '']],
  ...KHOAI_CHAU_ROWS.split('\n').map((line): [string, string[]] => {
    const [name = '', ...values] = line.split(',')
    return [name, values]
  }),
])

describe.skipIf(!existsSync(LETTER))('the letter of Khoái Châu as extracted from its PDF', () => {
  const reading = existsSync(LETTER) ? readFile(LETTER) : null

  test('all 155 figures are exact', () => {
    expect(reading?.figures.length).toBe(5 + 25 * 6)
    expect(reading && rowsOf(reading)).toEqual(expected)
  })

  test('it says its period and what it cites, and not who issued it: that is asked for', () => {
    expect(reading?.facts.period?.key).toBe('2024-02')
    expect(reading?.facts.issuer).toBeNull()
    expect(reading?.facts.cited).toEqual([
      { type: 'Công văn', number: '66/UBND-PVHCC&KSTT', date: '2024-03-05', issuer: 'UBND tỉnh' },
    ])
    expect(reading?.issues.map((issue) => issue.code)).toEqual(['reading.issuer-missing'])
  })

  test('each figure keeps the text as printed and its line', () => {
    const digitised = reading?.figures.find(
      (figure) => figure.subject.kind === 'issuer' && figure.figureId === 'digitised',
    )
    expect(digitised?.printed).toBe('89.8%')
    const text = readFileSync(LETTER, 'utf8').split('\n')
    for (const { printed, place } of reading?.figures ?? []) expect(text[(place.row ?? 0) - 1]).toContain(printed)
  })
})

test('the sample in our own words carries the same figures, names its issuer and raises no issue', () => {
  const reading = readFile(SAMPLE)
  expect(rowsOf(reading)).toEqual(expected)
  expect(reading.issues).toEqual([])
  expect(reading.facts.issuer).toBe('UBND huyện Khoái Châu')
  expect(reading.facts.period?.key).toBe('2024-02')
})

test('what the person says outweighs the document, and the difference is shown', () => {
  const raw = rawText(readFileSync(SAMPLE, 'utf8'))
  const reading = interpret(raw, sets, { issuer: 'UBND huyện Kim Động', indexSetId: 'khoai-chau-letter-2024' })
  expect(reading.issues.map((issue) => [issue.severity, issue.code])).toContainEqual([
    'warning',
    'reading.issuer-disagrees',
  ])
  expect(reading.facts.issuer).toBe('UBND huyện Khoái Châu')
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret, type ToldOfDocument } from '../../../src/ingest/letters/interpret.ts'
import type { RawBlock, RawDocument } from '../../../src/ingest/raw.ts'
import { parsePeriod } from '../../../src/model/period.ts'
import type { ReadFigure, Reading } from '../../../src/model/reading.ts'
import { describePlace } from '../../../src/platform/describe.ts'
import { expectGolden } from '../../support/golden.ts'
import { rawDocument, rawTable, rawText } from '../raw-document.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const CASES = join(ROOT, 'test', 'golden', 'reading')
const sets = loadIndexSets(join(ROOT, 'index-sets'))

interface JsonInput {
  readonly format: 'docx' | 'xlsx' | 'csv'
  readonly tables?: readonly { readonly sheet?: string; readonly rows: readonly (readonly string[])[] }[]
  readonly blocks?: readonly (string | { readonly rows: readonly (readonly string[])[] })[]
}

function fromJson({ format, tables = [], blocks = [] }: JsonInput): RawDocument {
  const mixed = blocks.flatMap((block, index): readonly RawBlock[] => {
    if (typeof block !== 'string') return [rawTable(block.rows)]
    return rawText(block).blocks.map((line) => ({ ...line, row: index + 1, y: index + 1 }))
  })
  return rawDocument([...mixed, ...tables.map((table) => rawTable(table.rows, table.sheet ?? null))], format)
}

function load(folder: string): { raw: RawDocument; told: ToldOfDocument } {
  const text = join(folder, 'input.txt')
  const raw = existsSync(text)
    ? rawText(readFileSync(text, 'utf8'))
    : fromJson(JSON.parse(readFileSync(join(folder, 'input.json'), 'utf8')))
  const toldFile = join(folder, 'told.json')
  const { period, ...told } = existsSync(toldFile) ? JSON.parse(readFileSync(toldFile, 'utf8')) : {}
  return { raw, told: period === undefined ? told : { ...told, period: parsePeriod(period) ?? undefined } }
}

/** A figure in one line: value or reason, the printed text, the place. */
function figureText({ reported, printed, place }: ReadFigure): string {
  return `${reported.kind === 'value' ? reported.value : reported.reason} «${printed}» ${describePlace(place, 'en')}`
}

function shown({ indexSetId, facts, figures, totals, issues }: Reading): unknown {
  const subjects = new Map<string, Record<string, string>>()
  for (const figure of figures) {
    const name = figure.subject.kind === 'issuer' ? '(issuer)' : figure.subject.printedName
    subjects.set(name, { ...subjects.get(name), [figure.figureId]: figureText(figure) })
  }
  const { superior, ...said } = facts
  return {
    indexSetId,
    facts: { ...said, ...(superior === null ? {} : { superior }), period: facts.period?.key ?? null },
    figures: Object.fromEntries(subjects),
    totals: totals.map(
      ({ label, figureId, value, place }) => `${label} ${figureId} ${value} ${describePlace(place, 'en')}`,
    ),
    issues: issues.map(({ severity, code, place, facts: about }) => [
      `${severity} ${code}`,
      describePlace(place, 'en'),
      about,
    ]),
  }
}

describe('documents of many forms', () => {
  const cases = readdirSync(CASES)
  test('there are at least twenty', () => expect(cases.length).toBeGreaterThanOrEqual(20))
  test.each(cases)('%s reads as expected', (name) => {
    const { raw, told } = load(join(CASES, name))
    const reading = interpret(raw, sets, told)
    expectGolden(join(CASES, name, 'expected.json'), `${JSON.stringify(shown(reading), null, 1)}\n`)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseIndexSet } from '../../src/ingest/index-sets/load.ts'
import { toDecimal } from '../../src/model/decimal.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import { rationalOf } from '../../src/model/rational.ts'
import type { MissingReason } from '../../src/model/reported.ts'
import type { Counts, Quantity, Scorecard, ScoreLine } from '../../src/model/scorecard.ts'
import type { Scoring } from '../../src/model/scoring.ts'
import type { UnitLevel } from '../../src/model/unit.ts'
import { scoreAll } from '../../src/score/scorecards.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The scoring of an index set written in YAML; the test fails with its issues when it has any. */
export function scoringOf(yaml: string): Scoring {
  const { indexSet, issues } = parseIndexSet(yaml, 'test.yaml')
  if (indexSet?.scoring == null) throw new Error(JSON.stringify(issues, null, 1))
  return indexSet.scoring
}

export const qd766 = (): Scoring => scoringOf(readFileSync(join(ROOT, 'index-sets', 'qd766-2026.yaml'), 'utf8'))

const quantity = (value: number | string): Quantity => {
  const decimal = toDecimal(String(value))
  return decimal === null
    ? { kind: 'missing', reason: value as MissingReason }
    : { kind: 'value', value: rationalOf(decimal) }
}

export interface Where {
  readonly unit?: string
  readonly level?: UnitLevel | null
  readonly period?: string
}

/** Counts of one unit: numbers, or a reason why there is none. */
export function countsOf(values: Readonly<Record<string, number | string>>, where: Where = {}): Counts {
  const quantities = new Map(Object.entries(values).map(([key, value]) => [key, quantity(value)]))
  const period = parsePeriod(where.period ?? '2026-08') as Period
  return { unit: where.unit ?? 'unit', level: where.level ?? null, period, quantities }
}

export const lineOf = ({ lines }: Scorecard, id: string): ScoreLine => {
  const line = lines.find((each) => each.id === id)
  if (line === undefined) throw new Error(`no line ${id}`)
  return line
}

/** The scorecard of a single unit. */
export function scored(
  scoring: Scoring,
  values: Readonly<Record<string, number | string>>,
  where: Where = {},
): Scorecard {
  const [card] = scoreAll(scoring, [countsOf(values, where)])
  if (card === undefined) throw new Error('no scorecard')
  return card
}

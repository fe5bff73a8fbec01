import type { Expression, Measure } from '../../model/measure.ts'
import type { Criterion, Scoring } from '../../model/scoring.ts'
import { UNIT_LEVELS, type UnitLevel } from '../../model/unit.ts'
import type { Finding } from '../yaml/finding.ts'
import type { Path } from '../yaml/position.ts'
import { basisOf } from './basis.ts'
import { decimalOf, type Read, readCondition, readExpression } from './formula.ts'
import { readGroups } from './groups.ts'
import { readRule } from './rule.ts'
import type { CriterionFile, IndexSetFile, MeanFile, MeasureFile } from './schema.ts'

function readMeasure(file: MeasureFile, path: Path): Read<Measure> {
  const conditions = (file.where ?? []).map((each, index) => readCondition(each, [...path, 'where', index], file.from))
  const measure: Measure = {
    id: file.id,
    name: file.name,
    source: file.from,
    counts: file.count ?? 'records',
    where: conditions.map(({ read }) => read),
    aliases: file.aliases ?? [],
  }
  const findings = conditions.flatMap((condition) => condition.findings)
  if (file.from !== 'counts' || (file.where === undefined && file.count === undefined))
    return { read: measure, findings }
  return { read: measure, findings: [{ code: 'indexSet.counts-where', path, facts: { measure: file.id } }] }
}

function readCriterion(file: CriterionFile, path: Path, measures: readonly string[]): Read<Criterion> {
  const numerator = readExpression(file.numerator, [...path, 'numerator'], measures)
  const denominator: Read<Expression | null> =
    file.denominator === undefined
      ? { read: null, findings: [] }
      : readExpression(file.denominator, [...path, 'denominator'], measures)
  const rule = readRule(file.rule, [...path, 'rule'], file.max)
  const { id, name, definition, legalBasis, levels, takenFrom, aliases } = file
  return {
    read: {
      id,
      name,
      definition,
      legalBasis: basisOf(legalBasis),
      max: decimalOf(file.max),
      numerator: numerator.read,
      denominator: denominator.read,
      rule: rule.read,
      whenZero: file.whenZero ?? 'zero',
      whenNotReported: file.whenNotReported ?? 'missing',
      levels: levels ?? null,
      takenFrom: takenFrom ?? null,
      aliases: aliases ?? [],
    },
    findings: [...numerator.findings, ...denominator.findings, ...rule.findings],
  }
}

/** Names that may stand in a file of counts: none may mean two things. */
function nameFindings({ measures = [], criteria = [], groups = [] }: IndexSetFile): Finding[] {
  const owner = new Map<string, string>()
  const parts = { measures, criteria, groups }
  return Object.entries(parts).flatMap(([part, items]) =>
    items.flatMap(({ id, aliases = [] }, index) =>
      [id, ...aliases].flatMap((name, place): Finding[] => {
        const path = place === 0 ? [part, index, 'id'] : [part, index, 'aliases', place - 1]
        const other = owner.get(name)
        owner.set(name, `${part} ${id}`)
        return other === undefined ? [] : [{ code: 'indexSet.name-twice', path, facts: { name, first: other } }]
      }),
    ),
  )
}

/** A level is a mean of one level, which lies below it. */
function meanFindings(means: readonly MeanFile[]): Finding[] {
  return means.flatMap(({ level, of }, index): Finding[] => {
    const path = ['means', index]
    if (means.findIndex((other) => other.level === level) < index)
      return [{ code: 'indexSet.mean-twice', path: [...path, 'level'], facts: { level } }]
    if (UNIT_LEVELS.indexOf(of) > UNIT_LEVELS.indexOf(level)) return []
    return [{ code: 'indexSet.mean-level', path: [...path, 'of'], facts: { level, of, known: below(level) } }]
  })
}

/** The levels that lie below one. */
const below = (level: UnitLevel): readonly UnitLevel[] =>
  UNIT_LEVELS.slice(UNIT_LEVELS.indexOf(level) + 1).filter((each) => each !== 'unknown')

/**
 * How the set is computed; null when the file has no criteria. Measures, criteria, groups and rounding belong together: a
 * file has all of them or none.
 */
export function readScoring(file: IndexSetFile): Read<Scoring | null> {
  const parts = { measures: file.measures, criteria: file.criteria, groups: file.groups, rounding: file.rounding }
  const missing = Object.entries(parts).flatMap(([key, value]) => (value === undefined ? [key] : []))
  if (missing.length === 4 && file.means === undefined) return { read: null, findings: [] }
  const { rounding } = file
  if (missing.length > 0 || rounding === undefined) {
    return { read: null, findings: [{ code: 'indexSet.scoring-lacks', path: [], facts: { missing } }] }
  }
  const measures = (file.measures ?? []).map((each, index) => readMeasure(each, ['measures', index]))
  const ids = measures.map(({ read }) => read.id)
  const criteria = (file.criteria ?? []).map((each, index) => readCriterion(each, ['criteria', index], ids))
  const groups = readGroups(
    file,
    criteria.map(({ read }) => read),
  )
  const findings = [
    ...nameFindings(file),
    ...[...measures, ...criteria].flatMap((part) => part.findings),
    ...groups.findings,
    ...meanFindings(file.means ?? []),
  ]
  const scoring: Scoring = {
    measures: measures.map(({ read }) => read),
    criteria: criteria.map(({ read }) => read),
    groups: groups.read,
    means: file.means ?? [],
    rounding,
  }
  return { read: scoring, findings }
}

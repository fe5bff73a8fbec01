import type { Decimal } from '../../model/decimal.ts'
import { decimalToNumber } from '../../model/decimal.ts'
import { formatDecimal } from '../../model/format.ts'
import { countUnits } from '../../model/level-words.ts'
import type { Lang } from '../../model/text.ts'
import { UNIT_LEVELS, type UnitLevel } from '../../model/unit.ts'
import { capital } from '../words.ts'
import { count } from './parts.tsx'
import type { ScoredUnit, ScoreMonth } from './record.ts'

const WORDS = {
  vi: {
    nobody: 'Chưa đơn vị nào có dữ liệu.',
    one: (unit: string, points: string) => `${unit} được ${points} điểm`,
    oneWithout: (unit: string) => `${unit} chưa có tổng điểm vì còn thiếu số liệu`,
    none: (units: string) => `${units} đều chưa có tổng điểm vì còn thiếu số liệu`,
    some: (full: string, units: string) => `${full} trong ${units} có tổng điểm`,
    all: (units: string) => units,
    equal: (points: string) => `: ${points}`,
    range: (low: string, high: string) => ` từ ${low} đến ${high}`,
  },
  en: {
    nobody: 'No unit has data yet.',
    one: (unit: string, points: string) => `${unit} has ${points} points`,
    oneWithout: (unit: string) => `${unit} has no total yet, as figures are missing`,
    none: (units: string) => `${units} without a total yet, as figures are missing`,
    some: (full: string, units: string) => `${full} of ${units} have a total`,
    all: (units: string) => units,
    equal: (points: string) => `: ${points}`,
    range: (low: string, high: string) => ` from ${low} to ${high}`,
  },
} as const

type Full = ScoredUnit & { readonly points: Decimal }

const withTotal = (unit: ScoredUnit): readonly Full[] => {
  const points = unit.card.lines.at(-1)?.points ?? null
  return points === null ? [] : [{ ...unit, points }]
}

/** The units that have a total, the lowest first. */
export const byTotal = (units: readonly ScoredUnit[]): readonly Full[] =>
  units.flatMap(withTotal).sort((a, b) => decimalToNumber(a.points) - decimalToNumber(b.points))

/** An end of the range, and whose it is: by name when it is one unit's, else how many have it. */
function end(points: Decimal, full: readonly Full[], lang: Lang): string {
  const holders = full.filter((each) => decimalToNumber(each.points) === decimalToNumber(points))
  const whose = holders.length === 1 ? (holders[0]?.label.name ?? '') : countUnits(holders.length, 'unknown', lang)
  return `${formatDecimal(points, lang)} (${whose})`
}

function levelPart(units: readonly ScoredUnit[], level: UnitLevel, lang: Lang): string {
  const words = WORDS[lang]
  const full = byTotal(units)
  const [lowest, highest, only] = [full[0], full.at(-1), units.length === 1 ? units[0] : undefined]
  const counted = countUnits(units.length, level, lang)
  if (lowest === undefined || highest === undefined)
    return only === undefined ? words.none(counted) : words.oneWithout(only.label.name)
  if (only !== undefined) return words.one(only.label.name, formatDecimal(lowest.points, lang))
  const whose = full.length === units.length ? words.all(counted) : words.some(count(full.length, lang), counted)
  const [low, high] = [end(lowest.points, full, lang), end(highest.points, full, lang)]
  return `${whose}${low === high ? words.equal(low) : words.range(low, high)}`
}

/** The answer of a period's scores in one sentence: the totals of each level, the wider level first; then those that have none. */
export function scoresAnswer(month: ScoreMonth, lang: Lang): string {
  const levels = UNIT_LEVELS.flatMap((level) => {
    const units = month.units.filter(({ label }) => label.level === level)
    return units.length === 0 ? [] : [{ level, units, lacks: units.every((unit) => withTotal(unit).length === 0) }]
  })
  const parts = levels
    .toSorted((a, b) => Number(a.lacks) - Number(b.lacks))
    .map(({ level, units }) => levelPart(units, level, lang))
  return parts.length === 0 ? WORDS[lang].nobody : `${capital(parts.join('; '))}.`
}

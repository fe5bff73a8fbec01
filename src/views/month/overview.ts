import type { Decimal } from '../../model/decimal.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import type { Reported } from '../../model/reported.ts'
import type { MonthResults, UnitResults } from '../../model/results.ts'
import type { UnitId, UnitLevel } from '../../model/unit.ts'
import { type Distribution, distribution } from '../../score/distribution.ts'
import { type Rank, rankUnits, unitsByLevel } from '../../score/rank.ts'

/** One figure over the units of one level. */
export interface FigureOverview {
  readonly figure: FigureDefinition
  readonly ranks: ReadonlyMap<UnitId, Rank>
  readonly distribution: Distribution
  /** Names of the units that have the lowest and the highest value. */
  readonly lowest: readonly string[]
  readonly highest: readonly string[]
  /** The issuer's own figure, when its document gives one. */
  readonly issuer: Decimal | null
}

/** The units of one level with their figures; levels are ranked apart. */
export interface LevelOverview {
  readonly level: UnitLevel
  readonly units: readonly UnitResults[]
  readonly figures: readonly FigureOverview[]
}

/** Everything that pages compare, computed once per month. */
export interface MonthOverview {
  readonly levels: readonly LevelOverview[]
  /** Figures that the document holds for anybody, the headline first. */
  readonly figures: readonly FigureDefinition[]
  readonly levelOf: ReadonlyMap<UnitId, LevelOverview>
}

/** The value of a unit's figure, or null when it is missing for whatever reason. */
export function figureValue(results: UnitResults, figureId: string): Decimal | null {
  const reported = results.facts[figureId]?.reported
  return reported?.kind === 'value' ? reported.value : null
}

/** True when the document says anything of the issuer as a whole, be it that a figure is missing. */
export const hasOwnFigures = (month: MonthResults): boolean => Object.keys(month.issuer.facts).length > 0

/** The headline figure first, the others in the order of the index set. */
export function headlineFirst(figures: readonly FigureDefinition[]): readonly FigureDefinition[] {
  return [...figures.filter(({ headline }) => headline), ...figures.filter(({ headline }) => !headline)]
}

/** Decimals are canonical text: equal values are equal texts. */
function withValue(units: readonly UnitResults[], figureId: string, value: Decimal): readonly string[] {
  return units.filter((unit) => figureValue(unit, figureId) === value).map(({ unit }) => unit.name)
}

function figureOverview(month: MonthResults, units: readonly UnitResults[], figure: FigureDefinition): FigureOverview {
  const reported = units.flatMap((unit): Reported[] => {
    const fact = unit.facts[figure.id]
    return [fact?.reported ?? { kind: 'missing', reason: 'not-reported' }]
  })
  const spread = distribution(reported)
  return {
    figure,
    ranks: rankUnits(units, figure),
    distribution: spread,
    lowest: spread.spread === null ? [] : withValue(units, figure.id, spread.spread.min),
    highest: spread.spread === null ? [] : withValue(units, figure.id, spread.spread.max),
    issuer: figureValue(month.issuer, figure.id),
  }
}

function overview(month: MonthResults): MonthOverview {
  const everybody = [month.issuer, ...month.units]
  const figures = headlineFirst(
    month.indexSet.figures.filter(({ id }) => everybody.some(({ facts }) => facts[id] !== undefined)),
  )
  const levels = unitsByLevel(month.units).map(({ level, units }): LevelOverview => {
    const held = figures.filter(({ id }) => units.some(({ facts }) => facts[id] !== undefined))
    return { level, units, figures: held.map((figure) => figureOverview(month, units, figure)) }
  })
  const levelOf = new Map(levels.flatMap((level) => level.units.map(({ unit }) => [unit.id, level] as const)))
  return { levels, figures, levelOf }
}

const known = new WeakMap<MonthResults, MonthOverview>()

/** The month's ranks and distributions; remembered for as long as the month is. */
export function monthOverview(month: MonthResults): MonthOverview {
  const held = known.get(month)
  if (held !== undefined) return held
  const made = overview(month)
  known.set(month, made)
  return made
}

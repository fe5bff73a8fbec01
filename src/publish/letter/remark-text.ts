import type { Decimal } from '../../model/decimal.ts'
import { formatValue, missingWords } from '../../model/format.ts'
import type { FigureDefinition, IndexSet } from '../../model/index-set.ts'
import type { UnitLevel } from '../../model/unit.ts'
import type { FigureStanding, LevelRemarks, UnitRemark } from '../../score/standing.ts'
import type { BodyBlock } from './content.ts'
import { fill, joinWords, lowerFirst, nameInSentence, unitInText, upperFirst } from './phrases.ts'
import type { LetterTemplate } from './template.ts'

type Wording = LetterTemplate['unitResults']

/** More reasons than these make a sentence nobody reads; the annex has them all. */
const REASONS_SHOWN = 3
const NAMES_SHOWN = 8

const LEVELS: Readonly<Record<UnitLevel, string>> = {
  nation: 'cả nước',
  ministry: 'các bộ, ngành',
  province: 'các tỉnh, thành phố',
  department: 'các sở, ban, ngành',
  district: 'cấp huyện',
  commune: 'cấp xã',
  unknown: 'các đơn vị khác',
}

function shown(value: Decimal, figure: FigureDefinition): string {
  const text = formatValue(value, figure.unitOfMeasure, 'vi')
  return figure.unitOfMeasure === 'points' ? `${text} điểm` : text
}

function figureOf(indexSet: IndexSet, id: string): FigureDefinition {
  const figure = indexSet.figures.find((each) => each.id === id)
  if (figure === undefined) throw new Error(`the index set has no figure ${id}`)
  return figure
}

function placeText({ rank, of, tied }: FigureStanding, wording: Wording): string {
  return fill(tied > 1 ? wording.sharedPlace : wording.place, { rank: String(rank), of: String(of) })
}

function reasonText(standing: FigureStanding, indexSet: IndexSet, wording: Wording): string {
  const figure = figureOf(indexSet, standing.figureId)
  return fill(wording.reason, {
    figure: lowerFirst(figure.shortName.vi),
    value: shown(standing.value, figure),
    place: placeText(standing, wording),
  })
}

function unitText(
  remark: UnitRemark,
  figure: FigureDefinition,
  side: 'best' | 'weakest',
  set: IndexSet,
  wording: Wording,
): string {
  if (remark.headline === null) throw new Error('only ranked units are best or weakest')
  const places = {
    unit: unitInText(remark.unit),
    value: shown(remark.headline.value, figure),
    place: placeText(remark.headline, wording),
  }
  if (side === 'best') return fill(wording.bestUnit, places)
  const reasons = joinWords(remark.weak.slice(0, REASONS_SHOWN).map((one) => reasonText(one, set, wording)))
  return reasons === '' ? fill(wording.weakestUnitPlain, places) : fill(wording.weakestUnit, { ...places, reasons })
}

/** One line a unit; many units that tie are counted instead. */
function unitLines(
  units: readonly UnitRemark[],
  figure: FigureDefinition,
  side: 'best' | 'weakest',
  indexSet: IndexSet,
  wording: Wording,
): readonly string[] {
  const [first] = units
  if (units.length > NAMES_SHOWN && first !== undefined && first.headline !== null) {
    return [fill(wording.manyTied, { count: String(units.length), value: shown(first.headline.value, figure) })]
  }
  return units.map((unit) => unitText(unit, figure, side, indexSet, wording))
}

/** Items of a list: "a;", "b;", "c." */
export function listItems(lines: readonly string[]): readonly BodyBlock[] {
  return lines.map((line, index) => ({
    kind: 'item',
    text: `${line}${index === lines.length - 1 ? '.' : ';'}`,
  }))
}

function lackingLines(remarks: LevelRemarks, indexSet: IndexSet, wording: Wording): readonly string[] {
  const lacking = remarks.all.flatMap(({ unit, lacking: list }) =>
    list.map((one) => ({ ...one, name: nameInSentence(unitInText(unit)) })),
  )
  const groups = Map.groupBy(lacking, ({ figureId, reason }) => `${figureId} ${reason}`)
  const position = (id: string): number => indexSet.figures.findIndex((figure) => figure.id === id)
  return [...groups.values()]
    .sort(([a], [b]) => position(a?.figureId ?? '') - position(b?.figureId ?? ''))
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const names = group.map(({ name }) => name)
      const few = names.length <= NAMES_SHOWN + 1
      const units = few
        ? joinWords(names)
        : fill(wording.more, {
            units: names.slice(0, NAMES_SHOWN).join(', '),
            count: String(names.length - NAMES_SHOWN),
          })
      const figure = upperFirst(figureOf(indexSet, first.figureId).shortName.vi)
      return [fill(wording.lackingFigure, { figure, reason: missingWords(first.reason, 'vi'), units })]
    })
}

function spreadText(remarks: LevelRemarks, figure: FigureDefinition, wording: Wording): readonly string[] {
  const spread = remarks.distributions[figure.id]
  if (spread === undefined || spread.spread === null || spread.n < 2) return []
  const { min, max, median } = spread.spread
  return [
    fill(wording.spread, {
      figure: lowerFirst(figure.name.vi),
      count: String(spread.n),
      min: shown(min, figure),
      max: shown(max, figure),
      median: shown(median, figure),
    }),
  ]
}

/** What the letter says about the units of one level; `apart` names the level, when there are several. */
export function remarkBlocks(
  remarks: LevelRemarks,
  indexSet: IndexSet,
  wording: Wording,
  apart: boolean,
): readonly BodyBlock[] {
  const figure = figureOf(indexSet, remarks.figureId)
  const named = (text: string): string =>
    apart ? fill(wording.level, { level: upperFirst(LEVELS[remarks.level]), text: lowerFirst(text) }) : text
  const paragraph = (text: string): BodyBlock => ({ kind: 'paragraph', text: named(text) })
  const section = (lead: string, lines: readonly string[]): readonly BodyBlock[] =>
    lines.length === 0 ? [] : [paragraph(lead), ...listItems(lines)]
  return [
    ...spreadText(remarks, figure, wording).map(paragraph),
    ...section(
      fill(wording.best, { figure: figure.name.vi }),
      unitLines(remarks.best, figure, 'best', indexSet, wording),
    ),
    ...section(
      fill(wording.weakest, { figure: figure.name.vi }),
      unitLines(remarks.weakest, figure, 'weakest', indexSet, wording),
    ),
    ...section(wording.lacking, lackingLines(remarks, indexSet, wording)),
  ]
}

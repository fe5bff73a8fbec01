import { formatDecimal, missingWords } from '../../model/format.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import { officialName } from '../../model/namesakes.ts'
import type { Reported } from '../../model/reported.ts'
import type { MonthResults, UnitLabel } from '../../model/results.ts'
import { reportedOf } from '../../score/rank.ts'
import type { Annex, AnnexColumn } from './content.ts'
import { fill, joinWords, lowerFirst, roman } from './phrases.ts'
import type { LetterTemplate } from './template.ts'

/** A portrait page holds the number, the unit and so many figures. */
const FIGURES_PER_TABLE = 4
const PORTRAIT_MM = 165
/** Roughly what a bold letter of 13 points takes, with the cell's margins besides. */
const LETTER_MM = 2.6
const CELL_MARGINS_MM = 4

const SEQUENCE_MM = 12
const NAME_MM = 48
const WIDEST_NAME_MM = 75
const NARROWEST_FIGURE_MM = 26
/** A letter of 13 points that is not bold, on the average of a name. */
const NAME_LETTER_MM = 2.2

/** What tells a unit from its namesakes stands on a line of its own. */
function nameCell(unit: UnitLabel): string {
  return unit.apart === undefined ? unit.name : `${officialName(unit)}\n(${unit.apart})`
}

/** As wide as the longest line of a name needs, as far as the figures leave room. */
function nameWidth(names: readonly string[], figures: number): number {
  const longest = Math.max(...names.flatMap((name) => name.split('\n')).map((line) => line.length))
  const room = Math.min(WIDEST_NAME_MM, PORTRAIT_MM - SEQUENCE_MM - NARROWEST_FIGURE_MM * figures)
  return Math.max(NAME_MM, Math.min(longest * NAME_LETTER_MM + CELL_MARGINS_MM, room))
}

/** A figure in a cell: digits as in the value, "-" for not reported, else the reason in words. */
export function cellText(reported: Reported): string {
  if (reported.kind === 'value') return formatDecimal(reported.value, 'vi')
  return reported.reason === 'not-reported' ? '-' : missingWords(reported.reason, 'vi')
}

/** The column head of a figure: its name, with "(%)" for percents, so that the cells are bare numbers. */
export function figureHead(figure: FigureDefinition): string {
  return figure.unitOfMeasure === 'percent' ? `${figure.name.vi} (%)` : figure.name.vi
}

/** The figures that any unit has a fact about, in the order of the index set. */
export function figuresOfUnits({ indexSet, units }: MonthResults): readonly FigureDefinition[] {
  return indexSet.figures.filter(({ id }) => units.some(({ facts }) => facts[id] !== undefined))
}

/** Groups of nearly equal size, none larger than a portrait table holds. */
export function figureGroups(figures: readonly FigureDefinition[]): readonly (readonly FigureDefinition[])[] {
  const tables = Math.ceil(figures.length / FIGURES_PER_TABLE)
  const from = (table: number): number => Math.ceil((figures.length * table) / tables)
  return Array.from({ length: tables }, (_, table) => figures.slice(from(table), from(table + 1)))
}

function needsLandscape(columns: readonly AnnexColumn[], rows: readonly (readonly string[])[]): boolean {
  const widest = (column: number, head: string): number => {
    const words = [head, ...rows.map((row) => row[column] ?? '')].flatMap((text) => text.split(/\s+/))
    return Math.max(...words.map((word) => word.length)) * LETTER_MM + CELL_MARGINS_MM
  }
  return columns.reduce((sum, column, index) => sum + widest(index, column.head), 0) > PORTRAIT_MM
}

function annexOf(
  figures: readonly FigureDefinition[],
  label: string,
  results: MonthResults,
  template: LetterTemplate['annex'],
  places: Readonly<Record<string, string>>,
  attachedTo: string,
): Annex {
  const names = results.units.map(({ unit }) => nameCell(unit))
  const width = nameWidth(names, figures.length)
  const columns: readonly AnnexColumn[] = [
    { head: 'STT', align: 'centre', weight: SEQUENCE_MM },
    { head: 'Đơn vị', align: 'left', weight: width },
    ...figures.map(
      (figure): AnnexColumn => ({
        head: figureHead(figure),
        align: 'centre',
        weight: (PORTRAIT_MM - SEQUENCE_MM - width) / figures.length,
      }),
    ),
  ]
  const rows = results.units.map((unit, index) => [
    String(index + 1),
    names[index] ?? '',
    ...figures.map(({ id }) => cellText(reportedOf(unit, id))),
  ])
  const figureNames = joinWords(figures.map(({ shortName }) => lowerFirst(shortName.vi)))
  return {
    label,
    title: fill(template.title, { ...places, figures: figureNames }).toLocaleUpperCase('vi'),
    attachedTo,
    landscape: needsLandscape(columns, rows),
    columns,
    rows,
    notes: rows.some((row) => row.slice(2).includes('-')) ? [template.dashNote] : [],
  }
}

/** One annex a group of figures; every figure of the units stands in exactly one of them. */
export function composeAnnexes(
  results: MonthResults,
  template: LetterTemplate['annex'],
  places: Readonly<Record<string, string>>,
  attachedTo: string,
): readonly Annex[] {
  const groups = figureGroups(figuresOfUnits(results))
  return groups.map((figures, index) => {
    const label = groups.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(index + 1)}`
    return annexOf(figures, label, results, template, places, attachedTo)
  })
}

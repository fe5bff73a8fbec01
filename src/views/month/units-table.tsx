import type { ReactElement } from 'react'
import { decimalPlaces } from '../../model/decimal.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import { levelHeading } from '../../model/level-words.ts'
import { periodLabel } from '../../model/period.ts'
import type { MonthResults, UnitResults } from '../../model/results.ts'
import type { Lang } from '../../model/text.ts'
import { FigureCell, FigureName, gapOf } from '../page/figure-cell.tsx'
import { type Gap, MissingLegend } from '../page/missing.tsx'
import { UnitName } from '../page/names.tsx'
import { ScrollingTable, SortableTable } from '../page/tables.tsx'
import type { PageContext } from '../page-context.ts'
import { rankingHref } from './distributions.tsx'
import { figureValue, type LevelOverview, monthOverview } from './overview.ts'

const WORDS = {
  vi: {
    unit: 'Đơn vị',
    rank: 'Hạng',
    caption: 'Kết quả của',
    order: 'theo thứ tự trong văn bản',
    by: 'hạng tính theo',
  },
  en: { unit: 'Unit', rank: 'Rank', caption: 'Results of', order: 'in the order of the document', by: 'rank by' },
} as const

/** Digits after the mark that the column needs: the most that any of its values has. */
export function columnPlaces(units: readonly UnitResults[], figureId: string): number {
  return units.reduce((most, unit) => {
    const value = figureValue(unit, figureId)
    return value === null ? most : Math.max(most, decimalPlaces(value))
  }, 0)
}

interface Column {
  readonly figure: FigureDefinition
  readonly places: number
}

/** The first two heads of a table of units. */
export function UnitAndRank({ lang }: { readonly lang: Lang }): ReactElement {
  return (
    <>
      <th scope="col">{WORDS[lang].unit}</th>
      <th scope="col" data-up="">
        {WORDS[lang].rank}
      </th>
    </>
  )
}

function Head(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly issue: string
  readonly columns: readonly Column[]
}): ReactElement {
  const { page, month } = props
  return (
    <thead>
      <tr>
        <UnitAndRank lang={page.lang} />
        {props.columns.map(({ figure }) => (
          <th key={figure.id} scope="col">
            <FigureName figure={figure} lang={page.lang} to={rankingHref(page, month, props.issue, figure)} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Row(props: {
  readonly page: PageContext
  readonly unit: UnitResults
  readonly level: LevelOverview
  readonly columns: readonly Column[]
}): ReactElement {
  const { page, unit, level } = props
  const headline = level.figures.find(({ figure }) => figure.headline)
  const rank = headline?.ranks.get(unit.unit.id)
  return (
    <tr id={unit.unit.id}>
      <th scope="row">
        <UnitName page={page} unit={unit.unit} />
      </th>
      <td>{rank?.kind === 'ranked' ? rank.rank : '–'}</td>
      {props.columns.map(({ figure, places }) => (
        <FigureCell key={figure.id} fact={unit.facts[figure.id]} figure={figure} decimals={places} lang={page.lang} />
      ))}
    </tr>
  )
}

/** The table of a level's units in document order; sortable in place where JavaScript runs, by links where it does not. */
export function UnitsTable(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly issue: string
  readonly level: LevelOverview
}): ReactElement {
  const { page, month, level } = props
  const words = WORDS[page.lang]
  const columns = monthOverview(month)
    .figures.filter(({ id }) => level.figures.some(({ figure }) => figure.id === id))
    .map((figure) => ({ figure, places: columnPlaces(level.units, figure.id) }))
  const gaps = new Set(
    level.units
      .flatMap(({ facts }) => columns.map(({ figure }) => gapOf(facts[figure.id])))
      .filter((gap): gap is Gap => gap !== null),
  )
  const headline = level.figures.find(({ figure }) => figure.headline)?.figure.name[page.lang]
  const ranked = headline === undefined ? '' : `; ${words.by} ${headline.toLocaleLowerCase('vi')}`
  const caption = `${words.caption} ${levelHeading(level.level, page.lang).toLocaleLowerCase('vi')}, ${periodLabel(month.period, page.lang)}, ${words.order}${ranked}`
  return (
    <SortableTable lang={page.lang}>
      <ScrollingTable id={`units-${level.level}`} caption={caption} lang={page.lang}>
        <Head page={page} month={month} issue={props.issue} columns={columns} />
        <tbody>
          {level.units.map((unit) => (
            <Row key={unit.unit.id} page={page} unit={unit} level={level} columns={columns} />
          ))}
        </tbody>
      </ScrollingTable>
      <MissingLegend lang={page.lang} gaps={gaps} />
    </SortableTable>
  )
}

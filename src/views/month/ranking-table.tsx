import type { ReactElement } from 'react'
import { compareDecimals, type Decimal, decimalPlaces, decimalToNumber, subtractDecimals } from '../../model/decimal.ts'
import { signed } from '../../model/format.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import type { UnitResults } from '../../model/results.ts'
import { position, scaleFor } from '../chart/scale.ts'
import { alignment, FigureCell, FigureName } from '../page/figure-cell.tsx'
import { UnitName } from '../page/names.tsx'
import { ScrollingTable, SortableTable } from '../page/tables.tsx'
import type { PageContext } from '../page-context.ts'
import { side } from '../words.ts'
import { type FigureOverview, figureValue, type LevelOverview } from './overview.ts'
import { columnPlaces, UnitAndRank } from './units-table.tsx'

const WORDS = {
  vi: { difference: 'So với trung vị', bar: 'Vị trí', here: 'bạn đang xem' },
  en: { difference: 'From the median', bar: 'Position', here: 'you are here' },
} as const

/** The units with a value, best first (largest first without direction), then those without. */
function inOrder(units: readonly UnitResults[], figure: FigureDefinition): readonly UnitResults[] {
  const valued = units.flatMap((unit) => {
    const value = figureValue(unit, figure.id)
    return value === null ? [] : [{ unit, value }]
  })
  const sign = figure.direction === 'lower' ? 1 : -1
  valued.sort((a, b) => sign * compareDecimals(a.value, b.value))
  return [...valued.map(({ unit }) => unit), ...units.filter((unit) => figureValue(unit, figure.id) === null)]
}

function Bar({
  x,
  median,
  kind,
}: {
  readonly x: number
  readonly median: number
  readonly kind: string
}): ReactElement {
  return (
    <svg className="bar" viewBox="0 0 120 14" aria-hidden="true">
      <path className="axis" d="M0 7H120" />
      <path className={kind} d={`M${median} 7H${x}`} />
      <path className="median" d={`M${median} 1V13`} />
      <path className={`end ${kind}`} d={`M${x} 7h0`} />
    </svg>
  )
}

interface TableProps {
  readonly page: PageContext
  readonly level: LevelOverview
  readonly overview: FigureOverview
  readonly caption: string
}

interface RowScene {
  readonly page: PageContext
  readonly overview: FigureOverview
  /** Null when no unit has a value. */
  readonly median: Decimal | null
  readonly places: number
  readonly x: (value: Decimal) => number
}

function DifferenceCells(props: {
  readonly value: Decimal
  readonly median: Decimal
  readonly scene: RowScene
}): ReactElement {
  const { value, median, scene } = props
  const difference = subtractDecimals(value, median)
  const kind = side(difference, scene.overview.figure)
  return (
    <>
      <td
        className={[kind, alignment(decimalPlaces(difference), Math.max(scene.places, decimalPlaces(median)))]
          .filter(Boolean)
          .join(' ')}
      >
        {signed(difference, scene.page.lang)}
      </td>
      <td className="position">
        <Bar x={scene.x(value)} median={scene.x(median)} kind={kind} />
      </td>
    </>
  )
}

function Row({ unit, scene }: { readonly unit: UnitResults; readonly scene: RowScene }): ReactElement {
  const { page, overview } = scene
  const rank = overview.ranks.get(unit.unit.id)
  const value = figureValue(unit, overview.figure.id)
  return (
    <tr id={unit.unit.id}>
      <th scope="row">
        <UnitName page={page} unit={unit.unit} /> <span className="here">{WORDS[page.lang].here}</span>
      </th>
      <td>{rank?.kind === 'ranked' ? rank.rank : '–'}</td>
      <FigureCell
        fact={unit.facts[overview.figure.id]}
        figure={overview.figure}
        decimals={scene.places}
        lang={page.lang}
      />
      {value === null || scene.median === null ? (
        <td className="gap" colSpan={2} />
      ) : (
        <DifferenceCells value={value} median={scene.median} scene={scene} />
      )}
    </tr>
  )
}

/** The units in the order of the figure with their distance to the median, each row an anchor a unit can link to. */
export function RankingTable({ page, level, overview, caption }: TableProps): ReactElement {
  const { figure, distribution } = overview
  const words = WORDS[page.lang]
  const { spread } = distribution
  const median = spread?.median ?? null
  const scale = scaleFor(spread === null ? [0] : [decimalToNumber(spread.min), decimalToNumber(spread.max)], figure)
  const x = (value: Decimal): number => position(scale, decimalToNumber(value), 6, 114)
  const scene = { page, overview, median, places: columnPlaces(level.units, figure.id), x }
  return (
    <SortableTable lang={page.lang}>
      <ScrollingTable id={`ranking-${level.level}`} caption={caption} lang={page.lang}>
        <thead>
          <tr>
            <UnitAndRank lang={page.lang} />
            <th scope="col">
              <FigureName figure={figure} lang={page.lang} />
            </th>
            <th scope="col">{words.difference}</th>
            <th scope="col" data-fixed="">
              {words.bar}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(level.units, figure).map((unit) => (
            <Row key={unit.unit.id} unit={unit} scene={scene} />
          ))}
        </tbody>
      </ScrollingTable>
    </SortableTable>
  )
}

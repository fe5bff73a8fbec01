import type { ReactElement } from 'react'
import { type Decimal, decimalPlaces, subtractDecimals } from '../../model/decimal.ts'
import { formatReported, signed } from '../../model/format.ts'
import { periodLabel } from '../../model/period.ts'
import {
  type FigureOverview,
  figureValue,
  hasOwnFigures,
  type LevelOverview,
  monthOverview,
} from '../month/overview.ts'
import { alignment } from '../page/figure-cell.tsx'
import { GapMark } from '../page/missing.tsx'
import { ScrollingTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { inSentence, side } from '../words.ts'
import type { PlacedMonth } from './record.ts'

const WORDS = {
  vi: {
    figure: 'Chỉ tiêu',
    value: 'Giá trị',
    rank: 'Hạng',
    median: 'So với trung vị',
    issuer: (name: string) => `So với ${name}`,
    n: 'Có số liệu',
    caption: 'Từng chỉ tiêu',
    unranked: 'không xếp hạng',
    tied: (count: number) => `${count} đơn vị cùng hạng`,
  },
  en: {
    figure: 'Figure',
    value: 'Value',
    rank: 'Rank',
    median: 'From the median',
    issuer: (name: string) => `From ${name}`,
    n: 'With a figure',
    caption: 'Each figure',
    unranked: 'not ranked',
    tied: (count: number) => `${count} units share it`,
  },
} as const

interface RowProps {
  readonly page: PageContext
  readonly one: PlacedMonth
  readonly level: LevelOverview
  readonly overview: FigureOverview
}

function RankCell({ page, one, overview }: RowProps): ReactElement {
  const words = WORDS[page.lang]
  const rank = overview.ranks.get(one.results.unit.id)
  if (rank?.kind !== 'ranked')
    return (
      <td>
        <small>{words.unranked}</small>
      </td>
    )
  const to = href(page, {
    kind: 'ranking',
    periodKey: one.month.period.key,
    issue: one.issue,
    figureId: overview.figure.id,
  })
  return (
    <td>
      {rank.tied > 1 ? <small>{words.tied(rank.tied)} </small> : null}
      <a href={`${to}#${one.results.unit.id}`}>{`${rank.rank}/${rank.of}`}</a>
    </td>
  )
}

function DifferenceCell(props: {
  readonly page: PageContext
  readonly overview: FigureOverview
  readonly value: Decimal | null
  readonly to: Decimal | null | undefined
}): ReactElement {
  const { page, overview, value, to } = props
  if (value === null || to === null || to === undefined || overview.figure.unitOfMeasure === 'count') {
    return (
      <td className="gap">
        <GapMark gap="not-applicable" lang={page.lang} />
      </td>
    )
  }
  const difference = subtractDecimals(value, to)
  const room = alignment(decimalPlaces(difference), overview.figure.decimals)
  return (
    <td className={[side(difference, overview.figure), room].filter(Boolean).join(' ')}>
      {signed(difference, page.lang)}
    </td>
  )
}

function Row(props: RowProps): ReactElement {
  const { page, one, level, overview } = props
  const { figure } = overview
  const reported = one.results.facts[figure.id]?.reported ?? { kind: 'missing', reason: 'not-reported' as const }
  const value = figureValue(one.results, figure.id)
  return (
    <tr>
      <th scope="row">
        <a href={`${href(page, { kind: 'figures' })}#${one.month.indexSet.id}--${figure.id}`}>
          {figure.name[page.lang]}
        </a>
      </th>
      <td className={value === null ? 'gap words' : undefined}>
        <b>{formatReported(reported, figure.unitOfMeasure, page.lang)}</b>
      </td>
      <RankCell {...props} />
      <DifferenceCell page={page} overview={overview} value={value} to={overview.distribution.spread?.median} />
      {hasOwnFigures(one.month) ? (
        <DifferenceCell page={page} overview={overview} value={value} to={overview.issuer} />
      ) : null}
      <td>{`${overview.distribution.n}/${level.units.length}`}</td>
    </tr>
  )
}

/** A unit's figures in one month with rank, distance to the median and to the issuer's own, and how many have a figure. */
export function FiguresTable({
  page,
  one,
}: {
  readonly page: PageContext
  readonly one: PlacedMonth
}): ReactElement | null {
  const level = monthOverview(one.month).levelOf.get(one.results.unit.id)
  if (level === undefined) return null
  const words = WORDS[page.lang]
  return (
    <ScrollingTable
      id="figures"
      caption={`${words.caption}, ${periodLabel(one.month.period, page.lang)}`}
      lang={page.lang}
    >
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.rank}</th>
          <th scope="col">{words.median}</th>
          {hasOwnFigures(one.month) ? (
            <th scope="col" className="long">
              {words.issuer(inSentence(one.month.issuer.unit.name))}
            </th>
          ) : null}
          <th scope="col">{words.n}</th>
        </tr>
      </thead>
      <tbody>
        {level.figures.map((overview) => (
          <Row key={overview.figure.id} page={page} one={one} level={level} overview={overview} />
        ))}
      </tbody>
    </ScrollingTable>
  )
}

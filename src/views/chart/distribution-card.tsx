import type { ReactElement, ReactNode } from 'react'
import type { Decimal } from '../../model/decimal.ts'
import { formatValue } from '../../model/format.ts'
import { countUnits } from '../../model/level-words.ts'
import { periodLabel } from '../../model/period.ts'
import type { MonthResults } from '../../model/results.ts'
import type { UnitId } from '../../model/unit.ts'
import { describeSpread, holders } from '../month/describe.ts'
import type { FigureOverview, LevelOverview } from '../month/overview.ts'
import type { PageContext } from '../page-context.ts'
import { DistributionChart } from './distribution-chart.tsx'

const WORDS = {
  vi: {
    low: 'thấp nhất',
    median: 'trung vị',
    high: 'cao nhất',
    same: 'tất cả',
    without: 'không có số liệu',
    nobody: 'Không đơn vị nào có số liệu.',
  },
  en: {
    low: 'lowest',
    median: 'median',
    high: 'highest',
    same: 'all',
    without: 'without a figure',
    nobody: 'No unit has a figure.',
  },
} as const

function Entry({
  mark,
  term,
  children,
}: {
  readonly mark?: string
  readonly term: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className={mark}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Numbers(props: {
  readonly page: PageContext
  readonly level: LevelOverview
  readonly overview: FigureOverview
  readonly issuerName: string
}): ReactElement {
  const { level, overview, page } = props
  const { spread, missing } = overview.distribution
  const words = WORDS[page.lang]
  if (spread === null) return <p className="hint">{words.nobody}</p>
  const show = (value: Decimal): string => formatValue(value, overview.figure.unitOfMeasure, page.lang)
  const at = (value: Decimal, names: readonly string[]): ReactElement => (
    <>
      <b>{show(value)}</b> {holders(names, level, page.lang)}
    </>
  )
  return (
    <dl className="numbers">
      {spread.min === spread.max ? (
        <Entry term={words.same}>{at(spread.min, overview.lowest)}</Entry>
      ) : (
        <>
          <Entry term={words.high}>{at(spread.max, overview.highest)}</Entry>
          <Entry mark="key-median" term={words.median}>
            <b>{show(spread.median)}</b>
          </Entry>
          <Entry term={words.low}>{at(spread.min, overview.lowest)}</Entry>
        </>
      )}
      {overview.issuer === null ? null : (
        <Entry mark="key-issuer" term={props.issuerName}>
          <b>{show(overview.issuer)}</b>
        </Entry>
      )}
      {missing === 0 ? null : <Entry term={words.without}>{countUnits(missing, 'unknown', page.lang)}</Entry>}
    </dl>
  )
}

/** A figure's distribution with the numbers that matter beside it; `children` stand below. */
export function DistributionCard(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly level: LevelOverview
  readonly overview: FigureOverview
  readonly heading: ReactElement
  readonly here?: UnitId
  readonly children?: ReactNode
}): ReactElement {
  const { page, month, level, overview } = props
  const { figure } = overview
  return (
    <article className="card">
      {props.heading}
      <DistributionChart
        id={`c-${level.level}-${figure.id}`}
        level={level}
        overview={overview}
        lang={page.lang}
        title={`${figure.name[page.lang]}, ${periodLabel(month.period, page.lang)}`}
        description={describeSpread(level, overview, page.lang)}
        {...(props.here === undefined ? {} : { here: props.here })}
      />
      <Numbers page={page} level={level} overview={overview} issuerName={month.issuer.unit.name} />
      {props.children}
    </article>
  )
}

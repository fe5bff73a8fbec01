import type { ReactElement } from 'react'
import { type Decimal, decimalToNumber } from '../../model/decimal.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import { periodLabel } from '../../model/period.ts'
import { HistoryChart } from '../chart/history-chart.tsx'
import { figureValue, headlineFirst, monthOverview } from '../month/overview.ts'
import { columnPlaces } from '../month/units-table.tsx'
import { FigureCell, FigureName, gapOf } from '../page/figure-cell.tsx'
import { type Gap, MissingLegend } from '../page/missing.tsx'
import { ScrollingTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { capital } from '../words.ts'
import type { PlacedMonth } from './record.ts'

const WORDS = {
  vi: {
    title: 'Qua các kỳ',
    how: 'Đường đậm là đơn vị này, đường đứt là trung vị của các đơn vị cùng cấp; dấu × là kỳ không có số liệu.',
    broken: 'Mỗi bộ chỉ tiêu và mỗi loại kỳ là một chuỗi riêng: không nối, không trừ qua chỗ thay cách tính.',
    period: 'Kỳ',
    caption: 'Giá trị từng kỳ',
    chart: (name: string, count: number) => `${name} qua ${count} kỳ`,
  },
  en: {
    title: 'Over the periods',
    how: 'The solid line is this unit, the dashed line the median of the units of its level; × marks a period without a figure.',
    broken:
      'Each index set and kind of period is a series of its own: nothing is joined or subtracted where the method changed.',
    period: 'Period',
    caption: 'Values by period',
    chart: (name: string, count: number) => `${name} over ${count} periods`,
  },
} as const

/** Months of one index set and one kind of period: what may stand on one line. */
function series(months: readonly PlacedMonth[]): readonly (readonly PlacedMonth[])[] {
  return [
    ...Map.groupBy(months, ({ month, role }) => `${month.indexSet.id} ${month.period.kind} ${role}`).values(),
  ].filter((group) => group.length > 1)
}

function shortLabel(key: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(key)
  return month === null ? key : `${Number(month[2])}/${month[1]}`
}

const number = (value: Decimal | null | undefined): number | null =>
  value === null || value === undefined ? null : decimalToNumber(value)

function Trend(props: {
  readonly id: string
  readonly page: PageContext
  readonly group: readonly PlacedMonth[]
  readonly figure: FigureDefinition
}): ReactElement {
  const { page, group, figure } = props
  const points = group.map(({ month, results }) => {
    const overview = monthOverview(month)
      .levelOf.get(results.unit.id)
      ?.figures.find((one) => one.figure.id === figure.id)
    return {
      label: shortLabel(month.period.key),
      value: number(figureValue(results, figure.id)),
      median: number(overview?.distribution.spread?.median),
    }
  })
  const title = WORDS[page.lang].chart(figure.name[page.lang], group.length)
  return (
    <article className="card">
      <h3>{figure.name[page.lang]}</h3>
      <HistoryChart
        id={props.id}
        points={points}
        bounds={figure}
        lang={page.lang}
        title={title}
        description={WORDS[page.lang].how}
      />
    </article>
  )
}

function HistoryTable(props: {
  readonly id: string
  readonly page: PageContext
  readonly group: readonly PlacedMonth[]
  readonly figures: readonly FigureDefinition[]
}): ReactElement {
  const { page, group, figures } = props
  const words = WORDS[page.lang]
  const columns = figures.map((figure) => ({
    figure,
    places: columnPlaces(
      group.map(({ results }) => results),
      figure.id,
    ),
  }))
  const gaps = group.flatMap(({ results }) => figures.map((figure) => gapOf(results.facts[figure.id])))
  return (
    <>
      <ScrollingTable id={props.id} caption={words.caption} lang={page.lang}>
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            {figures.map((figure) => (
              <th key={figure.id} scope="col">
                <FigureName figure={figure} lang={page.lang} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.toReversed().map(({ month, results, issue, role }) => (
            <tr key={month.document.id}>
              <th scope="row">
                <a
                  href={
                    href(page, { kind: 'month', periodKey: month.period.key, issue }) +
                    (role === 'unit' ? `#${results.unit.id}` : '')
                  }
                >
                  {capital(periodLabel(month.period, page.lang))}
                </a>
              </th>
              {columns.map(({ figure, places }) => (
                <FigureCell
                  key={figure.id}
                  fact={results.facts[figure.id]}
                  figure={figure}
                  decimals={places}
                  lang={page.lang}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
      <MissingLegend lang={page.lang} gaps={new Set(gaps.filter((gap): gap is Gap => gap !== null))} />
    </>
  )
}

/** A unit's figures over the periods: small charts and a table for each series. Nothing when no series has two periods. */
export function History({
  page,
  months,
}: {
  readonly page: PageContext
  readonly months: readonly PlacedMonth[]
}): ReactElement | null {
  const groups = series(months)
  if (groups.length === 0) return null
  const words = WORDS[page.lang]
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.title}</h2>
      <p className="hint">{words.how}</p>
      {groups.map((group, index) => {
        const held = headlineFirst(group[0]?.month.indexSet.figures ?? [])
        const figures = held.filter(({ id }) => group.some(({ results }) => results.facts[id] !== undefined))
        return (
          <div key={group[0]?.month.document.id}>
            <div className="cards">
              {figures.map((figure) => (
                <Trend key={figure.id} id={`h${index}-${figure.id}`} page={page} group={group} figure={figure} />
              ))}
            </div>
            <HistoryTable id={`t${index}`} page={page} group={group} figures={figures} />
          </div>
        )
      })}
      {groups.length > 1 ? <p className="hint">{words.broken}</p> : null}
    </section>
  )
}

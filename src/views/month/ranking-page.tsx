import type { ReactElement } from 'react'
import type { FigureDefinition } from '../../model/index-set.ts'
import { levelHeading } from '../../model/level-words.ts'
import { periodLabel } from '../../model/period.ts'
import type { MonthResults } from '../../model/results.ts'
import { DistributionCard } from '../chart/distribution-card.tsx'
import { Page } from '../page/document.tsx'
import { href, type PageContext } from '../page-context.ts'
import { monthCrumbs } from './crumbs.ts'
import { monthHeading } from './describe.ts'
import { rankingHref } from './distributions.tsx'
import { monthOverview } from './overview.ts'
import { RankingTable } from './ranking-table.tsx'

const WORDS = {
  vi: {
    title: (figure: string) => `Xếp hạng: ${figure}`,
    rule: 'Hạng tính trên giá trị chính xác như đã công bố; các đơn vị bằng nhau cùng hạng, hạng kế tiếp bỏ cách (1, 1, 3). Đơn vị không có số liệu thì không xếp hạng.',
    volume: 'Đây là khối lượng công việc, không phải chất lượng: danh sách xếp theo số lượng, không tính hạng.',
    others: 'Xếp theo chỉ tiêu khác',
  },
  en: {
    title: (figure: string) => `Ranking: ${figure}`,
    rule: 'Ranks use the exact values as published; equal units share a rank and the next one is skipped (1, 1, 3). A unit without a figure is not ranked.',
    volume: 'This is a volume of work, not quality: the list is in order of size and nobody is ranked.',
    others: 'Ranked by another figure',
  },
} as const

function OtherRankings(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly issue: string
  readonly figure: FigureDefinition
}): ReactElement {
  const { page, month, issue } = props
  return (
    <nav className="others" aria-label={WORDS[page.lang].others}>
      <ul>
        {monthOverview(month).figures.map((figure) => (
          <li key={figure.id}>
            <a
              href={rankingHref(page, month, issue, figure)}
              aria-current={figure.id === props.figure.id ? 'page' : undefined}
            >
              {figure.shortName[page.lang]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The units in the order of one figure, each level apart: sorting by address, so that it works without JavaScript. */
export function RankingPage(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly issue: string
  readonly figure: FigureDefinition
  readonly alone: boolean
}): ReactElement {
  const { page, month, issue, figure } = props
  const words = WORDS[page.lang]
  const title = words.title(figure.name[page.lang].toLocaleLowerCase('vi'))
  const heading = monthHeading(month, page.lang)
  const levels = monthOverview(month).levels.flatMap((level) => {
    const overview = level.figures.find((one) => one.figure.id === figure.id)
    return overview === undefined ? [] : [{ level, overview }]
  })
  return (
    <Page
      page={page}
      title={`${title}. ${heading}`}
      description={`${title}. ${heading}`}
      crumbs={[
        ...monthCrumbs(page, month, props.alone),
        { text: heading, to: href(page, { kind: 'month', periodKey: month.period.key, issue }) },
        { text: figure.shortName[page.lang], to: null },
      ]}
      script
    >
      <h1>
        <small>{heading}</small> {title}
      </h1>
      <OtherRankings page={page} month={month} issue={issue} figure={figure} />
      {levels.map(({ level, overview }) => (
        <section key={level.level} aria-labelledby={`level-${level.level}`}>
          <h2 id={`level-${level.level}`}>{levelHeading(level.level, page.lang)}</h2>
          <DistributionCard
            page={page}
            month={month}
            level={level}
            overview={overview}
            heading={<p className="hint">{figure.definition[page.lang]}</p>}
          />
          <RankingTable
            page={page}
            level={level}
            overview={overview}
            caption={`${figure.name[page.lang]}, ${levelHeading(level.level, page.lang).toLocaleLowerCase('vi')}, ${periodLabel(month.period, page.lang)}`}
          />
        </section>
      ))}
      <p className="hint">{figure.direction === 'none' ? words.volume : words.rule}</p>
    </Page>
  )
}

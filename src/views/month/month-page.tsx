import type { ReactElement } from 'react'
import { levelHeading } from '../../model/level-words.ts'
import type { MonthResults } from '../../model/results.ts'
import { Page } from '../page/document.tsx'
import { UnitName } from '../page/names.tsx'
import type { PageContext } from '../page-context.ts'
import { inSentence } from '../words.ts'
import { monthCrumbs } from './crumbs.ts'
import { answer, monthHeading } from './describe.ts'
import { Distributions } from './distributions.tsx'
import { type DownloadLink, Downloads, type MissingFileNote } from './downloads.tsx'
import { Extremes } from './extremes.tsx'
import { IssuerFigures } from './issuer-figures.tsx'
import { hasOwnFigures, type LevelOverview, monthOverview } from './overview.ts'
import { Sources } from './sources.tsx'
import { UnitsTable } from './units-table.tsx'

const WORDS = {
  vi: {
    own: 'Các chỉ tiêu của',
    spread: 'Các đơn vị phân bố ra sao',
    ranking: 'Bảng xếp hạng',
    how: 'Mỗi chấm là một đơn vị. Hình thoi và đường liền là giá trị của đơn vị ban hành, đường đứt là trung vị.',
    howUnits: 'Mỗi chấm là một đơn vị, đường đứt là trung vị.',
    counts:
      'Văn bản chỉ công bố tỷ lệ và điểm, không kèm số hồ sơ: với đơn vị ít hồ sơ, một hồ sơ cũng làm tỷ lệ đổi nhiều.',
    all: 'Tất cả các đơn vị',
    noUnits: 'Văn bản này không có số liệu của đơn vị nào bên dưới.',
  },
  en: {
    own: 'The figures of',
    spread: 'How the units are spread',
    ranking: 'Ranking',
    how: "Each dot is a unit. The diamond and the solid line mark the issuer's own figure, the dashed line is the median.",
    howUnits: 'Each dot is a unit, the dashed line is the median.',
    counts:
      'The document gives rates and scores without the number of dossiers: where dossiers are few, one of them moves the rate a lot.',
    all: 'All units',
    noUnits: 'This document has no figures of units below the issuer.',
  },
} as const

interface MonthProps {
  readonly page: PageContext
  readonly month: MonthResults
  /** Path segment of the issuer's results. */
  readonly issue: string
}

function Units({ page, month, issue }: MonthProps): ReactElement {
  const { levels } = monthOverview(month)
  const words = WORDS[page.lang]
  if (levels.length === 0) return <p className="notice">{words.noUnits}</p>
  const title = (level: LevelOverview, text: string): string =>
    levels.length === 1 ? text : `${text}: ${levelHeading(level.level, page.lang).toLocaleLowerCase('vi')}`
  return (
    <>
      {levels.map((level) => (
        <section key={level.level} aria-labelledby={`spread-${level.level}`}>
          <h2 id={`spread-${level.level}`}>{title(level, words.spread)}</h2>
          <p className="hint">{hasOwnFigures(month) ? words.how : words.howUnits}</p>
          <Distributions page={page} month={month} issue={issue} level={level} ranking={words.ranking} />
          <p className="hint">{words.counts}</p>
        </section>
      ))}
      <Extremes page={page} month={month} />
      {levels.map((level) => (
        <section key={level.level} aria-labelledby={`all-${level.level}`}>
          <h2 id={`all-${level.level}`}>{title(level, words.all)}</h2>
          <UnitsTable page={page} month={month} issue={issue} level={level} />
        </section>
      ))}
    </>
  )
}

/**
 * The page of one issuer's results in a period: the answer in one sentence, the issuer's figures, how the units are spread,
 * the extremes with their reasons, the table, the files, the sources. `previous`: the period before, same issuer and set.
 */
export function MonthPage(
  props: MonthProps & {
    readonly previous: MonthResults | null
    readonly downloads: readonly DownloadLink[]
    readonly missing: readonly MissingFileNote[]
    readonly alone: boolean
  },
): ReactElement {
  const { page, month, issue } = props
  const heading = monthHeading(month, page.lang)
  const sentence = answer(month, page.lang)
  const words = WORDS[page.lang]
  // Before the units where the document says anything of the issuer, behind them where it does not.
  const own = (
    <section aria-labelledby="own">
      <h2 id="own">
        {words.own} <UnitName page={page} unit={{ ...month.issuer.unit, name: inSentence(month.issuer.unit.name) }} />
      </h2>
      <IssuerFigures month={month} previous={props.previous} lang={page.lang} />
    </section>
  )
  return (
    <Page
      page={page}
      title={heading}
      description={sentence}
      crumbs={[...monthCrumbs(page, month, props.alone), { text: heading, to: null }]}
      script
    >
      <h1>
        <small>{month.indexSet.title[page.lang]}</small> {heading}
      </h1>
      <p className="answer">{sentence}</p>
      {hasOwnFigures(month) ? own : null}
      <Units page={page} month={month} issue={issue} />
      {hasOwnFigures(month) ? null : own}
      <Downloads page={page} links={props.downloads} missing={props.missing} />
      <Sources page={page} month={month} issue={issue} />
    </Page>
  )
}

import type { ReactElement } from 'react'
import { periodLabel } from '../../model/period.ts'
import { Distributions } from '../month/distributions.tsx'
import { IssuerFigures } from '../month/issuer-figures.tsx'
import { hasOwnFigures, monthOverview } from '../month/overview.ts'
import { type Crumb, Page } from '../page/document.tsx'
import { href, type PageContext } from '../page-context.ts'
import { scoreNote } from '../scores/parts.tsx'
import type { UnitScore } from '../scores/record.ts'
import { capital, inSentence } from '../words.ts'
import { unitAnswer } from './answer.ts'
import { ComputedScores } from './computed.tsx'
import { FiguresTable } from './figures-table.tsx'
import { History } from './history.tsx'
import { Provenance } from './provenance.tsx'
import type { PlacedMonth, PlacedRecord } from './record.ts'
import { StandingToday } from './standing.tsx'

const WORDS = {
  vi: {
    home: 'Các kỳ',
    figures: (when: string) => `Các chỉ tiêu ${when}`,
    ranking: 'Vị trí trong bảng xếp hạng',
    how: 'Chấm lớn có viền là đơn vị này; mỗi chấm nhỏ là một đơn vị cùng cấp; hình thoi là giá trị của đơn vị ban hành; đường đứt là trung vị.',
    howUnits: 'Chấm lớn có viền là đơn vị này; mỗi chấm nhỏ là một đơn vị cùng cấp; đường đứt là trung vị.',
    below: 'Xem kết quả của các đơn vị trực thuộc',
    whole: 'Xem toàn bộ kết quả kỳ này',
  },
  en: {
    home: 'Periods',
    figures: (when: string) => `The figures of ${when}`,
    ranking: 'Place in the ranking',
    how: 'The large ringed dot is this unit; each small dot a unit of its level; the diamond the figure of the issuer; the dashed line the median.',
    howUnits: 'The large ringed dot is this unit; each small dot a unit of its level; the dashed line the median.',
    below: 'See the results of the units below it',
    whole: 'See all results of the period',
  },
} as const

function Cards({ page, one }: { readonly page: PageContext; readonly one: PlacedMonth }): ReactElement | null {
  const { month, results, issue } = one
  const level = monthOverview(month).levelOf.get(results.unit.id)
  if (level === undefined) return null
  const words = WORDS[page.lang]
  return (
    <>
      <p className="hint">{hasOwnFigures(month) ? words.how : words.howUnits}</p>
      <Distributions
        page={page}
        month={month}
        issue={issue}
        level={level}
        ranking={words.ranking}
        here={results.unit.id}
      />
    </>
  )
}

function Latest({ page, one }: { readonly page: PageContext; readonly one: PlacedMonth }): ReactElement {
  const words = WORDS[page.lang]
  const { month, issue } = one
  const to = href(page, { kind: 'month', periodKey: month.period.key, issue })
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{words.figures(periodLabel(month.period, page.lang))}</h2>
      {one.role === 'issuer' ? (
        <>
          <IssuerFigures month={month} previous={null} lang={page.lang} />
          <p className="elsewhere">
            <a href={to}>{month.units.length === 0 ? words.whole : words.below}</a>
          </p>
        </>
      ) : (
        <>
          <FiguresTable page={page} one={one} />
          <Cards page={page} one={one} />
        </>
      )}
    </section>
  )
}

function unitCrumbs(page: PageContext, record: PlacedRecord): readonly Crumb[] {
  const home = { text: WORDS[page.lang].home, to: href(page, { kind: 'home' }) }
  const last = { text: record.label.name, to: null }
  const latest = record.months.at(-1)
  if (latest === undefined) return [home, last]
  const { month, issue } = latest
  const text = `${month.issuer.unit.name}, ${periodLabel(month.period, page.lang)}`
  return [home, { text, to: href(page, { kind: 'month', periodKey: month.period.key, issue }) }, last]
}

/** The page of a unit: the answer, what it is today, its computed scores, its figures among its peers, its history, the sources. */
export function UnitPage({
  page,
  record,
  computed,
}: {
  readonly page: PageContext
  readonly record: PlacedRecord
  /** Months with computed points, newest first. */
  readonly computed: readonly UnitScore[]
}): ReactElement {
  const sentence = unitAnswer(record, computed, page.lang)
  const latest = record.months.at(-1)
  const above = record.ancestors.map(({ name }) => inSentence(name)).toReversed()
  return (
    <Page
      page={page}
      title={[record.label.name, ...above].join(', ')}
      description={sentence}
      crumbs={unitCrumbs(page, record)}
      {...(latest === undefined && computed.length > 0 ? { note: scoreNote(page.lang) } : {})}
    >
      <h1 lang={page.lang === 'vi' ? undefined : 'vi'}>
        {above.length === 0 ? null : <small>{capital(above.join(', '))}</small>} {record.label.name}
      </h1>
      <p className="answer">{sentence}</p>
      <StandingToday page={page} record={record} />
      <ComputedScores page={page} unitId={record.label.id} scores={computed} />
      {latest === undefined ? null : <Latest page={page} one={latest} />}
      <History page={page} months={record.months} />
      <Provenance page={page} months={record.months} />
    </Page>
  )
}

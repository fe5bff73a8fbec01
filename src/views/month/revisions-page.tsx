import type { ReactElement } from 'react'
import { dateInVietnam } from '../../model/date.ts'
import { formatReported } from '../../model/format.ts'
import { formatDate, periodLabel } from '../../model/period.ts'
import type { Fact, MonthResults } from '../../model/results.ts'
import { Page } from '../page/document.tsx'
import { DocumentFacts } from '../page/document-facts.tsx'
import { gapWords } from '../page/missing.tsx'
import { UnitName } from '../page/names.tsx'
import { ScrollingTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { monthCrumbs } from './crumbs.ts'
import { monthHeading } from './describe.ts'
import { type Difference, differences } from './revisions.ts'

const WORDS = {
  vi: {
    title: 'Các bản công bố trước',
    lead: 'Mỗi văn bản nhận được sau đứng cạnh bản trước, không xoá bản trước. Số liệu đang dùng là của bản mới nhất.',
    revision: (n: number, date: string) => `Bản thứ ${n}, nạp ngày ${date}`,
    same: 'Mọi con số giống bản đang dùng.',
    differs: (count: number) => `${count} con số khác bản đang dùng`,
    unit: 'Đơn vị',
    figure: 'Chỉ tiêu',
    before: 'Bản này',
    after: 'Đang dùng',
  },
  en: {
    title: 'Earlier publications',
    lead: 'A later document stands beside the earlier one and never replaces it. The figures in use are those of the newest.',
    revision: (n: number, date: string) => `Revision ${n}, imported ${date}`,
    same: 'Every figure equals the publication in use.',
    differs: (count: number) =>
      `${count} ${count === 1 ? 'figure differs' : 'figures differ'} from the publication in use`,
    unit: 'Unit',
    figure: 'Figure',
    before: 'Here',
    after: 'In use',
  },
} as const

function DifferenceRow(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly one: Difference
}): ReactElement {
  const { page, month, one } = props
  const figure = month.indexSet.figures.find(({ id }) => id === one.figureId)
  const show = (fact: Fact | undefined): string =>
    fact === undefined || figure === undefined
      ? gapWords('absent', page.lang)
      : formatReported(fact.reported, figure.unitOfMeasure, page.lang)
  return (
    <tr>
      <th scope="row">
        <UnitName page={page} unit={one.unit} />
      </th>
      <td className="words">{figure?.shortName[page.lang] ?? one.figureId}</td>
      <td>{show(one.before)}</td>
      <td>{show(one.after)}</td>
    </tr>
  )
}

function Revision(props: {
  readonly page: PageContext
  readonly earlier: MonthResults
  readonly month: MonthResults
}): ReactElement {
  const { page, earlier, month } = props
  const words = WORDS[page.lang]
  const list = differences(earlier, month)
  const { revision, importedAt } = earlier.document
  return (
    <section aria-labelledby={`r${revision}`}>
      <h2 id={`r${revision}`}>{words.revision(revision, formatDate(dateInVietnam(new Date(importedAt))))}</h2>
      <DocumentFacts document={earlier.document} period={periodLabel(month.period, page.lang)} lang={page.lang} />
      {list.length === 0 ? (
        <p className="notice">{words.same}</p>
      ) : (
        <ScrollingTable id={`d${revision}`} caption={words.differs(list.length)} lang={page.lang}>
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              <th scope="col" className="words">
                {words.figure}
              </th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <DifferenceRow key={`${one.unit.id} ${one.figureId}`} page={page} month={month} one={one} />
            ))}
          </tbody>
        </ScrollingTable>
      )}
    </section>
  )
}

/** The earlier publications of a month, newest first, each with what differs from the one in use. */
export function RevisionsPage(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly earlier: readonly MonthResults[]
  readonly issue: string
  readonly alone: boolean
}): ReactElement {
  const { page, month } = props
  const words = WORDS[page.lang]
  const heading = monthHeading(month, page.lang)
  return (
    <Page
      page={page}
      title={`${words.title}. ${heading}`}
      description={words.lead}
      crumbs={[
        ...monthCrumbs(page, month, props.alone),
        { text: heading, to: href(page, { kind: 'month', periodKey: month.period.key, issue: props.issue }) },
        { text: words.title, to: null },
      ]}
    >
      <h1>
        <small>{heading}</small> {words.title}
      </h1>
      <p className="answer">{words.lead}</p>
      {props.earlier.toReversed().map((earlier) => (
        <Revision key={earlier.document.id} page={page} earlier={earlier} month={month} />
      ))}
    </Page>
  )
}

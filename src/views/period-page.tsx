import type { ReactElement } from 'react'
import { formatValue } from '../model/format.ts'
import { countUnits } from '../model/level-words.ts'
import type { MonthResults } from '../model/results.ts'
import { figureValue } from './month/overview.ts'
import { Page } from './page/document.tsx'
import { ScrollingTable, SortableTable } from './page/tables.tsx'
import { href, type PageContext } from './page-context.ts'
import { capital, periodWords } from './words.ts'

const WORDS = {
  vi: {
    home: 'Các kỳ',
    lead: (count: string) => `${count} đã công bố kết quả của kỳ này.`,
    issuer: 'Đơn vị ban hành',
    units: 'Số đơn vị',
    set: 'Bộ chỉ tiêu',
    caption: 'Các đơn vị ban hành, theo thứ tự tên',
  },
  en: {
    home: 'Periods',
    lead: (count: string) => `${count} published results of this period.`,
    issuer: 'Issuer',
    units: 'Units',
    set: 'Index set',
    caption: 'Issuers in the order of their names',
  },
} as const

/** One issuer's results within a period. */
export interface PeriodIssue {
  readonly issue: string
  readonly month: MonthResults
}

function IssueRow({ page, issue, month }: PeriodIssue & { readonly page: PageContext }): ReactElement {
  const headline = month.indexSet.figures.find((figure) => figure.headline)
  const value = headline === undefined ? null : figureValue(month.issuer, headline.id)
  return (
    <tr id={issue}>
      <th scope="row">
        <a href={href(page, { kind: 'month', periodKey: month.period.key, issue })}>{month.issuer.unit.name}</a>
      </th>
      <td>{value === null || headline === undefined ? '…' : formatValue(value, headline.unitOfMeasure, page.lang)}</td>
      <td>{month.units.length}</td>
      <td className="words">{month.indexSet.title[page.lang]}</td>
    </tr>
  )
}

/** The issuers of a period, when there are several. */
export function PeriodPage(props: {
  readonly page: PageContext
  readonly periodKey: string
  readonly issues: readonly PeriodIssue[]
}): ReactElement {
  const { page, issues } = props
  const words = WORDS[page.lang]
  const title = capital(periodWords(props.periodKey, page.lang))
  const names = new Intl.Collator('vi')
  const sorted = issues.toSorted((a, b) => names.compare(a.month.issuer.unit.name, b.month.issuer.unit.name))
  const headline = issues[0]?.month.indexSet.figures.find((figure) => figure.headline)
  const lead = words.lead(countUnits(issues.length, 'unknown', page.lang))
  return (
    <Page
      page={page}
      title={title}
      description={lead}
      crumbs={[
        { text: words.home, to: href(page, { kind: 'home' }) },
        { text: title, to: null },
      ]}
      script
    >
      <h1>{title}</h1>
      <p className="answer">{lead}</p>
      <SortableTable lang={page.lang}>
        <ScrollingTable id="issuers" caption={words.caption} lang={page.lang}>
          <thead>
            <tr>
              <th scope="col">{words.issuer}</th>
              <th scope="col">{headline?.shortName[page.lang]}</th>
              <th scope="col">{words.units}</th>
              <th scope="col" className="words">
                {words.set}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((one) => (
              <IssueRow key={one.issue} page={page} {...one} />
            ))}
          </tbody>
        </ScrollingTable>
      </SortableTable>
    </Page>
  )
}

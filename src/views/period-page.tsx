import type { ReactElement } from 'react'
import { formatReported } from '../model/format.ts'
import type { FigureDefinition } from '../model/index-set.ts'
import { countUnits } from '../model/level-words.ts'
import type { MonthResults } from '../model/results.ts'
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

/** The columns that say something: a set that all share stands in the caption, a figure that no issuer gives nowhere. */
interface Columns {
  readonly headline: boolean
  readonly set: boolean
}

const headlineOf = ({ indexSet }: MonthResults): FigureDefinition | undefined =>
  indexSet.figures.find((figure) => figure.headline)

function columnsOf(issues: readonly PeriodIssue[]): Columns {
  return {
    headline: issues.some(({ month }) => month.issuer.facts[headlineOf(month)?.id ?? ''] !== undefined),
    set: new Set(issues.map(({ month }) => month.indexSet.id)).size > 1,
  }
}

function HeadlineCell({ page, month }: { readonly page: PageContext; readonly month: MonthResults }): ReactElement {
  const headline = headlineOf(month)
  const fact = headline === undefined ? undefined : month.issuer.facts[headline.id]
  if (headline === undefined || fact === undefined) return <td />
  return <td>{formatReported(fact.reported, headline.unitOfMeasure, page.lang)}</td>
}

function IssueRow({
  page,
  issue,
  month,
  columns,
}: PeriodIssue & { readonly page: PageContext; readonly columns: Columns }): ReactElement {
  return (
    <tr id={issue}>
      <th scope="row">
        <a href={href(page, { kind: 'month', periodKey: month.period.key, issue })}>{month.issuer.unit.name}</a>
      </th>
      {columns.headline ? <HeadlineCell page={page} month={month} /> : null}
      <td>{month.units.length}</td>
      {columns.set ? <td className="words">{month.indexSet.title[page.lang]}</td> : null}
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
  const [first] = sorted
  const headline = first === undefined ? undefined : headlineOf(first.month)
  const columns = columnsOf(sorted)
  const set = columns.set || first === undefined ? '' : `; ${first.month.indexSet.title[page.lang]}`
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
        <ScrollingTable id="issuers" caption={`${words.caption}${set}`} lang={page.lang}>
          <thead>
            <tr>
              <th scope="col">{words.issuer}</th>
              {columns.headline ? <th scope="col">{headline?.shortName[page.lang]}</th> : null}
              <th scope="col">{words.units}</th>
              {columns.set ? (
                <th scope="col" className="words">
                  {words.set}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {sorted.map((one) => (
              <IssueRow key={one.issue} page={page} columns={columns} {...one} />
            ))}
          </tbody>
        </ScrollingTable>
      </SortableTable>
    </Page>
  )
}

import type { ReactElement } from 'react'
import { periodLabel } from '../../model/period.ts'
import type { Fact } from '../../model/results.ts'
import { headlineFirst } from '../month/overview.ts'
import { ScrollingTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { capital, placeOnPage, shortHash } from '../words.ts'
import type { PlacedMonth } from './record.ts'

const WORDS = {
  vi: {
    title: 'Từng con số lấy từ đâu',
    figure: 'Chỉ tiêu',
    printed: 'In trong văn bản',
    place: 'Chỗ in',
    name: (name: string) => `văn bản ghi tên đơn vị là “${name}”`,
    blank: 'ô trống',
    file: 'Tệp',
    whole: 'toàn bộ kết quả kỳ này',
  },
  en: {
    title: 'Where each figure comes from',
    figure: 'Figure',
    printed: 'Printed as',
    place: 'Where',
    name: (name: string) => `the document calls the unit “${name}”`,
    blank: 'blank',
    file: 'File',
    whole: 'all results of this period',
  },
} as const

/** Facts in the order of the index set, with the definitions they belong to. */
function inSetOrder({ month, results }: PlacedMonth): readonly (readonly [name: string, fact: Fact])[] {
  return headlineFirst(month.indexSet.figures).flatMap((figure) => {
    const fact = results.facts[figure.id]
    return fact === undefined ? [] : [[figure.id, fact] as const]
  })
}

function PeriodProvenance(props: {
  readonly page: PageContext
  readonly one: PlacedMonth
  readonly open: boolean
}): ReactElement {
  const { page, one } = props
  const { month } = one
  const words = WORDS[page.lang]
  const facts = inSetOrder(one)
  const printedName = facts[0]?.[1].printedName
  const name = (id: string): string => month.indexSet.figures.find((figure) => figure.id === id)?.name[page.lang] ?? id
  return (
    <details open={props.open}>
      <summary>{capital(periodLabel(month.period, page.lang))}</summary>
      <p>
        {words.file} {month.document.fileName}, SHA-256{' '}
        <code title={month.document.sha256}>{shortHash(month.document.sha256)}…</code>
        {printedName === undefined || one.role === 'issuer' || printedName === one.results.unit.name
          ? null
          : `; ${words.name(printedName)}`}
        <span className="elsewhere">
          ; <a href={href(page, { kind: 'month', periodKey: month.period.key, issue: one.issue })}>{words.whole}</a>
        </span>
      </p>
      <ScrollingTable
        id={`p-${month.document.id}`}
        caption={`${words.title}: ${periodLabel(month.period, page.lang)}`}
        lang={page.lang}
      >
        <thead>
          <tr>
            <th scope="col">{words.figure}</th>
            <th scope="col">{words.printed}</th>
            <th scope="col" className="place">
              {words.place}
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map(([id, fact]) => (
            <tr key={id}>
              <th scope="row">{name(id)}</th>
              <td>{fact.printed === '' ? <i>{words.blank}</i> : fact.printed}</td>
              <td className="place">{placeOnPage(fact.place, page.lang)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
    </details>
  )
}

/** File, hash, place and text as printed of every figure, newest period first and open. */
export function Provenance({
  page,
  months,
}: {
  readonly page: PageContext
  readonly months: readonly PlacedMonth[]
}): ReactElement | null {
  if (months.length === 0) return null
  return (
    <section className="provenance" aria-labelledby="provenance">
      <h2 id="provenance">{WORDS[page.lang].title}</h2>
      {months.toReversed().map((one, index) => (
        <PeriodProvenance key={one.month.document.id} page={page} one={one} open={index === 0} />
      ))}
    </section>
  )
}

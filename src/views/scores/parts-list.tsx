import type { ReactElement } from 'react'
import type { ExplainedPart } from '../../model/explanation.ts'
import { RECORDS_LISTED } from '../address.ts'
import { ScrollingTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { pagesBeside } from './pages-beside.tsx'
import { count, day } from './parts.tsx'
import { ProcedureName } from './procedure-change.tsx'
import type { CriterionRecord } from './record.ts'
import type { CriterionAddress } from './record-list.tsx'

/** Parts listed on the criterion's own page; the rest has pages of its own. */
const FIRST = 30

const WORDS = {
  vi: {
    caption: (title: string) => `${title}: số đạt, tổng số và số không đạt`,
    procedures: { title: 'Theo thủ tục', head: 'Thủ tục' },
    days: { title: 'Theo ngày tiếp nhận', head: 'Ngày' },
    inside: 'Đạt',
    all: 'Tổng',
    lost: 'Không đạt',
    unknown: 'Chưa rõ',
    first: (shown: string, all: string) => `${shown} dòng đầu trong ${all}`,
    whole: 'xem tất cả',
    shown: (from: string, to: string, all: string) => `Dòng ${from}–${to} trong ${all}.`,
  },
  en: {
    caption: (title: string) => `${title}: in the numerator, all, and not in it`,
    procedures: { title: 'By procedure', head: 'Procedure' },
    days: { title: 'By day of receipt', head: 'Day' },
    inside: 'In',
    all: 'All',
    lost: 'Not in',
    unknown: 'Not known',
    first: (shown: string, all: string) => `The first ${shown} rows of ${all}`,
    whole: 'see them all',
    shown: (from: string, to: string, all: string) => `Rows ${from}–${to} of ${all}.`,
  },
} as const

/** Where one goes from a page of parts: to all of them, or to the pages beside. */
function PartLinks(props: {
  readonly page: PageContext
  readonly address: CriterionAddress
  readonly list: 'procedures' | 'days'
  readonly all: number
}): ReactElement | null {
  const { page, address, list, all } = props
  const words = WORDS[page.lang]
  const to = (at: number): string => `${href(page, { ...address, list, at })}#${list}`
  const number = (value: number): string => count(value, page.lang)
  if (address.list !== list) {
    if (all <= FIRST) return null
    return (
      <p className="legend">
        {words.first(number(FIRST), number(all))}: <a href={to(1)}>{words.whole}</a>.
      </p>
    )
  }
  const from = (address.at - 1) * RECORDS_LISTED
  return (
    <p className="legend">
      {words.shown(number(from + 1), number(Math.min(all, from + RECORDS_LISTED)), number(all))}{' '}
      {pagesBeside(address.at, Math.ceil(all / RECORDS_LISTED), to, page.lang).flatMap((link) => [link, ' '])}
    </p>
  )
}

/** What each procedure, or each day, contributes to a criterion's counts: the first of them, or a page of all. Nothing where there are none. */
export function Parts(props: {
  readonly page: PageContext
  readonly address: CriterionAddress
  readonly list: 'procedures' | 'days'
  readonly record: CriterionRecord
}): ReactElement | null {
  const { page, address, list, record } = props
  const { lang } = page
  const words = WORDS[lang]
  // A list of procedures tells the same as its parts.
  const parts: readonly ExplainedPart[] =
    list === 'days'
      ? record.days.toSorted((a, b) => (a.key < b.key ? -1 : 1))
      : record.records?.of === 'procedures'
        ? []
        : record.procedures
  const from = address.list === list ? (address.at - 1) * RECORDS_LISTED : 0
  const shown = parts.slice(from, from + (address.list === list ? RECORDS_LISTED : FIRST))
  if (shown.length === 0) return null
  const { title, head } = words[list]
  const silent = parts.some(({ unknown }) => unknown > 0)
  const heads = [head, words.inside, words.all, words.lost, ...(silent ? [words.unknown] : [])]
  return (
    <section className="parts" aria-labelledby={list}>
      <h2 id={list}>{title}</h2>
      <ScrollingTable id={`${list}-table`} caption={words.caption(title)} lang={lang}>
        <thead>
          <tr>
            {heads.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, numerator, denominator, unknown }) => (
            <tr key={key}>
              <th scope="row">
                {list === 'days' ? (
                  day(key, lang)
                ) : (
                  <ProcedureName code={key} names={record.procedureNames} lang={lang} />
                )}
              </th>
              <td>{count(numerator, lang)}</td>
              <td>{count(denominator, lang)}</td>
              <td>{count(denominator - numerator - unknown, lang)}</td>
              {silent ? <td>{count(unknown, lang)}</td> : null}
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
      <PartLinks page={page} address={address} list={list} all={parts.length} />
    </section>
  )
}

import type { ReactElement } from 'react'
import type { CountedDossier, DossierList } from '../../model/explanation.ts'
import { keptOutWords, verdictWords } from '../../model/score-words.ts'
import type { Lang } from '../../model/text.ts'
import { type Address, DOSSIERS_LISTED } from '../address.ts'
import { ScrollingTable, SortableTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { count, day } from './parts.tsx'

const WORDS = {
  vi: {
    out: 'Hồ sơ không đạt',
    outCaption: 'Ngày tiếp nhận, hẹn trả, kết thúc và lý do của từng hồ sơ không đạt',
    dossier: 'Số hồ sơ',
    received: 'Tiếp nhận',
    due: 'Hẹn trả',
    ended: 'Kết thúc',
    why: 'Vì sao không đạt',
    into: 'Hồ sơ đạt',
    inCaption: 'Ngày tiếp nhận, hẹn trả, kết thúc và kết luận của từng hồ sơ đạt',
    verdict: 'Kết luận',
    lists: 'Danh sách hồ sơ',
    shown: (from: string, to: string, all: string) => `Hồ sơ ${from}–${to} trong ${all}.`,
    before: 'Trang trước',
    after: 'Trang sau',
    empty: 'Không có hồ sơ nào.',
  },
  en: {
    out: 'Dossiers not in the numerator',
    outCaption: 'Days of receipt, due and end of each dossier that is not in, and why',
    dossier: 'Dossier',
    received: 'Received',
    due: 'Due',
    ended: 'Ended',
    why: 'Why not',
    into: 'Dossiers in the numerator',
    inCaption: 'Days of receipt, due and end of each dossier that is in, and its verdict',
    verdict: 'Verdict',
    lists: 'Lists of dossiers',
    shown: (from: string, to: string, all: string) => `Dossiers ${from}–${to} of ${all}.`,
    before: 'Page before',
    after: 'Next page',
    empty: 'There are none.',
  },
} as const

/** A page of a list of a criterion's dossiers. */
export type ListAddress = Extract<Address, { kind: 'criterion' }>

/** Where one goes from a page of a list: to the other list, and to the pages beside. */
function ListLinks(props: {
  readonly page: PageContext
  readonly address: ListAddress
  readonly counts: { readonly in: number; readonly out: number }
}): ReactElement {
  const { page, address, counts } = props
  const words = WORDS[page.lang]
  const pages = Math.ceil(counts[address.list] / DOSSIERS_LISTED)
  const to = (list: 'in' | 'out', at: number): string => `${href(page, { ...address, list, at })}#out`
  return (
    <nav aria-label={words.lists}>
      <ul className="others-inline">
        {(['out', 'in'] as const).map((list) => {
          const text = `${list === 'out' ? words.out : words.into} (${count(counts[list], page.lang)})`
          return <li key={list}>{list === address.list ? <b>{text}</b> : <a href={to(list, 1)}>{text}</a>}</li>
        })}
        {address.at > 1 ? (
          <li>
            <a rel="prev" href={to(address.list, address.at - 1)}>
              {words.before}
            </a>
          </li>
        ) : null}
        {address.at < pages ? (
          <li>
            <a rel="next" href={to(address.list, address.at + 1)}>
              {words.after}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

function DossierRow({ each, lang }: { readonly each: CountedDossier; readonly lang: Lang }): ReactElement {
  const { held, verdict, inNumerator } = each
  return (
    <tr>
      <th scope="row">{held.dossier.code}</th>
      <td>{day(held.course.receivedOn, lang)}</td>
      <td>{day(held.course.dueOn, lang)}</td>
      <td>{day(held.course.endedOn, lang)}</td>
      <td className="words">{inNumerator ? verdictWords(verdict, lang) : keptOutWords(each, lang)}</td>
    </tr>
  )
}

function DossierTable(props: {
  readonly list: ListAddress['list']
  readonly shown: readonly CountedDossier[]
  readonly lang: Lang
}): ReactElement {
  const { list, shown, lang } = props
  const words = WORDS[lang]
  const isOut = list === 'out'
  return (
    <SortableTable lang={lang}>
      <ScrollingTable id="dossiers" caption={isOut ? words.outCaption : words.inCaption} lang={lang}>
        <thead>
          <tr>
            {[words.dossier, words.received, words.due, words.ended].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="words">
              {isOut ? words.why : words.verdict}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <DossierRow key={each.held.dossier.code} each={each} lang={lang} />
          ))}
        </tbody>
      </ScrollingTable>
    </SortableTable>
  )
}

/** A page of the dossiers that are out of the numerator or in it, with the dates and the fact that decided. */
export function Dossiers(props: {
  readonly page: PageContext
  readonly address: ListAddress
  readonly dossiers: DossierList
}): ReactElement {
  const { page, address, dossiers } = props
  const words = WORDS[page.lang]
  const counts = { in: dossiers.inNumerator, out: dossiers.all - dossiers.inNumerator }
  const from = (address.at - 1) * DOSSIERS_LISTED
  const shown = dossiers.page
  const number = (value: number): string => count(value, page.lang)
  return (
    <section aria-labelledby="out">
      <h2 id="out">{address.list === 'out' ? words.out : words.into}</h2>
      <ListLinks page={page} address={address} counts={counts} />
      {shown.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <>
          <p className="legend">
            {words.shown(number(from + 1), number(from + shown.length), number(counts[address.list]))}
          </p>
          <DossierTable list={address.list} shown={shown} lang={page.lang} />
        </>
      )}
    </section>
  )
}

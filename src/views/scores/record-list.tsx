import type { ReactElement } from 'react'
import { type CountedRecord, type RecordList, recordDays } from '../../model/explanation.ts'
import { decidedWords } from '../../model/score-words.ts'
import type { Lang } from '../../model/text.ts'
import { type Address, RECORDS_LISTED } from '../address.ts'
import { ScrollingTable, SortableTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { count, day } from './parts.tsx'

const WORDS = {
  vi: {
    dossiers: {
      record: 'Số hồ sơ',
      out: 'Hồ sơ không đạt',
      into: 'Hồ sơ đạt',
      due: 'Hẹn trả',
      ended: 'Kết thúc',
      lists: 'Danh sách hồ sơ',
      outCaption: 'Ngày tiếp nhận, hẹn trả, kết thúc và lý do của từng hồ sơ không đạt',
      inCaption: 'Ngày tiếp nhận, hẹn trả, kết thúc và kết luận của từng hồ sơ đạt',
      shown: (from: string, to: string, all: string) => `Hồ sơ ${from}–${to} trong ${all}.`,
      empty: 'Không có hồ sơ nào.',
    },
    petitions: {
      record: 'Mã phản ánh',
      out: 'Phản ánh, kiến nghị không đạt',
      into: 'Phản ánh, kiến nghị đạt',
      due: 'Hạn xử lý',
      ended: 'Xử lý xong',
      lists: 'Danh sách phản ánh, kiến nghị',
      outCaption: 'Ngày tiếp nhận, hạn xử lý, xử lý xong và lý do của từng phản ánh, kiến nghị không đạt',
      inCaption: 'Ngày tiếp nhận, hạn xử lý, xử lý xong và kết luận của từng phản ánh, kiến nghị đạt',
      shown: (from: string, to: string, all: string) => `Phản ánh, kiến nghị ${from}–${to} trong ${all}.`,
      empty: 'Không có phản ánh, kiến nghị nào.',
    },
    received: 'Tiếp nhận',
    why: 'Vì sao không đạt',
    verdict: 'Kết luận',
    before: 'Trang trước',
    after: 'Trang sau',
  },
  en: {
    dossiers: {
      record: 'Dossier',
      out: 'Dossiers not in the numerator',
      into: 'Dossiers in the numerator',
      due: 'Due',
      ended: 'Ended',
      lists: 'Lists of dossiers',
      outCaption: 'Days of receipt, due and end of each dossier that is not in, and why',
      inCaption: 'Days of receipt, due and end of each dossier that is in, and its verdict',
      shown: (from: string, to: string, all: string) => `Dossiers ${from}–${to} of ${all}.`,
      empty: 'There are none.',
    },
    petitions: {
      record: 'Petition',
      out: 'Petitions not in the numerator',
      into: 'Petitions in the numerator',
      due: 'Due',
      ended: 'Handled',
      lists: 'Lists of petitions',
      outCaption: 'Days of receipt, due and handling of each petition that is not in, and why',
      inCaption: 'Days of receipt, due and handling of each petition that is in, and its verdict',
      shown: (from: string, to: string, all: string) => `Petitions ${from}–${to} of ${all}.`,
      empty: 'There are none.',
    },
    received: 'Received',
    why: 'Why not',
    verdict: 'Verdict',
    before: 'Page before',
    after: 'Next page',
  },
} as const

/** A page of a list of a criterion's records. */
export type ListAddress = Extract<Address, { kind: 'criterion' }>

/** Where one goes from a page of a list: to the other list, and to the pages beside. */
function ListLinks(props: {
  readonly page: PageContext
  readonly address: ListAddress
  readonly of: RecordList['of']
  readonly counts: { readonly in: number; readonly out: number }
}): ReactElement {
  const { page, address, of, counts } = props
  const words = WORDS[page.lang]
  const pages = Math.ceil(counts[address.list] / RECORDS_LISTED)
  const to = (list: 'in' | 'out', at: number): string => `${href(page, { ...address, list, at })}#out`
  return (
    <nav aria-label={words[of].lists}>
      <ul className="others-inline">
        {(['out', 'in'] as const).map((list) => {
          const text = `${words[of][list === 'out' ? 'out' : 'into']} (${count(counts[list], page.lang)})`
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

function RecordRow({ each, lang }: { readonly each: CountedRecord; readonly lang: Lang }): ReactElement {
  const { code, receivedOn, dueOn, endedOn } = recordDays(each)
  return (
    <tr>
      <th scope="row">{code}</th>
      <td>{day(receivedOn, lang)}</td>
      <td>{day(dueOn, lang)}</td>
      <td>{day(endedOn, lang)}</td>
      <td className="words">{decidedWords(each, lang)}</td>
    </tr>
  )
}

function RecordTable(props: {
  readonly list: ListAddress['list']
  readonly of: RecordList['of']
  readonly shown: readonly CountedRecord[]
  readonly lang: Lang
}): ReactElement {
  const { list, of, shown, lang } = props
  const words = WORDS[lang]
  const { record, due, ended, outCaption, inCaption } = words[of]
  const isOut = list === 'out'
  return (
    <SortableTable lang={lang}>
      <ScrollingTable id={of} caption={isOut ? outCaption : inCaption} lang={lang}>
        <thead>
          <tr>
            {[record, words.received, due, ended].map((head) => (
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
            <RecordRow key={recordDays(each).code} each={each} lang={lang} />
          ))}
        </tbody>
      </ScrollingTable>
    </SortableTable>
  )
}

/** A page of the records that are out of the numerator or in it, with the dates and the fact that decided. */
export function Records(props: {
  readonly page: PageContext
  readonly address: ListAddress
  readonly records: RecordList
}): ReactElement {
  const { page, address, records } = props
  const { of, page: shown, all, inNumerator } = records
  const words = WORDS[page.lang][of]
  const counts = { in: inNumerator, out: all - inNumerator }
  const from = (address.at - 1) * RECORDS_LISTED
  const number = (value: number): string => count(value, page.lang)
  return (
    <section aria-labelledby="out">
      <h2 id="out">{address.list === 'out' ? words.out : words.into}</h2>
      <ListLinks page={page} address={address} of={of} counts={counts} />
      {shown.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <>
          <p className="legend">
            {words.shown(number(from + 1), number(from + shown.length), number(counts[address.list]))}
          </p>
          <RecordTable list={address.list} of={of} shown={shown} lang={page.lang} />
        </>
      )}
    </section>
  )
}

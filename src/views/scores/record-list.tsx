import type { ReactElement } from 'react'
import { courseWords, doubtCountWords } from '../../model/course-words.ts'
import { doubtWords, NO_NEWS } from '../../model/doubt-words.ts'
import {
  type DoubtCounts,
  type ListedRecord,
  type RecordList,
  recordCode,
  recordDays,
  SIDES,
  type Side,
} from '../../model/explanation.ts'
import { decidedWords } from '../../model/score-words.ts'
import type { Lang } from '../../model/text.ts'
import { type Address, isRecordList, RECORDS_LISTED } from '../address.ts'
import { nameLang } from '../page/names.tsx'
import { ScrollingTable, SortableTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { pagesBeside } from './pages-beside.tsx'
import { count, day } from './parts.tsx'

const WORDS = {
  vi: {
    dossiers: {
      record: 'Số hồ sơ',
      out: 'Hồ sơ không đạt',
      unknown: 'Hồ sơ chưa rõ',
      into: 'Hồ sơ đạt',
      due: 'Hẹn trả',
      ended: 'Kết thúc',
      lists: 'Danh sách hồ sơ',
      outCaption: 'Ngày tiếp nhận, hẹn trả, kết thúc và lý do của từng hồ sơ không đạt',
      unknownCaption: 'Ngày tiếp nhận, hẹn trả, kết thúc và điều nguồn không cho biết của từng hồ sơ chưa rõ',
      inCaption: 'Ngày tiếp nhận, hẹn trả, kết thúc và kết luận của từng hồ sơ đạt',
      shown: (from: string, to: string, all: string) => `Hồ sơ ${from}–${to} trong ${all}.`,
      empty: 'Không có hồ sơ nào.',
    },
    petitions: {
      record: 'Mã phản ánh',
      out: 'Phản ánh, kiến nghị không đạt',
      unknown: 'Phản ánh, kiến nghị chưa rõ',
      into: 'Phản ánh, kiến nghị đạt',
      due: 'Hạn xử lý',
      ended: 'Xử lý xong',
      lists: 'Danh sách phản ánh, kiến nghị',
      outCaption: 'Ngày tiếp nhận, hạn xử lý, xử lý xong và lý do của từng phản ánh, kiến nghị không đạt',
      unknownCaption:
        'Ngày tiếp nhận, hạn xử lý, xử lý xong và điều nguồn không cho biết của từng phản ánh, kiến nghị chưa rõ',
      inCaption: 'Ngày tiếp nhận, hạn xử lý, xử lý xong và kết luận của từng phản ánh, kiến nghị đạt',
      shown: (from: string, to: string, all: string) => `Phản ánh, kiến nghị ${from}–${to} trong ${all}.`,
      empty: 'Không có phản ánh, kiến nghị nào.',
    },
    procedures: {
      record: 'Thủ tục',
      all: 'Hồ sơ',
      counted: 'Hồ sơ đạt',
      out: 'Thủ tục không đạt',
      unknown: 'Thủ tục chưa rõ',
      into: 'Thủ tục đạt',
      lists: 'Danh sách thủ tục',
      outCaption: 'Số hồ sơ trong kỳ và lý do của từng thủ tục không đạt',
      unknownCaption: 'Số hồ sơ trong kỳ và điều nguồn không cho biết của từng thủ tục chưa rõ',
      inCaption: 'Số hồ sơ trong kỳ và điều quyết định của từng thủ tục đạt',
      shown: (from: string, to: string, all: string) => `Thủ tục ${from}–${to} trong ${all}.`,
      empty: 'Không có thủ tục nào.',
    },
    received: 'Tiếp nhận',
    why: 'Vì sao không đạt',
    unknown: 'Chưa rõ điều gì',
    verdict: 'Kết luận',
    doubt: 'Dữ liệu nghi sai:',
    silent: 'Chưa có tin mới:',
  },
  en: {
    dossiers: {
      record: 'Dossier',
      out: 'Dossiers not in the numerator',
      unknown: 'Dossiers not known',
      into: 'Dossiers in the numerator',
      due: 'Due',
      ended: 'Ended',
      lists: 'Lists of dossiers',
      outCaption: 'Days of receipt, due and end of each dossier that is not in, and why',
      unknownCaption:
        'Days of receipt, due and end of each dossier of which it is not known, and what the source does not say',
      inCaption: 'Days of receipt, due and end of each dossier that is in, and its verdict',
      shown: (from: string, to: string, all: string) => `Dossiers ${from}–${to} of ${all}.`,
      empty: 'There are none.',
    },
    petitions: {
      record: 'Petition',
      out: 'Petitions not in the numerator',
      unknown: 'Petitions not known',
      into: 'Petitions in the numerator',
      due: 'Due',
      ended: 'Handled',
      lists: 'Lists of petitions',
      outCaption: 'Days of receipt, due and handling of each petition that is not in, and why',
      unknownCaption:
        'Days of receipt, due and handling of each petition of which it is not known, and what the source does not say',
      inCaption: 'Days of receipt, due and handling of each petition that is in, and its verdict',
      shown: (from: string, to: string, all: string) => `Petitions ${from}–${to} of ${all}.`,
      empty: 'There are none.',
    },
    procedures: {
      record: 'Procedure',
      all: 'Dossiers',
      counted: 'That count',
      out: 'Procedures not in the numerator',
      unknown: 'Procedures not known',
      into: 'Procedures in the numerator',
      lists: 'Lists of procedures',
      outCaption: 'Dossiers of the period of each procedure that is not in, and why',
      unknownCaption:
        'Dossiers of the period of each procedure of which it is not known, and what the source does not say',
      inCaption: 'Dossiers of the period of each procedure that is in, and what decided',
      shown: (from: string, to: string, all: string) => `Procedures ${from}–${to} of ${all}.`,
      empty: 'There are none.',
    },
    received: 'Received',
    why: 'Why not',
    unknown: 'What is not known',
    verdict: 'Verdict',
    doubt: 'Data in doubt:',
    silent: 'No news:',
  },
} as const

/** A page of what stands behind a criterion. */
export type CriterionAddress = Extract<Address, { kind: 'criterion' }>

/** A page of a list of a criterion's records. */
type ListAddress = CriterionAddress & { readonly list: Side }

export const isRecordAddress = (address: CriterionAddress): address is ListAddress => isRecordList(address.list)

const HEAD = { out: 'out', unknown: 'unknown', in: 'into' } as const
const CAPTION = { out: 'outCaption', unknown: 'unknownCaption', in: 'inCaption' } as const
const DECIDED = { out: 'why', unknown: 'unknown', in: 'verdict' } as const

/** Where one goes from a page of a list: to the other lists, and to the pages beside. */
function ListLinks(props: {
  readonly page: PageContext
  readonly address: ListAddress
  readonly of: RecordList['of']
  readonly counts: RecordList['counts']
}): ReactElement {
  const { page, address, of, counts } = props
  const words = WORDS[page.lang]
  const pages = Math.ceil(counts[address.list] / RECORDS_LISTED)
  const to = (list: Side, at: number): string => `${href(page, { ...address, list, at })}#out`
  return (
    <nav aria-label={words[of].lists}>
      <ul className="others-inline">
        {SIDES.filter((list) => list !== 'unknown' || counts.unknown > 0 || list === address.list).map((list) => {
          const text = `${words[of][HEAD[list]]} (${count(counts[list], page.lang)})`
          return <li key={list}>{list === address.list ? <b>{text}</b> : <a href={to(list, 1)}>{text}</a>}</li>
        })}
        {pagesBeside(address.at, pages, (at) => to(address.list, at), page.lang).map((link) => (
          <li key={link.key}>{link}</li>
        ))}
      </ul>
    </nav>
  )
}

/** What decided of a record; of a dossier also how its due date and its end came about, and what in its data is in doubt. */
function Decided({ each, lang }: { readonly each: ListedRecord; readonly lang: Lang }): ReactElement {
  if (each.kind !== 'dossier') return <td className="words">{decidedWords(each, lang)}</td>
  return (
    <td className="words">
      {decidedWords(each, lang)}
      <small className="told">{`${courseWords(each.held.course, each.account, lang).join('. ')}.`}</small>
      {each.doubts.map((issue) => (
        <small key={issue.code} className="told">
          <strong>{WORDS[lang][issue.code === NO_NEWS ? 'silent' : 'doubt']}</strong> {doubtWords(issue, lang)}.
        </small>
      ))}
    </td>
  )
}

function RecordRow(props: {
  readonly each: ListedRecord
  readonly names: ReadonlyMap<string, string>
  readonly lang: Lang
}): ReactElement {
  const { each, names, lang } = props
  if (each.kind === 'procedure') {
    const { code, dossiers } = each
    const number = (value: number | undefined): string => (value === undefined ? '–' : count(value, lang))
    return (
      <tr>
        <th scope="row">
          {code}
          <br />
          <small lang={nameLang(lang)}>{names.get(code) ?? '–'}</small>
        </th>
        <Decided each={each} lang={lang} />
        <td>{number(dossiers?.all)}</td>
        <td>{number(dossiers?.counted)}</td>
      </tr>
    )
  }
  const { receivedOn, dueOn, endedOn } = recordDays(each)
  return (
    <tr>
      <th scope="row" className="code">
        {recordCode(each)}
      </th>
      <Decided each={each} lang={lang} />
      <td>{day(receivedOn, lang)}</td>
      <td>{day(dueOn, lang)}</td>
      <td>{day(endedOn, lang)}</td>
    </tr>
  )
}

/** Heads of the columns, and whether their cells are words; what decided stands where a phone shows it. */
function columnsOf(
  of: RecordList['of'],
  list: ListAddress['list'],
  lang: Lang,
): readonly (readonly [head: string, isWords: boolean])[] {
  const words = WORDS[lang]
  const decided = [words[DECIDED[list]], true] as const
  if (of === 'procedures') {
    const { record, all, counted } = words.procedures
    return [[record, false], decided, [all, false], [counted, false]]
  }
  const { record, due, ended } = words[of]
  return [[record, false], decided, [words.received, false], [due, false], [ended, false]]
}

function RecordTable(props: {
  readonly list: ListAddress['list']
  readonly of: RecordList['of']
  readonly shown: readonly ListedRecord[]
  readonly names: ReadonlyMap<string, string>
  readonly lang: Lang
}): ReactElement {
  const { list, of, shown, names, lang } = props
  return (
    <SortableTable lang={lang}>
      <ScrollingTable id={of} caption={WORDS[lang][of][CAPTION[list]]} lang={lang}>
        <thead>
          <tr>
            {columnsOf(of, list, lang).map(([head, isWords]) => (
              <th key={head} scope="col" className={isWords ? 'words' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <RecordRow key={recordCode(each)} each={each} names={names} lang={lang} />
          ))}
        </tbody>
      </ScrollingTable>
    </SortableTable>
  )
}

/** A page of the records that are out of the numerator, not known, or in it, with the dates and the fact that decided. */
export function Records(props: {
  readonly page: PageContext
  readonly address: ListAddress
  readonly records: RecordList
  readonly doubts: DoubtCounts | null
  /** Names of procedures by their codes. */
  readonly names: ReadonlyMap<string, string>
}): ReactElement {
  const { page, address, records, doubts, names } = props
  const { of, page: shown, counts } = records
  const words = WORDS[page.lang][of]
  const from = (address.at - 1) * RECORDS_LISTED
  const number = (value: number): string => count(value, page.lang)
  const inDoubt = doubts === null ? null : doubtCountWords(doubts, address.list, counts[address.list], page.lang)
  return (
    <section aria-labelledby="out">
      <h2 id="out">{words[HEAD[address.list]]}</h2>
      <ListLinks page={page} address={address} of={of} counts={counts} />
      {inDoubt === null ? null : <p>{inDoubt}</p>}
      {shown.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <>
          <p className="legend">
            {words.shown(number(from + 1), number(from + shown.length), number(counts[address.list]))}
          </p>
          <RecordTable list={address.list} of={of} shown={shown} names={names} lang={page.lang} />
        </>
      )}
    </section>
  )
}

import type { ReactElement, ReactNode } from 'react'
import type { ExplainedPart, RecordList } from '../../model/explanation.ts'
import { formatDecimal } from '../../model/format.ts'
import { roundRational } from '../../model/rational.ts'
import { reasonWords } from '../../model/score-words.ts'
import type { Lang } from '../../model/text.ts'
import { isSmallNumber, ruleNumbers, ruleWords, worthOfOne } from '../../score/formula.ts'
import { Page } from '../page/document.tsx'
import { ScrollingTable } from '../page/tables.tsx'
import type { PageContext } from '../page-context.ts'
import { capital, inSentence, periodWords } from '../words.ts'
import { amount, count, day, ScoreNote, scoreCrumbs, scoreNote } from './parts.tsx'
import { CriterionChange, ProcedureName } from './procedure-change.tsx'
import type { CriterionRecord, ScoredUnit, ScoreMonth } from './record.ts'
import { type ListAddress, Records } from './record-list.tsx'

/** Parts listed on the page. */
const PARTS = 30

const WORDS = {
  vi: {
    title: (criterion: string, unit: string) => `${criterion}: ${unit}`,
    formula: (rule: string) => `Cách tính: ${rule}`,
    counts: (numerator: string, denominator: string) => `Tử số ${numerator}, mẫu số ${denominator}.`,
    worth: (points: string) => `Mỗi trường hợp đáng ${points} điểm.`,
    small: 'Số nhỏ: một trường hợp làm điểm đổi nhiều, cần thận trọng khi so sánh.',
    none: 'Điểm của tiêu chí này không lấy từ hồ sơ, phản ánh, kiến nghị hay danh mục thủ tục đang giữ, nên không có danh sách.',
    untold: 'Không giữ dữ liệu nào của tiêu chí này trong kỳ, nên chưa có điểm.',
    dossiers: (_count: number) => 'hồ sơ',
    petitions: (_count: number) => 'phản ánh, kiến nghị',
    listedProcedures: (_count: number) => 'thủ tục',
    outside: (count: string) => `Trong số đạt có ${count} thủ tục nằm ngoài mẫu số.`,
    answer: (records: string, all: string, inside: string, out: string) =>
      `${all} ${records} được xét, ${inside} đạt, ${out} không đạt`,
    unknownToo: (count: string) => `, ${count} chưa rõ vì nguồn không cho biết`,
    nothing: (records: string) => `Không có ${records} nào trong kỳ.`,
    points: (points: string, max: string) => `Được ${points} trên ${max} điểm`,
    caption: (title: string) => `${title}: số đạt, tổng số và số không đạt`,
    procedures: 'Theo thủ tục',
    procedure: 'Thủ tục',
    days: 'Theo ngày tiếp nhận',
    date: 'Ngày',
    inside: 'Đạt',
    all: 'Tổng',
    lost: 'Không đạt',
    unknown: 'Chưa rõ',
    first: (count: number) => `${count} dòng đầu; xem đủ bằng lệnh thuocdo explain hoặc qua API.`,
  },
  en: {
    title: (criterion: string, unit: string) => `${criterion}: ${unit}`,
    formula: (rule: string) => `Rule: ${rule}`,
    counts: (numerator: string, denominator: string) => `Numerator ${numerator}, denominator ${denominator}.`,
    worth: (points: string) => `Each case is worth ${points} points.`,
    small: 'A small number: one case moves the points a lot; compare with care.',
    none: 'The points of this criterion do not come from dossiers, petitions or the catalogue of procedures held, so there is no list of them.',
    untold: 'No data of this criterion are held for the period, so there are no points yet.',
    dossiers: (count: number) => (count === 1 ? 'dossier' : 'dossiers'),
    petitions: (count: number) => (count === 1 ? 'petition' : 'petitions'),
    listedProcedures: (count: number) => (count === 1 ? 'procedure' : 'procedures'),
    outside: (count: string) => `${count} of those in the numerator are outside the denominator.`,
    answer: (records: string, all: string, inside: string, out: string) =>
      `${all} ${records} counted, ${inside} in the numerator, ${out} not`,
    unknownToo: (count: string) => `, ${count} not known for the source does not say`,
    nothing: (records: string) => `There are no ${records} in the period.`,
    points: (points: string, max: string) => `${points} of ${max} points`,
    caption: (title: string) => `${title}: in the numerator, all, and not in it`,
    procedures: 'By procedure',
    procedure: 'Procedure',
    days: 'By day of receipt',
    date: 'Day',
    inside: 'In',
    all: 'All',
    lost: 'Not in',
    unknown: 'Not known',
    first: (count: number) => `The first ${count} rows; thuocdo explain and the API have them all.`,
  },
} as const

function Parts(props: {
  readonly id: string
  readonly title: string
  readonly head: string
  readonly parts: readonly ExplainedPart[]
  readonly named: (key: string) => ReactNode
  readonly lang: Lang
}): ReactElement {
  const { id, title, head, parts, named, lang } = props
  const words = WORDS[lang]
  const silent = parts.some(({ unknown }) => unknown > 0)
  return (
    <section className="parts" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ScrollingTable id={`${id}-table`} caption={words.caption(title)} lang={lang}>
        <thead>
          <tr>
            {[head, words.inside, words.all, words.lost, ...(silent ? [words.unknown] : [])].map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.slice(0, PARTS).map(({ key, numerator, denominator, unknown }) => (
            <tr key={key}>
              <th scope="row">{named(key)}</th>
              <td>{numerator}</td>
              <td>{denominator}</td>
              <td>{denominator - numerator - unknown}</td>
              {silent ? <td>{unknown}</td> : null}
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
      {parts.length > PARTS ? <p className="legend">{words.first(PARTS)}</p> : null}
    </section>
  )
}

/** One criterion of a unit: formula in words and numbers, what is lost where, and each record that is out with the reason. */
export function CriterionPage(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly record: CriterionRecord
  readonly address: ListAddress
}): ReactElement {
  const { page, month, unit, record, address } = props
  const { lang } = page
  const words = WORDS[lang]
  const { criterion, line, records } = record
  const title = `${words.title(criterion.name[lang], inSentence(unit.label.name))}, ${periodWords(month.period.key, lang)}`
  const points =
    line.points === null
      ? line.reason === null
        ? '…'
        : capital(reasonWords(line.reason, lang))
      : words.points(formatDecimal(line.points, lang), formatDecimal(criterion.max, lang))
  const number = (value: number): string => count(value, lang)
  const kind = ({ of, all }: RecordList): string => words[of === 'procedures' ? 'listedProcedures' : of](all)
  const answerOf = (list: RecordList): string => {
    const { all, counts } = list
    const told = words.answer(kind(list), number(all), number(counts.in), number(counts.out))
    return `${told}${counts.unknown === 0 ? '' : words.unknownToo(number(counts.unknown))}.`
  }
  const answer =
    records === null
      ? line.reason === 'not-reported'
        ? words.untold
        : words.none
      : records.all === 0
        ? words.nothing(kind(records))
        : answerOf(records)
  const outside = records === null || records.outside === 0 ? '' : ` ${words.outside(number(records.outside))}`
  const worth = line.points === null ? null : worthOfOne(criterion, line)
  const first = address.list === 'out' && address.at === 1
  const small = isSmallNumber(line)
  const numbers = ruleNumbers(criterion, line)?.[lang] ?? null
  return (
    <Page
      page={page}
      title={title}
      description={answer}
      crumbs={[...scoreCrumbs(page, month, unit), { text: criterion.name[lang], to: null }]}
      note={scoreNote(lang)}
      script
    >
      <h1>{title}</h1>
      <p className="answer">{`${points}. ${answer}${outside}`}</p>
      <p>
        {criterion.definition[lang]} {words.formula(ruleWords(criterion)[lang])}
        {numbers === null ? null : (
          <>
            : <span className="formula">{numbers}</span>
          </>
        )}
        .{' '}
        {line.numerator?.kind === 'value' || line.denominator?.kind === 'value'
          ? words.counts(amount(line.numerator, lang), amount(line.denominator, lang))
          : ''}{' '}
        {worth === null ? '' : words.worth(formatDecimal(roundRational(worth, 4), lang))} {small ? words.small : ''}
      </p>
      <ScoreNote month={month} lang={lang} />
      {first && record.change !== null ? (
        <CriterionChange change={record.change} names={record.procedureNames} lang={lang} />
      ) : null}
      {records === null || records.all === 0 ? null : (
        <Records page={page} address={address} records={records} doubts={record.doubts} names={record.procedureNames} />
      )}
      {!first || records === null || records.all === 0 ? null : (
        <>
          {record.procedures.length === 0 || records.of === 'procedures' ? null : (
            <Parts
              id="procedures"
              title={words.procedures}
              head={words.procedure}
              parts={record.procedures}
              named={(key) => <ProcedureName code={key} names={record.procedureNames} lang={lang} />}
              lang={lang}
            />
          )}
          {record.days.length === 0 ? null : (
            <Parts
              id="days"
              title={words.days}
              head={words.date}
              parts={record.days.toSorted((a, b) => (a.key < b.key ? -1 : 1))}
              named={(key) => day(key, lang)}
              lang={lang}
            />
          )}
        </>
      )}
    </Page>
  )
}

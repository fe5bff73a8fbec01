import type { ReactElement } from 'react'
import type { RecordList } from '../../model/explanation.ts'
import { formatDecimal } from '../../model/format.ts'
import { roundRational } from '../../model/rational.ts'
import { reasonWords, UNLISTED } from '../../model/score-words.ts'
import { isSmallNumber, ruleNumbers, ruleWords, worthOfOne } from '../../score/formula.ts'
import { Page } from '../page/document.tsx'
import { href, type PageContext } from '../page-context.ts'
import { capital, inSentence, periodWords } from '../words.ts'
import { amount, count, ScoreNote, scoreCrumbs, scoreNote } from './parts.tsx'
import { Parts } from './parts-list.tsx'
import { CriterionChange } from './procedure-change.tsx'
import type { CriterionRecord, ScoredUnit, ScoreMonth } from './record.ts'
import { type CriterionAddress, isRecordAddress, Records } from './record-list.tsx'

const WORDS = {
  vi: {
    title: (criterion: string, unit: string) => `${criterion}: ${unit}`,
    formula: (rule: string) => `Cách tính: ${rule}`,
    counts: (numerator: string, denominator: string) => `Tử số ${numerator}, mẫu số ${denominator}.`,
    worth: (points: string) => `Mỗi trường hợp đáng ${points} điểm.`,
    small: 'Số nhỏ: một trường hợp làm điểm đổi nhiều, cần thận trọng khi so sánh.',
    untold: 'Không giữ dữ liệu nào của tiêu chí này trong kỳ, nên chưa có điểm.',
    dossiers: (_count: number) => 'hồ sơ',
    petitions: (_count: number) => 'phản ánh, kiến nghị',
    listedProcedures: (_count: number) => 'thủ tục',
    outside: (count: string) => `Trong số đạt có ${count} thủ tục nằm ngoài mẫu số.`,
    answer: (records: string, all: string, inside: string, out: string) =>
      `${all} ${records} được xét, ${inside} đạt, ${out} không đạt`,
    unknownToo: (count: string) => `, ${count} chưa rõ vì nguồn không cho biết`,
    nothing: (records: string) => `Không có ${records} nào trong kỳ.`,
    whole: 'Trang đầu của tiêu chí này',
    points: (points: string, max: string) => `Được ${points} trên ${max} điểm`,
  },
  en: {
    title: (criterion: string, unit: string) => `${criterion}: ${unit}`,
    formula: (rule: string) => `Rule: ${rule}`,
    counts: (numerator: string, denominator: string) => `Numerator ${numerator}, denominator ${denominator}.`,
    worth: (points: string) => `Each case is worth ${points} points.`,
    small: 'A small number: one case moves the points a lot; compare with care.',
    untold: 'No data of this criterion are held for the period, so there are no points yet.',
    dossiers: (count: number) => (count === 1 ? 'dossier' : 'dossiers'),
    petitions: (count: number) => (count === 1 ? 'petition' : 'petitions'),
    listedProcedures: (count: number) => (count === 1 ? 'procedure' : 'procedures'),
    outside: (count: string) => `${count} of those in the numerator are outside the denominator.`,
    answer: (records: string, all: string, inside: string, out: string) =>
      `${all} ${records} counted, ${inside} in the numerator, ${out} not`,
    unknownToo: (count: string) => `, ${count} not known for the source does not say`,
    nothing: (records: string) => `There are no ${records} in the period.`,
    whole: 'The first page of this criterion',
    points: (points: string, max: string) => `${points} of ${max} points`,
  },
} as const

/** One criterion of a unit: formula in words and numbers, what is lost where, and each record that is out with the reason. */
export function CriterionPage(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly record: CriterionRecord
  readonly address: CriterionAddress
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
        : UNLISTED[record.unlisted ?? 'elsewhere'][lang]
      : records.all === 0
        ? words.nothing(kind(records))
        : answerOf(records)
  const outside = records === null || records.outside === 0 ? '' : ` ${words.outside(number(records.outside))}`
  const worth = line.points === null ? null : worthOfOne(criterion, line)
  const first = address.list === 'out' && address.at === 1
  const small = isSmallNumber(line)
  const parts = { page, address, record }
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
      {records === null || records.all === 0 ? null : isRecordAddress(address) ? (
        <>
          <Records
            page={page}
            address={address}
            records={records}
            doubts={record.doubts}
            names={record.procedureNames}
          />
          {first ? (['procedures', 'days'] as const).map((list) => <Parts key={list} {...parts} list={list} />) : null}
        </>
      ) : (
        <>
          <p className="elsewhere">
            <a href={href(page, { ...address, list: 'out', at: 1 })}>{words.whole}</a>
          </p>
          <Parts {...parts} list={address.list === 'days' ? 'days' : 'procedures'} />
        </>
      )}
    </Page>
  )
}

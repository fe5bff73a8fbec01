import type { ReactElement } from 'react'
import { CAUSES, type Cause, type LineChange } from '../../model/change.ts'
import {
  causeMeaning,
  causeWords,
  changeSentence,
  pointsWords,
  signedPoints,
  unknownWords,
} from '../../model/change-words.ts'
import { dateInVietnam } from '../../model/date.ts'
import { periodLabel } from '../../model/period.ts'
import { type Rational, rationalToNumber, subtract, sum } from '../../model/rational.ts'
import { SIMULATED_BEFORE } from '../../model/score-words.ts'
import type { Group } from '../../model/scoring.ts'
import type { Lang } from '../../model/text.ts'
import { WaterfallChart } from '../chart/waterfall-chart.tsx'
import { ScrollingTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { capital } from '../words.ts'
import { day } from './parts.tsx'
import type { ChangeRecord, ScoredUnit, ScoreMonth } from './record.ts'

const WORDS = {
  vi: {
    title: (label: string) => `So với ${label}`,
    line: 'Dòng điểm',
    before: 'Kỳ trước',
    change: 'Thay đổi',
    now: 'Kỳ này',
    caption: 'Điểm kỳ trước, phần do từng nguyên nhân, điểm kỳ này; các phần cộng lại đúng bằng thay đổi',
    chart: (name: string) => `${name}: từ kỳ trước đến kỳ này`,
    most: (name: string, change: string) => `Đổi nhiều nhất là “${name}”: ${change}`,
    recorded: (revision: number, on: string) => `Điểm kỳ trước lấy theo bản ghi lần ${revision}, ngày ${on}.`,
    notRecorded: 'Điểm kỳ trước chưa được ghi lại, nên không rõ phần do dữ liệu đến muộn.',
    formula: 'Bộ chỉ số của kỳ trước đã đổi so với hiện hành.',
    rounding: 'làm tròn',
    see: 'Điểm kỳ trước tính theo dữ liệu hiện nay',
  },
  en: {
    title: (label: string) => `Against ${label}`,
    line: 'Line',
    before: 'Before',
    change: 'Change',
    now: 'Now',
    caption: 'Points before, what each cause did, points now; the parts add up exactly to the change',
    chart: (name: string) => `${name}: from the period before to this one`,
    most: (name: string, change: string) => `“${name}” changed most: ${change}`,
    recorded: (revision: number, on: string) => `Points before are those recorded on ${on}, revision ${revision}.`,
    notRecorded: 'The points of the period before were not recorded, so what late data did is not known.',
    formula: 'The index set of the period before differs from the one now in force.',
    rounding: 'rounding',
    see: 'Points of the period before by the data of now',
  },
} as const

type Known = LineChange & { readonly change: Rational; readonly before: Rational; readonly after: Rational }

const isKnown = (change: LineChange | undefined): change is Known => change?.change != null

const lower = (sentence: string): string => sentence.charAt(0).toLocaleLowerCase('vi') + sentence.slice(1)

const size = ({ change }: Known): number => Math.abs(rationalToNumber(change))

const sideOf = ({ numerator }: Rational): string => (numerator > 0n ? 'good' : numerator < 0n ? 'bad' : 'even')

/** What a chart shows: the total, or where it has no change the group that changed most. */
function focusOf(record: ChangeRecord, groups: readonly Group[]): Known | null {
  const total = record.lines.at(-1)
  if (isKnown(total)) return total
  const known = groups.flatMap(({ id }) => {
    const change = record.lines.find(({ line }) => line === id)
    return isKnown(change) ? [change] : []
  })
  return known.sort((a, b) => size(b) - size(a))[0] ?? null
}

/** The cells of a line's causes: one for each, or one over several that cannot be told apart. */
function CauseCells({ change, lang }: { readonly change: LineChange; readonly lang: Lang }): ReactElement {
  const unknown = new Map(change.unknown.map(({ cause, reason }) => [cause, reason]))
  const cells = CAUSES.flatMap((cause: Cause): ReactElement[] => {
    const part = change.parts.find(({ causes }) => causes.includes(cause))
    if (part === undefined) {
      const reason = unknown.get(cause)
      return [
        <td key={cause} className="gap">
          <span aria-hidden="true">?</span>
          <span className="unseen">{reason === undefined ? '' : unknownWords(reason, lang)}</span>
        </td>,
      ]
    }
    if (part.causes[0] !== cause) return []
    return [
      <td key={cause} colSpan={part.causes.length} className={sideOf(part.points)}>
        {signedPoints(part.points, lang)}
      </td>,
    ]
  })
  return <>{cells}</>
}

function ChangeRow(props: {
  readonly change: LineChange
  readonly name: string
  readonly strong: boolean
  readonly lang: Lang
}): ReactElement {
  const { change, name, strong, lang } = props
  const head = strong ? <b>{name}</b> : name
  const points = (value: Rational | null): string => (value === null ? '–' : pointsWords(value, lang))
  return (
    <tr>
      <th scope="row" className={strong ? '' : 'sub'}>
        {head}
      </th>
      <td>{points(change.before)}</td>
      <CauseCells change={change} lang={lang} />
      <td className={change.change === null ? '' : sideOf(change.change)}>
        {change.change === null ? '–' : <b>{signedPoints(change.change, lang)}</b>}
      </td>
      <td>{points(change.after)}</td>
    </tr>
  )
}

interface Row {
  readonly change: LineChange
  readonly strong: boolean
  /** What the parts of a group leave of its change; null when they leave nothing. */
  readonly rest: Rational | null
}

/** The total and the groups, each followed by those of its parts that changed. */
function rowsOf(record: ChangeRecord, groups: readonly Group[]): readonly Row[] {
  const of = (id: string): LineChange | undefined => record.lines.find(({ line }) => line === id)
  const totalFirst = [...groups.slice(-1), ...groups.slice(0, -1)]
  return totalFirst.flatMap((group, index): Row[] => {
    const change = of(group.id)
    if (change === undefined) return []
    const parts = group.of.flatMap((id) => of(id) ?? [])
    const known = parts.filter(isKnown)
    const left =
      isKnown(change) && known.length === parts.length
        ? subtract(change.change, sum(known.map((part) => part.change)))
        : null
    const head = { change, strong: true, rest: left !== null && left.numerator !== 0n ? left : null }
    if (index === 0) return [head]
    const moved = known.filter(({ parts: causes }) => causes.some(({ points }) => points.numerator !== 0n))
    return [head, ...moved.map((part) => ({ change: part, strong: false, rest: null }))]
  })
}

function ChangeTable(props: {
  readonly record: ChangeRecord
  readonly groups: readonly Group[]
  readonly nameOf: (line: string) => string
  readonly lang: Lang
}): ReactElement {
  const { record, groups, nameOf, lang } = props
  const words = WORDS[lang]
  return (
    <ScrollingTable id="change-table" caption={words.caption} lang={lang}>
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          <th scope="col">{words.before}</th>
          {CAUSES.map((cause) => (
            <th key={cause} scope="col">
              {capital(causeWords(cause, lang))}
            </th>
          ))}
          <th scope="col">{words.change}</th>
          <th scope="col">{words.now}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(record, groups).map(({ change, strong, rest }) => (
          <ChangeRow
            key={change.line}
            change={change}
            name={
              rest === null
                ? nameOf(change.line)
                : `${nameOf(change.line)} (${words.rounding} ${signedPoints(rest, lang)})`
            }
            strong={strong}
            lang={lang}
          />
        ))}
      </tbody>
    </ScrollingTable>
  )
}

function Waterfall(props: {
  readonly change: Known
  readonly name: string
  readonly record: ChangeRecord
  readonly month: ScoreMonth
  readonly lang: Lang
}): ReactElement {
  const { change, name, record, month, lang } = props
  const steps = change.parts.map(({ causes, points }) => ({
    label: capital(causes.map((cause) => causeWords(cause, lang)).join(' + ')),
    amount: rationalToNumber(points),
    shown: signedPoints(points, lang),
  }))
  const end = (label: string, value: Rational) => ({
    label: capital(label),
    value: rationalToNumber(value),
    shown: pointsWords(value, lang),
  })
  const words = WORDS[lang]
  return (
    <figure>
      <figcaption>{words.chart(name)}</figcaption>
      <WaterfallChart
        id="waterfall"
        before={end(words.before, change.before)}
        after={end(words.now, change.after)}
        steps={steps}
        title={words.chart(name)}
        description={`${changeSentence(change, record.previous, lang)} ${capital(periodLabel(month.period, lang))}: ${pointsWords(change.after, lang)}.`}
        lang={lang}
      />
    </figure>
  )
}

/** Whether the unit has a scorecard of the period before to look at. */
export const hasPageBefore = ({ lines }: ChangeRecord): boolean =>
  !lines.some(({ unknown }) => unknown.some(({ reason }) => reason === 'unit-new' || reason === 'nothing-held'))

/** A scorecard against the period before: a sentence, a chart of the causes, a table of all lines. */
export function ChangeSection(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly record: ChangeRecord
}): ReactElement {
  const { page, month, unit, record } = props
  const { lang } = page
  const words = WORDS[lang]
  const { groups, criteria } = month.scoring
  const nameOf = (id: string): string =>
    [...criteria, ...month.set.figures].find((each) => each.id === id)?.name[lang] ?? id
  const total = record.lines.at(-1)
  const focus = focusOf(record, groups)
  const sentence = total === undefined ? '' : changeSentence(total, record.previous, lang)
  const whole =
    focus === null || total === undefined || isKnown(total) ? sentence : `${nameOf(total.line)}: ${lower(sentence)}`
  const other =
    focus === null || focus.line === total?.line
      ? ''
      : words.most(nameOf(focus.line), lower(changeSentence(focus, record.previous, lang)))
  const before = { kind: 'scorecard', periodKey: record.previous.key, unitId: unit.label.id } as const
  return (
    <section aria-labelledby="change">
      <h2 id="change">{words.title(periodLabel(record.previous, lang))}</h2>
      <p className="answer">
        {whole} {other}
      </p>
      {record.simulated ? (
        <p>
          <strong>{SIMULATED_BEFORE[lang]}</strong>
        </p>
      ) : null}
      {focus === null ? null : (
        <>
          <Waterfall change={focus} name={nameOf(focus.line)} record={record} month={month} lang={lang} />
          <ChangeTable record={record} groups={groups} nameOf={nameOf} lang={lang} />
          <p className="legend">
            {CAUSES.map((cause) => `${capital(causeWords(cause, lang))}: ${causeMeaning(cause, lang)}. `)}
            {record.recorded === null
              ? `${words.notRecorded} `
              : `${words.recorded(record.recorded.revision, day(dateInVietnam(new Date(record.recorded.recordedAt)), lang))} `}
            {record.setThen?.changed === true ? words.formula : ''}
          </p>
        </>
      )}
      {hasPageBefore(record) ? (
        <p className="elsewhere">
          <a href={href(page, before)}>{`${words.see}: ${periodLabel(record.previous, lang)}`}</a>
        </p>
      ) : null}
    </section>
  )
}

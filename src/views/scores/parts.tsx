import type { ReactElement } from 'react'
import { type Decimal, decimalPlaces } from '../../model/decimal.ts'
import { formatDecimal } from '../../model/format.ts'
import { formatDate, type Period, periodOfDates, previousPeriod } from '../../model/period.ts'
import { periodStateWords } from '../../model/period-state.ts'
import { roundRational } from '../../model/rational.ts'
import { reasonWords, SIMULATED } from '../../model/score-words.ts'
import type { Quantity, ScoreLine, ScoreReason } from '../../model/scorecard.ts'
import type { Lang } from '../../model/text.ts'
import type { UnitId } from '../../model/unit.ts'
import type { Address } from '../address.ts'
import type { Crumb } from '../page/document.tsx'
import { alignment } from '../page/figure-cell.tsx'
import { SIGNS } from '../page/missing.tsx'
import { href, type PageContext } from '../page-context.ts'
import { capital, periodWords } from '../words.ts'
import type { ScoredUnit, ScoreMonth } from './record.ts'

/** The sign of a line without points; nothing where none are to be had. */
const SIGN: Readonly<Partial<Record<ScoreReason, string>>> = {
  'denominator-zero': SIGNS['does-not-arise'],
  'does-not-arise': SIGNS['does-not-arise'],
  'not-applicable': SIGNS['not-applicable'],
  unreadable: SIGNS.unreadable,
}

/** Points in a cell, digits in line; without points a sign whose reason is told to those who do not see it. */
export function PointsCell({
  line,
  lang,
}: {
  readonly line: ScoreLine | undefined
  readonly lang: Lang
}): ReactElement {
  if (line?.points == null) {
    const reason = line?.reason ?? null
    const unseen = <span className="unseen">{reason === null ? '' : reasonWords(reason, lang)}</span>
    if (reason === 'tracking') return <td>{unseen}</td>
    return (
      <td className="gap">
        <span aria-hidden="true">{(reason === null ? undefined : SIGN[reason]) ?? SIGNS['not-reported']}</span>
        {unseen}
      </td>
    )
  }
  return <td className={alignment(decimalPlaces(line.points), 2)}>{formatDecimal(line.points, lang)}</td>
}

/** A count as people write it; a dash where there is none. */
export function amount(quantity: Quantity | null, lang: Lang): string {
  return quantity?.kind === 'value' ? formatDecimal(roundRational(quantity.value, 4), lang) : '–'
}

/** A whole number as people write it. */
export const count = (value: number, lang: Lang): string => formatDecimal(String(value) as Decimal, lang)

/** Units named in a sentence. */
const NAMED = 5

/** The first of some names, and how many there are beside. */
export function someNames(names: readonly string[], lang: Lang): string {
  const more = names.length - NAMED
  const first = names.slice(0, NAMED).join(', ')
  if (more <= 0) return first
  return lang === 'vi' ? `${first} và ${more} đơn vị nữa` : `${first} and ${more} more`
}

/** A date as people write it; a dash where there is none. */
export const day = (date: string | null, lang: Lang): string =>
  date === null ? '–' : lang === 'vi' ? formatDate(date) : date

/** The path to a page of scores. */
export function scoreCrumbs(page: PageContext, month: ScoreMonth, unit: ScoredUnit | null): readonly Crumb[] {
  const { lang } = page
  const periodKey = month.period.key
  const home = { text: lang === 'vi' ? 'Các kỳ' : 'Periods', to: href(page, { kind: 'home' }) }
  const scores = {
    text: `${lang === 'vi' ? 'Điểm tính từ dữ liệu đang giữ' : 'Scores from the data held'}, ${periodWords(periodKey, lang)}`,
    to: href(page, { kind: 'scores', periodKey }),
  }
  if (page.address.kind === 'scores') return [home, { ...scores, to: null }]
  if (unit === null) return [home, scores]
  const own = { text: unit.label.name, to: href(page, { kind: 'scorecard', periodKey, unitId: unit.label.id }) }
  if (page.address.kind === 'scorecard') return [home, scores, { ...own, to: null }]
  return [home, scores, own]
}

/** The page of one criterion, with the dossiers that are out of its numerator, from the first. */
export const criterionAddress = ({ period }: ScoreMonth, { label }: ScoredUnit, code: string): Address => ({
  kind: 'criterion',
  periodKey: period.key,
  unitId: label.id,
  code,
  list: 'out',
  at: 1,
})

/** The line of a card. */
export const lineIn = ({ card }: ScoredUnit, id: string): ScoreLine | undefined =>
  card.lines.find((line) => line.id === id)

const NOTE = {
  vi: (judged: string, set: string) =>
    `Thước Đo tính từ hồ sơ, phản ánh, kiến nghị và số đếm đang giữ, không phải điểm chính thức. Hồ sơ chưa kết thúc được xét vào ngày ${judged}. Bộ chỉ số: ${set}.`,
  en: (judged: string, set: string) =>
    `Computed by Thước Đo from the dossiers, petitions and counts it holds, not an official score. Dossiers that have not ended are judged on ${judged}. Index set: ${set}.`,
} as const

/** What every page of computed scores says of itself. */
export function ScoreNote({ month, lang }: { readonly month: ScoreMonth; readonly lang: Lang }): ReactElement {
  return (
    <>
      {month.simulated ? (
        <p>
          <strong>{SIMULATED[lang]}</strong>
        </p>
      ) : null}
      <p>
        <strong>{periodStateWords(month.state)[lang]}</strong>
      </p>
      <p className="legend">{NOTE[lang](day(month.judgedOn, lang), month.set.title[lang])}</p>
    </>
  )
}

const FOOTER = {
  vi: 'Điểm trên trang này do Thước Đo tính lại từ hồ sơ, phản ánh, kiến nghị và số đếm đang giữ để giải thích và theo dõi. Đây không phải là nguồn chính thức: điểm chính thức do cơ quan có thẩm quyền công bố.',
  en: 'The points on this page are computed by Thước Đo from the dossiers, petitions and counts it holds, to explain and to follow. It is not an official source: official scores are published by the competent authority.',
} as const

/** The footer of pages of computed scores. */
export const scoreNote = (lang: Lang): string => FOOTER[lang]

/** Keys of the periods that a reader goes to from one: the one before, and from a month the longer ones that it lies in. */
function relatedPeriods(period: Period, before: boolean): readonly string[] {
  const [year, month] = [period.from.slice(0, 4), Number(period.from.slice(5, 7))]
  const longer =
    period.kind === 'month'
      ? [
          `${year}-Q${Math.ceil(month / 3)}`,
          `${year}-H${month > 6 ? 2 : 1}`,
          year,
          periodOfDates(`${year}-01-01`, period.to)?.key ?? year,
        ]
      : []
  return [...new Set([...(before ? [previousPeriod(period).key] : []), ...longer])].filter((key) => key !== period.key)
}

const OTHER_PERIODS = { vi: 'Kỳ khác', en: 'Other periods' } as const

/** Links to the same page of related periods. */
export function PeriodLinks({
  page,
  month,
  unitId,
  before,
}: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly unitId: UnitId | null
  /** Whether there is such a page of the period before. */
  readonly before: boolean
}): ReactElement | null {
  const { lang } = page
  const to = (periodKey: string): string =>
    href(page, unitId === null ? { kind: 'scores', periodKey } : { kind: 'scorecard', periodKey, unitId })
  const keys = relatedPeriods(month.period, before)
  if (keys.length === 0) return null
  return (
    <nav aria-label={OTHER_PERIODS[lang]}>
      <ul className="others-inline">
        {keys.map((key) => (
          <li key={key}>
            <a href={to(key)}>{capital(periodWords(key, lang))}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

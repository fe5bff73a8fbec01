import type { ReactElement } from 'react'
import { formatDecimal } from '../../model/format.ts'
import { periodStateWords } from '../../model/period-state.ts'
import { roundRational } from '../../model/rational.ts'
import { SIMULATED } from '../../model/score-words.ts'
import type { Lang } from '../../model/text.ts'
import type { UnitId } from '../../model/unit.ts'
import { href, type PageContext } from '../page-context.ts'
import type { UnitScore } from '../scores/record.ts'
import { capital, periodWords } from '../words.ts'

const WORDS = {
  vi: {
    title: 'Điểm tính từ dữ liệu đang giữ',
    how: 'Thước Đo tính từ hồ sơ, phản ánh, kiến nghị và số đếm đang giữ, không phải điểm chính thức. Mỗi kỳ dẫn tới phiếu điểm: được bao nhiêu, mất ở đâu, vì sao.',
    points: (points: string, max: string) => `${points} trên ${max} điểm`,
    none: 'chưa có tổng điểm vì còn thiếu số liệu',
    sentence: (when: string, what: string) => `${when}, Thước Đo tính được ${what} từ dữ liệu đang giữ`,
    without: (when: string) => `${when} có điểm tính từ dữ liệu đang giữ, còn thiếu số liệu để có tổng điểm`,
  },
  en: {
    title: 'Scores computed from the data held',
    how: 'Computed by Thước Đo from the dossiers, petitions and counts it holds, not official scores. Each period leads to the scorecard: what was had, what was lost, and why.',
    points: (points: string, max: string) => `${points} of ${max} points`,
    none: 'no total yet, as figures are missing',
    sentence: (when: string, what: string) => `${when}: Thước Đo computes ${what} from the data it holds`,
    without: (when: string) =>
      `${when}: there are points computed from the data held, but figures are missing for a total`,
  },
} as const

function totalWords({ total }: UnitScore, lang: Lang): string | null {
  if (total.points === null) return null
  return WORDS[lang].points(formatDecimal(total.points, lang), formatDecimal(roundRational(total.max, 2), lang))
}

/** What was computed for a month as the beginning of a sentence. */
export function computedWords(score: UnitScore, lang: Lang): string {
  const when = capital(periodWords(score.periodKey, lang))
  const what = totalWords(score, lang)
  return what === null ? WORDS[lang].without(when) : WORDS[lang].sentence(when, what)
}

/** The months in which the unit has computed points, newest first, each leading to its scorecard; nothing where there are none. */
export function ComputedScores(props: {
  readonly page: PageContext
  readonly unitId: UnitId
  readonly scores: readonly UnitScore[]
}): ReactElement | null {
  const { page, unitId, scores } = props
  const { lang } = page
  const words = WORDS[lang]
  if (scores.length === 0) return null
  return (
    <section aria-labelledby="computed">
      <h2 id="computed">{words.title}</h2>
      {scores.some(({ simulated }) => simulated) ? (
        <p>
          <strong>{SIMULATED[lang]}</strong>
        </p>
      ) : null}
      <ul className="scores">
        {scores.map((score) => (
          <li key={score.periodKey}>
            <a href={href(page, { kind: 'scorecard', periodKey: score.periodKey, unitId })}>
              {capital(periodWords(score.periodKey, lang))}
            </a>
            : <b>{totalWords(score, lang) ?? words.none}</b>
            {score.state === 'over' ? null : <small> {periodStateWords(score.state)[lang]}</small>}
          </li>
        ))}
      </ul>
      <p className="hint">{words.how}</p>
    </section>
  )
}

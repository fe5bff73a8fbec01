import type { ReactElement } from 'react'
import { countUnits } from '../model/level-words.ts'
import { periodStateWords } from '../model/period-state.ts'
import { SIMULATED } from '../model/score-words.ts'
import type { Lang } from '../model/text.ts'
import { Page } from './page/document.tsx'
import { href, type PageContext } from './page-context.ts'
import type { ScoredMonth } from './scores/record.ts'
import { capital, periodWords } from './words.ts'

/** One period that has results, for the list of periods. */
export interface PeriodSummary {
  readonly periodKey: string
  readonly issuers: number
  readonly units: number
  /** The issuer's name and the answer of its page, when it is the only one. */
  readonly only: { readonly name: string; readonly answer: string } | null
}

const WORDS = {
  vi: {
    title: 'Kết quả phục vụ người dân, doanh nghiệp',
    what: 'Ở đây có kết quả đánh giá việc tiếp nhận, giải quyết thủ tục hành chính do các cơ quan nhà nước công bố từng kỳ: từng con số, vị trí của từng đơn vị, và nguồn của con số.',
    periods: 'Các kỳ đã có số liệu',
    scored: 'Điểm tính từ dữ liệu đang giữ',
    scoredWhat: 'Thước Đo tính từ hồ sơ, phản ánh, kiến nghị và số đếm đang giữ; không thay cho điểm chính thức.',
    issuers: (count: number) => `${count} đơn vị ban hành`,
    withheld: 'Tạm thời chưa hiển thị',
    withheldWhy:
      'Số liệu vẫn được giữ; tệp mô tả bộ chỉ số của chúng đang có lỗi nên chưa hiển thị được, và không được thay bằng số liệu khác.',
    scoresOf: (period: string) => `Điểm tính, ${period}`,
    empty: 'Chưa nạp kỳ nào',
    emptyHow: 'Trang này sẽ có nội dung khi nạp một văn bản công bố kết quả. Trên máy cài Thước Đo:',
    steps: [
      ['Xem trước, chưa lưu gì', 'thuocdo import cong-van.pdf --dry-run'],
      [
        'Nạp; khai thêm những gì văn bản không ghi',
        'thuocdo import cong-van.pdf --issuer "UBND huyện …" --period 2024-02',
      ],
      ['Mở lại trang này', 'thuocdo serve'],
    ],
    formats:
      'Đọc được PDF, DOCX, XLSX, CSV và văn bản thuần (TXT). Chạy từ mã nguồn thì gõ ./thuocdo thay cho thuocdo.',
  },
  en: {
    title: 'How administrations serve people and businesses',
    what: 'Results that public bodies of Viet Nam publish each period on how they receive and handle administrative procedures: every figure, where each unit stands, and where the figure comes from.',
    periods: 'Periods with results',
    scored: 'Scores computed from the data held',
    scoredWhat:
      'Computed by Thước Đo from the dossiers, petitions and counts it holds; they do not replace official scores.',
    issuers: (count: number) => `${count} ${count === 1 ? 'issuer' : 'issuers'}`,
    withheld: 'Not shown for now',
    withheldWhy:
      'The figures are kept; the file that describes their index set has problems, so they cannot be shown, and no other figures take their place.',
    scoresOf: (period: string) => `Computed scores, ${period}`,
    empty: 'No period has been imported yet',
    emptyHow:
      'This page fills when a document with published results is imported. On the machine where Thước Đo is installed:',
    steps: [
      ['Preview; nothing is stored', 'thuocdo import letter.pdf --dry-run'],
      [
        'Import; state what the document does not say',
        'thuocdo import letter.pdf --issuer "UBND huyện …" --period 2024-02',
      ],
      ['Open this page again', 'thuocdo serve'],
    ],
    formats:
      'PDF, DOCX, XLSX, CSV and plain text (TXT) are read. In a clone of the source type ./thuocdo instead of thuocdo.',
  },
} as const

function Empty({ lang }: { readonly lang: Lang }): ReactElement {
  const words = WORDS[lang]
  return (
    <section className="empty" aria-labelledby="empty">
      <h2 id="empty">{words.empty}</h2>
      <p>{words.emptyHow}</p>
      <ol>
        {words.steps.map(([what, command]) => (
          <li key={command}>
            {what}{' '}
            <pre>
              <code>{command}</code>
            </pre>
          </li>
        ))}
      </ol>
      <p>{words.formats}</p>
    </section>
  )
}

function Summary({ page, period }: { readonly page: PageContext; readonly period: PeriodSummary }): ReactElement {
  const words = WORDS[page.lang]
  const title = capital(periodWords(period.periodKey, page.lang))
  const counts = `${words.issuers(period.issuers)}, ${countUnits(period.units, 'unknown', page.lang)}`
  return (
    <li>
      <h3>
        <a href={href(page, { kind: 'period', periodKey: period.periodKey })}>{title}</a>
      </h3>
      <p>{period.only === null ? counts : period.only.answer}</p>
    </li>
  )
}

/** What visitors do not find now, and why: nothing that was there goes away without a word. */
function WithheldNote(props: {
  readonly withheld: Parameters<typeof HomePage>[0]['withheld']
  readonly lang: Lang
}): ReactElement | null {
  const { withheld, lang } = props
  const words = WORDS[lang]
  const results = withheld.results.map(({ periodKey, issuer }) => `${issuer}, ${periodWords(periodKey, lang)}`)
  const scores = withheld.scores.map((periodKey) => words.scoresOf(periodWords(periodKey, lang)))
  const all = [...results, ...scores]
  if (all.length === 0) return null
  return (
    <section aria-labelledby="withheld">
      <h2 id="withheld">{words.withheld}</h2>
      <p>{words.withheldWhy}</p>
      <ul className="list">
        {all.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  )
}

/** The first page: what this is and the periods, newest first; the commands to import when there is none. */
export function HomePage(props: {
  readonly page: PageContext
  readonly periods: readonly PeriodSummary[]
  /** Months with scores computed from dossiers, newest first. */
  readonly scored: readonly ScoredMonth[]
  /** What is held and cannot be shown, because the index set that it is by cannot be used. */
  readonly withheld: {
    readonly results: readonly { readonly periodKey: string; readonly issuer: string }[]
    readonly scores: readonly string[]
  }
}): ReactElement {
  const { page, periods, scored, withheld } = props
  const words = WORDS[page.lang]
  return (
    <Page page={page} title={words.title} description={words.what}>
      <h1>{words.title}</h1>
      <p className="answer">{words.what}</p>
      <WithheldNote withheld={withheld} lang={page.lang} />
      {periods.length === 0 && withheld.results.length === 0 ? (
        <Empty lang={page.lang} />
      ) : periods.length === 0 ? null : (
        <section aria-labelledby="periods">
          <h2 id="periods">{words.periods}</h2>
          <ul className="list">
            {periods.map((period) => (
              <Summary key={period.periodKey} page={page} period={period} />
            ))}
          </ul>
        </section>
      )}
      {scored.length === 0 ? null : (
        <section aria-labelledby="scored">
          <h2 id="scored">{words.scored}</h2>
          <p>{words.scoredWhat}</p>
          <ul className="list">
            {scored.map(({ periodKey, state, simulated }) => (
              <li key={periodKey}>
                <h3>
                  <a href={href(page, { kind: 'scores', periodKey })}>{capital(periodWords(periodKey, page.lang))}</a>
                </h3>
                {simulated ? (
                  <p>
                    <strong>{SIMULATED[page.lang]}</strong>
                  </p>
                ) : null}
                <p>{periodStateWords(state)[page.lang]}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

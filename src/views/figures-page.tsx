import type { ReactElement } from 'react'
import type { FigureDefinition, IndexSet } from '../model/index-set.ts'
import type { LegalBasis } from '../model/legal-basis.ts'
import { formatDate } from '../model/period.ts'
import type { Lang } from '../model/text.ts'
import { Page } from './page/document.tsx'
import { MissingLegend } from './page/missing.tsx'
import { href, type PageContext } from './page-context.ts'

const WORDS = {
  vi: {
    home: 'Các kỳ',
    title: 'Về các chỉ tiêu',
    lead: 'Mỗi chỉ tiêu đo điều gì, tính bằng gì, căn cứ vào đâu, và điều gì còn chưa rõ.',
    measure: 'Đơn vị tính',
    measures: { percent: 'phần trăm (%)', points: 'điểm', count: 'số lượng' },
    direction: 'Chiều tốt',
    directions: {
      higher: 'càng cao càng tốt',
      lower: 'càng thấp càng tốt',
      none: 'không có: chỉ là khối lượng, không xếp hạng',
    },
    range: 'Khoảng giá trị',
    basis: 'Căn cứ',
    force: 'Áp dụng',
    open: 'Điều chưa rõ',
    headline: 'chỉ tiêu chính, dùng để xếp hạng chung',
    upTo: 'đến trước',
    from: 'từ',
    missing: 'Khi không có số liệu',
    missingText:
      'Bốn lý do dưới đây khác nhau và được giữ nguyên cho tới trang in. Dấu theo thói quen của niên giám thống kê.',
    sources: 'Văn bản nguồn của từng kỳ ghi ở cuối trang kỳ đó.',
    none: 'Chưa có bộ chỉ tiêu nào.',
  },
  en: {
    home: 'Periods',
    title: 'About the figures',
    lead: 'What each figure measures, in which unit, on which legal basis, and what is not settled.',
    measure: 'Unit of measure',
    measures: { percent: 'per cent (%)', points: 'points', count: 'number' },
    direction: 'Better when',
    directions: { higher: 'higher', lower: 'lower', none: 'neither: a volume of work, nobody is ranked by it' },
    range: 'Range',
    basis: 'Basis',
    force: 'In use',
    open: 'What is not settled',
    headline: 'the leading figure, by which units are ranked',
    upTo: 'until before',
    from: 'from',
    missing: 'When there is no figure',
    missingText:
      'The reasons below are different facts and stay different through to the printed page. Signs as in statistical yearbooks.',
    sources: 'The source document of each period is named at the end of its page.',
    none: 'There is no index set yet.',
  },
} as const

function basisWords(list: readonly LegalBasis[], lang: Lang): string {
  return list
    .map(({ citation, article }) => (article === null ? citation[lang] : `${citation[lang]}, ${article}`))
    .join('; ')
}

function Figure({
  figure,
  setId,
  lang,
}: {
  readonly figure: FigureDefinition
  readonly setId: string
  readonly lang: Lang
}): ReactElement {
  const words = WORDS[lang]
  const { min, max } = figure
  return (
    <article id={`${setId}--${figure.id}`} className="definition">
      <h3>
        {figure.name[lang]} {figure.headline ? <small>{words.headline}</small> : null}
      </h3>
      <p>{figure.definition[lang]}</p>
      <dl className="facts">
        <div>
          <dt>{words.measure}</dt>
          <dd>{words.measures[figure.unitOfMeasure]}</dd>
        </div>
        <div>
          <dt>{words.direction}</dt>
          <dd>{words.directions[figure.direction]}</dd>
        </div>
        {min === null && max === null ? null : (
          <div>
            <dt>{words.range}</dt>
            <dd>{max === null ? `≥ ${min}` : min === null ? `≤ ${max}` : `${min}–${max}`}</dd>
          </div>
        )}
        {figure.legalBasis.length === 0 ? null : (
          <div>
            <dt>{words.basis}</dt>
            <dd>{basisWords(figure.legalBasis, lang)}</dd>
          </div>
        )}
      </dl>
    </article>
  )
}

function force(set: IndexSet, lang: Lang): string {
  const words = WORDS[lang]
  const from = set.effectiveFrom === null ? '' : `${words.from} ${formatDate(set.effectiveFrom)}`
  const to = set.effectiveTo === null ? '' : `${words.upTo} ${formatDate(set.effectiveTo)}`
  return [from, to].filter((one) => one !== '').join(', ')
}

function IndexSetSection({ set, lang }: { readonly set: IndexSet; readonly lang: Lang }): ReactElement {
  const words = WORDS[lang]
  return (
    <section aria-labelledby={set.id}>
      <h2 id={set.id}>{set.title[lang]}</h2>
      <p>{set.description[lang]}</p>
      <dl className="facts">
        {force(set, lang) === '' ? null : (
          <div>
            <dt>{words.force}</dt>
            <dd>{force(set, lang)}</dd>
          </div>
        )}
        {set.legalBasis.length === 0 ? null : (
          <div>
            <dt>{words.basis}</dt>
            <dd>{basisWords(set.legalBasis, lang)}</dd>
          </div>
        )}
      </dl>
      {set.figures.map((figure) => (
        <Figure key={figure.id} figure={figure} setId={set.id} lang={lang} />
      ))}
      {set.openQuestions.length === 0 ? null : (
        <div className="notice">
          <h3>{words.open}</h3>
          <ul>
            {set.openQuestions.map((question) => (
              <li key={question.en}>{question[lang]}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** What each figure means, its unit, direction and basis; open questions; what the signs of missing figures mean. */
export function FiguresPage({
  page,
  sets,
}: {
  readonly page: PageContext
  readonly sets: readonly IndexSet[]
}): ReactElement {
  const words = WORDS[page.lang]
  return (
    <Page
      page={page}
      title={words.title}
      description={words.lead}
      crumbs={[
        { text: words.home, to: href(page, { kind: 'home' }) },
        { text: words.title, to: null },
      ]}
    >
      <h1>{words.title}</h1>
      <p className="answer">{words.lead}</p>
      {sets.length === 0 ? <p className="notice">{words.none}</p> : null}
      {sets.map((set) => (
        <IndexSetSection key={set.id} set={set} lang={page.lang} />
      ))}
      <section aria-labelledby="missing">
        <h2 id="missing">{words.missing}</h2>
        <p>{words.missingText}</p>
        <MissingLegend lang={page.lang} />
        <p>{words.sources}</p>
      </section>
    </Page>
  )
}

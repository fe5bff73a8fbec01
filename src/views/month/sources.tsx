import type { ReactElement } from 'react'
import type { FigureDefinition } from '../../model/index-set.ts'
import { periodLabel } from '../../model/period.ts'
import type { Fact, MonthResults } from '../../model/results.ts'
import type { Lang } from '../../model/text.ts'
import { DocumentFacts } from '../page/document-facts.tsx'
import { href, type PageContext } from '../page-context.ts'
import { placeOnPage } from '../words.ts'
import { monthOverview } from './overview.ts'

const WORDS = {
  vi: {
    title: 'Số liệu lấy từ đâu',
    own: 'của đơn vị ban hành',
    units: 'của các đơn vị',
    lines: 'dòng',
    each: 'Chỗ in và nguyên văn của từng con số có ở trang của mỗi đơn vị.',
    figures: 'Định nghĩa và căn cứ của từng chỉ tiêu',
    earlier: (count: number) => `Có ${count} bản công bố trước của kỳ này: xem điểm khác nhau`,
    printed: 'in là',
  },
  en: {
    title: 'Where the figures come from',
    own: 'of the issuer',
    units: 'of the units',
    lines: 'lines',
    each: 'Where each figure stands and how it is printed is on the page of its unit.',
    figures: 'Definition and basis of each figure',
    earlier: (count: number) =>
      `${count} earlier ${count === 1 ? 'publication' : 'publications'} of this period: see what differs`,
    printed: 'printed as',
  },
} as const

/** Facts of one column share everything but the line: said once, with the lines as a range. */
function columnWords(facts: readonly Fact[], lang: Lang): string {
  const groups = Map.groupBy(facts, ({ place }) => placeOnPage({ ...place, row: null }, lang))
  return [...groups]
    .map(([where, members]) => {
      const rows = members.flatMap(({ place }) => (place.row === null ? [] : [place.row]))
      if (rows.length === 0) return where
      const [first, last] = [Math.min(...rows), Math.max(...rows)]
      const range = `${WORDS[lang].lines} ${first === last ? first : `${first}–${last}`}`
      return where === '' ? range : `${where}, ${range}`
    })
    .join('; ')
}

function FigureSource(props: {
  readonly month: MonthResults
  readonly figure: FigureDefinition
  readonly lang: Lang
}): ReactElement {
  const { month, figure, lang } = props
  const words = WORDS[lang]
  const own = month.issuer.facts[figure.id]
  const facts = month.units.flatMap((unit) => unit.facts[figure.id] ?? [])
  const parts = [
    ...(own === undefined ? [] : [`${words.own}: ${placeOnPage(own.place, lang)}, ${words.printed} “${own.printed}”`]),
    ...(facts.length === 0 ? [] : [`${words.units}: ${columnWords(facts, lang)}`]),
  ]
  return (
    <li>
      <b>{figure.name[lang]}</b>: {parts.join('; ')}.
    </li>
  )
}

/** The source document, where in it every figure stands, and its earlier publications. */
export function Sources(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly issue: string
}): ReactElement {
  const { page, month } = props
  const words = WORDS[page.lang]
  return (
    <section className="sources" aria-labelledby="sources">
      <h2 id="sources">{words.title}</h2>
      <DocumentFacts document={month.document} period={periodLabel(month.period, page.lang)} lang={page.lang} />
      <ul>
        {monthOverview(month).figures.map((figure) => (
          <FigureSource key={figure.id} month={month} figure={figure} lang={page.lang} />
        ))}
      </ul>
      <p>
        {words.each}{' '}
        <span className="elsewhere">
          <a href={href(page, { kind: 'figures' })}>{words.figures}</a>.
        </span>
      </p>
      {month.earlier.length === 0 ? null : (
        <p>
          <a href={href(page, { kind: 'revisions', periodKey: month.period.key, issue: props.issue })}>
            {words.earlier(month.earlier.length)}
          </a>
        </p>
      )}
    </section>
  )
}

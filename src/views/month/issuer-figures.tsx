import type { ReactElement } from 'react'
import { subtractDecimals } from '../../model/decimal.ts'
import { formatValue, signed } from '../../model/format.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import { periodLabel } from '../../model/period.ts'
import type { MonthResults } from '../../model/results.ts'
import type { Lang } from '../../model/text.ts'
import { gapOf } from '../page/figure-cell.tsx'
import { gapWords } from '../page/missing.tsx'
import { inSentence, side, unitSign } from '../words.ts'
import { figureValue, hasOwnFigures, monthOverview } from './overview.ts'

const NONE = {
  vi: (name: string) => `Văn bản chỉ có số liệu của các đơn vị, không có chỉ tiêu chung của ${name}.`,
  en: (name: string) => `The document gives figures of the units and none of ${name} as a whole.`,
} as const

/** The change since the period before, in words beside its sign: colour is never alone. */
function Change(props: {
  readonly month: MonthResults
  readonly previous: MonthResults
  readonly figure: FigureDefinition
  readonly lang: Lang
}): ReactElement | null {
  const { month, previous, figure, lang } = props
  const now = figureValue(month.issuer, figure.id)
  const before = figureValue(previous.issuer, figure.id)
  if (now === null || before === null) return null
  const difference = subtractDecimals(now, before)
  return (
    <p className={`change ${side(difference, figure)}`}>
      {signed(difference, lang)} {lang === 'vi' ? 'so với' : 'since'} {periodLabel(previous.period, lang)}
    </p>
  )
}

function BigFigure(props: {
  readonly month: MonthResults
  readonly previous: MonthResults | null
  readonly figure: FigureDefinition
  readonly lang: Lang
}): ReactElement {
  const { month, figure, lang } = props
  const fact = month.issuer.facts[figure.id]
  const gap = gapOf(fact)
  const value = figureValue(month.issuer, figure.id)
  return (
    <div className={figure.headline ? 'big headline' : 'big'}>
      <dt>{figure.name[lang]}</dt>
      <dd>
        {value === null ? (
          <p className="none">{gapWords(gap ?? 'absent', lang)}</p>
        ) : (
          <p className="numeral">
            {formatValue(value, figure.unitOfMeasure, lang)}
            {figure.unitOfMeasure === 'points' ? <small> {unitSign('points', lang)}</small> : null}
          </p>
        )}
        {props.previous === null ? null : (
          <Change month={month} previous={props.previous} figure={figure} lang={lang} />
        )}
      </dd>
    </div>
  )
}

/** The issuer's own figures as large numerals, those without a value last; a sentence where the document has none of them. */
export function IssuerFigures(props: {
  readonly month: MonthResults
  readonly previous: MonthResults | null
  readonly lang: Lang
}): ReactElement {
  if (!hasOwnFigures(props.month)) return <p>{NONE[props.lang](inSentence(props.month.issuer.unit.name))}</p>
  const { figures } = monthOverview(props.month)
  const isGiven = ({ id }: FigureDefinition): boolean => figureValue(props.month.issuer, id) !== null
  return (
    <dl className="bigs">
      {[...figures.filter(isGiven), ...figures.filter((figure) => !isGiven(figure))].map((figure) => (
        <BigFigure key={figure.id} figure={figure} {...props} />
      ))}
    </dl>
  )
}

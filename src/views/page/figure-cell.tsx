import type { ReactElement } from 'react'
import { decimalPlaces } from '../../model/decimal.ts'
import { formatDecimal } from '../../model/format.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import type { Fact } from '../../model/results.ts'
import type { Lang } from '../../model/text.ts'
import { unitSign } from '../words.ts'
import { type Gap, GapMark } from './missing.tsx'

/** Why the fact has no value, or null when it has one. */
export function gapOf(fact: Fact | undefined): Gap | null {
  if (fact === undefined) return 'absent'
  return fact.reported.kind === 'value' ? null : fact.reported.reason
}

/** Class that makes the stylesheet fill up the room of the digits a number lacks, so that decimal marks stand in line. */
export function alignment(places: number, most: number): string | undefined {
  const lacking = Math.min(most, 3) - places
  if (lacking <= 0) return undefined
  return places === 0 ? `c${lacking}` : `p${lacking}`
}

/** The name of a figure in the head of its column, with the sign of what it counts in. */
export function FigureName({
  figure,
  lang,
  to,
}: {
  readonly figure: FigureDefinition
  readonly lang: Lang
  readonly to?: string
}): ReactElement {
  const name = figure.shortName[lang]
  return (
    <>
      {to === undefined ? name : <a href={to}>{name}</a>}{' '}
      {figure.unitOfMeasure === 'count' ? null : <small>{unitSign(figure.unitOfMeasure, lang)}</small>}
    </>
  )
}

/** A table cell with a figure: digits in line, or the sign of its reason when missing. */
export function FigureCell(props: {
  readonly fact: Fact | undefined
  readonly figure: FigureDefinition
  readonly decimals: number
  readonly lang: Lang
}): ReactElement {
  const { fact, lang } = props
  const gap = gapOf(fact)
  if (fact === undefined || fact.reported.kind === 'missing') {
    return (
      <td className="gap">
        <GapMark gap={gap ?? 'absent'} lang={lang} />
      </td>
    )
  }
  const { value } = fact.reported
  return <td className={alignment(decimalPlaces(value), props.decimals)}>{formatDecimal(value, lang)}</td>
}

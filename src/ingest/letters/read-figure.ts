import { type Decimal, decimalToNumber } from '../../model/decimal.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import type { Issue, Place } from '../../model/issue.ts'
import type { Reported } from '../../model/reported.ts'
import { isNumber, readPrinted, withoutMaximum } from '../tables/printed-value.ts'

function outOfRange(value: Decimal, { min, max }: FigureDefinition): boolean {
  const number = decimalToNumber(value)
  return (min !== null && number < min) || (max !== null && number > max)
}

/** Digits behind the last mark, zeros too: "1,000" may be a thousand. A count has none: its marks divide thousands. */
function printedDecimals(printed: string, unit: FigureDefinition['unitOfMeasure']): number {
  return unit === 'count' ? 0 : (/[.,](\d+)(?!.*\d)/u.exec(printed)?.[1]?.length ?? 0)
}

/** What a printed text says of a figure; points may stand with the most that they can be ("17,52/20"). */
export function readReported(printed: string, { unitOfMeasure, max }: FigureDefinition): Reported {
  return readPrinted(unitOfMeasure === 'points' ? withoutMaximum(printed, max) : printed, unitOfMeasure)
}

/**
 * Reads a printed figure by its definition, with what is odd about it: text that is no figure (an error where it holds one), a value outside the
 * figure's range (an error: it is probably another column's), more decimals than the source prints.
 */
export function readFigure(
  printed: string,
  figure: FigureDefinition,
  place: Place,
  name: string,
): { readonly reported: Reported; readonly issues: readonly Issue[] } {
  const reported = readReported(printed, figure)
  const facts = { name, text: printed, figure: figure.name.vi }
  if (reported.kind === 'missing') {
    if (reported.reason !== 'unreadable') return { reported, issues: [] }
    // A number among other words is a figure that would be lost, and may be another cell's; so may characters that are not known.
    const severity = printed.includes('\uFFFD') || printed.split(/[\s/:;]+/).some(isNumber) ? 'error' : 'warning'
    return { reported, issues: [{ code: 'reading.unreadable', severity, place, facts }] }
  }
  if (outOfRange(reported.value, figure)) {
    const range = `${figure.min ?? '…'}–${figure.max ?? '…'}`
    return {
      reported,
      issues: [{ code: 'reading.out-of-range', severity: 'error', place, facts: { ...facts, range } }],
    }
  }
  if (printedDecimals(printed, figure.unitOfMeasure) > figure.decimals) {
    const more = { ...facts, decimals: figure.decimals }
    return { reported, issues: [{ code: 'reading.many-decimals', severity: 'warning', place, facts: more }] }
  }
  return { reported, issues: [] }
}

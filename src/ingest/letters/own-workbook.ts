import { OWN_WORKBOOK } from '../../model/own-workbook.ts'
import { type Period, parsePeriod } from '../../model/period.ts'
import type { ReadFigure } from '../../model/reading.ts'
import { squeeze } from '../tables/folded.ts'
import type { PageLine } from '../tables/page-line.ts'

/** What our own workbook says of itself on its sheet of sources, and the lines of its results. */
export interface OwnWorkbook {
  readonly issuer: string | null
  readonly period: Period | null
  readonly indexSetId: string | null
  readonly results: readonly PageLine[]
}

const { labels, schema, sources, results } = OWN_WORKBOOK

/** The document as our own workbook, or null when it is none. */
export function ownWorkbook(lines: readonly PageLine[]): OwnWorkbook | null {
  const said = (label: string): string | null => {
    const line = lines.find(({ sheet, tokens }) => sheet === sources && squeeze(tokens[0]?.text ?? '') === label)
    return line?.tokens[1] === undefined ? null : squeeze(line.tokens[1].text)
  }
  if (said(labels.schema) !== schema) return null
  return {
    issuer: said(labels.issuer),
    period: parsePeriod(said(labels.period) ?? ''),
    indexSetId: said(labels.indexSet),
    results: lines.filter(({ sheet }) => sheet === results),
  }
}

/** Our workbook writes "-" for not reported: an empty cell is a figure that its source does not have at all. */
export function isWritten({ printed }: ReadFigure): boolean {
  return printed.trim() !== ''
}

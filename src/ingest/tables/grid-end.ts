import type { Issue } from '../../model/issue.ts'
import { isAllCapitals, squeeze, startsWithCapital } from './folded.ts'
import { cellAt, type GridPlan, isBlankRow, isData, isName, SEQUENCE, spans } from './grid-cells.ts'
import { beginsWithKind } from './name-style.ts'
import { type PageLine, placeOf } from './page-line.ts'
import { isValueLike } from './printed-value.ts'

/** More words than these below a table are a note or a signature. */
const LONGEST_NAME = 4

/** Where rows end: after the last row with values, or with a sequence number and a name. */
function lastRow(lines: readonly PageLine[], first: number, stop: number, plan: GridPlan): number {
  let end = first
  for (let at = first; at < stop; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    const number = plan.sequence === null ? undefined : cellAt(line, plan.sequence)
    const label = cellAt(line, plan.name)
    const numbered =
      number !== undefined &&
      /^\d/.test(number.text) &&
      SEQUENCE.test(squeeze(number.text)) &&
      label !== undefined &&
      label !== number
    const total =
      line.tokens.length > 1 &&
      line.tokens.slice(1).every((token) => isValueLike(token.text)) &&
      isName(line.tokens[0]?.text ?? '')
    const rated = plan.sequence === null && line.tokens.length > 1 && isBlankRow(line, plan.name)
    if (isData(line, plan) || (numbered && isName(label.text)) || total || rated) end = at + 1
  }
  return end
}

/** Rows with nothing but a name directly below the last row with values, in a table without numbers. */
function namesBelow(lines: readonly PageLine[], end: number, stop: number, plan: GridPlan): readonly PageLine[] {
  if (plan.sequence !== null) return []
  const below = lines.slice(end, stop)
  const other = below.findIndex((line, index) => {
    const before = lines[end + index - 1]
    const label = cellAt(line, plan.name)
    const alone = label !== undefined && line.tokens.length === 1 && spans(label) === 1 && isName(label.text)
    return !alone || before === undefined || line.row !== before.row + 1
  })
  return other < 0 ? below : below.slice(0, other)
}

/** A unit by its kind ("Xã Đồng Tiến"); "UBND huyện" may be the signature. */
const isUnitRow = ({ text }: PageLine): boolean =>
  beginsWithKind(text) && startsWithCapital(text) && !/^(?:ubnd|u[ỷy] ban|ủy ban)/iu.test(text)

/** Where rows end, units without any value at the end included; and a line below that may be one more of them. */
export function endOfRows(
  lines: readonly PageLine[],
  first: number,
  stop: number,
  plan: GridPlan,
): { readonly to: number; readonly issues: readonly Issue[] } {
  const end = lastRow(lines, first, stop, plan)
  const below = namesBelow(lines, end, stop, plan)
  const count = below.findIndex((line) => !isUnitRow(line))
  const to = end + (count < 0 ? below.length : count)
  const [next] = below.slice(to - end)
  const doubtful = next !== undefined && startsWithCapital(next.text) && next.text.split(' ').length <= LONGEST_NAME
  const facts = { text: next?.text ?? '' }
  const issues: Issue[] =
    doubtful && !isAllCapitals(next.text)
      ? [{ code: 'reading.line-skipped', severity: 'warning', place: placeOf(next), facts }]
      : []
  return { to, issues }
}

import type { FigureDefinition } from '../../model/index-set.ts'
import type { FoundTable, TableColumn } from '../tables/table.ts'

/** A column of a known figure. */
export interface FigureColumn {
  readonly column: TableColumn
  readonly index: number
  readonly definition: FigureDefinition
}

const SAYS_RATE = /%|tỷ\s+lệ|tỉ\s+lệ/iu

/**
 * Columns that a head names as a rate, without "%", and that hold whole numbers only, as "Đúng hạn" under "Giải quyết hồ sơ": known
 * for numbers of dossiers where another column is the rate by its own words, doubtful where one beside it under the same head holds
 * whole numbers none of which is smaller.
 */
export function countsAmongRates(
  table: FoundTable,
  columns: readonly FigureColumn[],
): { readonly known: readonly FigureColumn[]; readonly doubtful: readonly FigureColumn[] } {
  const wholeOf = (index: number): readonly (number | null)[] | null => {
    const texts = table.rows.map((row) => row.cells[index]?.text ?? '')
    const printed = texts.filter((text) => /\d/.test(text))
    const whole = printed.length > 0 && printed.every((text) => /^(?:\d+|\d{1,3}(?:[.,]\d{3})+)$/.test(text))
    return whole ? texts.map((text) => (/\d/.test(text) ? Number(text.replace(/\D/g, '')) : null)) : null
  }
  const suspects = columns.flatMap((each) => {
    const isRate = each.definition.unitOfMeasure === 'percent' && !SAYS_RATE.test(each.column.head)
    const values = isRate ? wholeOf(each.index) : null
    return values === null ? [] : [{ each, values }]
  })
  const known = suspects
    .map(({ each }) => each)
    .filter((each) =>
      columns.some(
        (other) => other !== each && other.definition.id === each.definition.id && SAYS_RATE.test(other.column.head),
      ),
    )
  const isOfTotal = ({ each, values }: (typeof suspects)[number]): boolean =>
    table.columns.some((other, index) => {
      if (other.meaning !== null && other.meaning.kind !== 'auxiliary') return false
      if (!sharesGroup(other.head, each.column.head)) return false
      const totals = wholeOf(index)
      return totals?.every((total, row) => total === null || total >= (values[row] ?? 0)) === true
    })
  return {
    known,
    doubtful: suspects.filter((each) => !known.includes(each.each) && isOfTotal(each)).map(({ each }) => each),
  }
}

/** Heads that begin with the same words, at least two, as those under one head do: "Giải quyết hồ sơ" over both. */
function sharesGroup(one: string, other: string): boolean {
  const [a, b] = [one, other].map((head) => head.toLowerCase().split(/\s+/)) as [string[], string[]]
  const shared = a.findIndex((word, at) => word !== b[at])
  return shared >= 2
}

import type { Issue, Place } from '../../model/issue.ts'
import { totalKind } from './vocabulary.ts'

/**
 * The problem of a row that cannot be read for certain, told by what is in doubt: how many columns its values fill, whether the
 * first value is the number of the name (`numbered`), or, where values fill the columns, which of them they are of. A sum or mean
 * is no unit's figure: it is only not checked; with a number of its own (`ofUnit`) it is a unit of such a name.
 */
export function uncertainRow(
  {
    name,
    values,
    ofUnit,
    place,
  }: { readonly name: string; readonly values: readonly string[]; readonly ofUnit: boolean; readonly place: Place },
  columns: number,
  numbered: boolean,
): Issue {
  const total = totalKind(name)
  const severity = !ofUnit && (total === 'sum' || total === 'mean') ? 'warning' : 'error'
  if (numbered) {
    const [number = '', ...rest] = values
    return { code: 'reading.row-number', severity, place, facts: { name, number, values: rest } }
  }
  if (values.length === columns)
    return { code: 'reading.row-doubtful', severity, place, facts: { name, expected: columns, values } }
  return {
    code: 'reading.row-values',
    severity,
    place,
    facts: { name, found: values.length, expected: columns, values },
  }
}

import type { CellOf, CellReader } from './cell-reader.ts'

/** A national code of a procedure has six digits behind its point (1.001193): with fewer the zeros at its end are lost. */
const LOST_ZEROS = /^\d\.\d{1,5}$/
const WHOLE = 8

/**
 * Reads the code of a procedure. One that was held as a number has lost the zeros at its end (1.10001 for 1.100010): it may be no
 * code or another one, and makes the row bad, unless the mapping states what it means.
 */
export function procedureCode(cells: CellReader, field: string): CellOf<string> {
  const code = cells.code(field)
  return () => {
    const found = code()
    if (found === null || !LOST_ZEROS.test(found)) return found
    cells.problem('rows.procedure-code-short', field, { value: found, whole: found.padEnd(WHOLE, '0') })
    return null
  }
}

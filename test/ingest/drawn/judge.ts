import type { Reading } from '../../../src/model/reading.ts'

/**
 * How a reading compares with what was written. `exact`: every figure, no more and no fewer, and no error. `refused`: an
 * error, so that nothing is imported. `wrong`: imported without an error though a figure differs, is lost or made up.
 */
export interface Verdict {
  readonly kind: 'exact' | 'refused' | 'wrong'
  readonly errors: readonly string[]
  readonly differences: readonly string[]
}

/** What was read, by unit and figure. */
function factsRead(reading: Reading): Map<string, string> {
  return new Map(
    reading.figures.map(({ subject, figureId, reported }) => [
      `${subject.kind === 'unit' ? subject.printedName : '(issuer)'} · ${figureId}`,
      reported.kind === 'value' ? String(Number(reported.value)) : reported.reason,
    ]),
  )
}

/** `dashes` false: the text has lost dashes at the ends of lines, as pdftotext joins words there. */
export function judge(reading: Reading, written: ReadonlyMap<string, string>, dashes = true): Verdict {
  const plain = (facts: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
    dashes ? facts : new Map([...facts].map(([key, value]) => [key.replace(/\s-(?=\s)/gu, ''), value]))
  const read = plain(factsRead(reading))
  const truth = plain(written)
  const lost = [...truth].filter(([key]) => !read.has(key)).map(([key, value]) => `lost ${key} = ${value}`)
  const other = [...read]
    .filter(([key, value]) => truth.get(key) !== value)
    .map(([key, value]) => `read ${key} = ${value}, written ${truth.get(key)}`)
  const errors = reading.issues.filter((issue) => issue.severity === 'error').map((issue) => issue.code)
  const differences = [...other, ...lost]
  if (errors.length > 0) return { kind: 'refused', errors, differences }
  return { kind: differences.length === 0 ? 'exact' : 'wrong', errors, differences }
}

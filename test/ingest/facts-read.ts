import type { Reading } from '../../src/model/reading.ts'

/** Every figure read, as "Xã An Vỹ onTime 98,5": whose, which, as printed; "(issuer)" for the document's own. */
export const figuresOf = ({ figures }: Reading): string[] =>
  figures.map(
    ({ subject, figureId, printed }) =>
      `${subject.kind === 'unit' ? subject.printedName : '(issuer)'} ${figureId} ${printed}`,
  )

/** The codes of what keeps a document from being stored, in the order in which they are told. */
export const errorsOf = ({ issues }: Reading): string[] =>
  issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)

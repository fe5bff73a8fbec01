import { DOSSIER_MARKS, type DossierMarks } from '../../model/dossier.ts'
import type { CellReader } from '../rows/cell-reader.ts'
import { LIST_MARK, NO_ENTRIES } from '../rows/json-cells.ts'
import type { Mapping } from '../rows/mapping.ts'
import { quotedList, quotedWord } from '../rows/personal.ts'
import { yesOrNo } from '../rows/yes-no.ts'
import { type DossierField, LIST_READINGS, type ListReading } from './fields.ts'

/** Yes when any is yes, no when all are no, unknown otherwise. */
function anyOf(answers: readonly (boolean | undefined)[]): boolean | null {
  if (answers.includes(true)) return true
  return answers.length > 0 && answers.every((answer) => answer === false) ? false : null
}

/** Both: no when one is no, unknown when one is unknown. */
function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false
  return a === null || b === null ? null : true
}

const AMOUNT = /^\d+([.,]\d+)*$/

const READ: Readonly<Record<ListReading, (values: readonly string[], known: ReadonlySet<string>) => boolean | null>> = {
  'any-yes': (values) => anyOf(values.map((value) => (value === '' ? false : yesOrNo(value)))),
  'any-amount': (values) => anyOf(values.map((value) => (AMOUNT.test(value) ? /[1-9]/.test(value) : undefined))),
  'any-text': (values) => values.some((value) => value !== ''),
  'any-known': (values, known) => (known.size === 0 ? null : values.some((value) => known.has(value))),
}

/**
 * Reads one mark: a word for yes or no, or a list of a national record by what it holds (LIST_READINGS). What cannot be
 * read is unknown, and the column is warned of; it is never taken for a no.
 */
function markOf(cells: CellReader, field: DossierField, mapping: Mapping): () => boolean | null {
  if (!cells.has(field)) return () => null
  const text = cells.text(field)
  const reading = LIST_READINGS[field]?.[mapping.columns[field] ?? ''] ?? 'any-yes'
  const stated = Object.entries(mapping.values[field] ?? {})
  const yes = new Set(stated.flatMap(([word, meant]) => (yesOrNo(meant) === true ? [word] : [])))
  const no = new Set(stated.flatMap(([word, meant]) => (yesOrNo(meant) === false ? [word] : [])))
  // The national record tells by 1 or 2 through which gateway it was paid.
  if (field === 'paidOnline') yes.add('2')
  const told = (part: string): string => {
    if (part === NO_ENTRIES || yes.has(part) || no.has(part)) return part
    return reading === 'any-amount' && AMOUNT.test(part) ? (/[1-9]/.test(part) ? '1' : '0') : quotedWord(part)
  }
  cells.tell(field, (cell) => quotedList(cell, LIST_MARK, told))
  return () => {
    const cell = text()
    if (cell === '') return null
    if (cell === NO_ENTRIES || no.has(cell)) return false
    if (reading === 'any-yes' && yes.has(cell)) return true
    const answer = READ[reading](cell.split(LIST_MARK), yes)
    if (answer === null) cells.warn('rows.mark-unread', field)
    return answer
  }
}

/** Reads the marks of the row at hand. Papers digitised and an electronic result together make a dossier digitised. */
export function marksReader(cells: CellReader, mapping: Mapping): () => DossierMarks {
  const readers = DOSSIER_MARKS.map((mark) => [mark, markOf(cells, mark, mapping)] as const).filter(([mark]) =>
    cells.has(mark),
  )
  const papers =
    cells.has('papersDigitised') && !cells.has('digitised') ? markOf(cells, 'papersDigitised', mapping) : null
  const unknown = Object.fromEntries(DOSSIER_MARKS.map((mark) => [mark, null])) as unknown as DossierMarks
  if (readers.length === 0 && papers === null) return () => unknown
  return () => {
    const marks: { -readonly [mark in keyof DossierMarks]: boolean | null } = { ...unknown }
    for (const [mark, read] of readers) marks[mark] = read()
    if (papers !== null) marks.digitised = both(papers(), marks.electronicResult)
    return marks
  }
}

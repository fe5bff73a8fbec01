import type { Supplement } from '../../model/dossier.ts'
import type { CellReader, DateBounds } from '../rows/cell-reader.ts'
import { LIST_MARK, NO_ENTRIES } from '../rows/json-cells.ts'
import { quotedList } from '../rows/personal.ts'

const NONE: readonly Supplement[] = []
const listOf = (text: string): readonly string[] =>
  text === '' || text === NO_ENTRIES ? [] : text.split(LIST_MARK).map((part) => part.trim())

/** Reads the requests for papers of the row at hand: three lists that go together, values parted by "|". */
export function supplementsReader(
  cells: CellReader,
  events: DateBounds,
  terms: DateBounds,
): () => readonly Supplement[] {
  const told = (part: string): string => (part === NO_ENTRIES ? part : cells.toldDate(part.trim()))
  for (const part of ['requestedAt', 'answeredAt', 'dueAfter']) {
    cells.tell(`supplements.${part}`, (cell) => quotedList(cell, LIST_MARK, told))
  }
  const requested = cells.text('supplements.requestedAt')
  const answered = cells.text('supplements.answeredAt')
  const due = cells.text('supplements.dueAfter')
  const date = (field: string, text: string | undefined, bounds: DateBounds): string | null =>
    text === undefined || text === '' ? null : cells.dateIn(`supplements.${field}`, text, bounds)
  return () => {
    const texts = [listOf(requested()), listOf(answered()), listOf(due())] as const
    const count = Math.max(texts[0].length, texts[1].length, texts[2].length)
    if (count === 0) return NONE
    const supplements: Supplement[] = []
    for (let index = 0; index < count; index += 1) {
      const [request = '', answer = '', term = ''] = texts.map((list) => list[index])
      if (request === '' && answer === '' && term === '') continue
      const requestedAt = date('requestedAt', request, events)
      if (request === '') cells.problem('dossiers.supplement-without-request', 'supplements.requestedAt')
      const rest = { answeredAt: date('answeredAt', answer, events), dueAfter: date('dueAfter', term, terms) }
      if (requestedAt !== null) supplements.push({ requestedAt, ...rest })
    }
    return supplements
  }
}

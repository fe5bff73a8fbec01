import { hasLetter, squeeze, startsWithCapital } from './folded.ts'
import { beginsWithKind, namesBreak } from './name-style.ts'
import { isValueLike } from './printed-value.ts'
import { type Division, nameLines, type Row, type RowLines, rowsOf } from './row-alignment.ts'
import type { ParsedLine } from './table.ts'
import { isUnfinished, totalKind } from './vocabulary.ts'

/** "Văn phòng" above "UBND tỉnh": a kind of office that names none by itself. */
const OFFICE = /^(?:thanh tra|công an)$/iu

const isOpen = (name: string): boolean => isUnfinished(name) || OFFICE.test(name)

/** The lines that begin names, read from the first to the last: null when a name ends where none can. */
function startsOf(rows: readonly Row[]): ReadonlySet<ParsedLine> | null {
  const starts = new Set<ParsedLine>()
  let name = ''
  for (const { before, line, after, single } of [...rows]) {
    const alone = single || totalKind(line.name) !== null
    const last = rows.at(-1)?.line === line ? after : []
    const lines = [...before, line, ...last]
    for (const [at, each] of lines.entries()) {
      const words = squeeze(each.name)
      const begins = startsWithCapital(words) && beginsWithKind(`${words} ${lines[at + 1]?.name ?? ''}`)
      if (each === line && alone) name = ''
      else if (words === '') continue
      else if (name === '' || (begins && !isOpen(name))) {
        if (!begins) return null
        starts.add(each)
        name = words
      } else name = `${name} ${words}`
    }
  }
  return isOpen(name) && name !== '' ? null : starts
}

/** Words of cells alone, all beginning in capitals: what a phrase begins with above the line of its row's values. */
function beginsPhrase({ name, cells }: ParsedLine): boolean {
  const words = cells.map((cell) => cell.text).filter((text) => text !== '')
  return (
    name === '' &&
    words.length > 0 &&
    words.every((text) => hasLetter(text) && !isValueLike(text) && startsWithCapital(text))
  )
}

/** How many of the lines above a row are its own: from the one that begins its name; null when none or several do. */
function shareOf({ line, before, single }: Row, starts: ReadonlySet<ParsedLine>, numbered: boolean): number | null {
  const found = [...before, line].flatMap((each, index) => (starts.has(each) ? [index] : []))
  const alone = single || totalKind(line.name) !== null || (numbered && line.sequence === null)
  const [start, ...others] = alone && found.length === 0 ? [before.length] : found
  if (start === undefined || others.length > 0) return null
  let from = start
  while (from > 0 && beginsPhrase(before[from - 1] as ParsedLine)) from -= 1
  return before.length - from
}

/**
 * Divides the lines of words between the rows of a table by the beginnings of its names: where every name begins
 * with a kind of unit ("Xã", "Sở"), the line that does so begins a row. Null unless every row has exactly one such line
 * since the row above, and nothing stands before the first.
 */
export function divideByStarts(lines: RowLines): Division | null {
  const rows = rowsOf(lines)
  const numbered = rows.some(({ line }) => /^\d+$/.test(line.sequence ?? ''))
  const units = rows.filter(({ line }) => !numbered || line.sequence !== null)
  if (units.length < 2 || units.length < rows.length * 0.5) return null
  // Without numbers, words that begin no name may be a unit without values.
  if (!numbered && !namesBreak(nameLines([...lines.lead, ...lines.core, ...lines.tail]))) return null
  const starts = startsOf(rows)
  // A name that begins below the last row is a row without values, or none.
  if (starts === null || lines.tail.some((line) => starts.has(line))) return null
  const shares = rows.map((row) => shareOf(row, starts, numbered))
  if (shares.some((share) => share === null) || shares[0] !== lines.lead.length) return null
  return shares.map((share) => share ?? 0)
}

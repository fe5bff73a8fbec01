import { isAllCapitals, keyOf, keyWords, squeeze, startsWithCapital } from './folded.ts'
import type { HeadMeaning, Lexicon } from './heads.ts'
import { withoutClosers } from './heads.ts'
import type { TableColumn } from './table.ts'
import { GROUP_HEADS } from './vocabulary.ts'

/** A head found in the running text of a table's head, or words that no head explains (`meaning` null). */
export interface HeadItem {
  readonly text: string
  readonly meaning: HeadMeaning | null
}

const MARK = '¶'
const LONGEST = 18
const UNIT_LINE = /^\(?\s*(?:đơn vị tính|đvt)\s*:/iu
const NUMBERING = /^(?:\(?(?:\d{1,2}|[A-DĐ])\)?(?:\s*=\s*\S+)?(?:\s+|$))+$/

/** True for a line below the heads that only numbers the columns: "(1) (2) (3)", "A B 1 2". */
export function isColumnNumbering(text: string): boolean {
  const plain = squeeze(text)
  // A letter alone is the end of a name: "Xã Phú Thành" over "B".
  return (
    NUMBERING.test(plain) &&
    (/[()]|[A-D].* | .*[A-D]/.test(plain) || /^1 2 3(?: \d+)*$/.test(plain) || /^1 2$/.test(plain))
  )
}

interface HeadWord {
  readonly text: string
  /** A head may begin here: it has a capital. */
  readonly start: boolean
  /** What stands before is surely complete: "(%)" came between. */
  readonly closed: boolean
}

function headWords(lines: readonly string[]): { words: readonly HeadWord[]; capitals: boolean } {
  const kept = lines.filter((line) => !UNIT_LINE.test(line) && !isColumnNumbering(line))
  const capitals = !isAllCapitals(withoutClosers(kept.join(' ').replace(/TTHC|STT|TT|UBND/g, '')))
  const words: HeadWord[] = []
  let closed = true
  for (const text of withoutClosers(kept.join(' '), ` ${MARK} `).split(' ')) {
    if (text === MARK) closed = true
    else if (text !== '') {
      words.push({ text, start: !capitals || startsWithCapital(text), closed })
      closed = false
    }
  }
  return { words, capitals }
}

interface Solution {
  readonly covered: number
  readonly items: readonly HeadItem[]
  readonly figures: string
  readonly ambiguous: boolean
}

const NOTHING: Solution = { covered: 0, items: [], figures: '', ambiguous: false }

function meaningKey(meaning: HeadMeaning): string {
  return meaning.kind === 'figure' ? meaning.figureId : meaning.kind
}

function better(a: Solution, b: Solution): Solution {
  const difference = a.covered - b.covered || b.items.length - a.items.length
  if (difference !== 0) return difference > 0 ? a : b
  return a.figures === b.figures ? a : { ...a, ambiguous: true }
}

function skipWord(words: readonly HeadWord[], at: number, rest: Solution): Solution {
  const word = words[at]?.text ?? ''
  const [first, ...others] = rest.items
  const joins =
    first !== undefined && first.meaning === null && !(words[at + 1]?.closed === true && words[at + 1]?.start === true)
  const items = joins
    ? [{ text: `${word} ${first.text}`, meaning: null }, ...others]
    : [{ text: word, meaning: null }, ...rest.items]
  return { ...rest, items }
}

/**
 * Divides the running text of a table's head into heads: the division that explains the most words, by dynamic programming
 * over the words. A head begins with a capital and the next does too; so words that follow a
 * known head in small letters make it another, unknown one. Null when two divisions explain as much and mean different
 * columns, or when a text all in capitals leaves words beside a head.
 */
export function divideHead(lines: readonly string[], lexicon: Lexicon): readonly HeadItem[] | null {
  const { words, capitals } = headWords(lines)
  const best: Solution[] = Array.from({ length: words.length + 1 }, () => NOTHING)
  for (let at = words.length - 1; at >= 0; at -= 1) {
    let solution = skipWord(words, at, best[at + 1] ?? NOTHING)
    if (words[at]?.start === true) {
      for (let end = at + 1; end <= Math.min(words.length, at + LONGEST); end += 1) {
        if (end < words.length && words[end]?.start !== true) continue
        const text = words
          .slice(at, end)
          .map((word) => word.text)
          .join(' ')
        const meaning = lexicon.meaning(text)
        if (meaning === null) continue
        const rest = best[end] ?? NOTHING
        solution = better(
          {
            covered: rest.covered + end - at,
            items: [{ text, meaning }, ...rest.items],
            figures: `${meaningKey(meaning)} ${rest.figures}`,
            ambiguous: rest.ambiguous,
          },
          solution,
        )
      }
    }
    best[at] = solution
  }
  const { items, ambiguous } = best[0] ?? NOTHING
  const left = items.some((item) => item.meaning === null)
  return ambiguous || (!capitals && left) ? null : items
}

/** Heads of the columns beside the names, and whether a column of sequence numbers comes first. */
export interface FlatHead {
  readonly hasSequence: boolean
  readonly items: readonly HeadItem[]
  /** A head for the names was recognised, not only assumed. */
  readonly named: boolean
}

/** The items after the sequence number and the names; null when the order is another. */
export function afterNames(items: readonly HeadItem[]): FlatHead | null {
  const hasSequence = items[0]?.meaning?.kind === 'sequence'
  const rest = hasSequence ? items.slice(1) : items
  const at = rest.findIndex((item) => item.meaning?.kind === 'name')
  const named = at >= 0
  const after = named ? rest.slice(at + 1) : rest.slice(rest[0]?.meaning === null ? 1 : 0)
  const before = named ? rest.slice(0, at) : []
  const other = after.some((item) => item.meaning?.kind === 'name' || item.meaning?.kind === 'sequence')
  return before.length > 0 || other ? null : { hasSequence, items: after, named }
}

/** Heads that mean nothing without the group above them; in running text it cannot be told which group that is. */
const GENERIC =
  /^(?:(?:so|so luong|so ho so|tong so|ti le|ket qua|diem|trong do|dat|muc|gia tri|ho so|tu so|mau so|%) ?)+$/

const isNote = (item: HeadItem): boolean => item.meaning?.kind === 'auxiliary' && item.meaning.what === 'note'

/** Words before every known head stand over several columns; words between heads are a column, or it cannot be told. */
function onlyBefore(items: readonly HeadItem[]): boolean {
  const first = items.findIndex((item) => item.meaning !== null)
  return items.slice(first).every((item) => item.meaning !== null)
}

/**
 * The columns when each row prints `count` values in order. Known heads are one column each; words that no head explains
 * are columns only where the number of values leaves exactly one way. With `endsInNumbers` a last column of notes is blank.
 * Null when it cannot be told.
 */
export function flatColumns(head: FlatHead, count: number, endsInNumbers: boolean): readonly TableColumn[] | null {
  const first = head.hasSequence ? 3 : 2
  const blankNotes = endsInNumbers && head.items.at(-1)?.meaning !== null && head.items.some(isNote)
  const all = blankNotes
    ? head.items.filter((item, index) => !isNote(item) || index < head.items.length - 1)
    : head.items
  // Words over all columns, when there is one head too many: "Kết quả thực hiện" by itself is no figure's name.
  const group = all[0]?.meaning === null && GROUP_HEADS.has(keyOf(all[0].text)) && all.length === count + 1
  const items = group ? all.slice(1) : all
  const known = items.filter((item) => item.meaning !== null)
  const runs = items.length - known.length
  const extra = count - known.length
  const label = (columns: readonly HeadItem[]): TableColumn[] =>
    columns.map((item, index) => ({ label: String(first + index), head: item.text, meaning: item.meaning }))
  if (extra === 0) return onlyBefore(items) ? label(known) : null
  if (extra < 0) {
    const withoutNotes = items.filter((item) => !isNote(item))
    return runs === 0 && withoutNotes.length === count ? label(withoutNotes) : null
  }
  if (runs !== 1 && runs !== extra) return null
  if (items.some((item) => item.meaning === null && GENERIC.test(keyWords(item.text).join(' ')))) return null
  const each = runs === extra ? 1 : extra
  return label(items.flatMap((item) => (item.meaning === null ? Array.from({ length: each }, () => item) : [item])))
}

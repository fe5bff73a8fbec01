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

/** Words of a head's lines; with `capitals` a head begins with a capital, else anywhere: capitals tell nothing. */
function headWords(text: string, capitals: boolean): readonly HeadWord[] {
  const words: HeadWord[] = []
  let closed = true
  for (const word of withoutClosers(text, ` ${MARK} `).split(' ')) {
    if (word === MARK) closed = true
    else if (word !== '') {
      words.push({ text: word, start: !capitals || startsWithCapital(word), closed })
      closed = false
    }
  }
  return words
}

const headText = (lines: readonly string[]): string =>
  lines.filter((line) => !UNIT_LINE.test(line) && !isColumnNumbering(line)).join(' ')

const hasCapitals = (text: string): boolean => !isAllCapitals(withoutClosers(text.replace(/TTHC|STT|TT|UBND/g, '')))

interface Solution {
  readonly covered: number
  readonly items: readonly HeadItem[]
  readonly figures: string
  readonly ambiguous: boolean
}

const NOTHING: Solution = { covered: 0, items: [], figures: '', ambiguous: false }

/** "Kết quả thực hiện" and the like stand over several columns and name none of them. */
const GROUP: HeadMeaning = { kind: 'auxiliary', what: 'group' }
const isGroup = (item: HeadItem): boolean => item.meaning?.kind === 'auxiliary' && item.meaning.what === 'group'

function groupMeaning(text: string): HeadMeaning | null {
  return GROUP_HEADS.has(keyOf(withoutClosers(text))) ? GROUP : null
}

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

/** The best division of the words from each of them to the end, by dynamic programming from the last one. */
function solve(words: readonly HeadWord[], lexicon: Lexicon): readonly Solution[] {
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
        const meaning = lexicon.meaning(text) ?? groupMeaning(text)
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
  return best
}

/**
 * Divides the running text of a table's head into heads: for each line, the head that begins there and reaches to the last.
 * The division that explains the most words counts. A head begins with a capital and the next does too; so words that follow
 * a known head in small letters make it another, unknown one. Null when two divisions explain as much and mean different
 * columns, or when a text all in capitals leaves words beside a head.
 */
export function divideHeads(lines: readonly string[], lexicon: Lexicon): readonly (readonly HeadItem[] | null)[] {
  const whole = headText(lines)
  const solved = new Map<boolean, { readonly words: readonly HeadWord[]; readonly best: readonly Solution[] }>()
  const solvedFor = (capitals: boolean) => {
    const known = solved.get(capitals)
    if (known !== undefined) return known
    const words = headWords(whole, capitals)
    const made = { words, best: solve(words, lexicon) }
    solved.set(capitals, made)
    return made
  }
  return lines.map((_, from) => {
    const text = headText(lines.slice(from))
    const capitals = hasCapitals(text)
    const own = headWords(text, capitals)
    const { words, best } = solvedFor(capitals)
    const at = words.length - own.length
    // A mark that reaches over the line's beginning makes other words of it.
    const isSuffix = own.every((word, index) => words[at + index]?.text === word.text)
    const { items, ambiguous } = (isSuffix ? best[at] : solve(own, lexicon)[0]) ?? NOTHING
    const left = items.some((item) => item.meaning === null)
    return ambiguous || (!capitals && left) ? null : items
  })
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

/**
 * Words that may be several heads, "Trước hạn Đúng hạn" or "Số hồ sơ Tỷ lệ": then the known head before them may be a group
 * over them, and its first column is none of its own. "Tổng số hồ sơ" by itself is one column: no group stands over one.
 */
function mayBeSeveral({ text, meaning }: HeadItem): boolean {
  if (meaning !== null) return false
  const heads = text.split(' ').filter((word) => startsWithCapital(word) && !/^\p{Lu}{2,}$/u.test(word)).length
  const volume = /^(?:tổng\s+)?số(?:\s+lượng)?\s+hồ\s+sơ$/iu.test(text)
  return heads > 1 || (!volume && GENERIC.test(keyWords(text).join(' ')))
}

const isNote = (item: HeadItem): boolean => item.meaning?.kind === 'auxiliary' && item.meaning.what === 'note'

/**
 * The orders in which the columns of a head can stand whose cells were read row by row: heads under a group come after all
 * heads of the first row, so with others after the group it is not said which of the last ones are under it. Groups are left
 * out. None when several groups leave more than can be tried.
 */
export function columnOrders(head: FlatHead): readonly FlatHead[] {
  const at = head.items.findIndex(isGroup)
  if (at < 0) return [head]
  const items = head.items.filter((item) => !isGroup(item))
  const groups = head.items.length - items.length
  const behind = items.slice(at)
  if (groups > 1)
    return head.items.slice(at, at + groups).every(isGroup) && behind.length === 2 * groups ? [{ ...head, items }] : []
  const orders = [{ ...head, items }]
  for (let under = 2; under < behind.length; under += 1) {
    const first = behind.slice(0, -under)
    orders.push({ ...head, items: [...items.slice(0, at), ...behind.slice(-under), ...first] })
  }
  return orders
}

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
  const items = all.filter((item) => !isGroup(item))
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
  if (runs !== extra) return null
  if (items.some(mayBeSeveral)) return null
  return label(items)
}

import type { ColumnHead } from './column-heads.ts'
import { isColumnNumbering } from './flat-head.ts'
import { isAllCapitals, keyOf, squeeze, startsWithCapital } from './folded.ts'
import { type HeadMeaning, type Lexicon, withoutClosers } from './heads.ts'
import type { Edges, Piece } from './pieces.ts'
import { GROUP_HEADS, SEQUENCE_HEADS } from './vocabulary.ts'

/** Words of a head's line that stand together, and the columns among which they are divided: 0 is the column of names. */
interface Block {
  readonly words: readonly string[]
  readonly from: number
  readonly to: number
}

/** With more divisions than this at a border, or ways from one border to the next, the heads stay as positions alone show them. */
const MOST_WAYS = 20_000

function blocksOf(pieces: readonly Piece[], borders: readonly number[]): Block[] {
  const columnOf = (x: number): number => borders.filter((border) => x > border).length
  return pieces.flatMap((piece) => {
    const key = keyOf(withoutClosers(piece.text))
    if (GROUP_HEADS.has(key) || SEQUENCE_HEADS.has(key)) return []
    const tokens = SEQUENCE_HEADS.has(keyOf(piece.tokens[0]?.text ?? '')) ? piece.tokens.slice(1) : piece.tokens
    const words = tokens.map((token) => token.text)
    return [{ words, from: columnOf(piece.x0 + 0.5), to: columnOf(piece.x1 - 0.5) }]
  })
}

/** Columns that share words of a head, with the blocks over them. */
interface Group {
  readonly from: number
  readonly to: number
  readonly lines: readonly (readonly Block[])[]
}

function groupsOf(lines: readonly (readonly Block[])[], columns: number): Group[] {
  const crossed = (at: number): boolean => lines.flat().some((block) => block.from < at && block.to >= at)
  const starts = Array.from({ length: columns }, (_, at) => at).filter((at) => at === 0 || !crossed(at))
  return starts.map((from, index) => {
    const to = (starts[index + 1] ?? columns) - 1
    const own = lines.map((line) => line.filter((block) => block.from >= from && block.to <= to))
    return { from, to, lines: own }
  })
}

/** Heads of the first columns of a group: the best score with which they can be read, and the readings that have it. */
interface Fitted {
  readonly score: number
  /** By what they mean; a second one is kept to show that the first is not the only one. */
  readonly readings: ReadonlyMap<string, readonly ColumnHead[]>
}

type MeaningOf = (text: string) => HeadMeaning | null

/** The head of a column, how well it is understood, and the key of what it means; null for what no head can be. */
function judge(
  own: string,
  isNames: boolean,
  capitals: boolean,
  meaningOf: MeaningOf,
): { readonly head: ColumnHead; readonly score: number; readonly key: string } | null {
  // The head of the numbers stands beside that of the names, "Số" over "TT" on lines of its own.
  const text = isNames ? squeeze(own.replace(/(?:^|\s)(?:Số|TT|STT)(?=\s|$)/gu, ' ')) : own
  if (text === '') return { head: { text, meaning: null }, score: isNames ? 0 : -30, key: '?' }
  const meaning = meaningOf(text)
  // What begins in small letters is the end of another head; in capitals only what is understood begins where a head does.
  const torn = !startsWithCapital(withoutClosers(own)) || (capitals && meaning === null)
  if (torn || (isNames && meaning?.kind !== 'name')) return null
  const wrong = meaning === null || (meaning.kind === 'name') !== isNames
  const score = wrong ? -10 : meaning.kind === 'figure' ? 100 : 20
  return { head: { text, meaning }, score, key: meaning?.kind === 'figure' ? meaning.figureId : (meaning?.kind ?? '?') }
}

/** Two ways to read the same columns as one: the better, or both where they are as good. */
function better(a: Fitted | undefined, b: Fitted): Fitted {
  if (a === undefined || b.score > a.score) return b
  if (b.score < a.score) return a
  return { score: a.score, readings: new Map([...a.readings, ...b.readings].slice(0, 2)) }
}

/** All ways to end the words of blocks that reach over a border to the right, at or behind where each is now. */
function waysOn(now: readonly number[], blocks: readonly Block[], column: number): number[][] {
  return blocks.reduce<number[][]>(
    (ways, { words, from, to }, index) => {
      const [begin, most] = [now[index] ?? 0, words.length]
      const ends =
        column < from
          ? [0]
          : column >= to
            ? [most]
            : Array.from({ length: most - begin + 1 }, (_, more) => begin + more)
      return ways.flatMap((way) => ends.map((end) => [...way, end]))
    },
    [[]],
  )
}

/** How many ways there are to divide the words of blocks at the border right of a column. */
const waysAt = (blocks: readonly Block[], column: number): number =>
  blocks.reduce((all, { words, from, to }) => (column >= from && column < to ? all * (words.length + 1) : all), 1)

/**
 * Divides the words of a group's lines between its columns, from left to right: of all ways that part the words alike at a border
 * only the best goes on.
 */
function fitGroup(group: Group, meaningOf: MeaningOf): readonly ColumnHead[] | null {
  const blocks = group.lines.flat()
  const capitals = blocks.every(({ words }) => words.every((word) => isAllCapitals(withoutClosers(word))))
  let states = new Map<string, { readonly ends: readonly number[]; readonly fitted: Fitted }>([
    ['', { ends: blocks.map(() => 0), fitted: { score: 0, readings: new Map([['', []]]) } }],
  ])
  for (let column = group.from; column <= group.to; column += 1) {
    if (waysAt(blocks, column - 1) * waysAt(blocks, column) > MOST_WAYS) return null
    const next: typeof states = new Map()
    for (const { ends, fitted } of states.values()) {
      for (const way of waysOn(ends, blocks, column)) {
        const words = blocks.flatMap((block, index) => block.words.slice(ends[index], way[index]))
        const judged = judge(squeeze(words.join(' ')), column === 0, capitals, meaningOf)
        if (judged === null) continue
        const readings = [...fitted.readings].map(
          ([key, heads]) => [`${key} ${judged.key}`, [...heads, judged.head]] as const,
        )
        const at = way.join(' ')
        const more = { score: fitted.score + judged.score, readings: new Map(readings) }
        next.set(at, { ends: way, fitted: better(next.get(at)?.fitted, more) })
      }
    }
    states = next
  }
  const best = [...states.values()].reduce<Fitted | undefined>((all, { fitted }) => better(all, fitted), undefined)
  const [heads, other] = best?.readings.values() ?? []
  if (heads === undefined || other !== undefined) return null
  // A known head may have shed to its neighbour the words that alter it: beside an unknown one none is sure.
  const sure = heads.length === 1 || heads.every((head) => head.text === '' || head.meaning !== null)
  return sure ? heads : heads.map((head) => ({ ...head, meaning: null }))
}

/**
 * Reads the heads over the columns `zones` where heads stand so close that a line's words run together: divides the words of
 * each line between the columns they reach over so that the heads make the most sense together. `edge`: the heads of the
 * names end about there. Null when two divisions make as much sense and mean different figures, when a head would begin in
 * small letters, or when there are too many ways.
 */
export function fitHeads(
  lines: readonly (readonly Piece[])[],
  zones: readonly Edges[],
  edge: number,
  lexicon: Lexicon,
): readonly ColumnHead[] | null {
  const [first] = zones
  if (first === undefined) return null
  const between = zones.slice(1).map((zone, index) => ((zones[index]?.x1 ?? 0) + zone.x0) / 2)
  const borders = [(Math.min(edge, first.x0) + first.x0) / 2, ...between]
  const kept = lines.filter((line) => !isColumnNumbering(line.map((piece) => piece.text).join(' ')))
  // A head of notes right of all values: its column is blank throughout.
  const isNote = (piece: Piece): boolean => {
    const meaning = piece.x0 > (zones.at(-1)?.x1 ?? 0) ? lexicon.meaningOfCell(piece.text) : null
    return meaning?.kind === 'auxiliary' && meaning.what === 'note'
  }
  const blocks = kept.map((line) =>
    blocksOf(
      line.filter((piece) => !isNote(piece)),
      borders,
    ),
  )
  const asked = new Map<string, HeadMeaning | null>()
  const meaningOf = (text: string): HeadMeaning | null => {
    const known = asked.get(text)
    if (known !== undefined) return known
    const meaning = lexicon.meaningOfCell(text)
    asked.set(text, meaning)
    return meaning
  }
  const heads: ColumnHead[] = []
  for (const group of groupsOf(blocks, zones.length + 1)) {
    const fitted = fitGroup(group, meaningOf)
    if (fitted === null) return null
    heads.push(...fitted)
  }
  return heads.slice(1)
}

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

/** More ways than this are not tried: the heads stay as positions alone show them. */
const MOST_WAYS = 3000

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

/** All ways to divide so many words between the columns, in order: for each column where its words end. */
function waysOf(words: number, columns: number): number[][] {
  if (columns === 1) return [[words]]
  return Array.from({ length: words + 1 }, (_, end) => end).flatMap((end) =>
    waysOf(words - end, columns - 1).map((rest) => [end, ...rest.map((each) => each + end)]),
  )
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

interface Fitted {
  readonly heads: readonly ColumnHead[]
  readonly score: number
  readonly key: string
}

function judge(texts: readonly string[], from: number, meaningOf: (text: string) => HeadMeaning | null): Fitted | null {
  const capitals = texts.some((text) => text !== '' && !isAllCapitals(withoutClosers(text)))
  let score = 0
  let known = true
  const heads = texts.map((own, index): ColumnHead => {
    const isNames = from + index === 0
    // The head of the numbers stands beside that of the names, "Số" over "TT" on lines of its own.
    const text = isNames ? squeeze(own.replace(/(?:^|\s)(?:Số|TT|STT)(?=\s|$)/gu, ' ')) : own
    const meaning = text === '' ? null : meaningOf(text)
    if (text === '') score -= isNames ? 0 : 30
    else if (meaning === null || (meaning.kind === 'name') !== isNames) score -= 10
    else score += meaning.kind === 'figure' ? 100 : 20
    if (text !== '' && meaning === null) known = false
    return { text, meaning }
  })
  // What begins in small letters is the end of another head.
  const torn = texts.some((text) => text !== '' && !startsWithCapital(withoutClosers(text)))
  if (torn || (!capitals && !known)) return null
  const [names] = heads
  if (from === 0 && names !== undefined && names.text !== '' && names.meaning?.kind !== 'name') return null
  const key = heads
    .map(({ meaning }) => (meaning?.kind === 'figure' ? meaning.figureId : (meaning?.kind ?? '?')))
    .join(' ')
  return { heads, score, key }
}

function fitGroup(group: Group, meaningOf: (text: string) => HeadMeaning | null): readonly ColumnHead[] | null {
  const blocks = group.lines.flat()
  const ways = blocks.map((block) => waysOf(block.words.length, block.to - block.from + 1))
  if (ways.reduce((product, each) => product * each.length, 1) > MOST_WAYS) return null
  const columns = group.to - group.from + 1
  let best: Fitted[] = []
  const walk = (at: number, texts: readonly string[]): void => {
    const block = blocks[at]
    if (block === undefined) {
      const fitted = judge(texts.map(squeeze), group.from, meaningOf)
      if (fitted === null || (best[0] !== undefined && fitted.score < best[0].score)) return
      best = best[0] !== undefined && fitted.score === best[0].score ? [...best, fitted] : [fitted]
      return
    }
    for (const ends of ways[at] ?? []) {
      const next = [...texts]
      ends.forEach((end, index) => {
        const column = block.from - group.from + index
        next[column] = `${next[column]} ${block.words.slice(ends[index - 1] ?? 0, end).join(' ')}`
      })
      walk(at + 1, next)
    }
  }
  walk(
    0,
    Array.from({ length: columns }, () => ''),
  )
  const [first] = best
  if (first === undefined || best.some((other) => other.key !== first.key)) return null
  // A known head may have shed to its neighbour the words that alter it: beside an unknown one none is sure.
  const sure = columns === 1 || first.heads.every((head) => head.text === '' || head.meaning !== null)
  return sure ? first.heads : first.heads.map((head) => ({ ...head, meaning: null }))
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

import { type ColumnHead, readColumnHead } from './column-heads.ts'
import { isColumnNumbering } from './flat-head.ts'
import { keyOf } from './folded.ts'
import { type Lexicon, withoutClosers } from './heads.ts'
import { type Edges, overlaps, type Piece, unite } from './pieces.ts'
import { GROUP_HEADS } from './vocabulary.ts'

/** The edges of heads without those of notes right of all values: such a column is blank throughout. */
function withoutNotes(
  edges: readonly Edges[],
  lines: readonly (readonly Piece[])[],
  zones: readonly Edges[],
  lexicon: Lexicon,
): readonly Edges[] {
  const last = edges.at(-1)
  if (last === undefined || last.x0 < (zones.at(-1)?.x1 ?? 0)) return edges
  const parts = lines.flat().flatMap((piece) => (overlaps(piece, last) ? [{ text: piece.text, spans: 1 }] : []))
  const { meaning } = readColumnHead(parts, lexicon)
  return meaning?.kind === 'auxiliary' && meaning.what === 'note' ? edges.slice(0, -1) : edges
}

/**
 * Reads the heads over the columns `zones` where they stand beside their values (centred over figures set to the right):
 * pieces of the head's lines that stand above each other make one head, and heads and columns are counted off from the right.
 * Null when heads and columns are not as many, or what is left of them is not the heads of numbers and names.
 */
export function clusterHeads(
  lines: readonly (readonly Piece[])[],
  zones: readonly Edges[],
  lexicon: Lexicon,
): readonly ColumnHead[] | null {
  const kept = lines.filter((line) => !isColumnNumbering(line.map((piece) => piece.text).join(' ')))
  const isGroup = (piece: Piece): boolean => GROUP_HEADS.has(keyOf(withoutClosers(piece.text)))
  const edges = withoutNotes(
    unite(kept.flatMap((line) => line.filter((piece) => !isGroup(piece)))),
    kept,
    zones,
    lexicon,
  )
  // "Kết quả" over one head only is that head's beginning.
  const over = (piece: Piece): number => edges.filter((each) => overlaps(each, piece)).length
  const clusters = edges.map((each) =>
    kept.flatMap((line) =>
      line
        .filter((piece) => overlaps(piece, each) && !(isGroup(piece) && over(piece) > 1))
        .map(({ text }) => ({ text, spans: 1 })),
    ),
  )
  const beside = clusters.length - zones.length
  if (beside < 1 || beside > 2) return null
  // Below the head of the names may stand the first words of the first name.
  const kindOf = (parts: (typeof clusters)[number]): string | undefined =>
    parts
      .map((_, index) => readColumnHead(parts.slice(0, index + 1), lexicon).meaning?.kind)
      .find((kind) => kind !== undefined)
  const left = clusters.slice(0, beside).map(kindOf)
  if (left.at(-1) !== 'name' || (beside === 2 && left[0] !== 'sequence')) return null
  return clusters.slice(beside).map((parts) => readColumnHead(parts, lexicon))
}

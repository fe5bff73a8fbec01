import { type ColumnHead, headsOver, scoreHeads } from './column-heads.ts'
import { fitHeads } from './fit-heads.ts'
import { afterNames, columnOrders, divideHeads, type FlatHead, flatColumns, isColumnNumbering } from './flat-head.ts'
import { keyOf, startsWithCapital } from './folded.ts'
import { clusterHeads } from './head-clusters.ts'
import { type Lexicon, withoutClosers } from './heads.ts'
import { isCellRemainder, type PageLine } from './page-line.ts'
import { type Edges, overlaps, piecesOf, unite } from './pieces.ts'
import { isNameOnly, type Layout } from './positional.ts'
import type { TableColumn } from './table.ts'
import { GROUP_HEADS, NAME_HEADS, SEQUENCE_HEADS } from './vocabulary.ts'

/** The head of a table of running text: where it begins and what its columns are. */
export interface TextHead {
  readonly from: number
  readonly columns: readonly TableColumn[]
  /** The layout with columns that have a head and no value in any row. */
  readonly layout: Layout | null
  /** Words among the heads that stand over no column. */
  readonly unexplained: readonly string[]
}

const HIGHEST = 16

/** A line that ends or divides a sentence is none of a head. */
const SENTENCE = /[.;:]$|:\s|;\s|(?<!\p{L})(?:đạt(?=\s+\d)|như sau)(?!\p{L})/iu
const UNIT_OF_MEASURE = /^\(?\s*(?:đơn vị tính|đvt)\s*:/iu

/** Where a head can begin above the row at `first`: the lines above it as far as none is a sentence of the body. */
function* starts(lines: readonly PageLine[], first: number, floor: number, highest = HIGHEST): Generator<number> {
  for (let from = first - 1; from >= Math.max(floor, first - highest); from -= 1) {
    const text = lines[from]?.text ?? ''
    if (SENTENCE.test(text) && !UNIT_OF_MEASURE.test(text)) return
    yield from
  }
}

/** The lines above the first row without those of a phrase in its cells; one in a column without values stands left of `left`. */
const headLines = (lines: readonly PageLine[], from: number, first: number, left: number): PageLine[] =>
  lines
    .slice(from, first)
    .filter((line) => !isCellRemainder(line, left) && !(startsWithCapital(line.text) && isCellRemainder(line, -1)))

const toColumns = (heads: readonly ColumnHead[], offset: number): TableColumn[] =>
  heads.map((head, index) => ({ label: String(offset + index), head: head.text, meaning: head.meaning }))

const figures = (heads: readonly { readonly meaning: ColumnHead['meaning'] }[]): number =>
  heads.filter((head) => head.meaning?.kind === 'figure').length

interface Placed {
  readonly zones: readonly Edges[]
  readonly heads: readonly ColumnHead[]
  readonly unplaced: number
}

/** Heads over columns with values, of which none is the names': the head of those reaches over it, and its own stands beside it. */
const withoutNames = (placed: Placed): Placed => ({
  ...placed,
  heads: placed.heads.map((head) => (head.meaning?.kind === 'name' ? { ...head, meaning: null } : head)),
})

/** Heads over columns; pieces that stand beside all columns head a column near them that has none, or an empty column. */
function placeHeads(lines: readonly PageLine[], layout: Layout, lexicon: Lexicon, wide: boolean): Placed {
  const pieces = lines.map((line) => piecesOf(line, layout.character))
  const edge = nameEdge(lines, layout, lexicon)
  const found = headsOver(pieces, layout.zones, edge, lexicon, wide)
  // A head over several columns may stand between them.
  const beside = found.beside.filter((piece) => piece.x0 >= edge && !GROUP_HEADS.has(keyOf(withoutClosers(piece.text))))
  const extra = unite(beside)
  if (extra.length === 0) return { zones: layout.zones, heads: found.heads, unplaced: 0 }
  const zones: Edges[] = [...layout.zones]
  for (const zone of extra) {
    const at = zones.findIndex((other) => other.x0 > zone.x0)
    const index = at < 0 ? zones.length : at
    const neighbours = [index - 1, index].filter((each) => zones[each] !== undefined)
    const bare = neighbours.filter((each) => {
      const original = layout.zones.indexOf(zones[each] as Edges)
      return original >= 0 && found.heads[original]?.text === ''
    })
    const [only] = bare
    const target = only === undefined ? undefined : zones[only]
    if (bare.length === 1 && only !== undefined && target !== undefined) {
      zones[only] = { x0: Math.min(target.x0, zone.x0), x1: Math.max(target.x1, zone.x1) }
    } else zones.splice(index, 0, zone)
  }
  const merged = unite(zones)
  const again = headsOver(pieces, merged, edge, lexicon, wide)
  // Words that also stand over a column with values head no empty one.
  const shared = (zone: Edges): boolean =>
    !layout.zones.some((other) => overlaps(other, zone)) &&
    pieces.flat().some((piece) => overlaps(piece, zone) && layout.zones.some((other) => overlaps(piece, other)))
  const heads = again.heads.map((head, index) => {
    const zone = merged[index]
    return zone !== undefined && shared(zone) ? { ...head, meaning: null } : head
  })
  return { zones: merged, heads, unplaced: again.beside.length }
}

/**
 * Left of this the heads are those of the names: the right edge of the heads that stand left of every column with values, without
 * heads of figures beside that of the names, whose columns are blank.
 */
function nameEdge(lines: readonly PageLine[], layout: Layout, lexicon: Lexicon): number {
  const first = layout.zones[0]?.x0 ?? 0
  const pieces = lines
    .filter((line) => !isColumnNumbering(line.text))
    .flatMap((line) => piecesOf(line, layout.character).filter((piece) => piece.x1 <= first))
  const heads = unite(pieces)
  const meaningOf = (head: Edges): ColumnHead['meaning'] => {
    const words = pieces.filter((piece) => overlaps(piece, head)).map((piece) => piece.text)
    return lexicon.meaningOfCell(words.join(' '))
  }
  const blank = heads.findIndex((head, at) => at > 0 && ['figure', 'auxiliary'].includes(meaningOf(head)?.kind ?? ''))
  const last = (blank < 0 ? heads : heads.slice(0, blank)).at(-1)
  return last === undefined ? first / 2 : last.x1
}

/** The words left of the columns, those over the numbers apart. */
function wordsOverNames(lines: readonly PageLine[], layout: Layout, lexicon: Lexicon): string {
  const edge = nameEdge(lines, layout, lexicon)
  const left = lines.flatMap((line) => piecesOf(line, layout.character).filter((piece) => piece.x1 <= edge))
  const words = left.map((piece) => piece.text).filter((text) => !SEQUENCE_HEADS.has(keyOf(text)))
  return words.join(' ')
}

const isNameHead = (words: string): boolean => NAME_HEADS.has(keyOf(words))

/** True when a line has pieces over at least two columns, each over its own: a line of heads, not a title. */
function isOverColumns(line: PageLine | undefined, { zones, character }: Layout): boolean {
  if (line === undefined || line.block >= 0) return false
  const over = piecesOf(line, character).map((piece) => zones.filter((zone) => overlaps(zone, piece)).length)
  return over.filter((count) => count === 1).length >= 2
}

/**
 * A head that begins in small letters where others have capitals, or where words stand right above it (`cut`), has lost its
 * beginning: it may name another figure.
 */
function withoutTornHeads(heads: readonly ColumnHead[], cut: boolean): readonly ColumnHead[] {
  if (!cut && !heads.some((head) => /\p{Lu}/u.test(head.text))) return heads
  return heads.map((head) => (head.text === '' || startsWithCapital(head.text) ? head : { ...head, meaning: null }))
}

/** The line above `from` where the head would go on; a line with nothing but the head of the names divides no other head. */
function lineAbove(lines: readonly PageLine[], from: number, floor: number, layout: Layout): PageLine | undefined {
  const above = from > floor ? lines[from - 1] : undefined
  const isNames = above?.block === -1 && isNameOnly(above, layout)
  const next = isNames && from - 1 > floor ? lines[from - 2] : undefined
  return next?.page === above?.page ? (next ?? above) : above
}

/** True when the line `above` the head has words over a column that begin right of the names: a part of its head, no title. */
function cutsHeads(
  lines: readonly PageLine[],
  from: number,
  above: PageLine | undefined,
  first: number,
  layout: Layout,
  lexicon: Lexicon,
): boolean {
  const next = lines[from]
  if (above === undefined || next === undefined || above.block >= 0 || next.row - above.row > 2) return false
  const edge = nameEdge(lines.slice(from - 1, first), layout, lexicon)
  return piecesOf(above, layout.character).some(
    (piece) => piece.x0 >= edge && layout.zones.some((zone) => overlaps(zone, piece)),
  )
}

/** The same columns, and those with values alone, with heads divided by what makes sense; none when all are understood already. */
function fitted(lines: readonly PageLine[], layout: Layout, { zones, heads }: Placed, lexicon: Lexicon): Placed[] {
  if (heads.every((head) => head.meaning !== null)) return []
  const pieces = lines.map((line) => piecesOf(line, layout.character))
  return [...new Set([zones, layout.zones])].flatMap((own): Placed[] => {
    const fit = fitHeads(pieces, own, nameEdge(lines, layout, lexicon), lexicon)
    return fit === null ? [] : [{ zones: own, heads: fit, unplaced: 0 }]
  })
}

/** The best head over columns that positions tell: the start whose heads are understood best, the nearest of equals. */
export function positionedHead(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  layout: Layout,
  lexicon: Lexicon,
  offset: number,
): TextHead | null {
  let best: { score: number; head: TextHead } | null = null
  for (const from of starts(lines, first, floor)) {
    // A head that begins below a line of heads would be a part of one.
    const above = lineAbove(lines, from, floor, layout)
    if (isOverColumns(above, layout)) continue
    const own = headLines(lines, from, first, layout.zones[0]?.x0 ?? 0)
    const names = wordsOverNames(lines.slice(Math.max(floor, from - 1), first), layout, lexicon)
    // Heads in small letters beside "Đơn vị" have lost their beginnings.
    const cut = cutsHeads(lines, from, above, first, layout, lexicon) || (isNameHead(names) && startsWithCapital(names))
    const ways = [false, true].map((wide) => withoutNames(placeHeads(own, layout, lexicon, wide)))
    const pieces = own.map((line) => piecesOf(line, layout.character))
    const clustered = clusterHeads(pieces, layout.zones, lexicon)
    for (const { zones, heads: read, unplaced } of [
      ...ways,
      ...(clustered === null ? [] : [{ zones: layout.zones, heads: clustered, unplaced: 0 }]),
      ...ways.slice(1).flatMap((way) => fitted(own, layout, way, lexicon)),
    ]) {
      const heads = withoutTornHeads(read, cut)
      const score = scoreHeads(heads) - unplaced * 5 - (first - from) * 0.1
      if (figures(heads) === 0 || (best !== null && score <= best.score)) continue
      const columns = toColumns(heads, offset)
      const begin = from > floor && !isNameHead(wordsOverNames(own, layout, lexicon)) && isNameHead(names)
      best = { score, head: { from: begin ? from - 1 : from, columns, layout: { ...layout, zones }, unexplained: [] } }
    }
  }
  return best?.head ?? null
}

/** A head found in flat text. */
export interface FlatCandidate {
  readonly from: number
  readonly head: FlatHead
  readonly score: number
}

function flatCandidates(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
  highest = HIGHEST,
): FlatCandidate[] {
  const found: FlatCandidate[] = []
  const froms = [...starts(lines, first, floor, highest)]
  const above = headLines(lines, froms.at(-1) ?? first, first, 0)
  const divided = divideHeads(
    above.map((line) => line.text),
    lexicon,
  )
  for (const from of froms) {
    const items = divided[above.indexOf(lines[from] as PageLine)] ?? null
    const head = items === null ? null : afterNames(items)
    if (head === null || figures(head.items) === 0 || (!head.named && !head.hasSequence)) continue
    const left = head.items.filter((item) => item.meaning === null).length
    // A line more that is explained throughout belongs to the head: "Số" above "TT".
    const explained = (items ?? []).flatMap((item) => (item.meaning === null ? [] : item.text.split(' '))).length
    found.push({ from, head, score: figures(head.items) * 100 - left * 30 + explained * 0.2 - (first - from) * 0.1 })
  }
  return found.sort((a, b) => b.score - a.score)
}

/**
 * The heads of flat text, at most `highest` lines of it, whose columns agree with rows of so many values: the best head in
 * every order that its columns can have.
 */
function flatHeads(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  rows: { readonly count: number; readonly endInNumbers: boolean },
  lexicon: Lexicon,
  highest = HIGHEST,
): readonly TextHead[] {
  const candidate = bestCandidate(lines, first, floor, lexicon, highest)
  return candidate === null ? [] : headsFor(candidate, rows)
}

/** The best head of flat text above the row at `first`, at most `highest` lines of it. */
export function bestCandidate(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
  highest: number,
): FlatCandidate | null {
  return flatCandidates(lines, first, floor, lexicon, highest)[0] ?? null
}

/** The head in every order that its columns can have, where they agree with rows of so many values. */
export function headsFor(
  candidate: FlatCandidate,
  rows: { readonly count: number; readonly endInNumbers: boolean },
): readonly TextHead[] {
  return columnOrders(candidate.head).flatMap((head): TextHead[] => {
    const columns = flatColumns(head, rows.count, rows.endInNumbers)
    if (columns === null) return []
    const known = columns.every((column) => column.meaning !== null)
    const unexplained = known ? head.items.flatMap((item) => (item.meaning === null ? [item.text] : [])) : []
    return [{ from: candidate.from, columns, layout: null, unexplained }]
  })
}

/** The only head of flat text whose columns agree with rows of so many values; or null. */
export function flatHead(...given: Parameters<typeof flatHeads>): TextHead | null {
  const [only, ...others] = flatHeads(...given)
  return others.length > 0 ? null : (only ?? null)
}

/** The number of columns that the best head of flat text names when every word of it is understood; else null. */
export function flatHeadCount(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
): number | null {
  const [candidate] = flatCandidates(lines, first, floor, lexicon)
  if (candidate === undefined || candidate.head.items.some((item) => item.meaning === null)) return null
  const beside = candidate.head.items.filter(
    ({ meaning }) => meaning?.kind === 'auxiliary' && (meaning.what === 'note' || meaning.what === 'group'),
  )
  return beside.length > 0 ? null : candidate.head.items.length
}

/** The heads as far as flat text shows them, for saying why they do not fit. */
export function flatHeadTexts(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
): readonly string[] | null {
  const [candidate] = flatCandidates(lines, first, floor, lexicon)
  return candidate === undefined ? null : candidate.head.items.map((item) => item.text)
}

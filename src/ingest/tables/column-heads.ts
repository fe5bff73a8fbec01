import { isColumnNumbering } from './flat-head.ts'
import { keyOf, squeeze, startsWithCapital } from './folded.ts'
import { type HeadMeaning, type Lexicon, withoutClosers } from './heads.ts'
import { type Edges, overlaps, type Piece } from './pieces.ts'
import { altersMeaning, GROUP_HEADS } from './vocabulary.ts'

/** A part of a head as it stands over a column; `spans` counts the columns it stands over. */
interface HeadPart {
  readonly text: string
  readonly spans: number
}

export interface ColumnHead {
  readonly text: string
  readonly meaning: HeadMeaning | null
}

const join = (parts: readonly HeadPart[]): string => squeeze(parts.map((part) => part.text).join(' '))

/** How a head over several columns begins; positions in running text may show it over one of them only. */
const GROUP =
  /^(?:kết quả|(?:các )?chỉ tiêu|(?:các )?tiêu chí|nhóm|trong đó|dịch vụ công|giải quyết|tình hình|công tác|chất lượng|tiến độ|phục vụ)/iu

/**
 * What the parts over a column mean together. The whole counts first; then what stands below heads over several columns,
 * when those do not alter its meaning. "Số hồ sơ" over "Thanh toán trực tuyến" stays one head: a number of dossiers.
 */
export function readColumnHead(parts: readonly HeadPart[], lexicon: Lexicon): ColumnHead {
  const whole = join(parts)
  const found = lexicon.meaningOfCell(whole)
  if (found !== null) return { text: whole, meaning: found }
  for (let from = 1; from < parts.length; from += 1) {
    const own = parts.slice(from)
    const above = parts.slice(0, from)
    const begins = own[0] !== undefined && startsWithCapital(withoutClosers(own[0].text))
    const group = GROUP.test(join(above)) || GROUP_HEADS.has(keyOf(withoutClosers(join(above))))
    const overSeveral = above.every((part) => part.spans > 1) || (begins && group)
    if (!overSeveral) continue
    const meaning = lexicon.meaningOfCell(join(own))
    if (meaning !== null && !altersMeaning(join(above))) return { text: whole, meaning }
  }
  return { text: whole, meaning: null }
}

/** Heads over columns, and pieces that stand over none of them. */
export interface HeadsFound {
  readonly heads: readonly ColumnHead[]
  readonly beside: readonly Piece[]
}

/** Divides a piece that stands over several columns at the middles between them: two heads printed close together. */
function divide(piece: Piece, zones: readonly Edges[]): Piece[] {
  const cuts = zones.slice(1).map((zone, index) => (zone.x0 + (zones[index]?.x1 ?? zone.x0)) / 2)
  const groups = new Map<number, Piece['tokens'][number][]>()
  for (const token of piece.tokens) {
    const middle = (token.x0 + token.x1) / 2
    const at = cuts.filter((cut) => middle > cut).length
    groups.set(at, [...(groups.get(at) ?? []), token])
  }
  return [...groups.values()].map((tokens) => ({
    text: tokens.map((token) => token.text).join(' '),
    x0: tokens[0]?.x0 ?? 0,
    x1: tokens.at(-1)?.x1 ?? 0,
    tokens,
  }))
}

/**
 * Reads the heads over the columns `zones` from the pieces of the head's lines, top line first. Pieces left of `left` are
 * the heads of the names; a piece that reaches from there over a column is a title and counts nowhere.
 */
export function headsOver(
  lines: readonly (readonly Piece[])[],
  zones: readonly Edges[],
  left: number,
  lexicon: Lexicon,
  divideWide: boolean,
): HeadsFound {
  const parts: HeadPart[][] = zones.map(() => [])
  const beside: Piece[] = []
  for (const line of lines) {
    if (isColumnNumbering(line.map((piece) => piece.text).join(' '))) continue
    for (const piece of line) {
      const over = zones.flatMap((zone, index) => (overlaps(zone, piece) ? [index] : []))
      if (over.length > 0 && piece.x0 < left) continue
      if (over.length > 1 && divideWide) {
        for (const part of divide(piece, zones)) {
          zones.forEach((zone, index) => {
            if (overlaps(zone, part)) parts[index]?.push({ text: part.text, spans: 1 })
          })
        }
      } else {
        for (const index of over) parts[index]?.push({ text: piece.text, spans: over.length })
        if (over.length === 0 && piece.x0 >= left) beside.push(piece)
      }
    }
  }
  return { heads: parts.map((part) => readColumnHead(part, lexicon)), beside }
}

/** How well heads are understood: figures first, then other known heads, then few unknown ones. */
export function scoreHeads(heads: readonly ColumnHead[]): number {
  return heads.reduce((sum, head) => {
    if (head.meaning?.kind === 'figure') return sum + 100
    if (head.meaning !== null) return sum + 20
    return sum - (head.text === '' ? 30 : 10)
  }, 0)
}

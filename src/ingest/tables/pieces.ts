import { hasLetter, squeeze } from './folded.ts'
import type { PageLine, Token } from './page-line.ts'

/** Words that stand together, apart from others of the line by a gap wider than between words; or a cell. */
export interface Piece {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly tokens: readonly Token[]
}

export interface Edges {
  readonly x0: number
  readonly x1: number
}

export function overlaps(a: Edges, b: Edges): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The typical width of a character in these lines: 1 in plain text. */
export function characterWidth(lines: readonly PageLine[]): number {
  return median(
    lines.flatMap((line) => line.tokens.map((token) => (token.x1 - token.x0) / Math.max(1, token.text.length))),
  )
}

/** A gap this many characters wide divides cells. */
const WIDE = 1.5

export function isWideGap(gap: number, character: number): boolean {
  return gap > WIDE * character
}

export function makePiece(tokens: readonly Token[]): Piece {
  const text = squeeze(tokens.map((token) => token.text).join(' '))
  return { text, x0: tokens[0]?.x0 ?? 0, x1: tokens.at(-1)?.x1 ?? 0, tokens }
}

/** Divides a line of running text at wide gaps; a row of a marked table at its cells. */
export function piecesOf(line: PageLine, character: number): Piece[] {
  if (line.block >= 0) return line.tokens.map((token) => makePiece([token]))
  const groups: Token[][] = []
  for (const token of line.tokens) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group === undefined || last === undefined || isWideGap(token.x0 - last.x1, character)) groups.push([token])
    else group.push(token)
  }
  return groups.map(makePiece)
}

/** Unites edges that overlap, from left to right. */
export function unite(edges: readonly Edges[]): Edges[] {
  const zones: { x0: number; x1: number }[] = []
  for (const { x0, x1 } of [...edges].sort((a, b) => a.x0 - b.x0)) {
    const last = zones.at(-1)
    if (last !== undefined && x0 < last.x1) last.x1 = Math.max(last.x1, x1)
    else zones.push({ x0, x1 })
  }
  return zones
}

export function isWords(piece: Piece): boolean {
  return hasLetter(piece.text)
}

import { squeeze } from '../tables/folded.ts'
import type { PageLine, Token } from '../tables/page-line.ts'
import { characterWidth } from '../tables/pieces.ts'

const NATION = /^C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA](?!\p{L})/iu
const END = /^(?:kính gửi|phụ lục|căn cứ|thực hiện)/iu
const SEARCHED = 40
const ABOVE = 6
const BELOW = 14

/** The place on a line where the nation's name begins, or null. */
function nationEdge(line: PageLine): number | null {
  const at = line.tokens.findIndex((_, index) =>
    NATION.test(
      line.tokens
        .slice(index, index + 3)
        .map((token) => token.text)
        .join(' '),
    ),
  )
  return line.tokens[at]?.x0 ?? null
}

const isLeft = (token: Token, cut: number): boolean => (token.x0 + token.x1) / 2 < cut

/** The width of the gap at `cut` on a line that has words on both sides; null: a word lies over it. */
function gapAt({ tokens }: PageLine, cut: number): number | null {
  if (tokens.some((token) => token.x0 < cut && token.x1 > cut)) return null
  const left = tokens.filter((token) => isLeft(token, cut)).map((token) => token.x1)
  const right = tokens.filter((token) => !isLeft(token, cut)).map((token) => token.x0)
  if (left.length === 0 || right.length === 0) return Number.POSITIVE_INFINITY
  return Math.min(...right) - Math.max(...left)
}

interface Cut {
  readonly at: number
  readonly gap: number
}

/** The place between the two boxes, the widest gap through all lines; null when there is none wider than a character. */
function findCut(lines: readonly PageLine[], nation: number, character: number): number | null {
  const tokens = lines.flatMap((line) => line.tokens)
  let best: Cut | null = null
  for (const right of new Set(tokens.map((token) => token.x0))) {
    const before = tokens.filter((token) => token.x1 <= right).map((token) => token.x1)
    if (right > nation || before.length === 0) continue
    const at = (right + Math.max(...before)) / 2
    const gaps = lines.map((line) => gapAt(line, at))
    if (gaps.some((gap) => gap === null)) continue
    const gap = Math.min(right - Math.max(...before) + character, ...gaps.map((each) => each ?? 0))
    if (gap > 1.05 * character && (best === null || gap > best.gap)) best = { at, gap }
  }
  return best?.at ?? null
}

function part(line: PageLine, cut: number, left: boolean): PageLine[] {
  const tokens = line.tokens.filter((token) => isLeft(token, cut) === left)
  if (tokens.length === 0) return []
  return [{ ...line, tokens, text: squeeze(tokens.map((token) => token.text).join(' ')) }]
}

/**
 * The lines of a document whose head stands in two boxes side by side (agency and number, nation's name and date), put one
 * after the other, so that a name or date that goes on below is read on. Other documents stay as they are.
 */
export function partHead(lines: readonly PageLine[]): readonly PageLine[] {
  const edges = lines.slice(0, SEARCHED).map((line) => (line.block < 0 ? nationEdge(line) : null))
  const at = edges.findIndex((edge) => edge !== null)
  const nation = edges[at] ?? null
  const line = lines[at]
  if (nation === null || line === undefined) return lines
  const belongs = (each: PageLine | undefined): each is PageLine =>
    each !== undefined && each.block < 0 && each.page === line.page && !END.test(each.text)
  let from = at
  let to = at + 1
  while (from > Math.max(0, at - ABOVE) && belongs(lines[from - 1])) from -= 1
  while (to < at + BELOW && belongs(lines[to])) to += 1
  const character = characterWidth(lines.slice(from, to))
  for (; from <= at; from += 1) {
    for (let end = to; end > at; end -= 1) {
      const block = lines.slice(from, end)
      const cut = findCut(block, nation, character)
      if (cut === null) continue
      const boxes = [true, false].flatMap((left) => block.flatMap((each) => part(each, cut, left)))
      return [...lines.slice(0, from), ...boxes, ...lines.slice(end)]
    }
  }
  return lines
}

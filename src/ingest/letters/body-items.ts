import { squeeze, startsWithCapital } from '../tables/folded.ts'
import type { PageLine } from '../tables/page-line.ts'
import { isNumber } from '../tables/printed-value.ts'

/** A paragraph or item of a list, its lines joined. */
export interface BodyItem {
  readonly text: string
  /** Indexes of its lines among the document's. */
  readonly from: number
  readonly to: number
  /** It begins with a bullet or a number. */
  readonly listed: boolean
}

const BULLET =
  /^(?:[-–—+*•▪o]\s+|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,4})[.)]\s*(?!\d)|\d{1,2}\.\d{1,2}\.?\s+(?=\p{L}))/u

/** The text without the bullet or number before it. */
export function withoutBullet(text: string): string {
  return squeeze(text.replace(BULLET, '').replace(BULLET, ''))
}

function beginsItem(line: PageLine, previous: PageLine | undefined): boolean {
  if (previous === undefined || line.block >= 0 || previous.block >= 0 || BULLET.test(line.text)) return true
  const last = previous.tokens.at(-1)?.text ?? ''
  const ended = /[.;:]$/.test(last) || isNumber(last) || last === '%'
  return ended && startsWithCapital(line.text)
}

/** Divides running text into paragraphs and list items; rows of marked tables stand for themselves. */
export function bodyItems(lines: readonly PageLine[]): readonly BodyItem[] {
  const items: BodyItem[] = []
  lines.forEach((line, index) => {
    const last = items.at(-1)
    if (last === undefined || beginsItem(line, lines[index - 1]) || last.text.length > 2000) {
      items.push({ text: line.text, from: index, to: index + 1, listed: BULLET.test(line.text) })
    } else items[items.length - 1] = { ...last, text: `${last.text} ${line.text}`, to: index + 1 }
  })
  return items
}

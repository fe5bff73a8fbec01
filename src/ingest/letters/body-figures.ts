import { squeeze } from '../tables/folded.ts'
import type { Lexicon } from '../tables/heads.ts'
import type { PageLine } from '../tables/page-line.ts'
import { isValueLike, missingReason } from '../tables/printed-value.ts'
import { type BodyItem, bodyItems, withoutBullet } from './body-items.ts'
import { type Headings, isHeading, underHeading } from './headings.ts'

/** A figure printed in the text of a document, with the words that tell whom it is about. */
export interface BodyFigure {
  readonly figureId: string
  readonly printed: string
  /** Index of the line that prints the value. */
  readonly line: number
  /** The sentence or list item, and the headings it stands under, nearest first. */
  readonly text: string
  readonly headings: readonly string[]
  readonly listed: boolean
}

export interface BodyFound {
  readonly figures: readonly BodyFigure[]
  /** List items that name a figure and print a number, yet are not understood. */
  readonly unclear: readonly { readonly line: number; readonly text: string }[]
  /** Indexes of lines that carry figures. */
  readonly lines: ReadonlySet<number>
}

const NUMBER = String.raw`\d[\d.,]*(?:\s*%)?`
const WORDS = String.raw`không phát sinh|chưa phát sinh|chưa có số liệu|không có số liệu|không áp dụng|không đọc được|chưa thống kê(?: được)?|[-–—]|…|\.{3,}`
const VALUE = new RegExp(
  String.raw`^(.*?[^\d\s:=,.])\s*(?:(?::|=|(?<!\p{L})(?:đạt|là|được|ở mức|với|bằng))\s*)+(${NUMBER}|${WORDS})\s*(điểm|bản|lượt)?(?:\s*/\s*100(?:\s*điểm)?)?$`,
  'iu',
)
/** "điểm tổng hợp 85,17 điểm": in a sentence the unit of measure tells that the number is the figure's. */
const WITH_UNIT = /^(.*[^\d\s:=,.])\s+(\d[\d.,]*\s*%|\d[\d.,]*(?=\s*(?:điểm|bản|lượt)))\s*(điểm|bản|lượt)?$/iu
const BARE_VALUE = new RegExp(String.raw`^(.*[^\d\s:=,.])\s+(${NUMBER})$`, 'iu')

/** Words that say whose or when and are no part of a figure's name. */
const OWN_WORDS =
  /\s*(?:(?:[Cc]hung\s+)?(?:[Cc]ủa|[Tt]rên địa bàn|[Tt]oàn)\s+(?:toàn\s+)?(?:UBND\s+|[ỦủUu][ỷyYỶ]? ban nhân dân\s+)?(?:huyện|tỉnh|thành phố|thị xã|quận|xã|phường|thị trấn)(?:\s+\p{Lu}\p{L}*)*|(?:[Tt]rong\s+)?(?:[Tt]háng\s+\d{1,2}(?:\s*[/.-]\s*\d{4}|\s+năm\s+\d{4})?|[Qq]uý\s+[IV\d]+(?:\s*[/.-]\s*\d{4}|\s+năm\s+\d{4})?))(?!\p{L})/gu
const LEADS = /^(?:(?:trong đó|cụ thể|cụ thể là|theo đó|kết quả là|và|còn|như sau)\s*[:,]?\s+)+/iu

function match(text: string, lexicon: Lexicon, bare: boolean): { figureId: string; printed: string } | null {
  const plain = squeeze(text)
    .replace(/\s*\([^()]*\)\s*(?=[.;,]*$)/u, (whole) => (/^\s*\(%\)/.test(whole) ? whole : ''))
    .replace(/[\s.;,/]+$/u, '')
  const found = VALUE.exec(plain) ?? WITH_UNIT.exec(plain) ?? (bare ? BARE_VALUE.exec(plain) : null)
  if (found === null) return null
  const [, head = '', printed = '', unit = ''] = found
  const name = squeeze(head.replace(LEADS, '').replace(OWN_WORDS, ' ').replace(LEADS, ''))
  const meaning = lexicon.meaning(name.replace(/[,:]\s*$/, ''))
  if (meaning?.kind !== 'figure' || (!isValueLike(printed) && missingReason(printed) === null)) return null
  return { figureId: meaning.figureId, printed: unit === '' ? printed : `${printed} ${unit}` }
}

/** The first of the texts that is a figure, with the figure; else the last. */
function matchFirst(
  texts: readonly [string, string],
  lexicon: Lexicon,
  bare: boolean,
): readonly [string, { figureId: string; printed: string } | null] {
  for (const text of texts) {
    const found = match(withoutBullet(text), lexicon, bare)
    if (found !== null) return [text, found]
  }
  return [texts[1], null]
}

/** "…, tăng 2,3 điểm so với cùng kỳ; phấn đấu đạt 90 điểm": what compares a figure with another, which is none of this period. */
const COMPARISON =
  /[,;(]?\s+\(?(?:tăng|giảm|cao hơn|thấp hơn|so với|phấn đấu|vượt|xếp\s+(?:thứ|hạng|loại|vị)|đứng\s+(?:thứ|vị))(?!\p{L}).*$/iu

/** The item without the comparison behind its figure, unless that prints a figure of its own. */
function withoutComparison(text: string, lexicon: Lexicon): string {
  const tail = COMPARISON.exec(text)
  return tail === null || clauses(tail[0], lexicon).length > 0 ? text : text.slice(0, tail.index)
}

/** The clauses of a sentence that print a figure: commas divide, but belong to names too, so the longest clause wins. */
function clauses(text: string, lexicon: Lexicon): { figureId: string; printed: string }[] {
  const parts = text.split(/(?<=[;,.:])\s+|\s+và\s+(?=\p{L})/u)
  const found: { figureId: string; printed: string }[] = []
  for (let at = 0; at < parts.length; ) {
    let next = at + 1
    for (let end = Math.min(parts.length, at + 4); end > at; end -= 1) {
      const figure = match(parts.slice(at, end).join(' '), lexicon, false)
      if (figure !== null) {
        found.push(figure)
        next = end
        break
      }
    }
    at = next
  }
  return found
}

/** A row of a small marked table: the figure's name in one cell, one value in another. */
function matchCells(line: PageLine, lexicon: Lexicon): { figureId: string; printed: string } | 'unclear' | null {
  const named = line.tokens.findIndex((token) => lexicon.meaning(withoutBullet(token.text))?.kind === 'figure')
  const meaning = named < 0 ? null : lexicon.meaning(withoutBullet(line.tokens[named]?.text ?? ''))
  if (meaning?.kind !== 'figure') return null
  const rest = line.tokens.slice(named + 1)
  const values = rest.filter((token) => isValueLike(token.text))
  const [value] = values
  if (value === undefined || rest.some((token) => lexicon.meaning(token.text) !== null)) return null
  return values.length === 1 ? { figureId: meaning.figureId, printed: squeeze(value.text) } : 'unclear'
}

function namesFigure(text: string, lexicon: Lexicon): boolean {
  const words = squeeze(text).split(' ')
  const lengths = Array.from({ length: Math.min(12, words.length) }, (_, index) => index + 2)
  return lengths.some(
    (length) => lexicon.meaning(words.slice(0, length).join(' ').replace(/[:,]$/, ''))?.kind === 'figure',
  )
}

/** True when the one figure found is what the item begins with: "- Điểm tổng hợp: 85,17 điểm, là mức khá". */
function beginsWith(text: string, found: readonly { readonly printed: string }[], lexicon: Lexicon): boolean {
  const plain = withoutBullet(text)
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return false
  const [number = ''] = only.printed.split(' ')
  return match(plain.slice(0, plain.indexOf(number) + number.length), lexicon, true) !== null
}

function lineOfValue(item: BodyItem, lines: readonly PageLine[], printed: string): number {
  const [number = ''] = printed.split(' ')
  for (let at = item.to - 1; at >= item.from; at -= 1) if (lines[at]?.text.includes(number)) return at
  return item.from
}

/**
 * Finds the figures that the text itself prints: "Tỷ lệ …: 99,17", "… đạt 99,17%", in lists, sentences and small tables.
 * Only a clause that consists of nothing but a known figure's name, whose it is, and one value is a figure.
 */
export function findBodyFigures(lines: readonly PageLine[], lexicon: Lexicon): BodyFound {
  const figures: BodyFigure[] = []
  const unclear: { line: number; text: string }[] = []
  const used = new Set<number>()
  let headings: Headings = []
  for (const item of bodyItems(lines)) {
    const line = lines[item.from]
    if (line === undefined) continue
    const cells = line.block >= 0 ? matchCells(line, lexicon) : null
    const bare = item.listed || item.to - item.from === 1
    const alone = item.listed && line.block < 0 ? withoutComparison(item.text, lexicon) : item.text
    const [text, whole] = line.block >= 0 ? [item.text, null] : matchFirst([alone, item.text], lexicon, bare)
    const found =
      cells !== null && cells !== 'unclear'
        ? [cells]
        : whole !== null
          ? [whole]
          : line.block >= 0
            ? []
            : clauses(withoutBullet(item.text), lexicon)
    const listed = whole !== null || cells !== null || (item.listed && beginsWith(item.text, found, lexicon))
    for (const { figureId, printed } of found) {
      const at = lineOfValue(item, lines, printed)
      const above = headings.map((heading) => heading.text).reverse()
      figures.push({ figureId, printed, line: at, text, headings: above, listed })
      for (let index = item.from; index < item.to; index += 1) used.add(index)
    }
    const looksLike =
      item.listed && /:\s*\S|đạt/iu.test(item.text) && /\d/.test(withoutBullet(item.text)) && item.text.length < 300
    if (
      cells === 'unclear' ||
      (found.length === 0 && line.block < 0 && looksLike && namesFigure(withoutBullet(item.text), lexicon))
    ) {
      unclear.push({ line: item.from, text: item.text })
    }
    if (found.length === 0 && isHeading(item)) headings = underHeading(headings, item)
  }
  return { figures, unclear, lines: used }
}

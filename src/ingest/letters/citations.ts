import type { CitedDocument } from '../../model/reading.ts'
import { squeeze } from '../tables/folded.ts'
import { DATE, dateOf } from './dates.ts'

const TYPES =
  'Công văn|Quyết định|Kế hoạch|Thông báo|Báo cáo|Chỉ thị|Nghị quyết|Nghị định|Thông tư|Tờ trình|Văn bản|Công điện|Hướng dẫn|Kết luận|Chương trình|Luật'
const ISSUER_END = String.raw`(?=\s+(?:về|v/v|ban hành|quy định|phê duyệt|hướng dẫn|triển khai|thông báo|công bố|sửa đổi|và|tại|kèm theo)(?:\s|$)|\s*[,.;:()]|\s*$)`

const CITATION = new RegExp(
  String.raw`(${TYPES})\s+số\s*:?\s*([^\s,;()]+)(?:\s*,?\s*ngày\s+${DATE.replace('(?:ngày\\s+)?', '')})?(?:\s+của\s+([^;()]{2,120}?)${ISSUER_END})?`,
  'giu',
)

/** Where a citation stands in the text, and what it cites. `own`: "(Kèm theo Công văn số …)", which names this document. */
export interface Citation {
  readonly cited: CitedDocument
  readonly own: boolean
  readonly from: number
  /** End of the citing sentence: mentions up to here are the cited document's. */
  readonly to: number
}

/** The end of the sentence that begins before `at`: a full stop or semicolon before white space, at most 400 characters on. */
function sentenceEnd(text: string, at: number): number {
  const rest = text.slice(at, at + 400)
  const end = /[.;](?=\s|$)|\n\s*(?=\d+\.|[-+•])|\)/u.exec(rest)
  return at + (end === null ? rest.length : end.index)
}

/** Every cited document with number in the text, in order. */
export function findCitations(text: string): readonly Citation[] {
  return [...text.matchAll(CITATION)].flatMap((match): Citation[] => {
    const [whole, type = '', number = '', day, month, year, issuer] = match
    if (!/\d/.test(number)) return []
    const own = /kèm\s+theo\s*$/iu.test(text.slice(Math.max(0, match.index - 20), match.index))
    const cited = {
      type: squeeze(type).replace(/^./u, (letter) => letter.toUpperCase()),
      number: number.replace(/[.]+$/, ''),
      date: dateOf(day, month, year),
      issuer: issuer === undefined ? null : squeeze(issuer),
    }
    return [{ cited, own, from: match.index, to: sentenceEnd(text, match.index + whole.length) }]
  })
}

/** Citations of other documents, each once. */
export function citedDocuments(citations: readonly Citation[]): readonly CitedDocument[] {
  const seen = new Set<string>()
  return citations.flatMap(({ cited, own }) => {
    const key = `${cited.type.toLowerCase()} ${cited.number}`
    if (own || seen.has(key)) return []
    seen.add(key)
    return [cited]
  })
}

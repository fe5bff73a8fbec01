import type { MonthResults } from '../../model/results.ts'
import type { Text2 } from '../../model/text.ts'
import { citedBy } from './compose.ts'
import type { LetterFields } from './fields.ts'

/** A part of the letter that nobody said anything about, and what stands in its place. */
export interface BlankField {
  /** Its name in the file of fields. */
  readonly field: string
  readonly name: Text2
  /** `room`: room is left to write in; `omitted`: nothing is printed. */
  readonly printed: 'room' | 'omitted'
}

const blank = (field: string, vi: string, en: string, printed: BlankField['printed']): BlankField => ({
  field,
  name: { vi, en },
  printed,
})

/** What the letter leaves blank, in the order of the page. A superior agency and further copies are no duty. */
export function blankFields(results: MonthResults, fields: LetterFields): readonly BlankField[] {
  const cited = citedBy(results, fields)
  const lacksAbout = cited !== null && !('about' in cited && cited.about !== null)
  return [
    fields.number === null ? [blank('number', 'số văn bản', "the letter's number", 'room')] : [],
    fields.symbol === null ? [blank('symbol', 'ký hiệu văn bản', "the letter's symbol", 'room')] : [],
    fields.place === null ? [blank('place', 'địa danh', 'the place', 'room')] : [],
    fields.date === null ? [blank('date', 'ngày ban hành', 'the date of issue', 'room')] : [],
    fields.recipients.length === 0 ? [blank('recipients', 'nơi nhận chính (Kính gửi)', 'the recipients', 'room')] : [],
    cited === null ? [blank('cited', 'văn bản được thực hiện', 'the letter it carries out', 'omitted')] : [],
    lacksAbout
      ? [blank('cited.about', 'trích yếu của văn bản được dẫn', 'the subject of the cited letter', 'omitted')]
      : [],
    fields.signing.length === 0 ? [blank('signing', 'thẩm quyền ký', 'the signing formula', 'room')] : [],
    fields.signer === null ? [blank('signer', 'họ tên người ký', "the signer's name", 'room')] : [],
    fields.draftingUnit === null ? [blank('draftingUnit', 'đơn vị soạn thảo', 'the drafting unit', 'omitted')] : [],
  ].flat()
}

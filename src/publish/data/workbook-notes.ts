import type { Direction, UnitOfMeasure } from '../../model/index-set.ts'
import { OWN_WORKBOOK } from '../../model/own-workbook.ts'
import { formatDate, periodLabel } from '../../model/period.ts'
import type { CitedDocument } from '../../model/reading.ts'
import type { MonthResults } from '../../model/results.ts'
import { LICENCE_NOTE } from './json.ts'

const { labels } = OWN_WORKBOOK
const NOT_STATED = 'văn bản không ghi'

function citedText({ type, number, date, issuer }: CitedDocument): string {
  return [
    `${type} số ${number}`,
    date === null ? [] : `ngày ${formatDate(date)}`,
    issuer === null ? [] : `của ${issuer}`,
  ]
    .flat()
    .join(' ')
}

/** What the document says of itself and how it came into the register; the first row is the head. */
export function provenanceRows({ document, period, indexSet, issuer }: MonthResults): readonly (readonly string[])[] {
  const stated = (by: 'document' | 'person'): string => (by === 'document' ? 'theo văn bản' : 'do người nhập nêu')
  return [
    ['Mục', 'Nội dung'],
    ['Cơ quan ban hành', `${document.issuerPrinted} (${stated(document.issuerStatedBy)})`],
    ['Kỳ báo cáo', `${periodLabel(period, 'vi')} (${stated(document.periodStatedBy)})`],
    ['Số, ký hiệu', document.number ?? NOT_STATED],
    ['Ngày văn bản', document.date === null ? NOT_STATED : formatDate(document.date)],
    ['Trích yếu', document.subject ?? NOT_STATED],
    ['Văn bản được dẫn', document.cited.map(citedText).join('; ') || NOT_STATED],
    ['Tệp gốc', document.fileName],
    ['Mã băm SHA-256 của tệp', document.sha256],
    ['Bản thứ', String(document.revision)],
    ['Nhập lúc (UTC)', document.importedAt],
    ['Bộ chỉ tiêu', `${indexSet.title.vi} (${indexSet.id})`],
    [labels.issuer, issuer.unit.name],
    [labels.period, period.key],
    [labels.indexSet, indexSet.id],
    [labels.schema, OWN_WORKBOOK.schema],
    [
      'Quy ước',
      'Dấu "-" là không báo cáo; ô trống là văn bản không có số liệu đó; "không phát sinh", "không áp dụng", "không đọc được" ghi bằng chữ; 0 là giá trị thật.',
    ],
    ['Sử dụng lại', LICENCE_NOTE.vi],
  ]
}

const MEASURES: Readonly<Record<UnitOfMeasure, string>> = { percent: '%', points: 'điểm', count: 'số lượng' }
const DIRECTIONS: Readonly<Record<Direction, string>> = {
  higher: 'cao hơn là tốt hơn',
  lower: 'thấp hơn là tốt hơn',
  none: 'không xếp hạng',
}

/** What each figure means; the first row is the head. */
export function definitionRows({ indexSet }: MonthResults): readonly (readonly string[])[] {
  return [
    ['Ký hiệu', 'Chỉ tiêu', 'Định nghĩa', 'Tính bằng', 'Chiều đánh giá', 'Căn cứ'],
    ...indexSet.figures.map(({ id, name, definition, unitOfMeasure, direction, legalBasis }) => [
      id,
      name.vi,
      definition.vi,
      MEASURES[unitOfMeasure],
      DIRECTIONS[direction],
      (legalBasis.length > 0 ? legalBasis : indexSet.legalBasis).map(({ citation }) => citation.vi).join('; '),
    ]),
  ]
}

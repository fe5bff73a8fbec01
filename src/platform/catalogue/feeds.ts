import type { ProblemEntry } from '../problem.ts'

/** Problems of petitions and of catalogues of procedures. */
export const feeds = {
  'feeds.no-code': {
    kind: 'issue',
    text: { vi: 'Dòng không có mã.', en: 'The row has no code.' },
    cure: { vi: 'Bổ sung mã phản ánh hoặc mã thủ tục.', en: 'Add the code of the petition or procedure.' },
  },
  'feeds.no-name': {
    kind: 'issue',
    text: { vi: 'Thủ tục không có tên.', en: 'The procedure has no name.' },
    cure: { vi: 'Bổ sung tên thủ tục.', en: 'Add its name.' },
  },
  'feeds.no-unit': {
    kind: 'issue',
    text: { vi: 'Thiếu đơn vị xử lý.', en: 'The unit that handles it is missing.' },
    cure: { vi: 'Bổ sung mã đơn vị.', en: 'Add the code of the unit.' },
  },
  'feeds.no-receipt-date': {
    kind: 'issue',
    text: { vi: 'Thiếu ngày tiếp nhận.', en: 'The receipt date is missing.' },
    cure: { vi: 'Bổ sung ngày tiếp nhận.', en: 'Add the receipt date.' },
  },
  'feeds.handled-before-receipt': {
    kind: 'issue',
    text: { vi: 'Phản ánh xử lý xong trước ngày tiếp nhận.', en: 'The petition was handled before it was received.' },
    cure: { vi: 'Sửa ngày sai.', en: 'Correct the wrong date.' },
  },
  'feeds.level': {
    kind: 'issue',
    text: {
      vi: 'Cấp thực hiện ở cột "{columnName}" không có trong bảng mã.',
      en: 'A level in "{columnName}" is not known.',
    },
    cure: { vi: 'Dùng các cấp: {known}.', en: 'Use the levels: {known}.' },
  },
  'feeds.days': {
    kind: 'issue',
    text: {
      vi: 'Thời hạn ở cột "{columnName}" không phải số ngày.',
      en: 'The term in "{columnName}" is no number of days.',
    },
    cure: { vi: 'Viết số ngày làm việc, ví dụ 5 hoặc 0,5.', en: 'Write working days, such as 5 or 0.5.' },
  },
} as const satisfies Record<string, ProblemEntry>

import type { ProblemEntry } from '../problem.ts'

/** Problems of petitions, of answers about dossiers and of catalogues of procedures. */
export const feeds = {
  'feeds.no-code': {
    kind: 'issue',
    text: { vi: 'Dòng không có mã.', en: 'The row has no code.' },
    cure: {
      vi: 'Bổ sung mã phản ánh, mã hồ sơ hoặc mã thủ tục.',
      en: 'Add the code of the petition, dossier or procedure.',
    },
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
  'feeds.no-answer-date': {
    kind: 'issue',
    text: { vi: 'Thiếu ngày đánh giá.', en: 'The date of the answer is missing.' },
    cure: {
      vi: 'Bổ sung ngày đánh giá: lần đánh giá sau cùng của hồ sơ được tính.',
      en: 'Add the date: of several answers about a dossier the latest counts.',
    },
  },
  'feeds.no-answer': {
    kind: 'issue',
    text: {
      vi: '{count} dòng không có đánh giá (dòng đầu: {line}): không nói gì về hồ sơ.',
      en: '{count} row(s) have no answer (first line {line}): they tell nothing of their dossiers.',
    },
    cure: {
      vi: 'Nếu để trống nghĩa là không bị phản ánh, dùng --complete KỲ.',
      en: 'Where an empty cell means that nobody complained, say --complete PERIOD.',
    },
  },
  'feeds.silence': {
    kind: 'issue',
    text: {
      vi: 'Hồ sơ không có trong tệp thì chưa biết có bị phản ánh hay không: tiêu chí về phản ánh hồ sơ chưa được tính.',
      en: 'Of dossiers that are not in the file it is not known whether anybody complained: the criterion of complaints is not reported.',
    },
    cure: {
      vi: 'Nếu tệp có đủ mọi phản ánh của một kỳ, nạp với --complete KỲ (và --units MÃ,… nếu chỉ của một số đơn vị).',
      en: 'If the file has every complaint of a period, import it with --complete PERIOD (and --units CODE,… where it is of some units only).',
    },
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

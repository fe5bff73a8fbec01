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
      vi: '{count} dòng không có đánh giá (đầu tiên: {first}): không nói gì về hồ sơ.',
      en: '{count} row(s) have no answer (first: {first}): they tell nothing of their dossiers.',
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
    cure: {
      vi: 'Viết số ngày làm việc, ví dụ 5, 0,5 hoặc 0 (trả ngay trong ngày tiếp nhận).',
      en: 'Write working days, such as 5, 0.5, or 0 (on the day of receipt).',
    },
  },
  'feeds.unit-unknown': {
    kind: 'issue',
    text: {
      vi: '{count} mã đơn vị của phản ánh, kiến nghị không có trong danh mục: {codes} …',
      en: '{count} unit codes of petitions are in no list: {codes} …',
    },
    cure: {
      vi: 'Phản ánh, kiến nghị của các mã này chưa tính cho đơn vị nào. Nạp danh mục có cột portalCode ("thuocdo units import"), hoặc sửa mã ở nguồn.',
      en: 'Their petitions count for no unit yet. Import a list with a column portalCode ("thuocdo units import"), or correct the codes at the source.',
    },
  },
  'feeds.count-unit': {
    kind: 'issue',
    text: {
      vi: '{count} đơn vị có số đếm đã nạp nay không còn xác định được trong danh mục: {codes} …',
      en: '{count} units of delivered counts are no longer known: {codes} …',
    },
    cure: {
      vi: 'Nạp lại danh mục đơn vị, hoặc thu hồi lần nạp đó ("thuocdo deliveries") và nạp số đếm với tên, mã đúng.',
      en: 'Import the list of units again, or withdraw the delivery ("thuocdo deliveries") and import the counts with the right names or codes.',
    },
  },
  'feeds.no-due-date': {
    kind: 'issue',
    text: {
      vi: '{count} phản ánh, kiến nghị không có hạn xử lý: không tính được là đúng hạn.',
      en: '{count} petitions have no due date: they cannot count as handled on time.',
    },
    cure: { vi: 'Bổ sung hạn xử lý.', en: 'Add the due dates.' },
  },
  'feeds.undecided': {
    kind: 'issue',
    text: {
      vi: '{count} phản ánh, kiến nghị gửi lại với nội dung khác nhưng cùng thời điểm: không rõ bản nào mới hơn.',
      en: '{count} petitions were sent again with other content and of the same moment: nothing says which is the later.',
    },
    cure: {
      vi: 'Thêm cột thời điểm cập nhật (changedAt), hoặc thu hồi lần nạp sai ("thuocdo deliveries").',
      en: 'Add a column with the time of change (changedAt), or withdraw the wrong delivery ("thuocdo deliveries").',
    },
  },
  'feeds.elsewhere': {
    kind: 'issue',
    text: {
      vi: '{count} phản ánh, kiến nghị trùng mã với nguồn khác: được coi là cùng một phản ánh, bản mới nhất được giữ.',
      en: '{count} petitions have codes that another source sends too: they are taken for the same, the latest version is held.',
    },
    cure: {
      vi: 'Nếu là phản ánh khác nhau, yêu cầu nguồn đặt mã riêng (thêm tiền tố), thu hồi lần nạp và nạp lại.',
      en: 'If they are different ones, have the source give them codes of their own (a prefix), withdraw the delivery and import it again.',
    },
  },
  'feeds.coverage-dropped': {
    kind: 'issue',
    text: {
      vi: 'Tệp có {count} dòng lỗi bị bỏ qua nên không còn đầy đủ: phạm vi đã nêu (--covers, --complete) không được ghi nhận.',
      en: '{count} bad rows were left out, so the file is not complete: what it covers (--covers, --complete) was not noted.',
    },
    cure: { vi: 'Sửa các dòng lỗi và nạp lại tệp.', en: 'Correct the bad rows and import the file again.' },
  },
  'feeds.period-needed': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Tệp {file} không có phản ánh nào: chưa rõ tệp đầy đủ cho kỳ nào.',
      en: 'The file {file} has no petition: nothing says for which days it is complete.',
    },
    cure: { vi: 'Ghi kỳ, ví dụ --period 2026-10.', en: 'Give the period, as in --period 2026-10.' },
  },
  'feeds.goes-with': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: '"{given}" chỉ dùng cùng với "{with}".', en: '"{given}" has a meaning only with "{with}".' },
    cure: {
      vi: 'Ghi thêm "{with}": dữ liệu đầy đủ cho đơn vị nào hoặc kỳ nào.',
      en: 'Add "{with}": for which units or days the data are complete.',
    },
  },
  'feeds.unit-code': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: '"{given}" không phải mã đơn vị.', en: '"{given}" is no code of a unit.' },
    cure: {
      vi: 'Ghi các mã mà hồ sơ mang, cách nhau bằng dấu phẩy: H31.14,H31.15.',
      en: 'Write the codes that dossiers bear, with commas between them: H31.14,H31.15.',
    },
  },
  'feeds.several-sets': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Các kỳ trong tệp {file} thuộc nhiều bộ chỉ số: {sets}.',
      en: 'The periods of {file} fall under several index sets: {sets}.',
    },
    cure: {
      vi: 'Tách tệp theo kỳ, hoặc chọn một bộ bằng --index-set.',
      en: 'Divide the file by period, or choose one set with --index-set.',
    },
  },
  'feeds.no-such-delivery': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không có lần nạp nào mang mã {id}.', en: 'There is no delivery {id}.' },
    cure: { vi: 'Xem các mã bằng "thuocdo deliveries".', en: '"thuocdo deliveries" shows the ids.' },
  },
} as const satisfies Record<string, ProblemEntry>

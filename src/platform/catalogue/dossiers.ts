import type { ProblemEntry } from '../problem.ts'

/** Problems of dossiers as sources tell them. */
export const dossiers = {
  'dossiers.no-code': {
    kind: 'issue',
    text: { vi: 'Thiếu mã hồ sơ.', en: 'The dossier number is missing.' },
    cure: { vi: 'Bổ sung mã hồ sơ từ phần mềm một cửa.', en: 'Add the number from the one-stop program.' },
  },
  'dossiers.no-unit': {
    kind: 'issue',
    text: { vi: 'Thiếu đơn vị xử lý.', en: 'The unit that handles the dossier is missing.' },
    cure: { vi: 'Bổ sung mã đơn vị xử lý.', en: 'Add the code of the unit.' },
  },
  'dossiers.no-state': {
    kind: 'issue',
    text: { vi: 'Thiếu trạng thái hồ sơ.', en: 'The state of the dossier is missing.' },
    cure: { vi: 'Bổ sung trạng thái, mã 1 đến 10.', en: 'Add the state, code 1 to 10.' },
  },
  'dossiers.no-receipt-date': {
    kind: 'issue',
    text: {
      vi: 'Hồ sơ đã được tiếp nhận nhưng không có ngày tiếp nhận.',
      en: 'The dossier was accepted but has no receipt date.',
    },
    cure: { vi: 'Bổ sung ngày tiếp nhận.', en: 'Add the receipt date.' },
  },
  'dossiers.end-before-receipt': {
    kind: 'issue',
    text: {
      vi: 'Ngày kết thúc {end} ở cột "{columnName}" trước ngày tiếp nhận {received}.',
      en: 'The end {end} in "{columnName}" is before the receipt {received}.',
    },
    cure: {
      vi: 'Sửa ngày sai; nếu cả cột lệch một ngày, giờ có thể đã bị đổi sang UTC khi xuất.',
      en: 'Correct the wrong date; where a whole column is a day off, times may have been turned into UTC.',
    },
  },
  'dossiers.supplement-without-request': {
    kind: 'issue',
    text: {
      vi: 'Lần bổ sung giấy tờ không có ngày yêu cầu.',
      en: 'A supplement of papers has no date of its request.',
    },
    cure: { vi: 'Bổ sung ngày yêu cầu cho từng lần.', en: 'Add the date of request of each.' },
  },
  'dossiers.doubtful': {
    kind: 'issue',
    text: {
      vi: '{count} hồ sơ {what} (ví dụ: {codes}).',
      en: '{count} dossier(s), each of which {what} (such as {codes}).',
    },
    cure: {
      vi: 'Kiểm tra trên phần mềm một cửa, sửa rồi đồng bộ lại: đây là lỗi dữ liệu, không hẳn là giải quyết trễ.',
      en: 'Check them in the one-stop system, correct them and send them again: these are errors of data, not late work for certain.',
    },
  },
  'dossiers.contradicting-rows': {
    kind: 'issue',
    text: {
      vi: '{count} dòng trùng mã hồ sơ, khác nội dung và cùng thời điểm cập nhật (đầu tiên: {first}): không rõ dòng nào mới hơn.',
      en: '{count} row(s) repeat a dossier with other content and the same time of change (first: {first}): nothing says which is the later.',
    },
    cure: {
      vi: 'Thêm cột thời điểm cập nhật, hoặc chỉ để lại dòng đúng.',
      en: 'Add a column with the time of change, or leave only the right row.',
    },
  },
  'dossiers.repeats-limited': {
    kind: 'issue',
    text: {
      vi: 'Tệp quá lớn: các dòng cách nhau hơn hai triệu hồ sơ không được so trùng mã.',
      en: 'The file is so large that rows more than two million dossiers apart were not compared for repeats.',
    },
    cure: {
      vi: 'Không cần làm gì; khi nạp, bản mới nhất vẫn được giữ.',
      en: 'Nothing to do; loading still keeps the latest version.',
    },
  },
  'dossiers.no-channel': {
    kind: 'issue',
    text: {
      vi: 'Tệp không có cột kênh thực hiện: mọi hồ sơ được coi là nộp trực tiếp.',
      en: 'The file has no column of the channel: every dossier is taken as handed in in person.',
    },
    cure: {
      vi: 'Thêm cột kênh thực hiện, hoặc chỉ rõ bằng --map cột=channel.',
      en: 'Add the column, or say which it is by --map column=channel.',
    },
  },
  'dossiers.no-due-date': {
    kind: 'issue',
    text: {
      vi: 'Tệp không có cột ngày hẹn trả: hạn chỉ có theo thời hạn giải quyết trong danh mục thủ tục; thủ tục không có thời hạn thì không rõ hồ sơ có đúng hạn không.',
      en: 'The file has no column of the due date: dossiers are due by the legal terms in the catalogue of procedures alone; where it has none, whether they are on time is not known.',
    },
    cure: {
      vi: 'Thêm cột ngày hẹn trả, hoặc chỉ rõ bằng --map cột=dueAt.',
      en: 'Add the column, or say which it is by --map column=dueAt.',
    },
  },
  'dossiers.utc-shift': {
    kind: 'issue',
    text: {
      vi: '{count} trong {rows} hồ sơ tiếp nhận đúng 17:00:00: có thể là nửa đêm giờ Việt Nam ghi theo UTC, lệch một ngày.',
      en: '{count} of {rows} dossiers were received at 17:00:00 sharp: perhaps midnights of Viet Nam written in UTC, a day early.',
    },
    cure: {
      vi: 'Xuất lại theo giờ Việt Nam, hoặc ghi rõ múi giờ (…Z) để được đổi đúng.',
      en: 'Export in Viet Nam time, or write the zone (…Z) so that it is converted.',
    },
  },
} as const satisfies Record<string, ProblemEntry>

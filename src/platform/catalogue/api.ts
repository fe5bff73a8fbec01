import type { ProblemEntry } from '../problem.ts'

/** What a client of the HTTP API may do wrong. */
export const api = {
  'api.token': {
    kind: 'error',
    exit: 3,
    http: 401,
    text: {
      vi: 'Thiếu mã truy cập, hoặc mã không thuộc nguồn nào.',
      en: 'No token, or a token that no source has.',
    },
    cure: {
      vi: 'Gửi tiêu đề "Authorization: Bearer MÃ"; tạo mã bằng "thuocdo tokens add NGUỒN".',
      en: 'Send the header "Authorization: Bearer TOKEN"; "thuocdo tokens add SOURCE" makes one.',
    },
  },
  'api.period': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Kỳ "{given}" không đọc được.',
      en: '"{given}" is no period.',
    },
    cure: {
      vi: 'Thêm ?period=2026-10 (hoặc 2026-Q3, 2026-H1, 2026, 2026-ytd, 2026-01..2026-10, 2026-01-21..2026-02-20, 2026-10@from-21).',
      en: 'Add ?period=2026-10 (or 2026-Q3, 2026-H1, 2026, 2026-ytd, 2026-01..2026-10, 2026-01-21..2026-02-20, 2026-10@from-21).',
    },
  },
  'api.level': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Không có cấp "{given}".',
      en: 'There is no level "{given}".',
    },
    cure: {
      vi: 'Dùng một trong: {known}.',
      en: 'Use one of: {known}.',
    },
  },
  'api.nothing': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Không có địa chỉ này trong API.',
      en: 'The API has no such address.',
    },
    cure: {
      vi: 'Các địa chỉ: GET /api/scores, GET /api/scores/events, GET /api/units/MÃ/scorecard, GET /api/units/MÃ/explanation, POST /api/dossiers, /api/petitions, /api/counts, /api/satisfaction, /api/procedures.',
      en: 'Addresses: GET /api/scores, GET /api/scores/events, GET /api/units/ID/scorecard, GET /api/units/ID/explanation, POST /api/dossiers, /api/petitions, /api/counts, /api/satisfaction, /api/procedures.',
    },
  },
  'api.address': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Địa chỉ có ký tự %XX không giải mã được thành UTF-8.',
      en: 'The address has %XX characters that are no UTF-8.',
    },
    cure: {
      vi: 'Mã hóa lại mã hoặc tên đơn vị theo UTF-8 (encodeURIComponent), ví dụ X%C3%A3%20An%20V%C4%A9.',
      en: 'Encode the code or name of the unit as UTF-8 (encodeURIComponent), such as X%C3%A3%20An%20V%C4%A9.',
    },
  },
  'api.method': {
    kind: 'error',
    exit: 2,
    http: 405,
    text: {
      vi: 'Địa chỉ này không nhận phương thức {method}.',
      en: 'This address does not take {method}.',
    },
    cure: {
      vi: 'Dùng một trong: {methods}.',
      en: 'Use one of: {methods}.',
    },
  },
  'api.parameter': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Tham số "{given}" không dùng được ở địa chỉ này, hoặc ghi hai lần. Chưa lưu gì.',
      en: 'The parameter "{given}" has no meaning at this address, or is given twice. Nothing was stored.',
    },
    cure: {
      vi: 'Các tham số được dùng: {known}. Dấu cách, dấu ; và chữ có dấu phải mã hóa theo URL.',
      en: 'Parameters that have: {known}. Spaces, semicolons and letters with marks are to be URL-encoded.',
    },
  },
  'api.value': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Tham số {name} không thể là "{given}". Chưa lưu gì.',
      en: 'The parameter {name} cannot be "{given}". Nothing was stored.',
    },
    cure: { vi: 'Ví dụ: {known}.', en: 'For example: {known}.' },
  },
  'api.too-big': {
    kind: 'error',
    exit: 3,
    http: 413,
    text: {
      vi: 'Nội dung gửi lớn hơn {megabytes} MB (tính cả sau khi giải nén).',
      en: 'The body is greater than {megabytes} MB (as it is, or unpacked).',
    },
    cure: {
      vi: 'Chia thành nhiều lần gửi, hoặc nạp tệp bằng dòng lệnh.',
      en: 'Send it in parts, or take the file in on the command line.',
    },
  },
  'api.encoding': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Không giải nén được kiểu "{given}" ghi ở tiêu đề Content-Encoding. Chưa lưu gì.',
      en: 'Content-Encoding "{given}" is none that is unpacked here. Nothing was stored.',
    },
    cure: {
      vi: 'Nén nội dung bằng một trong: {known}; hoặc gửi không nén và bỏ tiêu đề đó.',
      en: 'Pack the body with one of: {known}; or send it as it is, without that header.',
    },
  },
  'api.unpacking': {
    kind: 'error',
    exit: 3,
    http: 400,
    text: {
      vi: 'Tiêu đề Content-Encoding ghi {encoding} nhưng nội dung không phải {encoding}, hoặc không đủ. Chưa lưu gì.',
      en: 'Content-Encoding says {encoding}, but the body is no {encoding}, or not whole. Nothing was stored.',
    },
    cure: {
      vi: 'Nén lại rồi gửi lại; nếu nội dung không nén thì bỏ tiêu đề đó.',
      en: 'Pack it again and send it again; leave that header out where the body is not packed.',
    },
  },
  'api.busy': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Đang có quá nhiều dữ liệu gửi tới cùng lúc. Chưa lưu gì.',
      en: 'Too much is being sent at this moment. Nothing was stored.',
    },
    cure: {
      vi: 'Gửi lại sau số giây ghi ở tiêu đề Retry-After, hoặc chia thành nhiều lần gửi nhỏ hơn.',
      en: 'Send it again after the seconds in the header Retry-After, or in smaller parts.',
    },
  },
  'api.refused': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Chưa lưu gì: dữ liệu gửi tới có lỗi, liệt kê ở "issues".',
      en: 'Nothing was stored: what was sent has the errors that "issues" lists.',
    },
    cure: {
      vi: 'Sửa theo cách ghi ở từng lỗi rồi gửi lại tất cả; gửi lại bao nhiêu lần cũng được.',
      en: 'Correct each as it says and send it all again; it may be sent as often as one likes.',
    },
  },
  'api.which': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'which không thể là "{given}".',
      en: 'which cannot be "{given}".',
    },
    cure: {
      vi: 'Dùng in (đạt), out (không đạt), unknown (chưa rõ) hoặc all.',
      en: 'Use in, out, unknown or all.',
    },
  },
  'api.limit': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'limit không thể là "{given}".',
      en: 'limit cannot be "{given}".',
    },
    cure: {
      vi: 'Dùng số nguyên từ 1 đến {most}.',
      en: 'Use a whole number from 1 to {most}.',
    },
  },
} as const satisfies Record<string, ProblemEntry>

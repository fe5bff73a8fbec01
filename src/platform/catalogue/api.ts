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
      vi: 'Nội dung gửi lớn hơn {megabytes} MB.',
      en: 'The body is greater than {megabytes} MB.',
    },
    cure: {
      vi: 'Chia thành nhiều lần gửi, hoặc nạp tệp bằng dòng lệnh.',
      en: 'Send it in parts, or take the file in on the command line.',
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
      vi: 'Dùng in (đạt), out (không đạt) hoặc all.',
      en: 'Use in, out or all.',
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

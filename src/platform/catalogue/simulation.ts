import type { ProblemEntry } from '../problem.ts'

/** Problems of simulating a country. */
export const simulation = {
  'simulate.period': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Không mô phỏng được kỳ {period}: kỳ phải bắt đầu từ {from} đến hôm nay ({today}) và dài nhất mười năm.',
      en: 'The period {period} cannot be simulated: it must begin between {from} and today ({today}) and last ten years at the most.',
    },
    cure: {
      vi: 'Chọn kỳ khác, ví dụ: --period 2026-08 hoặc --from 2026-01-01 --to 2026-06-30',
      en: 'Choose another, for example: --period 2026-08 or --from 2026-01-01 --to 2026-06-30',
    },
  },
  'simulate.known-until': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: '--known-until {given} phải nằm từ ngày đầu kỳ ({from}) đến hôm nay ({today}).',
      en: '--known-until {given} must lie between the first day of the period ({from}) and today ({today}).',
    },
    cure: {
      vi: 'Bỏ --known-until để lấy ngày cuối kỳ, hoặc hôm qua khi kỳ chưa hết.',
      en: 'Leave --known-until out to take the last day of the period, or yesterday while it is not over.',
    },
  },
  'simulate.no-units': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Không có đơn vị nào tiếp nhận hồ sơ để mô phỏng.',
      en: 'There is no unit that handles dossiers to simulate.',
    },
    cure: {
      vi: 'Cho danh mục đơn vị bằng --units TỆP, hoặc nạp danh mục vào kho rồi dùng --as-of NGÀY: thuocdo units import',
      en: 'Give a list of units with --units FILE, or import one and use --as-of DATE: thuocdo units import',
    },
  },
  'simulate.under-unknown': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Không tìm thấy đúng một đơn vị "{code}" trong các đơn vị đang dùng.',
      en: 'There is not exactly one unit "{code}" among the units in use.',
    },
    cure: {
      vi: 'Kiểm tra mã ở --under; với kho số liệu, xem các mã bằng: thuocdo units list',
      en: 'Check the code given with --under; of the register, list the codes with: thuocdo units list',
    },
  },
  'simulate.not-a-list': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: '{file} là quá trình kế thừa, không phải danh mục đơn vị.',
      en: '{file} is a lineage, not a list of units.',
    },
    cure: {
      vi: 'Dùng tệp có các cột code, name, level, parentCode (và portalCode nếu có).',
      en: 'Use a file with the columns code, name, level, parentCode (and portalCode where there is one).',
    },
  },
  'simulate.units-refused': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Danh mục đơn vị {file} có {count} lỗi, nêu ở trên; chưa tạo gì.',
      en: 'The list of units {file} has {count} errors, listed above; nothing was made.',
    },
    cure: { vi: 'Sửa từng dòng rồi chạy lại.', en: 'Mend each row and run again.' },
  },
  'simulate.unit-code': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Mã của "{name}" không dùng được trong mã hồ sơ.',
      en: 'The code of "{name}" cannot stand in the number of a dossier.',
    },
    cure: {
      vi: 'Mã gồm chữ không dấu, chữ số và các dấu . _ / -, có ít nhất một chữ số, ngắn hơn 48 ký tự và không giống số giấy tờ hay điện thoại.',
      en: 'A code has plain letters, digits and . _ / -, at least one digit, less than 48 characters, and is not like the number of a paper or phone.',
    },
  },
  'simulate.code-twice': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: '"{first}" và "{second}" cùng có mã {code}: hồ sơ của hai đơn vị sẽ lẫn vào nhau.',
      en: '"{first}" and "{second}" both have the code {code}: their dossiers would be mixed up.',
    },
    cure: {
      vi: 'Sửa cột code hoặc portalCode để mỗi đơn vị một mã.',
      en: 'Mend the column code or portalCode so that each unit has a code of its own.',
    },
  },
} as const satisfies Record<string, ProblemEntry>

import type { ProblemEntry } from '../problem.ts'

/** Problems of telling which unit of the register a name in a document means. */
export const attribution = {
  'attribution.not-found': {
    kind: 'issue',
    text: {
      vi: 'Danh mục đơn vị có hiệu lực ngày {date} không có "{name}".',
      en: 'The list of units in force on {date} has no "{name}".',
    },
    cure: {
      vi: 'Sửa tên cho đúng, nạp danh mục đơn vị của ngày đó (thuocdo units import), hoặc thêm --provisional để tạo tạm đơn vị này.',
      en: 'Correct the name, import the list of units of that date (thuocdo units import), or add --provisional to create the unit provisionally.',
    },
  },
  'attribution.not-found-near': {
    kind: 'issue',
    text: {
      vi: 'Danh mục đơn vị có hiệu lực ngày {date} không có "{name}"; tên gần giống: {near}.',
      en: 'The list of units in force on {date} has no "{name}"; near names: {near}.',
    },
    cure: {
      vi: 'Nếu là một trong các đơn vị đó, sửa tên cho đúng; nếu không, nạp danh mục của ngày đó hoặc thêm --provisional.',
      en: 'If it is one of those, correct the name; if not, import the list of that date or add --provisional.',
    },
  },
  'attribution.ambiguous': {
    kind: 'issue',
    text: {
      vi: '"{name}" có thể là nhiều đơn vị có hiệu lực ngày {date}: {candidates}.',
      en: '"{name}" may mean several units in force on {date}: {candidates}.',
    },
    cure: {
      vi: 'Viết đủ cả loại đơn vị (xã, phường, thị trấn, huyện …) và nơi trực thuộc hoặc mã ở sau: "Phường Phú Sơn (Thành phố Thanh Hóa)", "Xã Xuân Lộc (mã 15736)".',
      en: 'Write the name with its type (xã, phường, thị trấn, huyện …) and its place or code behind it: "Phường Phú Sơn (Thành phố Thanh Hóa)", "Xã Xuân Lộc (mã 15736)".',
    },
  },
  'attribution.two-names': {
    kind: 'issue',
    text: {
      vi: '"{first}" và "{second}" là cùng một đơn vị nhưng đều có số liệu "{figure}".',
      en: '"{first}" and "{second}" are the same unit, yet both have the figure "{figure}".',
    },
    cure: { vi: 'Bỏ dòng thừa hoặc sửa tên cho đúng.', en: 'Remove the extra row or correct the name.' },
  },
  'attribution.provisional': {
    kind: 'issue',
    text: {
      vi: 'Chưa có danh mục đơn vị có hiệu lực ngày {date}: {count} đơn vị được tạo tạm theo văn bản của "{issuer}": {names}.',
      en: 'No list of units in force on {date} is held: {count} units were created provisionally from the document of "{issuer}": {names}.',
    },
    cure: {
      vi: 'Nạp danh mục của ngày đó bằng thuocdo units import; các đơn vị tạm sẽ tự khớp vào danh mục.',
      en: 'Import the list of that date with thuocdo units import; provisional units then settle into the list by themselves.',
    },
  },
} as const satisfies Record<string, ProblemEntry>

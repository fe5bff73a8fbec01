import type { ProblemEntry } from '../problem.ts'

/** Problems of files of index sets. */
export const indexSet = {
  'indexSet.yaml': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không đúng cú pháp YAML ({reason}).',
      en: '{file}, line {line}: not valid YAML ({reason}).',
    },
    cure: {
      vi: 'Sửa dòng đó; xem ví dụ trong docs/index-sets.md.',
      en: 'Correct that line; docs/index-sets.md has examples.',
    },
  },
  'indexSet.key-misspelt': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không có khóa "{key}".',
      en: '{file}, line {line}: there is no key "{key}".',
    },
    cure: {
      vi: 'Đổi thành "{near}".',
      en: 'Write "{near}".',
    },
  },
  'indexSet.key-unknown': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không có khóa "{key}".',
      en: '{file}, line {line}: there is no key "{key}".',
    },
    cure: {
      vi: 'Bỏ khóa này; các khóa được dùng: {known}.',
      en: 'Remove it; the keys are: {known}.',
    },
  },
  'indexSet.text-cut': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: dấu phẩy cắt mất phần "{key}" của văn bản.',
      en: '{file}, line {line}: a comma cuts "{key}" off the text.',
    },
    cure: {
      vi: 'Đặt cả văn bản trong dấu nháy kép: vi: "…, …".',
      en: 'Put the whole text into double quotes: vi: "…, …".',
    },
  },
  'indexSet.number-cut': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: dấu phẩy cắt mất phần "{key}" của một số.',
      en: '{file}, line {line}: a comma cuts "{key}" off a number.',
    },
    cure: {
      vi: 'Viết phần thập phân sau dấu chấm: 0.3.',
      en: 'Write decimals after a point: 0.3.',
    },
  },
  'indexSet.key-missing': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: thiếu "{key}".',
      en: '{file}, line {line}: "{key}" is missing.',
    },
    cure: {
      vi: 'Thêm khóa này; ý nghĩa xem docs/index-sets.md.',
      en: 'Add it; docs/index-sets.md explains it.',
    },
  },
  'indexSet.value': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" có giá trị không hợp lệ: {value} ({wanted}).',
      en: '{file}, line {line}: "{key}" has a value that is not valid: {value} ({wanted}).',
    },
    cure: {
      vi: 'Sửa giá trị; xem docs/index-sets.md.',
      en: 'Correct it; see docs/index-sets.md.',
    },
  },
  'indexSet.value-unknown': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" không nhận giá trị "{value}".',
      en: '{file}, line {line}: "{key}" cannot be "{value}".',
    },
    cure: {
      vi: 'Dùng một trong: {known}.',
      en: 'Use one of: {known}.',
    },
  },
  'indexSet.date': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" không phải ngày có thật: {value}.',
      en: '{file}, line {line}: "{key}" is no date that exists: {value}.',
    },
    cure: {
      vi: 'Viết dạng năm-tháng-ngày, ví dụ 2024-02-01, hoặc null.',
      en: 'Write year-month-day, for example 2024-02-01, or null.',
    },
  },
  'indexSet.dates-order': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: ngày bắt đầu {from} không trước ngày hết hiệu lực {to}.',
      en: '{file}, line {line}: the first day {from} is not before the end {to}.',
    },
    cure: {
      vi: 'Đổi lại hai ngày; ngày "to" không còn hiệu lực.',
      en: 'Correct the dates; the day "to" is no longer in force.',
    },
  },
  'indexSet.range': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: khoảng của "{figure}" bị ngược: [{min}, {max}].',
      en: '{file}, line {line}: the range of "{figure}" is upside down: [{min}, {max}].',
    },
    cure: {
      vi: 'Viết số nhỏ trước, số lớn sau; null là không giới hạn.',
      en: 'Write the smaller number first; null means no limit.',
    },
  },
  'indexSet.figure-twice': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: mã chỉ tiêu "{figure}" dùng hai lần.',
      en: '{file}, line {line}: the figure id "{figure}" is used twice.',
    },
    cure: {
      vi: 'Đặt cho mỗi chỉ tiêu một mã riêng.',
      en: 'Give each figure an id of its own.',
    },
  },
  'indexSet.synonym-twice': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: tên "{synonym}" vừa là của "{first}" vừa là của "{second}".',
      en: '{file}, line {line}: the name "{synonym}" belongs to "{first}" and to "{second}".',
    },
    cure: {
      vi: 'Chỉ giữ ở một chỉ tiêu; hoa thường, dấu và vị trí dấu thanh không phân biệt.',
      en: 'Keep it with one of them; case and diacritics do not tell names apart.',
    },
  },
  'indexSet.synonym-empty': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: tên "{synonym}" của "{figure}" không còn từ nào sau khi bỏ các từ chung.',
      en: '{file}, line {line}: the name "{synonym}" of "{figure}" has no word left after the common ones.',
    },
    cure: {
      vi: 'Viết tên đầy đủ hơn.',
      en: 'Write a fuller name.',
    },
  },
  'indexSet.headline-missing': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không có chỉ tiêu chính.',
      en: '{file}, line {line}: there is no headline figure.',
    },
    cure: {
      vi: 'Thêm headline: true cho đúng một trong: {figures}.',
      en: 'Add headline: true to exactly one of: {figures}.',
    },
  },
  'indexSet.headline-several': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: có nhiều chỉ tiêu chính: {figures}.',
      en: '{file}, line {line}: there are several headline figures: {figures}.',
    },
    cure: {
      vi: 'Chỉ giữ headline: true ở một chỉ tiêu.',
      en: 'Keep headline: true with one of them.',
    },
  },
  'indexSet.continues-itself': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: bộ chỉ tiêu "{id}" nối tiếp chính nó.',
      en: '{file}, line {line}: the index set "{id}" continues itself.',
    },
    cure: {
      vi: 'Ghi id của bộ trước đó, hoặc bỏ continues.',
      en: 'Write the id of the set before it, or remove continues.',
    },
  },
  'indexSet.invalid': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp bộ chỉ tiêu "{file}" có lỗi: {problems}',
      en: 'The index set file "{file}" has problems: {problems}',
    },
    cure: {
      vi: 'Sửa tệp theo các dòng nêu trên; xem docs/index-sets.md.',
      en: 'Correct the lines named; see docs/index-sets.md.',
    },
  },
  'indexSet.id-twice': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Bộ chỉ tiêu "{id}" có trong hai tệp "{other}" và "{file}"; tệp "{file}" không được dùng.',
      en: 'The index set "{id}" is in two files, "{other}" and "{file}"; "{file}" is not used.',
    },
    cure: {
      vi: 'Đổi id hoặc bỏ một tệp. Trong cùng một thư mục thì cả hai tệp đều không được dùng.',
      en: 'Change the id or remove one file. Within one folder neither of the two is used.',
    },
  },
} as const satisfies Record<string, ProblemEntry>

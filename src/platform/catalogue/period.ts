import type { ProblemEntry } from '../problem.ts'

/** Problems of files of period schemes. */
export const period = {
  'period.yaml': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không đúng cú pháp YAML ({reason}).',
      en: '{file}, line {line}: not valid YAML ({reason}).',
    },
    cure: {
      vi: 'Sửa dòng đó; xem ví dụ trong docs/rules-of-time.md.',
      en: 'Correct that line; docs/rules-of-time.md has an example.',
    },
  },
  'period.scheme-value': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" chưa đúng.',
      en: '{file}, line {line}: "{key}" is not right.',
    },
    cure: {
      vi: 'Viết schema: thuocdo/period-scheme/1; id bằng chữ thường, số, gạch nối; name có vi và en; kinds gồm month, quarter, half, year; begins có monthsBefore từ 0 đến 11 và day từ 1 đến 28; không có khóa khác.',
      en: 'Write schema: thuocdo/period-scheme/1; an id of small letters, digits and hyphens; a name in vi and en; kinds of month, quarter, half, year; begins with monthsBefore 0–11 and day 1–28; no other key.',
    },
  },
  'period.scheme-invalid': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp kiểu kỳ báo cáo {file} có lỗi: {problems}',
      en: 'The file of a period scheme {file} has problems: {problems}',
    },
    cure: { vi: 'Sửa các dòng đã nêu rồi chạy lại.', en: 'Correct the lines named and run again.' },
  },
} as const satisfies Record<string, ProblemEntry>

import type { ProblemEntry } from '../problem.ts'

const issue = (text: ProblemEntry['text'], cure: ProblemEntry['cure']): ProblemEntry & { kind: 'issue' } => ({
  kind: 'issue',
  text,
  cure,
})

const LINE = { vi: '{file}, dòng {line}: ', en: '{file}, line {line}: ' }
const inFile = (vi: string, en: string): ProblemEntry['text'] => ({ vi: LINE.vi + vi, en: LINE.en + en })

/** Problems of the calendar of working days and its files. */
export const calendar = {
  'calendar.year-missing': issue(
    {
      vi: 'Chưa có ngày nghỉ lễ, Tết của năm {year}; năm này được tính làm việc từ thứ Hai đến thứ Sáu, không nghỉ lễ.',
      en: 'The public holidays of {year} are not known; that year counts Monday to Friday as worked, without holidays.',
    },
    {
      vi: 'Thêm tệp {file} theo mẫu các năm khác (docs/rules-of-time.md).',
      en: 'Add the file {file} after the other years (docs/rules-of-time.md).',
    },
  ),
  'calendar.expected': issue(
    {
      vi: 'Năm {year} có ngày nghỉ mới là dự kiến, chưa có thông báo chính thức: {days}.',
      en: 'Some days off of {year} are only expected, not announced: {days}.',
    },
    {
      vi: 'Khi có thông báo, sửa {file} và đổi status thành official.',
      en: 'When they are announced, correct {file} and set their status to official.',
    },
  ),
  'calendar.yaml': issue(inFile('không đúng cú pháp YAML ({reason}).', 'not valid YAML ({reason}).'), {
    vi: 'Sửa dòng đó; xem ví dụ trong docs/rules-of-time.md.',
    en: 'Correct that line; docs/rules-of-time.md has an example.',
  }),
  'calendar.key-unknown': issue(inFile('không có khóa "{key}".', 'there is no key "{key}".'), {
    vi: 'Bỏ hoặc sửa khóa này; các khóa được dùng: {known}.',
    en: 'Remove or correct it; the keys are: {known}.',
  }),
  'calendar.key-missing': issue(inFile('thiếu "{key}".', '"{key}" is missing.'), {
    vi: 'Thêm khóa này; xem ví dụ trong docs/rules-of-time.md.',
    en: 'Add it; docs/rules-of-time.md has an example.',
  }),
  'calendar.value': issue(inFile('"{key}" không thể là "{value}".', '"{key}" cannot be "{value}".'), {
    vi: 'Viết lại cho đúng: {wanted}.',
    en: 'Write it as wanted: {wanted}.',
  }),
  'calendar.date': issue(inFile('không có ngày "{value}".', 'there is no date "{value}".'), {
    vi: 'Viết ngày có thật theo dạng 2026-09-02.',
    en: 'Write a day that exists as 2026-09-02.',
  }),
  'calendar.other-year': issue(inFile('ngày {date} không thuộc năm {year}.', '{date} is not in {year}.'), {
    vi: 'Chuyển dòng này sang tệp của năm đó.',
    en: 'Move it to the file of that year.',
  }),
  'calendar.day-twice': issue(inFile('ngày {date} được ghi hai lần.', '{date} stands there twice.'), {
    vi: 'Chỉ giữ một dòng cho mỗi ngày.',
    en: 'Keep one entry for each day.',
  }),
  'calendar.off-on-weekend': issue(
    inFile(
      'ngày {date} là thứ Bảy hoặc Chủ nhật nên không thể là ngày nghỉ bù hay nghỉ hoán đổi.',
      '{date} is a Saturday or Sunday, so it can be no day in lieu nor a swapped day off.',
    ),
    { vi: 'Kiểm tra lại ngày này trong thông báo.', en: 'Check the day in the announcement.' },
  ),
  'calendar.worked-on-weekday': issue(
    inFile('ngày làm bù {date} không phải thứ Bảy hay Chủ nhật.', '{date}, worked instead, is no Saturday or Sunday.'),
    { vi: 'Kiểm tra lại ngày làm bù trong thông báo.', en: 'Check the day in the announcement.' },
  ),
  'calendar.source-unknown': issue(
    inFile('không có nguồn "{source}" trong mục sources.', 'there is no "{source}" among the sources.'),
    {
      vi: 'Thêm nguồn này vào sources, hoặc dùng một trong: {known}.',
      en: 'Add it to sources, or use one of: {known}.',
    },
  ),
  'calendar.invalid': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp lịch {file} có lỗi: {problems}',
      en: 'The calendar file {file} has problems: {problems}',
    },
    cure: { vi: 'Sửa các dòng đã nêu rồi chạy lại.', en: 'Correct the lines named and run again.' },
  },
  'calendar.year-twice': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Năm {year} có ở hai tệp lịch: {file} và một tệp trước đó.',
      en: 'The year {year} is in two calendar files: {file} and one before it.',
    },
    cure: { vi: 'Chỉ giữ một tệp cho mỗi năm trong thư mục này.', en: 'Keep one file for each year in that folder.' },
  },
} as const satisfies Record<string, ProblemEntry>

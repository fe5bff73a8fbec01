import type { z } from 'zod'
import type { Text2 } from '../model/text.ts'

const KINDS: Readonly<Record<string, Text2>> = {
  string: { vi: 'chữ', en: 'plain words' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'danh sách', en: 'a list' },
  tuple: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'nhóm các mục con', en: 'a group of entries' },
  record: { vi: 'nhóm các mục con', en: 'a group of entries' },
  date: { vi: 'ngày năm-tháng-ngày', en: 'a date as year-month-day' },
}

const OTHER: Text2 = { vi: 'giá trị khác', en: 'another value' }

function limit(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Text2 {
  const [vi, en, number] =
    issue.code === 'too_small' ? ['ít nhất', 'at least', issue.minimum] : ['nhiều nhất', 'at most', issue.maximum]
  if (issue.origin === 'string') {
    if (issue.code === 'too_small' && number === 1) return { vi: 'không để trống', en: 'something that is not blank' }
    return { vi: `${vi} ${number} ký tự`, en: `${en} ${number} characters` }
  }
  if (issue.origin === 'array') return { vi: `${vi} ${number} phần tử`, en: `${en} ${number} entries` }
  if (issue.inclusive === false) {
    return issue.code === 'too_small'
      ? { vi: `số lớn hơn ${number}`, en: `a number greater than ${number}` }
      : { vi: `số nhỏ hơn ${number}`, en: `a number less than ${number}` }
  }
  return { vi: `số ${vi === 'ít nhất' ? 'từ' : 'không quá'} ${number}`, en: `a number of ${en} ${number}` }
}

/** What a form wanted in place of what a person wrote, in words of ours: those of the checking library are English only. */
export function wantedWords(issue: z.core.$ZodIssue): Text2 {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? OTHER
  if (issue.code === 'too_small' || issue.code === 'too_big') return limit(issue)
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ')
    return issue.values.length === 1
      ? { vi: values, en: values }
      : { vi: `một trong ${values}`, en: `one of ${values}` }
  }
  if (issue.code === 'invalid_format' && issue.format === 'regex') {
    return { vi: `dạng ${issue.pattern}`, en: `the form ${issue.pattern}` }
  }
  if (issue.code === 'custom' && typeof issue.params?.wanted === 'string') return KINDS[issue.params.wanted] ?? OTHER
  return OTHER
}

const YAML_FAULTS: Readonly<Record<string, Text2>> = {
  BAD_INDENT: { vi: 'thụt dòng sai', en: 'wrong indentation' },
  TAB_AS_INDENT: { vi: 'thụt dòng bằng phím Tab', en: 'indented with a tab' },
  DUPLICATE_KEY: { vi: 'mục ghi hai lần', en: 'an entry stands twice' },
  MISSING_CHAR: { vi: 'thiếu dấu đóng ngoặc, dấu nháy hoặc dấu phẩy', en: 'a bracket, quote or comma is missing' },
  UNEXPECTED_TOKEN: { vi: 'có ký tự không đúng chỗ', en: 'something stands where it cannot' },
  BLOCK_AS_IMPLICIT_KEY: { vi: 'có hai dấu hai chấm trên một dòng', en: 'two colons on one line' },
  MULTILINE_IMPLICIT_KEY: { vi: 'thiếu dấu hai chấm sau tên mục', en: 'the colon after a name is missing' },
  BAD_DQ_ESCAPE: { vi: 'dấu \\ không đúng trong ngoặc kép', en: 'a wrong \\ within double quotes' },
  BAD_ALIAS: {
    vi: 'dấu * hoặc & không đúng, hoặc không có phần mang tên đó',
    en: 'a wrong * or &, or nothing of that name',
  },
  BAD_MERGE: { vi: 'sau << phải là một phần có các mục', en: 'what follows << must be a part with entries' },
  MANY_ALIASES: { vi: 'lặp lại quá nhiều bằng dấu *', en: 'too much is repeated by *' },
  BAD_SCALAR_START: { vi: 'nội dung bắt đầu bằng ký tự đặc biệt', en: 'a text begins with a special character' },
  MULTIPLE_DOCS: { vi: 'có dấu --- giữa tệp', en: 'there is a --- within the file' },
}

/** What is wrong with the syntax of a YAML file, by the code of the reading library. */
export function yamlFault(code: string): Text2 {
  return YAML_FAULTS[code] ?? { vi: `lỗi ${code}`, en: `fault ${code}` }
}

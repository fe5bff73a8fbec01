import { foldSpelling } from '../../model/vietnamese.ts'

/**
 * What guards the door against personal data in cells that were mapped by mistake. A cell passes as a code only in the form
 * of one; names, addresses, e-mails never have it, and numbers of phones and identity papers are told by their digits.
 */

const CODE = /^[0-9A-Za-z](?:[0-9A-Za-z._/-]{0,62}[0-9A-Za-z])?$/
const PASSPORT = /^[A-Za-z]\d{7}$/
/** A day: a birthday perhaps, never a code. */
const DAY = /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})$/
const NUMBER_LIKE = /^[\d\s.\-/+()]+$/
const SEPARATORS = /[\s.\-/+()]/g
/** A dossier's number of digits alone: code of the unit, day as yymmdd, serial. No number of a person is written so. */
const DOSSIER_NUMBER = /^[\d.]+-\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-\d+$/

/** Of an identity paper: the province, century and sex, and 8 digits (CCCD). */
const CITIZEN = '0(?:0[1-9]|[1-8]\\d|9[0-6])[0-3]\\d{8}'
/** Mobile and fixed lines of today and before 2018, with 0 or the country's 84. */
const PHONE = '(?:0|84)(?:[2-9]\\d{8,9}|1\\d{9})'
/** A day as yymmdd, of the years that dossiers are numbered in by programs. */
const NUMBERED_DAY = '(?:1[5-9]|[2-4]\\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
/** Nine digits (CMND), but for those of a counter, which begin with two noughts or are behind a day. */
const OLD_PAPER = `(?!00|${NUMBERED_DAY})\\d{9}`
const MARK = '[./_-]'
const WITHIN = new RegExp(`(?:^|${MARK})(?:[A-Za-z]*(?:${CITIZEN}|${PHONE})|${OLD_PAPER})(?=$|${MARK})`)
/** Perhaps a number of a person in groups. */
const IN_GROUPS = new RegExp(`(?:^|${MARK})(?:0|84)(?:${MARK}?\\d){9,11}(?=$|${MARK})`)
const WHOLE = new RegExp(`^(?:${CITIZEN}|${PHONE})$`)
/** What groups of a number do not go on behind: letters, or a day with an office before it and a counter behind it. */
const DIVIDES = new RegExp(`\\D|^${NUMBERED_DAY}$`)
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether parts of a code that follow one another are together the number of a phone or a citizen. */
function holdsGroups(code: string): boolean {
  let digits = ''
  for (const part of [...code.split(/[./_-]/), ' ']) {
    if (!DIVIDES.test(part)) digits += part
    else if (WHOLE.test(digits)) return true
    else digits = ''
  }
  return false
}

/**
 * Whether a part of a code has the form of a phone's or citizen's number, as in "H31-261026-0912345678", "HS0912345678" or
 * "H31-0912-345-678". Codes are made of the numbers of offices, a day and a counter of few digits (H57.32.20-260101-0001).
 */
export function holdsPersonalNumber(code: string): boolean {
  if (/\d{9}/.test(code) && WITHIN.test(code)) return !UUID.test(code)
  return IN_GROUPS.test(code) && holdsGroups(code)
}

/** Nothing but 9 to 13 digits: identity papers have 9 or 12, phones 9 to 11, taxpayers 10 or 13. */
function isPersonalNumber(text: string): boolean {
  if (!NUMBER_LIKE.test(text) || DOSSIER_NUMBER.test(text)) return false
  const digits = text.replace(SEPARATORS, '')
  return digits.length >= 9 && digits.length <= 13
}

/** Whether a cell looks like the number of a phone or an identity paper, an e-mail address or a birthday. */
export function looksPersonal(text: string): boolean {
  return text.includes('@') || isPersonalNumber(text) || PASSPORT.test(text) || DAY.test(text)
}

/** Whether a cell has the form of a code: no blanks, plain letters, at least one digit, and no number of a person. */
export function isCode(text: string): boolean {
  return CODE.test(text) && /\d/.test(text) && !looksPersonal(text) && !holdsPersonalNumber(text)
}

/**
 * Phrases that states, channels and answers are made of. Single words are none that people are called by, and words that
 * people are called by stand only in phrases ("xử lý", "hoàn thành"): what is not made of these is not quoted.
 */
const PHRASES = `đã|đang|chờ|chưa|không|có|mới|bị|được|quá hạn|trước hạn|đúng hạn|trễ hạn|trong hạn|hủy|huỷ|lỗi|nháp|khác
  |xử lý|xử lý xong|hoàn thành|hoàn tất|kết thúc|tiếp nhận|trả kết quả|kết quả|trả|bổ sung|bổ sung giấy tờ|yêu cầu|nghĩa vụ
  |nghĩa vụ tài chính|thanh toán|phí|lệ phí|rút|rút hồ sơ|hồ sơ|công dân|từ chối|dừng|tạm dừng|đăng ký|đăng ký mới|thẩm định
  |phê duyệt|trình ký|ký duyệt|chuyển xử lý|chuyển|liên thông|phối hợp|thu phí|nộp phí|nộp|trực tiếp|trực tuyến|bưu chính
  |bưu chính công ích|bưu điện|một phần|toàn trình|dịch vụ công|cổng dịch vụ công|thủ tục hành chính|thủ tục|cán bộ|phản ánh
  |hài lòng|thực hiện|xin lỗi|gia hạn|lưu trữ|xóa|xoá|accepted|cancelled|closed|done|false|finished|in|no|none|null|online
  |offline|open|paid|partial|full|pending|person|processing|progress|received|registered|rejected|requested|returned|state
  |status|stopped|submitted|true|unknown|waiting|withdrawn|yes|not|post|n|a|x|y`
const PHRASE_TEXTS = PHRASES.split('|').map((phrase) => foldSpelling(phrase))
const MADE_OF_PHRASES = new RegExp(
  `^(?:(?:${PHRASE_TEXTS.sort((a, b) => b.length - a.length).join('|')}|\\d{1,4})(?:[\\s.,:;()/_-]+|$))+$`,
)

/** Stands in a message for what must not be quoted. */
export const NOT_QUOTED = '…'

/** The cell when it can be no person's: phrases of states and channels, a number of at most four digits; else "…". */
export function quotedWord(text: string): string {
  if (text.length > 60 || looksPersonal(text)) return NOT_QUOTED
  // Marks between words would be taken for a part of them.
  const words = text.replace(/[.,:;()/_-]+/g, ' ').trim()
  return MADE_OF_PHRASES.test(foldSpelling(words)) ? text : NOT_QUOTED
}

/** The cell when it has the form of a date since 2000, as dates of dossiers have and birthdays seldom; else "…". */
export function quotedDate(text: string): string {
  const form =
    /^(\d{1,2}[/.-]\d{1,2}[/.-]20\d\d|20\d\d-\d{1,2}-\d{1,2}|20\d{12}|20\d{6})([T ][\d:.,]{4,18})?(Z|[+-]\d\d:?\d\d)?$/i
  return form.test(text) ? text : NOT_QUOTED
}

/** As `quotedWord`, of a cell that holds several values parted by `mark`. */
export const quotedList = (text: string, mark: string, quoted: (part: string) => string): string =>
  text
    .split(mark)
    .map((part) => (part === '' ? '' : quoted(part)))
    .join(mark)

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

/** Whether a cell has the form of a code: no blanks, plain letters, at least one digit, and not the number of a person. */
export function isCode(text: string): boolean {
  return CODE.test(text) && /\d/.test(text) && !looksPersonal(text)
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
  return MADE_OF_PHRASES.test(foldSpelling(text)) ? text : NOT_QUOTED
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

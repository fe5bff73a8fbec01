import type { Fact } from '../../model/issue.ts'
import { foldPlain, foldSpelling, hasDiacritics, plainOfSpelling } from '../../model/vietnamese.ts'
import { looksPersonal, NOT_QUOTED } from './personal.ts'

/**
 * Which heads of columns may be quoted and remembered. A head may be a person's name or a cell of data: a table without a row of
 * heads begins with data, and one with a column for each official is headed by their names. So a column that nobody reads is told
 * by its name where that is made of the words that heads are made of, or begins with them, else by its number.
 */

/**
 * What heads are made of. Words that people are called by stand only in phrases ("ngày sinh", "hành chính"), but for a few that
 * never make a whole name.
 */
const PHRASES = `mã|mã số|mã hóa|số|số hiệu|số lượng|số tiền|số hóa|stt|tt|tên|họ tên|họ và tên|họ đệm|ngày|giờ|tháng|năm|quý|kỳ|kỳ báo cáo
  |thời gian|thời điểm|thời hạn|hạn|hẹn|hẹn trả|ngày sinh|năm sinh|nơi sinh|giới tính|dân tộc|quốc tịch|tuổi|nghề nghiệp|địa chỉ|thường trú
  |tạm trú|cư trú|nơi ở|nơi cấp|ngày cấp|quê quán|liên hệ|liên lạc|điện thoại|số điện thoại|di động|sđt|đt|email|thư điện tử|tài khoản|cccd
  |cmnd|cmt|căn cước|căn cước công dân|chứng minh|chứng minh thư|chứng minh nhân dân|định danh|hộ chiếu|hộ khẩu|giấy|giấy tờ|tùy thân|mst
  |mã số thuế|thuế|bảo hiểm|bhxh|hồ sơ|hs|chủ|chủ hồ sơ|chủ sở hữu|người|người nộp|người nhận|người gửi|người dân|người ký|nộp|nhận|gửi
  |đại diện|ủy quyền|cán bộ|công chức|viên chức|nhân viên|chuyên viên|lãnh đạo|phụ trách|thụ lý|xử lý|giải quyết|tiếp nhận|đơn vị|cơ quan
  |tổ chức|doanh nghiệp|công dân|cá nhân|phòng|phòng ban|sở|sở ngành|bộ phận|một cửa|trung tâm|ubnd|ủy ban nhân dân|tỉnh|thành phố|huyện
  |quận|thị xã|thị trấn|xã|phường|thôn|tổ dân phố|địa bàn|khu vực|địa phương|thủ tục|thủ tục hành chính|hành chính|tthc|lĩnh vực|nhóm|loại
  |kiểu|hình thức|kênh|phương thức|cách thức|trạng thái|tình trạng|bước|quy trình|tiến độ|kết quả|trả|trả kết quả|lệ phí|phí|tiền|thanh toán
  |biên lai|biên nhận|hóa đơn|mức|mức độ|nội dung|tiêu đề|trích yếu|chủ đề|mô tả|ý kiến|lý do|nguyên nhân|ghi chú|chú thích|nguồn|gốc|cũ|mới
  |khác|thêm|đầu tiên|cuối cùng|lần|lần cuối|lần đầu|cập nhật|sửa|xóa|ký|văn bản|công văn|quyết định|tệp|tệp tin|đính kèm|đường dẫn|liên kết
  |liên thông|liên quan|bản sao|bản chính|bản gốc|kho|dữ liệu|csdl|cơ sở dữ liệu|dân cư|tái sử dụng|điện tử|chứng thực|trực tuyến|trực tiếp
  |bưu chính|công ích|bưu điện|toàn trình|một phần|đánh giá|hài lòng|điểm|xếp loại|xếp hạng|tổng|tổng số|tổng cộng|tỷ lệ|đúng hạn|quá hạn
  |trước hạn|trễ hạn|sớm hạn|còn lại|làm việc|phản ánh|kiến nghị|phản ánh kiến nghị|pakn|khiếu nại|tố cáo|trả lời|phân loại|đối tượng|thực hiện
  |dành cho|có|không|là|và|hoặc|của|cho|theo|từ ngày|đến ngày|trong|tại|về|bị|được|chưa|đã|đang|thành phần|nghĩa vụ|nghĩa vụ tài chính|tài chính
  |phát sinh|khai thác|kết nối|đồng bộ|tích hợp|yêu cầu|bổ sung|dừng|tạm dừng|rút|từ chối|hủy|kết thúc|bắt đầu|hoàn thành|xong|duyệt|phê duyệt
  |thẩm định|trình|chuyển|cấp|cấp thực hiện|cấp giải quyết|dvc|dvcqg|dịch vụ công|cổng|quốc gia|qua mạng|tại quầy|giá trị|đơn giá|chỉ tiêu|tiêu chí
  |code|codes|id|no|number|name|full name|date|time|day|days|month|year|status|state|type|kind|unit|agency|office|department|channel|procedure
  |dossier|file|record|row|received|due|finished|returned|ended|created|updated|changed|handled|answered|at|by|from|to|of|and|the|is|has|in|for
  |note|notes|remark|remarks|comment|comments|description|content|subject|title|phone|mobile|email|address|receipt|fee|paid|amount|result|source
  |sender|applicant|owner|person|citizen|birth|gender|score|rating|answer|satisfied|count|total|value|measure|period|level|ward|commune|district
  |province|portal|url|link|version|key|index|reason|parent|successor|predecessor|extent|deleted
  |digitised|complained|refused|stopped|withdrawn|levels|information|list|thông tin|danh sách|ds|tài liệu|giá|dòng|cột|bản ghi|cách|line|column|cure`
const SPELLED = PHRASES.split('|').map((phrase) => foldSpelling(phrase))

/** The longest first, so that a phrase is tried before its words. */
const madeOf = (phrases: readonly string[]): RegExp => {
  const sorted = [...new Set(phrases)].sort((a, b) => b.length - a.length)
  return new RegExp(`^(?:(?:${sorted.join('|')}|\\d{1,4})(?: |$))+$`)
}
const MADE_OF_SPELLED = madeOf(SPELLED)
const BEGUN_AS_HEAD = new RegExp(`^(?:${SPELLED.join('|')})(?: |$)`)
const MADE_OF_PLAIN = madeOf(SPELLED.map(plainOfSpelling))

/** Family names of nine in ten people, and frequent ones of ethnic minorities, without diacritics. */
const FAMILY_NAMES: ReadonlySet<string> = new Set(
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong dinh lam phung mai to ha ta
  tang luu chu quach cao thai kieu la luong tong trieu nghiem thach kim chau giang lo vang sung giap ma be nong hua bach thieu`
    .split(/\s+/)
    .map(foldPlain),
)

const LONGEST = 80
/** Digits of a year or a number of a form; numbers of persons have more. */
const MOST_DIGITS = 4

/** A name without what stands between words, those of an identifier apart: "DSNgayTiepNhan" is "DS Ngay Tiep Nhan". */
const inWords = (name: string): string =>
  name
    .replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ')
    .replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' ')
    .trim()

const wordsOf = (name: string): readonly string[] => foldPlain(inWords(name)).split(' ')

function isMadeOfPhrases(name: string): boolean {
  if (MADE_OF_SPELLED.test(foldSpelling(inWords(name)))) return true
  return !hasDiacritics(name) && MADE_OF_PLAIN.test(wordsOf(name).join(' '))
}

/** A name that programs give: capitals within, low lines, dots; a person's name has none of these. */
const IDENTIFIER = /^[A-Za-z](?=\w*(?:[a-z][A-Z]|[_.]))[\w.[\]]*$/

/** A head as people write one: begun as heads begin, gone on in small letters. */
function isBegunAsHead(name: string): boolean {
  const words = inWords(name)
  return !/ .*[\p{Lu}\p{N}]/u.test(words) && BEGUN_AS_HEAD.test(foldSpelling(words))
}

/** Whether a head may be quoted and remembered where nobody said what its column is. */
export function isColumnName(name: string): boolean {
  if (name.length > LONGEST || looksPersonal(name) || name.replace(/\P{N}/gu, '').length > MOST_DIGITS) return false
  if (isMadeOfPhrases(name) || /^[^\p{L}\p{N}]+$/u.test(name)) return true
  if (isBegunAsHead(name) && !mayBePersons(name)) return true
  return IDENTIFIER.test(name) && !wordsOf(name).some((word) => FAMILY_NAMES.has(word))
}

/** Whether a head has the form of a person's name, number, e-mail or birthday: such a one is never read, quoted or remembered. */
export function mayBePersons(name: string): boolean {
  if (looksPersonal(name)) return true
  if (isMadeOfPhrases(name) || !/^[\p{L}\p{M}'’.\s_]+$/u.test(name)) return false
  const words = wordsOf(name)
  const [first = '', second = ''] = words
  return words.length >= 2 && words.length <= 7 && (FAMILY_NAMES.has(first) || ['van', 'thi'].includes(second))
}

/** The name of a column that is read, or that a person stated, unless it may be a person's: then "…". */
export function quotedColumn(name: string): string {
  return mayBePersons(name) || name.length > LONGEST ? NOT_QUOTED : name
}

/** Columns as a message tells them: by name where that may be quoted, else by their number in the header, from 1. */
export function columnsTold(names: readonly string[], header: readonly string[]): Fact {
  if (names.every(isColumnName)) return names
  const told = (column: string): string =>
    names.map((name) => (isColumnName(name) ? name : `${column} ${header.indexOf(name) + 1}`)).join('; ')
  return { vi: told('cột'), en: told('column') }
}

/** What is remembered of a header: the columns that are read, and others whose names may be quoted. */
export function keptHeader(header: readonly string[], columns: Readonly<Record<string, string>>): readonly string[] {
  const read = new Set(Object.values(columns))
  return header.filter((name) => read.has(name) || isColumnName(name))
}

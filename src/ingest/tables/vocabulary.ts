import type { UnitOfMeasure } from '../../model/index-set.ts'
import { keyOf, keyWords, squeeze, startsWithCapital } from './folded.ts'

const keys = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map(keyOf).filter((key) => key !== ''))

/** Heads of the column of sequence numbers. */
export const SEQUENCE_HEADS = keys(['STT', 'TT', 'Số TT', 'Số thứ tự', 'No'])

/** Heads of the column of unit names. */
export const NAME_HEADS = keys([
  'Đơn vị',
  'Tên đơn vị',
  'Tên các đơn vị',
  'Các đơn vị',
  'Đơn vị hành chính',
  'Đơn vị thực hiện',
  'Đơn vị xử lý',
  'Đơn vị báo cáo',
  'Đơn vị, địa phương',
  'Cơ quan',
  'Cơ quan, đơn vị',
  'Tên cơ quan',
  'Tên cơ quan, đơn vị',
  'Cơ quan, địa phương',
  'Cơ quan, đơn vị, địa phương',
  'Địa phương',
  'Tên địa phương',
  'Địa bàn',
  'Xã',
  'Phường',
  'Tên xã',
  'Tên phường',
  'Tên xã, phường',
  'Tên xã, thị trấn',
  'Tên xã, phường, thị trấn',
  'Xã, thị trấn',
  'Các xã, thị trấn',
  'Xã, phường',
  'Các xã, phường',
  'Xã, phường, thị trấn',
  'Các xã, phường, thị trấn',
  'Xã, phường, đặc khu',
  'Phường, xã',
  'UBND xã, thị trấn',
  'UBND các xã, thị trấn',
  'UBND xã, phường',
  'UBND các xã, phường',
  'UBND xã, phường, thị trấn',
  'UBND các xã, phường, thị trấn',
  'UBND cấp xã',
  'Huyện, thành phố',
  'Huyện, thị xã, thành phố',
  'Tỉnh, thành phố',
  'Sở, ban, ngành',
  'Sở, ngành',
  'Sở, ngành, địa phương',
  'Phòng, ban',
  'Tên',
  'Unit',
  'Name',
])

/** Heads over several columns that name no figure by themselves. */
export const GROUP_HEADS = keys([
  'Kết quả',
  'Kết quả thực hiện',
  'Kết quả đánh giá',
  'Kết quả đạt được',
  'Chỉ tiêu',
  'Các chỉ tiêu',
  'Chỉ tiêu đánh giá',
  'Các chỉ tiêu đánh giá',
  'Tiêu chí',
  'Các tiêu chí',
  'Tiêu chí đánh giá',
  'Nội dung',
  'Nội dung đánh giá',
  'Trong đó',
])

/** Heads of columns that stand beside the figures and are no figures, by what they are. */
const AUXILIARY: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        'rank',
        ['Xếp hạng', 'Thứ hạng', 'Hạng', 'Xếp thứ', 'Vị thứ', 'Thứ tự xếp hạng', 'Vị trí', 'Vị trí xếp hạng', 'Rank'],
      ],
      ['rating', ['Xếp loại', 'Đánh giá', 'Mức đánh giá', 'Xếp loại đánh giá', 'Kết quả xếp loại']],
      ['note', ['Ghi chú', 'Chú thích', 'Lý do', 'Nguyên nhân', 'Notes', 'Note']],
      ['code', ['Mã', 'Mã đơn vị', 'Mã xã', 'Mã ĐVHC', 'Mã định danh', 'Mã số']],
      [
        'change',
        [
          'Tăng/giảm',
          'Tăng giảm',
          'Tăng, giảm',
          'Chênh lệch',
          'So với tháng trước',
          'So với kỳ trước',
          'Tăng/giảm so với tháng trước',
          'So sánh với tháng trước',
        ],
      ],
    ] as const
  ).flatMap(([what, texts]) => texts.map((text): [string, string] => [keyOf(text), what])),
)

/** Heads of numbers of dossiers, which stand beside the figures in many tables. */
const VOLUMES = keys([
  'Tổng số hồ sơ',
  'Tổng hồ sơ',
  'Số hồ sơ tiếp nhận',
  'Tổng số hồ sơ tiếp nhận',
  'Hồ sơ tiếp nhận',
  'Số hồ sơ đã giải quyết',
  'Số hồ sơ giải quyết',
  'Số hồ sơ đang giải quyết',
  'Số hồ sơ đúng hạn',
  'Số hồ sơ trước hạn',
  'Số hồ sơ trễ hạn',
  'Số hồ sơ quá hạn',
  'Số hồ sơ trực tuyến',
])

/** True for the head of a number of dossiers. */
export function isVolume(key: string): boolean {
  return VOLUMES.has(key)
}

/** What an auxiliary head is ("rank", "note" …), or null. */
export function auxiliaryOf(key: string): string | null {
  return AUXILIARY.get(key) ?? null
}

/** Ratings as printed in a last column; the only words read at the end of a line of flat text. */
export const RATINGS = keys(['Xuất sắc', 'Tốt', 'Khá', 'Trung bình', 'Yếu', 'Kém', 'Đạt', 'Không đạt'])

/** True for a word of a rating as a line break leaves it: "Xuất" over "sắc". */
export function isPartOfRating(text: string): boolean {
  return /^(?:xuất|sắc|trung|bình|không|đạt)$/iu.test(squeeze(text))
}

/** Words that a head may hold beside the name of its figure without meaning another one. */
const BESIDE_ANY = [
  'trong tháng báo cáo',
  'trong kỳ báo cáo',
  'tháng báo cáo',
  'kỳ báo cáo',
  'của người dân và doanh nghiệp',
  'của người dân',
  'của doanh nghiệp',
  'của đơn vị',
  'đạt được',
  'đạt',
  'đã',
  'được',
  'thực hiện',
]

/** The same for figures of one unit of measure: "số lượng" before a count, but never before a rate. */
const BESIDE: Readonly<Record<UnitOfMeasure, readonly string[]>> = {
  percent: ['tỷ lệ', 'tỉ lệ'],
  points: ['điểm số', 'số điểm', 'điểm'],
  count: ['số lượng', 'tổng số', 'số', 'đã cấp', 'cấp'],
}

const wordsPattern = (texts: readonly string[]): RegExp => {
  const longest = texts.map((text) => keyWords(text).join(' ')).sort((a, b) => b.length - a.length)
  return new RegExp(`(?<= )(?:${longest.join('|')})(?= )`, 'g')
}
const BESIDE_PATTERN = wordsPattern(BESIDE_ANY)
const UNIT_PATTERNS: Readonly<Record<UnitOfMeasure, RegExp>> = {
  percent: wordsPattern(BESIDE.percent),
  points: wordsPattern(BESIDE.points),
  count: wordsPattern(BESIDE.count),
}

/** The folded words of a head without those that say nothing of which figure it is: first the fewest left out, then more. */
export function withoutBeside(words: readonly string[], unit: UnitOfMeasure): readonly (readonly string[])[] {
  const some = ` ${words.join(' ')} `.replace(BESIDE_PATTERN, '')
  const split = (text: string): string[] => text.split(' ').filter((word) => word !== '')
  return [split(some), split(some.replace(UNIT_PATTERNS[unit], ''))].filter((each) => each.length < words.length)
}

/** Words that turn a group's head into something else than the figure of this period. */
export function altersMeaning(text: string): boolean {
  const words = ` ${keyWords(text).join(' ')} `
  return ALTERING.some((word) => words.includes(word))
}

const ALTERING = [
  'tháng trước',
  'kỳ trước',
  'năm trước',
  'quý trước',
  'cùng kỳ',
  'so với',
  'so sánh',
  'kế hoạch',
  'chỉ tiêu giao',
  'mục tiêu',
  'được giao',
  'tăng',
  'giảm',
  'lũy kế',
  'quá hạn',
  'trễ hạn',
  'chưa',
  'không',
  'tối đa',
  'điểm chuẩn',
  'tự chấm',
  'tự đánh giá',
].map((text) => ` ${keyWords(text).join(' ')} `)

const TOTALS = keys(['Tổng', 'Tổng số', 'Tổng cộng', 'Cộng', 'Cộng chung', 'Tổng chung', 'Cộng tổng'])
const MEANS = keys([
  'Trung bình',
  'Trung bình chung',
  'Bình quân',
  'Bình quân chung',
  'Điểm trung bình',
  'Giá trị trung bình',
  'TB',
  'TB chung',
])
const WHOLES = keys([
  'Toàn huyện',
  'Toàn tỉnh',
  'Toàn thành phố',
  'Toàn thị xã',
  'Toàn quận',
  'Toàn xã',
  'Toàn phường',
  'Chung toàn huyện',
  'Chung toàn tỉnh',
])

const WHOLE_AFTER = / toàn (?:huyện|tỉnh|thành phố|thị xã|quận|xã|phường|ngành)$/iu

const SHORT = keys(['Cộng', 'Tổng'])
const SHORT_TOTAL = /^(?:cộng|tổng)(?:\s|$)/iu

/** A label of a row that is no unit: a sum, a mean, or the whole area; null for everything else. */
export function totalKind(label: string): 'sum' | 'mean' | 'whole' | null {
  const plain = squeeze(label).replace(/[\s:*.]+$|\(\*+\)$/gu, '')
  const key = keyOf(plain)
  const head = keyOf(plain.replace(WHOLE_AFTER, ''))
  // "Thành / Công" is a commune's name on two lines and no "Cộng".
  if (SHORT.has(head) && !SHORT_TOTAL.test(plain)) return null
  if (TOTALS.has(head)) return 'sum'
  if (MEANS.has(head)) return 'mean'
  return WHOLES.has(key) ? 'whole' : null
}

/** Words after which a number is part of a name ("Phường 1", "khu vực 2"); alone they name nothing. */
const DESIGNATOR =
  /(?<!\p{L})(?:phường|quận|số|khu vực|cơ sở|khu phố|khu|cụm|tổ|ấp|khóm|thôn|đội|vùng|tuyến|chi nhánh|liên xã|trạm|phòng giao dịch)$/iu

/** True when the words before a number want it as part of the name. */
export function wantsNumber(name: string): boolean {
  return DESIGNATOR.test(squeeze(name)) || isBareKind(name)
}

/** True when the words are a kind of unit without a name: "Phường", "Thị trấn", "UBND huyện". */
export function isBareKind(name: string): boolean {
  return /^(?:ubnd|uy ban nhan dan)? ?(?:xa|phuong|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tinh|so|khu vuc|co so)?$/.test(
    keyWords(name).join(' '),
  )
}

const SECTION =
  /^(?:khối|nhóm|cụm|các|khu vực|phần|mục|cấp|về)\s|^(?:sở, ban|các sở|xã, phường|ubnd các|ubnd cấp|cấp xã|cấp huyện)/iu

/** True for a line that heads a part of a table: "Khối sở, ban, ngành", "Các xã". */
export function isSectionLabel(text: string): boolean {
  return SECTION.test(squeeze(text)) && startsWithCapital(text)
}

/** "Xã Ba Liên", "Kim Liên", "Mường Và": two words with capitals, which are the name of a place and not of an office. */
const PLACE_OF_TWO_WORDS =
  /^(?:(?:UBND\s+)?(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|[Hh]uyện|[Qq]uận|[Tt]hị xã)\s+)?(?!(?:Sở|Ban|Bộ|Cục|Viện|Phòng|Trung|Các)\s)\p{Lu}\p{Ll}*\s+\p{Lu}\p{Ll}+$/u

/** True when a name cannot end here: a line break fell into it. */
export function isUnfinished(name: string): boolean {
  if (PLACE_OF_TWO_WORDS.test(squeeze(name))) return isBareKind(name)
  return (
    /(?:[,;/&–-]|(?<!\p{L})(?:và|của|các|thuộc|tại|theo|cho|với|về|liên|trực thuộc))$/iu.test(name.trim()) ||
    isBareKind(name) ||
    /^(?:văn phòng|ban|phòng|sở)$/iu.test(squeeze(name))
  )
}

const REFERENCE =
  /^(?:(?:điểm|thang điểm|mức|số điểm)\s+)?(?:tối đa|chuẩn)$|^thang điểm|^(?:chỉ tiêu|kế hoạch|mục tiêu)(?:\s+(?:được\s+)?(?:giao|tỉnh giao|năm|tháng).*)?$/iu

/** True for a row of maxima or targets: it belongs to no unit. */
export function isReferenceLabel(text: string): boolean {
  return REFERENCE.test(squeeze(text))
}

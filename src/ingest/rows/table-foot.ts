import { foldPlain, foldSpelling, hasDiacritics, plainOfSpelling } from '../../model/vietnamese.ts'
import type { SourceRow } from './row-source.ts'

/**
 * The foot of a table: below its last record a total, the day, who made and who signed it. Its rows are no records. What stands in
 * them, names of persons among it, goes no further than this file.
 */

/** A foot that was passed over. */
export interface Foot {
  readonly rows: number
  /** Its first and last line. */
  readonly from: number
  readonly to: number
  /** Records that a total says there are; null: none says so. */
  readonly said: number | null
  /** Records above it. */
  readonly records: number
}

/** Marks stand apart from words, so that these fold as they do elsewhere. */
const apart = (text: string): string => text.normalize('NFC').replace(/(?<=[\p{L}\p{M}])(?=[^\p{L}\p{M}\s])/gu, ' ')

const either = (phrases: string): string =>
  `(?:${phrases
    .split(/\|\s*/)
    .map((phrase) => foldSpelling(apart(phrase)))
    .join('|')})`

const NOUN = either(
  `hồ sơ|bản ghi|dòng|trường hợp|phiếu|phản ánh|kiến nghị|phản ánh, kiến nghị|phản ánh kiến nghị|pakn|thủ tục|tthc
  |thủ tục hành chính`,
)
const TOTAL = either(
  'tổng|tổng số|tổng cộng|cộng|cộng chung|tổng chung|cộng tổng|danh sách có|danh sách gồm|danh sách này có|danh sách này gồm|total|grand total',
)
/** What totals add up beside records. */
const SUMMED = either('tiền|lệ phí|phí|thu|đúng hạn|trước hạn|trong hạn|còn hạn|trễ hạn|quá hạn')
const FILLER = either('số|có|gồm|là')
const WORD_END = '(?![\\p{L}\\p{M}])'
const SIGNED = either(
  `người lập|người tổng hợp|người báo cáo|người kiểm tra|người xuất|người in|người ký|người duyệt|cán bộ lập|cán bộ tổng hợp
  |lập biểu|lập bảng|kế toán|thủ trưởng|lãnh đạo|trưởng phòng|phó trưởng phòng|trưởng bộ phận|chủ tịch|phó chủ tịch|giám đốc
  |phó giám đốc|chánh văn phòng|phó chánh văn phòng|cục trưởng|chi cục trưởng|tm|t/m|kt|k/t|tl|tuq|xác nhận của|ký tên|ký, ghi|ký ghi|ký và|đã ký
  |đóng dấu|ghi chú|nơi nhận|nguồn|in lúc|ngày in|ngày xuất|thời gian xuất|thời điểm xuất|hết|điện thoại|đt|email|signed
  |prepared by`,
)
const DAY = `${either('ngày')}[\\s\\d.…_/]*${either('tháng')}[\\s\\d.…_/]*${either('năm')}`

/** A form of texts that are folded by their spelling, or without accents where they are written without. */
function form(source: string): (cell: string) => RegExpExecArray | null {
  const [spelled, plain] = [source, plainOfSpelling(source)].map((each) => new RegExp(each, 'u')) as [RegExp, RegExp]
  return (cell) => {
    if (cell === '' || cell.length > LONGEST) return null
    const [fold, wanted] = hasDiacritics(cell) ? [foldSpelling, spelled] : [foldPlain, plain]
    return wanted.exec(fold(apart(cell)).replace(/^[^\p{L}\d]+/u, ''))
  }
}

/** Longer cells are no words of a foot. */
const LONGEST = 200
const total = form(
  `^(?:${TOTAL}${WORD_END}(?=[\\s:.,(]*(?:$|\\d|(?:${FILLER}|${NOUN}|${SUMMED})${WORD_END}))|${either('trong đó')}${WORD_END})`,
)
const counted = form(
  `^${TOTAL}(?: ${FILLER})*(?: (${NOUN}))?(?: ?:)?(?: ${FILLER})* (\\d{1,3}(?:[.,]\\d{3})+|\\d+)(?: (${NOUN}))?[ .)]*$`,
)
const signed = form(`^${SIGNED}${WORD_END}|^${either('trang')} \\d|${DAY}`)

/** The form of a code, but for the short number that may be a sum. */
const CODE_LIKE = /^(?=.*\d)(?!\d{1,7}$)[0-9A-Za-z._/-]+$/
const SUM = /^[\d.,\s%]+$/

/** Where the needed fields of a record stand among the cells that are read. */
export interface NeededCells {
  readonly key: number
  /** Of each list one cell is filled in a record. */
  readonly needed: readonly (readonly number[])[]
}

const hasWords = (cell: string): boolean => total(cell) !== null || signed(cell) !== null

/**
 * Whether a row may belong to a foot by the cells that are read: no code, not all that a record needs, and nothing with digits but
 * sums and words of feet.
 */
export function mayBeFoot(cells: readonly string[], { key, needed }: NeededCells): boolean {
  if (CODE_LIKE.test(cells[key] ?? '')) return false
  if (!cells.every((cell) => !/\d/.test(cell) || SUM.test(cell) || hasWords(cell))) return false
  return cells.some(hasWords) || needed.some((places) => places.every((at) => (cells[at] ?? '') === ''))
}

/** `words`: it has words of a foot; `other`: it may stand in one, such as the name below "Người lập biểu". */
type Kind = 'record' | 'words' | 'other'

function kindOf({ cells, all = cells, fault }: SourceRow, places: NeededCells): Kind {
  if ((fault !== null && fault !== 'rows.ragged') || !mayBeFoot(cells, places)) return 'record'
  if (all.some((cell) => total(cell) !== null)) return 'words'
  if (cells.some((cell) => SUM.test(cell))) return 'record'
  return all.some((cell) => signed(cell) !== null) ? 'words' : 'other'
}

/** The number of records that a row says there are: a total with what it counts, "Tổng số: 1.250 hồ sơ". */
function saidBy({ cells, all = cells }: SourceRow): number | null {
  for (const cell of all) {
    const [, before, number = '', behind] = counted(cell) ?? []
    if (before !== undefined || behind !== undefined) return Number(number.replace(/[.,]/g, ''))
  }
  return null
}

/** Rows of a foot at the most. */
const LONGEST_FOOT = 40

/**
 * The rows of a table without its foot: the last rows, from the first with words of a foot on, when none of them is a record.
 * Anywhere else such rows are rows like others. `onFoot` is told at the end, when there is one.
 */
export async function* withoutFoot(
  pieces: AsyncIterable<readonly SourceRow[]>,
  places: NeededCells,
  onFoot: (foot: Foot) => void,
): AsyncGenerator<readonly SourceRow[]> {
  let held: readonly SourceRow[] = []
  let records = 0
  for await (const piece of pieces) {
    const rows = held.length === 0 ? piece : [...held, ...piece]
    const least = Math.max(0, rows.length - LONGEST_FOOT)
    let end = rows.length
    for (
      let last = rows[end - 1];
      end > least && last !== undefined && kindOf(last, places) !== 'record';
      last = rows[end - 1]
    ) {
      end -= 1
    }
    held = rows.slice(end)
    records += end
    yield held.length === 0 ? rows : rows.slice(0, end)
  }
  const begins = held.findIndex((row) => kindOf(row, places) === 'words')
  const foot = begins < 0 ? [] : held.slice(begins)
  const rest = held.slice(0, held.length - foot.length)
  records += rest.length
  yield rest
  const [first, last] = [foot[0], foot.at(-1)]
  if (first === undefined || last === undefined) return
  const said = foot.map(saidBy).find((number) => number !== null) ?? null
  onFoot({ rows: foot.length, from: first.line, to: last.line, said, records })
}

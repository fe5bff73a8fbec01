import type { Decimal } from './decimal.ts'
import type { Verdict } from './dossier.ts'
import type { CountedProcedure, CountedRecord, Decided, DossierTally, Unlisted } from './explanation.ts'
import { formatDecimal } from './format.ts'
import { countUnits } from './level-words.ts'
import type { ScoreReason } from './scorecard.ts'
import type { Lang, Text2 } from './text.ts'
import type { UnitLevel } from './unit.ts'

const REASONS: Readonly<Record<ScoreReason, Text2>> = {
  'denominator-zero': { vi: 'không có gì để chia', en: 'nothing to divide by' },
  'does-not-arise': { vi: 'không phát sinh', en: 'does not arise' },
  'not-reported': { vi: 'không báo cáo', en: 'not reported' },
  'not-applicable': { vi: 'không áp dụng', en: 'not applicable' },
  unreadable: { vi: 'không đọc được', en: 'unreadable' },
  tracking: { vi: 'chỉ theo dõi', en: 'only followed' },
  'part-missing': { vi: 'thiếu thành phần', en: 'a part is missing' },
  'stated-score': { vi: 'điểm đã công bố', en: 'published points' },
  'stated-ratio': { vi: 'tỷ lệ đã công bố', en: 'published ratio' },
  'given-full': {
    vi: 'không báo cáo, bộ chỉ số cho đủ điểm ở cấp này',
    en: 'not reported, full marks by the index set at this level',
  },
  'nothing-to-compare': { vi: 'không có đơn vị khác để so', en: 'no other unit to compare with' },
  'mean-of-units': { vi: 'điểm là bình quân của các đơn vị', en: 'the points are a mean of units' },
}

/** Why a line has no points, or why not from counts. */
export const reasonWords = (reason: ScoreReason, lang: Lang): string => REASONS[reason][lang]

const VERDICTS: Readonly<Record<Verdict, Text2>> = {
  'on-time': { vi: 'đúng hạn', en: 'on time' },
  late: { vi: 'trễ hạn', en: 'late' },
  'within-term': { vi: 'còn trong hạn', en: 'within term' },
  overdue: { vi: 'quá hạn, chưa xong', en: 'overdue, not ended' },
  'no-term': { vi: 'không rõ hạn', en: 'no term known' },
}

/** How a dossier or a petition was judged. */
const verdictWords = (verdict: Verdict, lang: Lang): string => VERDICTS[verdict][lang]

/** Facts in words, as they keep a record out; the codes are those of index sets, and of the catalogue of procedures. */
const FACTS: Readonly<Record<string, Text2>> = {
  accepted: { vi: 'chưa được tiếp nhận', en: 'not accepted' },
  ended: { vi: 'chưa kết thúc', en: 'not ended' },
  onTime: { vi: 'không đúng hạn', en: 'not on time' },
  channel: { vi: 'không nộp trực tuyến', en: 'not filed online' },
  complained: { vi: 'bị phản ánh', en: 'complained of' },
  owesFee: { vi: 'không có nghĩa vụ tài chính', en: 'no fee owed' },
  feeData: { vi: 'không có dữ liệu phí, lệ phí', en: 'no data of the fee' },
  paidOnline: { vi: 'không thanh toán trực tuyến', en: 'not paid online' },
  electronicResult: { vi: 'không có kết quả điện tử', en: 'no electronic result' },
  digitised: { vi: 'chưa số hóa', en: 'not digitised' },
  reusedData: { vi: 'không dùng lại dữ liệu', en: 'no data reused' },
  personalStore: { vi: 'không kết nối kho cá nhân', en: 'not in the personal store' },
  unsatisfied: { vi: 'không hài lòng', en: 'unsatisfied' },
  populationData: { vi: 'không dùng dữ liệu dân cư', en: 'population data not used' },
  hasFee: { vi: 'thủ tục không có phí, lệ phí', en: 'the procedure has no fee' },
  onlineLevel: { vi: 'thủ tục không cung cấp trực tuyến', en: 'the procedure is not offered online' },
  offeredOnline: { vi: 'thủ tục không cung cấp trực tuyến', en: 'the procedure is not offered online' },
  paperResult: { vi: 'thủ tục không trả kết quả bằng giấy tờ', en: 'the procedure gives no paper result' },
  forCitizens: { vi: 'thủ tục không dành cho công dân', en: 'the procedure is not for citizens' },
  inCatalogue: { vi: 'không có trong danh mục thủ tục', en: 'not in the catalogue of procedures' },
  inCompetence: { vi: 'không thuộc thẩm quyền của cấp này', en: 'not in the competence of this level' },
  dossiers: { vi: 'không có hồ sơ nào trong kỳ', en: 'no dossiers in the period' },
}

const UNTOLD: Text2 = { vi: 'nguồn không cho biết', en: 'the source does not say' }

const factWords = (fact: string, lang: Lang): string => FACTS[fact]?.[lang] ?? fact

/** A fact that kept a record out; one without words of its own is told by its code. */
function keptOutWords({ fact, value }: Decided, lang: Lang): string {
  return value === null ? `${factWords(fact, lang)}: ${UNTOLD[lang]}` : factWords(fact, lang)
}

const number = (value: number, lang: Lang): string => formatDecimal(String(value) as Decimal, lang)

/** What kept all the dossiers of a procedure out, that fulfil what comes before it. */
function sievedWords({ fact }: Decided, { all, considered, untold }: DossierTally, lang: Lang): string {
  if (all === 0) return factWords(fact, lang)
  const [some, whole, silent] = [considered, all, untold].map((value) => number(value, lang))
  const [of, rest] =
    lang === 'vi'
      ? [`cả ${some} hồ sơ${considered < all ? ` (trong ${whole})` : ''} đều`, `${silent} hồ sơ ${UNTOLD.vi}`]
      : [`all ${some} dossiers${considered < all ? ` (of ${whole})` : ''}:`, `of ${silent} ${UNTOLD.en}`]
  const words = `${considered === 1 && all === 1 ? (lang === 'vi' ? '1 hồ sơ,' : '1 dossier:') : of} ${factWords(fact, lang)}`
  if (untold === 0) return words
  return untold === considered ? `${words}: ${UNTOLD[lang]}` : `${words} (${rest})`
}

/** Why a procedure is in the numerator or out of it, and why it is outside the denominator where it is. */
function procedureWords({ keptOutBy, outsideBy, dossiers }: CountedProcedure, lang: Lang): string {
  const words: string[] = []
  if (keptOutBy !== null)
    words.push(dossiers === null ? keptOutWords(keptOutBy, lang) : sievedWords(keptOutBy, dossiers, lang))
  else if (dossiers === null) words.push(lang === 'vi' ? 'theo danh mục thủ tục' : 'by the catalogue of procedures')
  else {
    const [counted, all] = [number(dossiers.counted, lang), number(dossiers.all, lang)]
    words.push(lang === 'vi' ? `${counted} trong ${all} hồ sơ đạt` : `${counted} of ${all} dossiers count`)
  }
  if (outsideBy !== null)
    words.push(`${lang === 'vi' ? 'ngoài mẫu số' : 'outside the denominator'}: ${keptOutWords(outsideBy, lang)}`)
  return words.join('; ')
}

/** What decided of a record: in the numerator how it was judged, else the fact that keeps it out. */
export function decidedWords(counted: CountedRecord, lang: Lang): string {
  if (counted.kind === 'procedure') return procedureWords(counted, lang)
  const { keptOutBy, verdict } = counted
  return keptOutBy === null || keptOutBy.fact === 'onTime' ? verdictWords(verdict, lang) : keptOutWords(keptOutBy, lang)
}

/** How a mean of units is called: of how many of the level, and that the others are not in it. */
export function levelMeanWords(
  {
    level,
    units,
    without,
  }: { readonly level: UnitLevel | null; readonly units: readonly string[]; readonly without: readonly string[] },
  lang: Lang,
): string {
  const all = countUnits(units.length + without.length, level ?? 'unknown', lang)
  const of = number(units.length, lang)
  if (without.length === 0) return lang === 'vi' ? `Bình quân ${all}` : `Mean of ${all}`
  return lang === 'vi' ? `Bình quân ${of} trong ${all} được xếp hạng` : `Mean of the ${of} of ${all} that are ranked`
}

/** How a total that adds groups comes about. */
export const SUM_OF_GROUPS: Text2 = { vi: 'tổng điểm các nhóm', en: 'the sum of the groups' }

/** How the points of a unit that is a mean of others come about. */
export const meanWords = (level: UnitLevel | null, units: number): Text2 => ({
  vi: `bình quân điểm đã làm tròn của ${countUnits(units, level ?? 'unknown', 'vi')}`,
  en: `the mean of the rounded points of ${countUnits(units, level ?? 'unknown', 'en')}`,
})

/** What stands wherever simulated records are among those counted. */
export const SIMULATED: Text2 = {
  vi: 'Dữ liệu mô phỏng: dữ liệu ở đây do máy tạo ra để thử, không có việc nào thật.',
  en: 'Simulated data: they were made by the program for trial; nothing of them happened.',
}

/** The same of the period before that points are compared with. */
export const SIMULATED_BEFORE: Text2 = {
  vi: 'Kỳ trước có dữ liệu mô phỏng: dữ liệu đó do máy tạo ra để thử, không có việc nào thật.',
  en: 'The period before has simulated data: they were made by the program for trial; nothing of them happened.',
}

/** Why a criterion has no list of records. */
export const UNLISTED: Readonly<Record<Unlisted, Text2>> = {
  arithmetic: {
    vi: 'Tiêu chí này không phải một số đếm chia cho một số đếm, mà là phép tính trên các số đếm đó, nên không có một danh sách riêng.',
    en: 'This criterion is not one count divided by another but a calculation with such counts, so there is no one list behind it.',
  },
  elsewhere: {
    vi: 'Điểm của tiêu chí này không lấy từ hồ sơ, phản ánh, kiến nghị hay danh mục thủ tục đang giữ, nên không có danh sách.',
    en: 'The points of this criterion do not come from dossiers, petitions or the catalogue of procedures held, so there is no list of them.',
  },
}

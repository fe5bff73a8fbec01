import type { Verdict } from './dossier.ts'
import type { CountedRecord } from './explanation.ts'
import type { ScoreReason } from './scorecard.ts'
import type { Lang, Text2 } from './text.ts'

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

/** Facts in words; the codes are those of index sets. */
const FACTS: Readonly<Record<string, Text2>> = {
  channel: { vi: 'không nộp trực tuyến', en: 'not filed online' },
  complained: { vi: 'bị phản ánh', en: 'complained of' },
  paidOnline: { vi: 'không thanh toán trực tuyến', en: 'not paid online' },
  electronicResult: { vi: 'không có kết quả điện tử', en: 'no electronic result' },
  digitised: { vi: 'chưa số hóa', en: 'not digitised' },
  reusedData: { vi: 'không dùng lại dữ liệu', en: 'no data reused' },
  personalStore: { vi: 'không kết nối kho cá nhân', en: 'not in the personal store' },
  unsatisfied: { vi: 'không hài lòng', en: 'unsatisfied' },
  populationData: { vi: 'không dùng dữ liệu dân cư', en: 'population data not used' },
}

const UNTOLD: Text2 = { vi: 'nguồn không cho biết', en: 'the source does not say' }

/**
 * What decided of a record: in the numerator how it was judged, else the fact that keeps it out. A fact without words of its own
 * is told by its code.
 */
export function decidedWords({ keptOutBy, verdict }: CountedRecord, lang: Lang): string {
  if (keptOutBy === null) return verdictWords(verdict, lang)
  if (keptOutBy.fact === 'onTime') return verdictWords(verdict, lang)
  const words = FACTS[keptOutBy.fact]?.[lang] ?? keptOutBy.fact
  return keptOutBy.value === null ? `${words}: ${UNTOLD[lang]}` : words
}

import type { Verdict } from './dossier.ts'
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

/** How a dossier was judged. */
export const verdictWords = (verdict: Verdict, lang: Lang): string => VERDICTS[verdict][lang]

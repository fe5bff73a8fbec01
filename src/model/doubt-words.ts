import type { Issue } from './issue.ts'
import { formatDate } from './period.ts'
import type { Lang, Text2 } from './text.ts'

/** What in the data of a dossier is in doubt, in words that follow "dossier N"; `at` tells where this one is, with its facts. */
interface DoubtWords {
  readonly what: Text2
  readonly at?: Text2
}

/** By the codes of `courseIssues`. */
export const DOUBTS: Readonly<Record<string, DoubtWords>> = {
  'course.received-missing': {
    what: {
      vi: 'đã được tiếp nhận nhưng không có ngày tiếp nhận nên không thuộc kỳ nào',
      en: 'was accepted but has no date of receipt, so it belongs to no period',
    },
  },
  'course.end-missing': {
    what: {
      vi: 'có trạng thái đã kết thúc nhưng không có thời điểm kết thúc; được tính như chưa kết thúc',
      en: 'has a state that says it ended but no time of the end; it counts as not ended',
    },
  },
  'course.end-contradicted': {
    what: {
      vi: 'có thời điểm kết thúc nhưng trạng thái cho thấy vẫn đang xử lý; được tính theo thời điểm kết thúc',
      en: 'has a time of its end but a state that says it is under way; it counts as ended then',
    },
  },
  'course.request-missing': {
    what: {
      vi: 'có trạng thái yêu cầu bổ sung giấy tờ nhưng không có yêu cầu nào còn chờ',
      en: 'has a state that says papers are asked for, but no request is open',
    },
  },
  'course.answer-missing': {
    what: {
      vi: 'đã xong nhưng một lần yêu cầu bổ sung không có ngày nhận giấy tờ; thời gian chờ của lần đó không được trừ',
      en: 'is finished but one request for papers has no date they came; the wait for it is not subtracted',
    },
  },
  'course.end-before-receipt': {
    what: { vi: 'kết thúc trước ngày tiếp nhận', en: 'ended before it was received' },
    at: { vi: 'ngày {date}', en: 'on {date}' },
  },
  'course.due-before-receipt': {
    what: { vi: 'có ngày hẹn trả trước ngày tiếp nhận', en: 'was due before it was received' },
    at: { vi: 'ngày {date}', en: 'on {date}' },
  },
  'course.answer-before-request': {
    what: {
      vi: 'nhận giấy tờ bổ sung trước khi yêu cầu bổ sung',
      en: 'has papers that came before they were asked for',
    },
  },
  'course.request-after-end': {
    what: {
      vi: 'có yêu cầu bổ sung giấy tờ sau khi đã kết thúc',
      en: 'has papers that were asked for after it had ended',
    },
  },
  'course.future': {
    what: { vi: 'ghi một việc đã xảy ra vào ngày chưa đến', en: 'tells of something on a day still to come' },
    at: { vi: '{date}', en: '{date}' },
  },
  'course.shifted': {
    what: {
      vi: 'ghi tiếp nhận buổi tối mà số hồ sơ mang ngày hôm sau: có thể giờ đã bị đổi sang UTC',
      en: 'is said to be received in the evening while its number bears the next day: its times may have been converted to UTC',
    },
    at: { vi: '{stated} và {numbered}', en: '{stated} and {numbered}' },
  },
  'course.no-news': {
    what: {
      vi: 'quá hạn, nhưng từ trước ngày đến hạn nguồn không báo gì thêm: có thể chỉ là đồng bộ muộn',
      en: 'is overdue, but its source has told nothing since before it was due: perhaps it is only told late',
    },
    at: { vi: 'tin cuối {date}, hạn {due}', en: 'last told on {date}, due on {due}' },
  },
}

/** The one that stands for data that came late, beside those that contradict themselves. */
export const NO_NEWS = 'course.no-news'

function wordsOf(code: string): DoubtWords {
  const words = DOUBTS[code]
  if (words === undefined) throw new Error(`no words for ${code}`)
  return words
}

/** A kind of doubt, without the facts of any dossier. */
export const doubtKind = (code: string): Text2 => wordsOf(code).what

/** A doubt as a template, its facts yet to be filled in. */
export function doubtTemplate(code: string, lang: Lang): string {
  const words = wordsOf(code)
  return words.at === undefined ? words.what[lang] : `${words.what[lang]} (${words.at[lang]})`
}

/** A doubt in words that follow "dossier N". */
export function doubtWords({ code, facts }: Issue, lang: Lang): string {
  return doubtTemplate(code, lang).replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const date = String(facts[name])
    return lang === 'vi' ? formatDate(date) : date
  })
}

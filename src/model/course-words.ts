import type { LocalDate } from './date.ts'
import type { Decimal } from './decimal.ts'
import type { Course, CourseAccount, EndedBy, RequestAccount } from './dossier.ts'
import type { DoubtCounts, Side } from './explanation.ts'
import { formatDecimal } from './format.ts'
import { formatDate } from './period.ts'
import type { Lang, Text2 } from './text.ts'

const ENDED_BY: Readonly<Record<EndedBy, Text2>> = {
  finished: { vi: 'đã xử lý xong', en: 'finished' },
  returned: { vi: 'đã trả kết quả', en: 'the result was returned' },
  stopped: { vi: 'dừng xử lý hoặc từ chối', en: 'stopped or refused' },
  withdrawn: { vi: 'người dân, doanh nghiệp rút hồ sơ', en: 'withdrawn' },
  'supplement-request': {
    vi: 'yêu cầu bổ sung một lần, không có lần kết thúc nào khác',
    en: 'papers were asked for once and nothing else ended it',
  },
}

const on = (date: LocalDate, lang: Lang): string => (lang === 'vi' ? formatDate(date) : date)

function firstDueWords({ firstDue, legalTermDays }: CourseAccount, lang: Lang): string {
  if (firstDue === null) {
    return lang === 'vi'
      ? 'Không có ngày hẹn trả, không rõ thời hạn của thủ tục'
      : 'No due date is stated, no legal term is known'
  }
  const date = on(firstDue.on, lang)
  if (firstDue.by === 'stated') return lang === 'vi' ? `Hẹn trả ban đầu ${date}` : `First due ${date}, as stated`
  return lang === 'vi'
    ? `Hạn ban đầu ${date}: ${legalTermDays} ngày làm việc theo thời hạn của thủ tục`
    : `First due ${date}: the legal term of ${legalTermDays} working days`
}

function effectWords({ effect, waitedDays, newDueOn, dueOn }: RequestAccount, lang: Lang): string {
  const vi = lang === 'vi'
  const due = dueOn === null ? '' : on(dueOn, lang)
  switch (effect) {
    case 'new-date':
      return vi ? `hẹn lại ${due}` : `new due date ${due}`
    case 'moved':
      return vi
        ? `chờ ${waitedDays} ngày làm việc, hạn thành ${due}`
        : `${waitedDays} working days waited, now due ${due}`
    case 'not-revived': {
      const ignored =
        newDueOn === null
          ? ''
          : vi
            ? `, kể cả hẹn lại ${on(newDueOn, lang)}`
            : `, nor by the new date ${on(newDueOn, lang)}`
      return vi
        ? `hạn ${due} đã qua nên không được dời${ignored}`
        : `the term had run out on ${due} and is not revived${ignored}`
    }
    case 'none':
      return vi ? 'hạn không đổi' : 'the due date stays'
    case 'no-due':
      return vi ? 'không có hạn để dời' : 'there is no due date to move'
  }
}

function requestWords(request: RequestAccount, lang: Lang): string {
  const { askedOn, answeredOn } = request
  const asked = on(askedOn, lang)
  const came =
    answeredOn === null
      ? lang === 'vi'
        ? 'chưa nhận giấy tờ'
        : 'papers never came'
      : lang === 'vi'
        ? `nhận giấy tờ ${on(answeredOn, lang)}`
        : `papers came ${on(answeredOn, lang)}`
  const head = lang === 'vi' ? `Yêu cầu bổ sung ${asked}` : `Papers asked for ${asked}`
  return `${head}, ${came}: ${effectWords(request, lang)}`
}

function dueWords({ dueOn, late }: Course, lang: Lang): string[] {
  if (late) {
    return [
      lang === 'vi'
        ? 'Yêu cầu bổ sung hơn một lần mà chưa kết thúc: trễ, không xét hạn'
        : 'Papers asked for more than once and no end: late whatever the dates',
    ]
  }
  if (dueOn === null) return []
  return [lang === 'vi' ? `Hạn được tính ${on(dueOn, lang)}` : `Due date that counts ${on(dueOn, lang)}`]
}

function endWords({ endedOn, endedBy }: Course, lang: Lang): string {
  if (endedOn === null || endedBy === null) return lang === 'vi' ? 'Chưa kết thúc' : 'Not ended'
  const date = on(endedOn, lang)
  return `${lang === 'vi' ? `Kết thúc ${date}` : `Ended ${date}`}: ${ENDED_BY[endedBy][lang]}`
}

/** How the due date and the end of a dossier came about, a sentence for each step, in the order of the rule. */
export function courseWords(course: Course, account: CourseAccount, lang: Lang): readonly string[] {
  const requests = account.requests.map((request) => requestWords(request, lang))
  const counted = requests.length === 0 ? [] : dueWords(course, lang)
  return [firstDueWords(account, lang), ...requests, ...counted, endWords(course, lang)]
}

const SIDE: Readonly<Record<Side, Text2>> = {
  out: { vi: 'không đạt', en: 'not in the numerator' },
  unknown: { vi: 'chưa rõ', en: 'not known' },
  in: { vi: 'đạt', en: 'in the numerator' },
}

/** "Of the 40 that are out, 12 have contradictory data …"; null where no data are in doubt. */
export function doubtCountWords(
  { contradictory, noNews }: DoubtCounts,
  list: Side,
  all: number,
  lang: Lang,
): string | null {
  const number = (value: number): string => formatDecimal(String(value) as Decimal, lang)
  const vi = lang === 'vi'
  const parts = [
    ...(contradictory[list] === 0
      ? []
      : [
          `${number(contradictory[list])} ${vi ? 'hồ sơ có dữ liệu mâu thuẫn' : `${contradictory[list] === 1 ? 'has' : 'have'} contradictory data`}`,
        ]),
    ...(noNews[list] === 0
      ? []
      : [
          `${number(noNews[list])} ${vi ? 'hồ sơ quá hạn mà từ trước hạn nguồn không báo gì thêm (có thể chỉ là đồng bộ muộn)' : `${noNews[list] === 1 ? 'is overdue by what was last told before it was due' : 'are overdue by what was last told before they were due'} (perhaps only told late)`}`,
        ]),
  ]
  if (parts.length === 0) return null
  const place = SIDE[list][lang]
  const head = vi
    ? `Trong ${number(all)} hồ sơ ${place}`
    : `Of the ${number(all)} ${all === 1 ? 'dossier' : 'dossiers'} ${place}`
  return `${head}, ${parts.join(', ')}.`
}

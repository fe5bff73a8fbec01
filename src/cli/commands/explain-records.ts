import { courseWords, doubtCountWords } from '../../model/course-words.ts'
import { doubtWords } from '../../model/doubt-words.ts'
import {
  type ExplainedPart,
  type ListedRecord,
  type RecordList,
  type RecordQuestion,
  recordCode,
  recordDays,
  SIDES,
  sideOf,
} from '../../model/explanation.ts'
import { formatDate } from '../../model/period.ts'
import { decidedWords, UNLISTED } from '../../model/score-words.ts'
import type { Text2 } from '../../model/text.ts'
import type { CriterionExplanation } from '../../pipeline/explain.ts'
import { nextPage } from '../../pipeline/record-list.ts'
import { say, type Terminal } from '../terminal.ts'

/** Procedures and days told on the terminal; JSON has them all. */
const TOLD = 10

const day = (date: string | null, to: Terminal): string =>
  date === null ? '–' : to.lang === 'vi' ? formatDate(date) : date

function printParts(
  title: Text2,
  parts: readonly ExplainedPart[],
  named: (key: string) => readonly [key: string, name: string],
  to: Terminal,
): void {
  to.out(say(to, title))
  for (const { key, numerator, denominator, unknown } of parts.slice(0, TOLD)) {
    const [head, name] = named(key)
    const silent = unknown === 0 ? '' : say(to, { vi: ` (${unknown} chưa rõ)`, en: ` (${unknown} not known)` })
    to.out(`${`  ${head.padEnd(12)} ${`${numerator}/${denominator}${silent}`.padEnd(9)} ${name}`.trimEnd()}\n`)
  }
  const more = parts.length - TOLD
  if (more > 0) to.out(`  … ${say(to, { vi: `và ${more} dòng nữa (--json)`, en: `and ${more} more (--json)` })}\n`)
}

function recordLine(each: ListedRecord, names: ReadonlyMap<string, string>, to: Terminal): string {
  const sign = { in: '✓', out: '✗', unknown: '?' }[sideOf(each)]
  const decided = decidedWords(each, to.lang)
  if (each.kind === 'procedure') return `  ${sign} ${each.code.padEnd(12)} ${names.get(each.code) ?? '–'}: ${decided}\n`
  const { receivedOn, dueOn, endedOn } = recordDays(each)
  const dates = say(to, {
    vi: `nhận ${day(receivedOn, to)}, hạn ${day(dueOn, to)}, xong ${day(endedOn, to)}`,
    en: `received ${day(receivedOn, to)}, due ${day(dueOn, to)}, ended ${day(endedOn, to)}`,
  })
  const line = `  ${sign} ${recordCode(each)}  ${dates}: ${decided}\n`
  if (each.kind !== 'dossier') return line
  const course = courseWords(each.held.course, each.account, to.lang).join('; ')
  const doubts = each.doubts.map((issue) => `      ! ${doubtWords(issue, to.lang)}\n`)
  return [line, `      ${course}\n`, ...doubts].join('')
}

const RECORDS: Readonly<Record<RecordList['of'], Text2 & { readonly head: Text2 }>> = {
  dossiers: { vi: 'hồ sơ', en: 'dossiers', head: { vi: 'Hồ sơ', en: 'Dossiers' } },
  petitions: { vi: 'phản ánh, kiến nghị', en: 'petitions', head: { vi: 'Phản ánh, kiến nghị', en: 'Petitions' } },
  procedures: { vi: 'thủ tục', en: 'procedures', head: { vi: 'Thủ tục', en: 'Procedures' } },
}

const WHICH: Readonly<Record<RecordQuestion['which'], Text2>> = {
  out: { vi: ' không đạt', en: ' not in the numerator' },
  unknown: { vi: ' chưa rõ', en: ' not known' },
  in: { vi: ' đạt', en: ' in the numerator' },
  all: { vi: '', en: '' },
}

/** What stands behind a criterion's counts: procedures, days, and a page of the records asked for with what decided each. */
export function printRecords(explanation: CriterionExplanation, which: RecordQuestion['which'], to: Terminal): void {
  const { records, procedures, days, doubts, procedureNames } = explanation
  if (records === null) {
    if (explanation.unlisted !== null) to.out(`${say(to, UNLISTED[explanation.unlisted])}\n`)
    return
  }
  const { of, page, counts, all, outside, more } = records
  const kind = say(to, RECORDS[of])
  to.out(
    say(to, {
      vi: `${all} ${kind}, ${counts.in} đạt, ${counts.out} không đạt${counts.unknown === 0 ? '' : `, ${counts.unknown} chưa rõ vì nguồn không cho biết (--which unknown)`}\n`,
      en: `${all} ${kind}, ${counts.in} in the numerator, ${counts.out} not${counts.unknown === 0 ? '' : `, ${counts.unknown} not known for the source does not say (--which unknown)`}\n`,
    }),
  )
  if (outside > 0) {
    const words = {
      vi: `  trong số đạt có ${outside} nằm ngoài mẫu số\n`,
      en: `  ${outside} of those in the numerator are outside the denominator\n`,
    }
    to.out(say(to, words))
  }
  for (const list of SIDES) {
    const words = doubts === null ? null : doubtCountWords(doubts, list, counts[list], to.lang)
    if (words !== null) to.out(`${words}\n`)
  }
  const named = (key: string): readonly [string, string] => [key || '–', procedureNames.get(key) ?? '']
  const procedureTitle = { vi: 'Theo thủ tục (đạt/tổng):\n', en: 'By procedure (in/all):\n' }
  // A list of procedures tells the same.
  if (of !== 'procedures' && procedures.length > 0) printParts(procedureTitle, procedures, named, to)
  const dayTitle = { vi: 'Theo ngày tiếp nhận (đạt/tổng):\n', en: 'By day of receipt (in/all):\n' }
  if (days.length > 0) printParts(dayTitle, days, (key) => [day(key || null, to), ''], to)
  if (page.length > 0) to.out(`${say(to, RECORDS[of].head)}${say(to, WHICH[which])}:\n`)
  for (const each of page) to.out(recordLine(each, procedureNames, to))
  const next = nextPage(records)
  if (next === null) return
  const words = { vi: `… và ${more} ${kind} nữa (--after ${next})`, en: `… and ${more} more (--after ${next})` }
  to.out(`  ${say(to, words)}\n`)
}

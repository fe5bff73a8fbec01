import { formatDate } from '../../model/period.ts'
import type { Text2 } from '../../model/text.ts'
import type { CountedPetition } from '../../pipeline/explain-petitions.ts'
import { say, type Terminal } from '../terminal.ts'

const day = (date: string | null, to: Terminal): string =>
  date === null ? '–' : to.lang === 'vi' ? formatDate(date) : date

const more = (rest: number, to: Terminal): string =>
  `  ${say(to, { vi: `… còn ${rest} nữa (--limit N)`, en: `… and ${rest} more (--limit N)` })}\n`

const PETITION_OUT: Readonly<Record<string, Text2>> = {
  'onTime false': { vi: 'quá hạn', en: 'late' },
  'onTime null': { vi: 'không rõ hạn xử lý', en: 'no due date' },
  'unsatisfied true': { vi: 'không hài lòng', en: 'unsatisfied' },
  'unsatisfied null': { vi: 'không rõ có hài lòng không', en: 'nothing is known of satisfaction' },
}

/** The petitions behind a criterion: those that are out, with the fact that decided of each. */
export function printPetitions(petitions: readonly CountedPetition[], limit: number, to: Terminal): void {
  const out = petitions.filter(({ inNumerator }) => !inNumerator)
  to.out(
    say(to, {
      vi: `${petitions.length} phản ánh, kiến nghị, ${petitions.length - out.length} đạt, ${out.length} không đạt\n`,
      en: `${petitions.length} petitions, ${petitions.length - out.length} in the numerator, ${out.length} not\n`,
    }),
  )
  for (const { petition, keptOutBy } of out.slice(0, limit)) {
    const [received, due, handled] = [petition.receivedAt, petition.dueAt, petition.handledAt].map((at) =>
      day(at?.slice(0, 10) ?? null, to),
    )
    const dates = say(to, {
      vi: `nhận ${received}, hạn ${due}, xong ${handled}`,
      en: `received ${received}, due ${due}, handled ${handled}`,
    })
    const fact = `${keptOutBy?.fact} ${keptOutBy?.value ?? null}`
    const why = PETITION_OUT[fact]
    to.out(`  ${petition.code}  ${dates}: ${why === undefined ? fact.replace(' ', ' = ') : say(to, why)}\n`)
  }
  if (out.length > limit) to.out(more(out.length - limit, to))
}

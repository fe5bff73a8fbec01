import type { Contribution, CountedDossier, DossierQuestion } from '../../model/explanation.ts'
import { formatDate } from '../../model/period.ts'
import { keptOutWords, verdictWords } from '../../model/score-words.ts'
import type { Text2 } from '../../model/text.ts'
import { type CriterionExplanation, nextPage } from '../../pipeline/explain.ts'
import { say, type Terminal } from '../terminal.ts'

/** Procedures and days told on the terminal; JSON has them all. */
const TOLD = 10

const day = (date: string | null, to: Terminal): string =>
  date === null ? '–' : to.lang === 'vi' ? formatDate(date) : date

function printParts(
  title: Text2,
  parts: readonly Contribution[],
  named: (key: string) => readonly [key: string, name: string],
  to: Terminal,
): void {
  to.out(say(to, title))
  for (const { key, numerator, denominator } of parts.slice(0, TOLD)) {
    const [head, name] = named(key)
    to.out(`${`  ${head.padEnd(12)} ${`${numerator}/${denominator}`.padEnd(9)} ${name}`.trimEnd()}\n`)
  }
  const more = parts.length - TOLD
  if (more > 0) to.out(`  … ${say(to, { vi: `và ${more} dòng nữa (--json)`, en: `and ${more} more (--json)` })}\n`)
}

function dossierLine(each: CountedDossier, to: Terminal): string {
  const { held, verdict, inNumerator } = each
  const { receivedOn, dueOn, endedOn } = held.course
  const dates = say(to, {
    vi: `nhận ${day(receivedOn, to)}, hạn ${day(dueOn, to)}, xong ${day(endedOn, to)}`,
    en: `received ${day(receivedOn, to)}, due ${day(dueOn, to)}, ended ${day(endedOn, to)}`,
  })
  const why = inNumerator ? verdictWords(verdict, to.lang) : keptOutWords(each, to.lang)
  return `  ${inNumerator ? '✓' : '✗'} ${held.dossier.code}  ${dates}: ${why}\n`
}

const LISTS: Readonly<Record<DossierQuestion['which'], Text2>> = {
  out: { vi: 'Hồ sơ không đạt:\n', en: 'Dossiers not in the numerator:\n' },
  in: { vi: 'Hồ sơ đạt:\n', en: 'Dossiers in the numerator:\n' },
  all: { vi: 'Hồ sơ:\n', en: 'Dossiers:\n' },
}

/** What stands behind a criterion's counts: procedures, days, and a page of the dossiers asked for with what decided each. */
export function printDossiers(explanation: CriterionExplanation, which: DossierQuestion['which'], to: Terminal): void {
  const { dossiers, procedures, days, procedureNames } = explanation
  if (dossiers === null) {
    to.out(say(to, { vi: 'Tiêu chí này không tính bằng số hồ sơ.\n', en: 'This criterion does not count dossiers.\n' }))
    return
  }
  const { page, inNumerator, all, more } = dossiers
  to.out(
    say(to, {
      vi: `${all} hồ sơ, ${inNumerator} đạt, ${all - inNumerator} không đạt\n`,
      en: `${all} dossiers, ${inNumerator} in the numerator, ${all - inNumerator} not\n`,
    }),
  )
  const named = (key: string): readonly [string, string] => [key || '–', procedureNames.get(key) ?? '']
  printParts({ vi: 'Theo thủ tục (đạt/tổng):\n', en: 'By procedure (in/all):\n' }, procedures, named, to)
  const dayTitle = { vi: 'Theo ngày tiếp nhận (đạt/tổng):\n', en: 'By day of receipt (in/all):\n' }
  printParts(dayTitle, days, (key) => [day(key || null, to), ''], to)
  if (page.length > 0) to.out(say(to, LISTS[which]))
  for (const each of page) to.out(dossierLine(each, to))
  const next = nextPage(dossiers)
  if (next === null) return
  const words = { vi: `… và ${more} hồ sơ nữa (--after ${next})`, en: `… and ${more} more (--after ${next})` }
  to.out(`  ${say(to, words)}\n`)
}

import { accountOf } from '../measure/course.ts'
import { courseIssues, newsIssues } from '../measure/course-issues.ts'
import type { LocalDate } from '../model/date.ts'
import {
  type CountedRecord,
  inDenominator,
  type ListedRecord,
  type RecordList,
  type RecordQuestion,
  recordCode,
  sideOf,
} from '../model/explanation.ts'
import type { Procedure } from '../model/procedure.ts'
import type { DossierStore } from './dossier-store.ts'

/** Picks a page of the records asked for while they pass by. */
export function lister(
  of: RecordList['of'],
  { which, after, skip, limit }: RecordQuestion,
  listed: (counted: CountedRecord) => ListedRecord,
): { add(counted: readonly CountedRecord[]): void; list(): RecordList } {
  const page: ListedRecord[] = []
  const counts = { in: 0, out: 0, unknown: 0 }
  let [all, outside, wanted] = [0, 0, 0]
  return {
    add(counted) {
      for (const each of counted) {
        all += 1
        const side = sideOf(each)
        counts[side] += 1
        if (!inDenominator(each)) outside += 1
        if (which !== 'all' && side !== which) continue
        if (after !== null && recordCode(each) <= after) continue
        wanted += 1
        if (wanted > skip && page.length < limit) page.push(listed(each))
      }
    },
    list: () => ({ of, page, counts, all, outside, more: Math.max(0, wanted - skip - page.length) }),
  }
}

/** Adds to a dossier how its due date came about, and what in its data is in doubt. */
export function listedBy(
  { calendar }: DossierStore,
  catalogue: readonly Procedure[],
  today: LocalDate,
  judgedOn: LocalDate,
): (counted: CountedRecord) => ListedRecord {
  const terms = new Map(catalogue.map(({ code, legalTermDays }) => [code, legalTermDays]))
  return (counted) => {
    if (counted.kind !== 'dossier') return counted
    const { dossier } = counted.held
    const account = accountOf(dossier, calendar, terms.get(dossier.procedureCode ?? '') ?? null)
    return { ...counted, account, doubts: [...courseIssues(dossier, today), ...newsIssues(counted.held, judgedOn)] }
  }
}

/** The `after` of the next page of a list; null at the end. */
export function nextPage({ page, more }: RecordList): string | null {
  const last = page.at(-1)
  return more > 0 && last !== undefined ? recordCode(last) : null
}

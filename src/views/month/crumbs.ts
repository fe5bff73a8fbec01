import type { MonthResults } from '../../model/results.ts'
import type { Crumb } from '../page/document.tsx'
import { href, type PageContext } from '../page-context.ts'
import { capital, periodWords } from '../words.ts'

/** The path to a month: all periods, then the period when several issuers have it (`alone` false). */
export function monthCrumbs(page: PageContext, month: MonthResults, alone: boolean): readonly Crumb[] {
  const home = { text: page.lang === 'vi' ? 'Các kỳ' : 'Periods', to: href(page, { kind: 'home' }) }
  if (alone) return [home]
  const { key } = month.period
  return [home, { text: capital(periodWords(key, page.lang)), to: href(page, { kind: 'period', periodKey: key }) }]
}

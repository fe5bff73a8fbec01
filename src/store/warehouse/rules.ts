import { firstDifference } from '../../model/departures.ts'
import { hashTextInto } from '../../model/dossier-version.ts'
import type { Procedure } from '../../model/procedure.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { dayOfDate } from './columns.ts'
import type { SettledBy, Told } from './port.ts'

type Terms = ReadonlyMap<string, number>

/** The legal terms of a catalogue by procedure, in working days. */
export const legalTerms = (procedures: readonly Procedure[]): Terms =>
  new Map(procedures.flatMap(({ code, legalTermDays }) => (legalTermDays === null ? [] : [[code, legalTermDays]])))

/** A text that is equal for catalogues with the same legal terms. */
export function termsPrint(procedures: readonly Procedure[]): string {
  const lines = [...legalTerms(procedures)].map(([code, days]) => `${code} ${days}`).sort()
  const hash = new Uint32Array(2)
  hashTextInto(hash, lines.join('\n'))
  return [...hash].map((half) => half.toString(16).padStart(8, '0')).join('')
}

/** Procedures whose legal term differs between two catalogues. */
export function changedTerms(before: readonly Procedure[], after: readonly Procedure[]): readonly string[] {
  const [old, now] = [legalTerms(before), legalTerms(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter((code) => old.get(code) !== now.get(code))
}

/**
 * Refuses rows whose courses were settled by other rules than those that are held, or than each other's. `held`: null where nothing
 * is known. @throws ThuocDoError `warehouse.other-rules`
 */
export function refuseOtherRules(held: SettledBy | null, told: readonly Told[]): void {
  const [first] = told
  if (first === undefined) return
  const { calendar, terms } = held ?? { calendar: first.rules.calendar, terms: first.terms }
  const other = told.some((each) => each.rules.calendar !== calendar || each.terms !== terms)
  if (other) throw new ThuocDoError('warehouse.other-rules')
}

/** The edition of the rules themselves; the first that were written down had none. */
const editionOf = ({ calendar }: SettledBy): string => /^rules-\d+/.exec(calendar)?.[0] ?? ''

/** So many procedures are named one by one; of more, all dossiers without a stated due date are looked at. */
const NAMED = 500

/**
 * SQL for the dossiers whose course may move when the rules change: those that lean on a legal term, and those that lean on the
 * calendar and were due on the first day that it sees anew, or later: a term looks at no day after its end. Null: none.
 * `terms`: the procedures whose term changed, null when they are not known.
 */
export function mayMove(
  before: SettledBy | null,
  after: SettledBy,
  terms: readonly string[] | null,
  quoted: (text: string) => string,
): string | null {
  if (before === null || editionOf(before) !== editionOf(after)) return 'due_at IS NULL OR supplements IS NOT NULL'
  const parts: string[] = []
  const day = firstDifference(before.calendar, after.calendar)
  if (day !== null) parts.push(`(due_at IS NULL OR supplements IS NOT NULL) AND due_on >= ${dayOfDate(day)}`)
  if (before.terms !== after.terms) {
    const few = terms !== null && terms.length > 0 && terms.length <= NAMED
    parts.push(few ? `due_at IS NULL AND procedure_code IN (${terms.map(quoted).join(', ')})` : 'due_at IS NULL')
  }
  return parts.length === 0 ? null : parts.map((part) => `(${part})`).join(' OR ')
}

import type { ComplaintsTold } from '../model/complaints.ts'
import type { Period } from '../model/period.ts'
import { ThuocDoError } from '../platform/problem.ts'

/** A code of a unit or of an office of it: H31, H31.14.2. */
const UNIT_CODE = /^[\w-]+(\.[\w-]+)*$/

/** What somebody says that records are complete for, as texts. Null: nothing is said. */
export interface CompletenessSaid {
  /** Petitions: units, by code or name. */
  readonly covers: readonly string[]
  /** Petitions: the days of it. */
  readonly period: Period | null
  /** Answers: the days on which the dossiers were received. */
  readonly complete: Period | null
  /** Answers: the unit codes that the dossiers bear. */
  readonly units: readonly string[]
}

/**
 * What was said, in the form of the imports: of answers, the dossiers of which every complaint is told, those of all unit codes
 * where none is named.
 * @throws ThuocDoError `feeds.goes-with` when half of it is missing, `feeds.unit-code`
 */
export function completeness({ covers, period, complete, units }: CompletenessSaid): {
  readonly covers: readonly string[]
  readonly period: Period | null
  readonly complete: readonly ComplaintsTold[]
} {
  if (period !== null && covers.length === 0)
    throw new ThuocDoError('feeds.goes-with', { given: 'period', with: 'covers' })
  if (complete === null) {
    if (units.length > 0) throw new ThuocDoError('feeds.goes-with', { given: 'units', with: 'complete' })
    return { covers, period, complete: [] }
  }
  const wrong = units.find((code) => !UNIT_CODE.test(code))
  if (wrong !== undefined) throw new ThuocDoError('feeds.unit-code', { given: wrong })
  const { from, to } = complete
  const codes = units.length === 0 ? [null] : units
  return { covers, period, complete: codes.map((unitCode) => ({ unitCode, from, to })) }
}

/** The parts of a list in one text, blank ones left out. */
export const listed = (text: string | null, mark: string): readonly string[] =>
  (text ?? '')
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '')

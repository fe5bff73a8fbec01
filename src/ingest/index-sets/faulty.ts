import type { IndexSet } from '../../model/index-set.ts'
import type { ThuocDoError } from '../../platform/problem.ts'

/**
 * A file of an index set that is not used because of its problem, with what its lines still tell: enough to know where it would have
 * been used, so that nothing else takes its place unnoticed.
 */
export interface FaultySet extends Pick<IndexSet, 'continues' | 'effectiveFrom' | 'effectiveTo'> {
  readonly file: string
  /** Null where no line tells it. */
  readonly id: string | null
  /** Figures are computed by it, not only read. */
  readonly isComputed: boolean
  /** How many of the sets that can be used come before it, in the order of folders and file names. */
  readonly after: number
  readonly problem: ThuocDoError
}

/** The value of a key as a line tells it; the file need not be YAML as a whole. Null where there is none. */
const told = (text: string, key: string): string | null =>
  new RegExp(`(?:^|[{,\\s])${key}\\s*:\\s*["']?([^\\s"'#,}]+)`, 'm').exec(text)?.[1] ?? null

/** The lines of a key that stands at the beginning of a line, up to the next such key; empty where there is none. */
const part = (text: string, key: string): string =>
  new RegExp(`^${key}[ \\t]*:.*(?:\\r?\\n(?![^\\s#]).*)*`, 'm').exec(text)?.[0] ?? ''

/** A key's value on the line that begins with it. */
const top = (text: string, key: string): string | null => told(part(text, key), key)

const dayOf = (text: string | null): string | null => (text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null)

/** What the lines of a faulty file tell; `null` is a continuation of none, or a term without end. */
export function faultySet(file: string, text: string, after: number, problem: ThuocDoError): FaultySet {
  const effective = part(text, 'effective')
  const continues = top(text, 'continues')
  return {
    file,
    id: top(text, 'id'),
    continues: continues === 'null' ? null : continues,
    effectiveFrom: dayOf(told(effective, 'from')),
    effectiveTo: dayOf(told(effective, 'to')),
    isComputed: ['measures', 'criteria', 'groups'].some((key) => part(text, key) !== ''),
    after,
    problem,
  }
}

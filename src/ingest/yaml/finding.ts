import type { Issue } from '../../model/issue.ts'
import type { Path } from './position.ts'

/** A problem of the file's content: which, where, and the facts for its text. */
export interface Finding {
  readonly code: string
  readonly path: Path
  readonly facts: Issue['facts']
}

export const pathText = (path: Path): string =>
  path.map((key) => (typeof key === 'number' ? `[${key + 1}]` : String(key))).join('.')

/** The start of a value as it stands in the file. */
export const shown = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 80)

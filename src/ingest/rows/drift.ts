import type { Issue } from '../../model/issue.ts'
import { isColumnName, quotedColumn } from './column-names.ts'
import { columnIssue, foldColumn, type Mapping } from './mapping.ts'

const words = (name: string): ReadonlySet<string> => new Set(foldColumn(name).split(' '))

/** Names that share half of their words look like one column renamed. */
function looksRenamed(before: string, after: string): boolean {
  const a = words(before)
  const b = words(after)
  const shared = [...a].filter((word) => b.has(word)).length
  return shared * 2 >= Math.max(a.size, b.size)
}

/**
 * How a file's header differs from the one remembered of its source. A mapped column that is gone is an error, with the new
 * columns that look like it (`rows.drift-renamed`) or none (`rows.drift-missing`): which one it is now must be said. Other
 * columns that are new or gone change nothing that is read (`rows.drift-new`, `rows.drift-gone`). Columns whose names may not be
 * remembered are not compared.
 */
export function headerDrift(remembered: Mapping, header: readonly string[]): readonly Issue[] {
  const before = new Set(remembered.header)
  const now = new Set(header)
  const gone = remembered.header.filter((name) => !now.has(name))
  const fieldsOf = (column: string): string[] =>
    Object.entries(remembered.columns).flatMap(([field, mapped]) => (mapped === column ? [field] : []))
  // Records leave out what is empty: a field may be mapped to a column that the first file had not.
  const fresh = header.filter((name) => !before.has(name) && fieldsOf(name).length === 0 && isColumnName(name))
  const mapped = gone.filter((column) => fieldsOf(column).length > 0)
  const issues = mapped.map((column): Issue => {
    const like = fresh.filter((name) => looksRenamed(column, name))
    const facts = { column: quotedColumn(column), fields: fieldsOf(column) }
    return like.length === 0
      ? columnIssue('rows.drift-missing', 'error', facts)
      : columnIssue('rows.drift-renamed', 'error', { ...facts, like })
  })
  const others = gone.filter((column) => fieldsOf(column).length === 0)
  if (fresh.length > 0) issues.push(columnIssue('rows.drift-new', 'warning', { columns: fresh }))
  if (others.length > 0) issues.push(columnIssue('rows.drift-gone', 'info', { columns: others }))
  return issues
}

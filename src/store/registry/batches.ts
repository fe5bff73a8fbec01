import { ThuocDoError } from '../../platform/problem.ts'

/** Bound values per statement. SQLite allows 32,766, PostgreSQL 65,535; beyond some thousands nothing gets faster. */
const BOUND_VALUES = 6_000

/** Refuses what PostgreSQL cannot hold and SQLite would change: U+0000 and halves of surrogate pairs. */
function assertStorable(row: object): void {
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
      throw new ThuocDoError('registry.text-not-storable', { column })
    }
  }
}

/**
 * Hands the rows to `write` in batches that fit one statement. All rows must have the same columns.
 * @throws ThuocDoError `registry.text-not-storable`
 */
export async function inBatches<Row extends object>(
  rows: readonly Row[],
  write: (batch: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  for (const row of rows) assertStorable(row)
  const size = Math.floor(BOUND_VALUES / Object.keys(first).length)
  for (let start = 0; start < rows.length; start += size) await write(rows.slice(start, start + size))
}

/**
 * The same for plain ids, as in `where id in (…)`.
 * @throws ThuocDoError `registry.text-not-storable`
 */
export async function idBatches(
  ids: readonly string[],
  write: (batch: readonly string[]) => Promise<unknown>,
): Promise<void> {
  for (const id of ids) assertStorable({ id })
  for (let start = 0; start < ids.length; start += BOUND_VALUES) await write(ids.slice(start, start + BOUND_VALUES))
}

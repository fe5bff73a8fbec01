/** Up to so many procedures a set of them is a text of bits; of more, as only damaged codes make, it is a list. */
const MOST_BITS = 1 << 16

/** How sets of procedures are held, as SQL. */
export interface ProcedureSets {
  /** The set of the procedures (`c.number`) of the rows for which the truth is true; null when there is none. */
  of(truth: string): string
  /** The procedures that are in at least one of the sets of a column. */
  union(sets: string): string
  /** How many procedures a set has. */
  size(set: string): string
}

const bits = (procedures: number): ProcedureSets => ({
  of: (truth) => `bitstring_agg(c.number, 0, ${Math.max(procedures, 1) - 1}) FILTER (WHERE ${truth})`,
  union: (sets) => `bit_or(${sets})`,
  size: (set) => `coalesce(bit_count(${set}), 0)`,
})

const LISTS: ProcedureSets = {
  of: (truth) => `list(DISTINCT c.number) FILTER (WHERE ${truth} AND c.number IS NOT NULL)`,
  union: (sets) => `list_distinct(flatten(list(${sets})))`,
  size: (set) => `coalesce(len(${set}), 0)`,
}

/**
 * Sets of procedures that are numbered from 0, so many of them. A bit for each is six times as fast as counting by procedure
 * (docs/decisions/0013).
 */
export const procedureSets = (procedures: number): ProcedureSets => (procedures <= MOST_BITS ? bits(procedures) : LISTS)

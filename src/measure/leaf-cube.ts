import type { LeafCounts } from '../model/count-plan.ts'
import type { Measure } from '../model/measure.ts'

/** What the dossiers of one unit code come to in one period, before any hierarchy. */
interface Leaf {
  /** Dossiers by measure; 0 at measures that count procedures. */
  readonly counts: Float64Array
  /** Procedures by measure, by their places; empty at measures that count dossiers. */
  readonly procedures: readonly Int32Array[]
}

/**
 * Counts of one period by unit code, in memory. What a unit above has is added up from its unit codes: dossiers by sums,
 * procedures by union, so that both are exact at every level and under any hierarchy.
 */
export interface LeafCube {
  /** Whether the unit code has dossiers in the period. */
  has(unitCode: string): boolean
  /** Whether no unit code has any. */
  isEmpty(): boolean
  /** Puts in what the warehouse counted for these unit codes now; those that it has nothing of are gone. Null: for all. */
  replace(unitCodes: readonly string[] | null, counted: LeafCounts): void
  /** Counts of all these unit codes together, one for each measure; null where none of them has a dossier. */
  sum(unitCodes: readonly string[]): Float64Array | null
}

/** An empty cube for the measures of a plan, in its order. */
export function leafCube(measures: readonly Measure[]): LeafCube {
  const leaves = new Map<string, Leaf>()
  const places = new Map<string, number>()
  const placeOf = (procedure: string): number => {
    const known = places.get(procedure) ?? places.size
    places.set(procedure, known)
    return known
  }

  return {
    has: (unitCode) => leaves.has(unitCode),
    isEmpty: () => leaves.size === 0,
    replace(unitCodes, { unitCodes: rows, counts, procedures, used }) {
      if (unitCodes === null) leaves.clear()
      else for (const code of unitCodes) leaves.delete(code)
      // The warehouse numbers procedures anew in each answer.
      const own = Int32Array.from(procedures, placeOf)
      for (const [row, code] of rows.entries()) {
        leaves.set(code, {
          counts: Float64Array.from(counts, (column) => column[row] ?? 0),
          procedures: used.map((column) => (column[row] ?? new Int32Array()).map((place) => own[place] ?? 0)),
        })
      }
    },
    sum(unitCodes) {
      const own = unitCodes.flatMap((code) => leaves.get(code) ?? [])
      if (own.length === 0) return null
      const sums = new Float64Array(measures.length)
      for (const { counts } of own)
        for (let index = 0; index < sums.length; index += 1) sums[index] = (sums[index] ?? 0) + (counts[index] ?? 0)
      for (const [index, { counts }] of measures.entries())
        if (counts === 'procedures') sums[index] = distinct(own, index, places.size)
      return sums
    },
  }
}

/** How many procedures a measure counts in at least one of the leaves. */
function distinct(leaves: readonly Leaf[], measure: number, places: number): number {
  const seen = new Uint8Array(places)
  let count = 0
  for (const { procedures } of leaves) {
    for (const place of procedures[measure] ?? []) {
      if (seen[place] === 1) continue
      seen[place] = 1
      count += 1
    }
  }
  return count
}

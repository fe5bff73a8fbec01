import type { LeafCounts } from '../model/count-plan.ts'
import type { Measure } from '../model/measure.ts'

/** What the dossiers of one unit code come to in one period, before any hierarchy. */
interface Leaf {
  /** Dossiers by measure; 0 at measures that count procedures. */
  readonly counts: Float64Array
  /** Procedures that some measure counts, and which of them: a bit each, in the order of `procedureMeasures`. */
  readonly procedures: Int32Array
  readonly bits: Float64Array
}

/**
 * Counts of one period by unit code, in memory. What a unit above has is added up from its unit codes: dossiers by sums,
 * procedures by union, so that both are exact at every level and under any hierarchy.
 */
export interface LeafCube {
  /** Whether the unit code has dossiers in the period. */
  has(unitCode: string): boolean
  /** Puts in what the warehouse counted for these unit codes now; those that it has nothing of are gone. Null: for all. */
  replace(unitCodes: readonly string[] | null, counted: LeafCounts): void
  /** Counts of all these unit codes together, one for each measure; null where none of them has a dossier. */
  sum(unitCodes: readonly string[]): Float64Array | null
}

/** Measures beyond so many that count procedures have no bit left in a whole double. */
const MOST_BITS = 52

/** An empty cube for the measures of a plan, in its order. */
export function leafCube(measures: readonly Measure[]): LeafCube {
  const leaves = new Map<string, Leaf>()
  const places = new Map<string, number>()
  const procedureMeasures = measures.flatMap(({ counts }, index) => (counts === 'procedures' ? [index] : []))
  if (procedureMeasures.length > MOST_BITS) throw new Error(`more than ${MOST_BITS} measures count procedures`)

  const placeOf = (procedure: string): number => {
    const known = places.get(procedure)
    if (known !== undefined) return known
    places.set(procedure, places.size)
    return places.size - 1
  }

  const leafOf = ({ procedures, counts }: LeafCounts, rows: readonly number[]): Leaf => {
    const sums = new Float64Array(measures.length)
    const [used, bits]: [number[], number[]] = [[], []]
    for (const row of rows) {
      for (const [index, { counts: what }] of measures.entries()) {
        if (what === 'records') sums[index] = (sums[index] ?? 0) + (counts[index]?.[row] ?? 0)
      }
      const procedure = procedures[row] ?? null
      if (procedure === null) continue
      let own = 0
      for (const [bit, index] of procedureMeasures.entries()) if ((counts[index]?.[row] ?? 0) > 0) own += 2 ** bit
      if (own === 0) continue
      used.push(placeOf(procedure))
      bits.push(own)
    }
    return { counts: sums, procedures: Int32Array.from(used), bits: Float64Array.from(bits) }
  }

  return {
    has: (unitCode) => leaves.has(unitCode),
    replace(unitCodes, counted) {
      if (unitCodes === null) leaves.clear()
      else for (const code of unitCodes) leaves.delete(code)
      const rows = Map.groupBy(counted.unitCodes.keys(), (row) => counted.unitCodes[row] ?? '')
      for (const [code, own] of rows) leaves.set(code, leafOf(counted, own))
    },
    sum(unitCodes) {
      const own = unitCodes.flatMap((code) => leaves.get(code) ?? [])
      if (own.length === 0) return null
      const sums = new Float64Array(measures.length)
      for (const { counts } of own)
        for (let index = 0; index < sums.length; index += 1) sums[index] = (sums[index] ?? 0) + (counts[index] ?? 0)
      for (const [bit, index] of procedureMeasures.entries()) sums[index] = distinct(own, bit, places.size)
      return sums
    },
  }
}

/** How many procedures have the bit in any of the leaves. */
function distinct(leaves: readonly Leaf[], bit: number, places: number): number {
  const seen = new Uint8Array(places)
  const value = 2 ** bit
  let count = 0
  for (const { procedures, bits } of leaves) {
    for (let at = 0; at < procedures.length; at += 1) {
      const place = procedures[at] ?? 0
      if (seen[place] === 1 || Math.floor((bits[at] ?? 0) / value) % 2 === 0) continue
      seen[place] = 1
      count += 1
    }
  }
  return count
}

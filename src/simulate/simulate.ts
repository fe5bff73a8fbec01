import { countsOf } from './counts.ts'
import { dossiersOf, type Plan } from './dossiers.ts'
import { officesOf } from './offices.ts'
import { petitionsOf } from './petitions.ts'
import { demands, SIMULATED_PROCEDURES } from './procedures.ts'
import { stream } from './random.ts'
import type { SimulatedBatch, Simulation, SimulationOptions } from './simulation.ts'
import { timeline } from './timeline.ts'
import { dayWeights } from './volumes.ts'

function planOf({ units, period, knownUntil, dossiers, seed, errors, calendar }: SimulationOptions): Plan {
  const line = timeline(period.from, period.to, knownUntil, calendar)
  const offices = officesOf(units, dossiers, seed, stream(), demands())
  return { offices, line, weights: dayWeights(line), errors }
}

/** A generator that can be gone through again, in the form of one that waits. */
function awaited<T>(make: () => Iterable<T>): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* make()
    },
  }
}

/**
 * Simulates a country: dossiers, petitions, procedures and counts of units, with the rules of docs/simulate.md. Equal options give
 * the same to the last byte on any machine. `dossiers` has exactly as many dossiers as were asked for, in batches of about
 * 1,000 rows, and with `errors` above 0 some rows that are sent again. Nobody's data is in it.
 * The period must begin on or before `knownUntil`, and some unit must be of a level that handles dossiers; all else is a bug
 * of the caller.
 */
export function simulate(options: SimulationOptions): Simulation {
  if (options.knownUntil < options.period.from) throw new Error('nothing of the period is known')
  const plan = planOf(options)
  if (options.dossiers > 0 && plan.offices.every(({ dossiers }) => dossiers === 0))
    throw new Error('no unit handles dossiers')
  return {
    dossiers: awaited<SimulatedBatch>(() => dossiersOf(plan)),
    petitions: { [Symbol.iterator]: () => petitionsOf(plan) },
    procedures: SIMULATED_PROCEDURES,
    counts: { [Symbol.iterator]: () => countsOf(plan, options.period) },
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { DossierBatch, HeldDossier } from '../../../src/model/held-dossier.ts'
import { ThuocDoError } from '../../../src/platform/problem.ts'
import { held, versions } from './histories.ts'

/** Many dossiers: the histories of several samples, each with codes of its own. */
export const many = (seed: number, samples: number): readonly Dossier[] =>
  fc
    .sample(versions, { seed, numRuns: samples })
    .flatMap((all, sample) => all.map((dossier) => ({ ...dossier, code: `${dossier.code}-${sample}` })))

/** In pieces as a reader of files hands them on, with a pause after each. */
export async function* inPieces(all: readonly Dossier[], pause = 0): AsyncGenerator<readonly HeldDossier[]> {
  for (let start = 0; start < all.length; start += 500) {
    yield all.slice(start, start + 500).map((dossier) => held(dossier, []))
    if (pause > 0) await sleep(pause)
  }
}

export const batch = (id: string): DossierBatch => ({ id, source: 'test', name: id })

/** What a promise came to: its value, or the code of its refusal. Anything else is a bug and fails the test. */
export async function cameTo<T>(promise: Promise<T>): Promise<T | string> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof ThuocDoError) return error.code
    throw error
  }
}

/** What a warehouse says of which nodes are missing. */
export const REFUSALS = ['warehouse.incomplete', 'warehouse.unreachable']

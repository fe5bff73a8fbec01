import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { courseRules } from '../../../src/pipeline/calendar.ts'
import { stream } from '../../../src/simulate/random.ts'
import { freshFolder } from '../../support/folders.ts'
import { calendar, delivery, type Held, NOTHING_HELD, stateAfter } from './deliveries.ts'
import { answersOf, expectedOf, PROCEDURES, stateAmong } from './held-state.ts'
import { openKillable } from './killable.ts'
import { startLoader } from './loader.ts'

/** Where a run of kills stands: what is held before delivery `next`. */
export interface Standing {
  readonly next: number
  readonly held: Held
}

export const NOTHING: Standing = { next: 0, held: NOTHING_HELD }

/** What is held before a later delivery. */
export async function standingAt({ next, held }: Standing, seed: number, at: number): Promise<Standing> {
  let after = held
  for (let n = next; n < at; n += 1) after = await stateAfter(after, delivery(seed, n))
  return { next: at, held: after }
}

/**
 * Opens the warehouse of a program that was killed: every delivery before `acknowledged` is there whole; of the one under way
 * nothing, or its dossiers and steps together; and counts and scores are those of the plain loops.
 */
async function expectWhole(target: string, before: Standing, seed: number, acknowledged: number): Promise<Standing> {
  const standing = await standingAt(before, seed, acknowledged)
  const states = [standing.held, await stateAfter(standing.held, delivery(seed, acknowledged))]
  const warehouse = await openKillable(target)
  const answers = await answersOf(warehouse)
  await warehouse.close()
  const state = stateAmong(answers, states)
  expect(state, `a state between deliveries ${acknowledged - 1} and ${acknowledged}`).toBeGreaterThanOrEqual(0)
  expect(answers).toEqual(expectedOf(states[state] ?? NOTHING_HELD))
  return standing
}

/** An empty warehouse with its catalogue. */
export async function prepare(target: string): Promise<void> {
  const warehouse = await openKillable(target)
  await warehouse.setProcedures(PROCEDURES, courseRules(calendar))
  await warehouse.close()
}

/**
 * Kills the program so many times, each time a random while after it opened the warehouse, after its first word, or while it
 * opens it; the next program waits already. Answers how many deliveries were acknowledged.
 */
export async function killAgainAndAgain(
  target: string,
  seed: number,
  rounds: number,
  longest: number,
): Promise<number> {
  await prepare(target)
  const dataDir = freshFolder('data')
  const random = stream()
  random.begin(seed, rounds)
  let standing = NOTHING
  let loader = startLoader(target, dataDir, seed)
  for (let round = 0; round < rounds; round += 1) {
    loader.go(standing.next)
    if (round % 4 !== 3) await loader.opened()
    if (round % 2 === 0) await loader.acknowledged(1)
    await sleep(random.below(longest))
    const acknowledged = await loader.kill()
    loader = startLoader(target, dataDir, seed)
    standing = await expectWhole(target, standing, seed, acknowledged)
  }
  await loader.kill()
  return standing.next
}

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../../support/folders.ts'
import { killAgainAndAgain } from './kills.ts'

const STORES = 5
const ROUNDS = 10

test.each(Array.from({ length: STORES }, (_, index) => index + 1))(
  `the embedded warehouse ${STORES} × ${ROUNDS} times killed: what was acknowledged is there, nothing is there in part (%d)`,
  async (seed) => {
    const file = freshFolder('store.duckdb')
    mkdirSync(dirname(file), { recursive: true })
    expect(await killAgainAndAgain(file, seed, ROUNDS, 150)).toBeGreaterThanOrEqual(ROUNDS / 2)
  },
)

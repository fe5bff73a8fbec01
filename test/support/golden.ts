import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect } from 'vitest'

/**
 * Compares with an expected file. UPDATE_GOLDEN=1 writes it; a missing one is written locally and refused in CI, so that
 * no output is ever approved by a machine.
 */
export function expectGolden(file: string, actual: string): void {
  const update = process.env.UPDATE_GOLDEN === '1' || (!existsSync(file) && process.env.CI === undefined)
  if (update) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, actual)
  }
  expect(existsSync(file), `${file} is missing: run the test locally, look at it, commit it`).toBe(true)
  expect(actual).toBe(readFileSync(file, 'utf8'))
}

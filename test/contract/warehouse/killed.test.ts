import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'
import { freshFolder } from '../../support/folders.ts'

const CHILD = join(import.meta.dirname, 'child.ts')

/** Runs the loader from batch `first` until it is killed so many milliseconds after its first word; answers the batches it acknowledged. */
function loadUntilKilled(file: string, first: number, afterMs: number): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, file, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (piece) => {
      const before = text.split('\n').length
      text += piece
      // From the first acknowledged batch on: however slow the machine, each round gets on.
      if (before < 3 && text.split('\n').length >= 3) setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.on('error', reject)
    child.on('close', () => {
      const lines = text.split('\n').slice(1, -1)
      resolve(lines.map(Number))
    })
  })
}

test('kill -9 at random moments: every acknowledged batch is there whole, no other is there in part', async () => {
  const file = freshFolder('store.duckdb')
  mkdirSync(dirname(file), { recursive: true })
  let next = 0
  for (let round = 0; round < 6; round += 1) {
    const acknowledged = await loadUntilKilled(file, next, 40 + ((round * 137) % 260))
    const last = acknowledged.at(-1) ?? next - 1
    const warehouse = await openDuckdbWarehouse(file)
    const dossiers = (await warehouse.unitCodes()).reduce((sum, unit) => sum + unit.dossiers, 0)
    // Batches overlap by half: batch n brings the codes from 200 n to 200 n + 399.
    const whole = (batches: number): number => (batches === 0 ? 0 : (batches + 1) * 200)
    // The batch that was under way may have been committed without its word having come through.
    expect([whole(last + 1), whole(last + 2)]).toContain(dossiers)
    next = dossiers === whole(last + 1) ? last + 1 : last + 2
    for (const code of next === 0 ? [] : [`H31.1-261001-${(next - 1) * 200}`, `H31.1-261001-${next * 200 + 199}`]) {
      expect((await warehouse.dossier(code))?.dossier.changedAt).toBe(
        `2026-10-02T00:00:${String((next - 1) % 60).padStart(2, '0')}`,
      )
    }
    await warehouse.close()
  }
  expect(next).toBeGreaterThan(3)
}, 120_000)

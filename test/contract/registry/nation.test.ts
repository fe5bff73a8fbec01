import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Succession, Unit, UnitLevel } from '../../../src/model/unit.ts'
import type { UnitSource } from '../../../src/model/unit-source.ts'
import { PACKAGE_ROOT } from '../../../src/platform/paths.ts'
import type { DerivationInput, DerivationOutput } from '../../../src/store/registry/port.ts'
import { onEachEngine } from './engines.ts'
import { sha256 } from './samples.ts'

const FOLDER = join(PACKAGE_ROOT, '..', 'shared', 'units')

/** Seconds a whole list may take, most of all the last one, when all units are derived and compared again. */
const SECONDS = { sqlite: 3, postgres: 6 }

const lines = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(FOLDER, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

function readList(from: string): UnitSource {
  const rows = lines(`units-${from}.csv`).map(([code = '', name = '', level, parentCode]) => {
    return { code, name, level: level as UnitLevel, parentCode: parentCode || null, portalCode: null, portalId: null }
  })
  return { kind: 'list', from, sha256: sha256(from), name: from, scopeCode: null, rows }
}

function readLineage(): UnitSource {
  const from = '2025-07-01'
  const rows = lines(`lineage-${from}.csv`).map(
    ([successorCode, successorName, predecessorCode = '', name, extent]) => {
      return {
        successorCode: successorCode || null,
        successorName: successorName || null,
        predecessorCode,
        predecessorName: name || null,
        extent: extent === 'full' ? ('full' as const) : ('partial' as const),
      }
    },
  )
  return { kind: 'lineage', from, sha256: sha256('lineage'), name: 'lineage', rows }
}

/** A stand-in for the real derivation, of the same size: a unit for each row of each list, a succession for each edge. */
function derive({ sources }: DerivationInput): DerivationOutput {
  const lists = sources.filter((source) => source.kind === 'list')
  const idOf = (code: string, from: string): string => `don-vi-${code}-${from}`
  const units = lists.flatMap((list) =>
    list.rows.map((row): Unit => {
      const life = { from: list.from, to: list === lists.at(-1) ? null : '2025-07-01' }
      const parentId = row.parentCode === null ? null : idOf(row.parentCode, list.from)
      return {
        id: idOf(row.code, list.from),
        level: row.level,
        origin: 'list',
        ...life,
        versions: [{ ...life, name: row.name, code: row.code, parentId }],
        aliases: [{ ...life, scheme: 'statistics-code', value: row.code }],
      }
    }),
  )
  const held = new Set(units.map((unit) => unit.id))
  const successions = sources
    .flatMap((source) => (source.kind === 'lineage' ? source.rows : []))
    .map((row): Succession => {
      const successorId = idOf(row.successorCode ?? '', '2025-07-01')
      return {
        predecessorId: idOf(row.predecessorCode, '2024-11-01'),
        successorId: held.has(successorId) ? successorId : null,
        on: '2025-07-01',
        extent: row.extent,
        basis: 'lineage',
      }
    })
  const known = successions.filter((succession) => held.has(succession.predecessorId))
  return { derived: { units, successions: known }, moved: [], settledProvisional: [] }
}

describe.skipIf(!existsSync(FOLDER))('the whole nation (needs ../shared/units)', () => {
  onEachEngine('the whole nation', (bench) => {
    it('lists before and after 1/7/2025, lineage and the list of 2026 are stored in seconds', async () => {
      const registry = await bench.fresh()
      const sources = [readList('2024-11-01'), readList('2025-07-01'), readLineage(), readList('2026-04-30')]
      const seconds: number[] = []
      for (const source of sources) {
        const start = performance.now()
        await registry.addUnitSource(source, derive)
        seconds.push((performance.now() - start) / 1000)
      }
      const { units, successions } = await registry.units()
      expect(units.length).toBeGreaterThan(17_000)
      expect(successions.length).toBeGreaterThan(10_000)
      expect(Math.max(...seconds)).toBeLessThan(SECONDS[bench.engine])
    })
  })
})

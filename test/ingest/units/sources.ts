import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deriveUnits } from '../../../src/ingest/units/derive.ts'
import { readUnitSource } from '../../../src/ingest/units/read.ts'
import type { LocalDate } from '../../../src/model/date.ts'
import type { DerivedUnits } from '../../../src/model/unit.ts'
import type { UnitDirectory } from '../../../src/model/unit-directory.ts'
import { unitDirectory } from '../../../src/model/unit-directory-index.ts'
import type { UnitSource } from '../../../src/model/unit-source.ts'
import type { DerivationInput } from '../../../src/store/registry/port.ts'

export const NO_UNITS: DerivedUnits = { units: [], successions: [] }

/** Reads CSV text that must be a good source. */
export function source(from: LocalDate, csv: string, scopeCode: string | null = null): UnitSource {
  return mustRead(new TextEncoder().encode(csv), 'test.csv', from, scopeCode)
}

export function sourceFile(path: string, from: LocalDate, scopeCode: string | null = null): UnitSource {
  return mustRead(readFileSync(path), path, from, scopeCode)
}

function mustRead(bytes: Uint8Array, name: string, from: LocalDate, scopeCode: string | null): UnitSource {
  const { source: read, issues } = readUnitSource(bytes, { name, from, scopeCode })
  if (read === null) throw new Error(JSON.stringify(issues))
  return read
}

/** A list whose rows are "code name, level, parent" in short. */
export function list(from: LocalDate, rows: readonly string[], scopeCode: string | null = null): UnitSource {
  return source(from, ['code,name,level,parentCode', ...rows].join('\n'), scopeCode)
}

export function lineage(from: LocalDate, rows: readonly string[]): UnitSource {
  return source(from, ['predecessorCode,predecessorName,successorCode,successorName,extent', ...rows].join('\n'))
}

export function derive(
  sources: readonly UnitSource[],
  more: Partial<DerivationInput> = {},
): ReturnType<typeof deriveUnits> {
  return deriveUnits({ sources, provisional: [], before: NO_UNITS, uses: [], ...more })
}

export function directoryOf(sources: readonly UnitSource[]): UnitDirectory {
  return unitDirectory(derive(sources).derived)
}

export const SAMPLE = fileURLToPath(new URL('../../../samples/khoai-chau-2024-02/', import.meta.url))

/** The sample's lists and lineages as its README says to import them. */
export function sampleSources(): readonly UnitSource[] {
  return [
    sourceFile(`${SAMPLE}units-2024-02-01.csv`, '2024-02-01', '330'),
    sourceFile(`${SAMPLE}units-2025-01-01.csv`, '2025-01-01', '330'),
    sourceFile(`${SAMPLE}lineage-2025-01-01.csv`, '2025-01-01'),
    sourceFile(`${SAMPLE}units-2025-07-01.csv`, '2025-07-01', '330'),
    sourceFile(`${SAMPLE}lineage-2025-07-01.csv`, '2025-07-01'),
  ]
}

export const NATION = fileURLToPath(new URL('../../../../shared/units/', import.meta.url))

/** The lists and the lineage of the whole nation, where the checkout has them beside it. */
export function nationSources(): readonly UnitSource[] {
  return [
    sourceFile(`${NATION}units-2024-11-01.csv`, '2024-11-01'),
    sourceFile(`${NATION}units-2025-07-01.csv`, '2025-07-01'),
    sourceFile(`${NATION}units-2026-04-30.csv`, '2026-04-30'),
    sourceFile(`${NATION}lineage-2025-07-01.csv`, '2025-07-01'),
  ]
}

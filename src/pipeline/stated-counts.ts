import { basename } from 'node:path'
import { quotable } from '../ingest/counts/quoting.ts'
import { readCounts } from '../ingest/counts/read-counts.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Quantity } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { readGiven } from '../platform/files.ts'
import type { StatedCounts } from './dossier-scores.ts'
import { unitMeant } from './unit-meant.ts'

/** Counts of a file by the units of the register, for what dossiers cannot give. */
export function statedCounts(
  file: string,
  scoring: Scoring,
  directory: UnitDirectory,
): { readonly stated: StatedCounts; readonly issues: readonly Issue[] } {
  const { counts, issues } = readCounts(readGiven(file), basename(file), scoring)
  const known = new Map<string, Map<UnitId, ReadonlyMap<string, Quantity>>>()
  const unknown = new Set<string>()
  for (const { unit, period, quantities } of counts) {
    const meant = unitMeant(directory, unit, period.to)
    if (meant.kind !== 'one') unknown.add(unit)
    else known.set(period.key, (known.get(period.key) ?? new Map()).set(meant.unit.id, quantities))
  }
  const facts = { count: unknown.size, units: [...unknown].slice(0, 8) }
  const lost: Issue[] =
    unknown.size === 0 ? [] : [{ code: 'score.stated-unit', severity: 'error', place: NOWHERE, facts }]
  const stated: StatedCounts = {
    of: (unit, period) => known.get(period)?.get(unit) ?? new Map(),
    units: (period) => [...(known.get(period)?.keys() ?? [])],
  }
  return { stated, issues: [...issues, ...lost.map(quotable)] }
}

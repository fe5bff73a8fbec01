import { type DossierOptions, openDossiers } from '../../../src/ingest/dossiers/read.ts'
import { bytesSource } from '../../../src/ingest/rows/byte-source.ts'
import type { Mapping } from '../../../src/ingest/rows/mapping.ts'
import type { Reject } from '../../../src/ingest/rows/reject.ts'
import type { Amendment } from '../../../src/model/amendment.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { Issue } from '../../../src/model/issue.ts'
import type { Clock } from '../../../src/platform/clock.ts'

export const CLOCK: Clock = { now: () => new Date('2026-11-22T10:00:00Z'), today: () => '2026-11-22' }

/** All of a small file at once. */
export interface WholeReading {
  readonly mapping: Mapping | null
  readonly issues: readonly Issue[]
  readonly dossiers: readonly Dossier[]
  readonly steps: readonly Amendment[]
  readonly rejects: readonly Reject[]
}

export async function readAll(
  content: string | Uint8Array,
  name = 'hs.csv',
  options: DossierOptions = {},
): Promise<WholeReading> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const reading = await openDossiers(bytesSource(name, bytes), options, CLOCK)
  if (reading.kind === 'refused') {
    return { mapping: null, issues: reading.issues, dossiers: [], steps: [], rejects: [] }
  }
  const all = {
    issues: [...reading.issues],
    dossiers: [] as Dossier[],
    steps: [] as Amendment[],
    rejects: [] as Reject[],
  }
  for await (const batch of reading.batches()) {
    all.dossiers.push(...batch.dossiers)
    all.steps.push(...batch.steps)
    all.rejects.push(...batch.rejects)
    all.issues.push(...batch.issues)
  }
  return { mapping: reading.mapping, ...all }
}

/** The codes of the problems of each bad row, with its line. */
export const codesOf = ({ rejects }: WholeReading): readonly string[] =>
  rejects.map(({ line, problems }) => `${line}: ${problems.map(({ code }) => code).join(' ')}`)

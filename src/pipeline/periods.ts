import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Period } from '../model/period.ts'
import { type PeriodScheme, spokenPeriod } from '../model/period-scheme.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { PERIOD_SCHEMES_DIR } from '../platform/paths.ts'

async function schemesOf(dataDir: string): Promise<ReadonlyMap<string, PeriodScheme>> {
  // Loaded when a scheme is named: reading YAML takes a tenth of a second that other commands need not spend.
  const { loadPeriodSchemes } = await import('../ingest/period-schemes/load.ts')
  const own = join(dataDir, 'period-schemes')
  return loadPeriodSchemes(PERIOD_SCHEMES_DIR, ...(existsSync(own) ? [own] : []))
}

/**
 * The period that a person or client writes, in any of the forms of docs/rules-of-time.md; null when it is none of them.
 * Schemes are those that ship and those of the data folder.
 * @throws ThuocDoError `period.scheme-invalid`
 */
export async function periodMeant(text: string, dataDir: string, clock: Clock = systemClock): Promise<Period | null> {
  const schemes = text.includes('@') ? await schemesOf(dataDir) : null
  return spokenPeriod(text, { today: clock.today(), scheme: (id) => schemes?.get(id) ?? null })
}

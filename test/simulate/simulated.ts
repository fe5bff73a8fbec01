import { loadCalendar } from '../../src/ingest/calendars/load.ts'
import type { Dossier } from '../../src/model/dossier.ts'
import { monthPeriod } from '../../src/model/period.ts'
import { CALENDARS_DIR } from '../../src/platform/paths.ts'
import { DOSSIER_WRITINGS, type DossierFormat } from '../../src/simulate/dossier-rows.ts'
import { simulate } from '../../src/simulate/simulate.ts'
import type { Planted, SimulatedUnit, SimulationOptions } from '../../src/simulate/simulation.ts'

export const CALENDAR = loadCalendar(CALENDARS_DIR)

/** A small province: itself, a department, wards and communes. */
export const UNITS: readonly SimulatedUnit[] = [
  { code: 'H31', parentCode: null, name: 'Tỉnh Hưng Yên', level: 'province' },
  { code: 'H31.5', parentCode: 'H31', name: 'Sở Nội vụ', level: 'department' },
  ...Array.from({ length: 18 }, (_, index): SimulatedUnit => {
    const name = index % 3 === 0 ? `Phường ${index + 1}` : `Xã ${index + 1}`
    return { code: `H31.14.${index + 1}`, parentCode: 'H31', name, level: 'commune' }
  }),
]

/** August 2026, seen at its end, of the small province. */
export function options(changes: Partial<SimulationOptions> = {}): SimulationOptions {
  return {
    units: UNITS,
    period: monthPeriod(2026, 8),
    knownUntil: '2026-08-31',
    dossiers: 2000,
    seed: 'test',
    errors: 0,
    calendar: CALENDAR,
    ...changes,
  }
}

export async function rowsOf(
  given: SimulationOptions,
): Promise<{ readonly dossiers: readonly Dossier[]; readonly planted: readonly Planted[] }> {
  const dossiers: Dossier[] = []
  const planted: Planted[] = []
  for await (const batch of simulate(given).dossiers) {
    dossiers.push(...batch.dossiers)
    planted.push(...batch.planted)
  }
  return { dossiers, planted }
}

/** The text of the file of dossiers. */
export function fileOf(dossiers: readonly Dossier[], format: DossierFormat): string {
  const { head, row, between, foot } = DOSSIER_WRITINGS[format]
  return head + dossiers.map(row).join(between) + foot
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileSource } from '../ingest/rows/byte-source.ts'
import { addDays } from '../model/date.ts'
import { monthPeriod } from '../model/period.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { SIMULATED_SOURCE } from '../simulate/simulation.ts'
import type { DossierStore } from './dossier-store.ts'
import { importCounts } from './import-counts.ts'
import { importDossiers } from './import-dossiers.ts'
import { importPetitions } from './import-petitions.ts'
import { importProcedures } from './import-procedures.ts'
import { saidBy } from './intake.ts'
import { directoryOf, type Product } from './product.ts'
import { knownDay, writeSimulation } from './simulate.ts'
import { registeredUnits } from './simulated-units.ts'

const DOSSIERS = 4000

/**
 * Fills an empty warehouse, and the feeds of the register, with a simulated current month for the units of the register, through
 * the same doors as any other file; answers how many dossiers. On the first days of a month it is the month before: one day shows nothing.
 */
export async function loadSimulatedMonth(
  product: Product,
  store: DossierStore,
  clock: Clock = systemClock,
): Promise<number> {
  const today = clock.today()
  const shown = addDays(today, -5)
  const period = monthPeriod(Number(shown.slice(0, 4)), Number(shown.slice(5, 7)))
  // The province's own offices would hold nearly all dossiers of so few communes.
  const units = registeredUnits(await directoryOf(product), today, null).map((unit) => ({
    ...unit,
    idle: unit.level === 'province',
  }))
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-simulated-'))
  try {
    const options = {
      units,
      period,
      knownUntil: knownDay(period, null, clock),
      dossiers: DOSSIERS,
      seed: period.key,
      errors: 0.002,
      calendar: store.calendar,
    }
    const { files } = await writeSimulation(options, folder, 'csv')
    const fileOf = (part: string): string => files.find(({ path }) => path.includes(part))?.path ?? ''
    await importProcedures(store, await fileSource(fileOf('procedures')), false)
    const told = saidBy(SIMULATED_SOURCE, 'file')
    const covers = units.flatMap(({ code, parentCode }) => (parentCode === null ? [code] : []))
    const petitions = await importPetitions(
      product,
      await fileSource(fileOf('petitions')),
      { ...told, covers, period },
      clock,
    )
    const counts = await importCounts(product, await fileSource(fileOf('counts')), told, clock)
    for (const { outcome, file } of [petitions, counts]) {
      if (outcome === 'refused') throw new Error(`the simulated ${file} was refused`)
    }
    const report = await importDossiers(store, fileOf('dossiers'), {
      source: SIMULATED_SOURCE,
      badRows: 'load-good',
      dryRun: false,
    })
    return report.batch?.added ?? 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

import { join } from 'node:path'
import { addDays, type LocalDate } from '../model/date.ts'
import type { Period } from '../model/period.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { beginOutput, type OutputFile, writeOutput } from '../platform/files.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { DOSSIER_WRITINGS, type DossierFormat } from '../simulate/dossier-rows.ts'
import { COUNT_WRITING, type FeedWriting, PETITION_WRITING, PROCEDURE_WRITING } from '../simulate/feed-rows.ts'
import { notice, type PlantedCounts, SYNCHRONISATION_MAPPING } from '../simulate/notice.ts'
import { simulate } from '../simulate/simulate.ts'
import { PLANTED_ERRORS, type Simulation, type SimulationOptions } from '../simulate/simulation.ts'

/** Before, a year twenty years ahead would not lie in the future (`future-date`). */
const EARLIEST = '2010-01-01'
const LONGEST_DAYS = 3660

/** A file that was written. `rows`: null where it has none. */
export interface WrittenFile {
  readonly path: string
  readonly bytes: number
  readonly rows: number | null
}

export interface SimulationReport {
  readonly files: readonly WrittenFile[]
  readonly dossiers: number
  /** Rows of the file of dossiers: also those that are sent again. */
  readonly rows: number
  readonly planted: PlantedCounts
}

/**
 * The last day that a simulation knows: what was asked for, else the end of the period; of a period that is not over,
 * yesterday, so that nothing is told of hours to come.
 * @throws ThuocDoError `simulate.period`, `simulate.known-until`
 */
export function knownDay(period: Period, asked: LocalDate | null, clock: Clock = systemClock): LocalDate {
  const { from, to } = period
  const today = clock.today()
  if (from < EARLIEST || from > today || to > addDays(from, LONGEST_DAYS)) {
    throw new ThuocDoError('simulate.period', { period: period.key, from: EARLIEST, today })
  }
  if (asked !== null) {
    if (asked >= from && asked <= today) return asked
    throw new ThuocDoError('simulate.known-until', { given: asked, from, today })
  }
  if (to < today) return to
  return from === today ? today : addDays(today, -1)
}

/** Writes what `pieces` gives, whole or not at all. */
async function writeAll(path: string, pieces: (file: OutputFile) => Promise<void> | void): Promise<number> {
  const file = beginOutput(path)
  try {
    await pieces(file)
    return file.finish()
  } finally {
    file.abandon()
  }
}

interface Tally {
  dossiers: number
  rows: number
  readonly planted: Record<string, number>
}

async function writeDossiers(
  path: string,
  { dossiers }: Simulation,
  format: DossierFormat,
  asked: number,
  onRows: (rows: number) => void,
): Promise<{ readonly bytes: number; readonly tally: Tally }> {
  const { head, row, between, foot } = DOSSIER_WRITINGS[format]
  const tally: Tally = { dossiers: asked, rows: 0, planted: {} }
  const bytes = await writeAll(path, async (file) => {
    file.write(head)
    for await (const batch of dossiers) {
      let text = ''
      for (const dossier of batch.dossiers) {
        text += (tally.rows === 0 ? '' : between) + row(dossier)
        tally.rows += 1
      }
      for (const { error } of batch.planted) tally.planted[error] = (tally.planted[error] ?? 0) + 1
      file.write(text)
      onRows(tally.rows)
    }
    file.write(foot)
  })
  return { bytes, tally }
}

async function writeFeed<T>(path: string, { head, row }: FeedWriting<T>, records: Iterable<T>): Promise<WrittenFile> {
  let rows = 0
  const bytes = await writeAll(path, (file) => {
    let text = head
    for (const record of records) {
      text += row(record)
      rows += 1
      if (rows % 5000 > 0) continue
      file.write(text)
      text = ''
    }
    file.write(text)
  })
  return { path, bytes, rows }
}

/**
 * Simulates and writes the files to a folder: dossiers, petitions, the catalogue of procedures, counts, and a notice that
 * nothing of it happened. Memory does not grow with the number of dossiers.
 * @throws ThuocDoError `command.not-written`
 */
export async function writeSimulation(
  options: SimulationOptions,
  out: string,
  format: DossierFormat,
  onRows: (rows: number) => void = () => {},
): Promise<SimulationReport> {
  const simulation = simulate(options)
  const key = options.period.key.replace('..', '_')
  const path = (name: string): string => join(out, `simulated-${name}`)
  const text = (to: string, content: string): WrittenFile => {
    writeOutput(to, content)
    return { path: to, bytes: Buffer.byteLength(content), rows: null }
  }
  const dossierPath = path(`dossiers-${key}.${DOSSIER_WRITINGS[format].ending}`)
  const { bytes, tally } = await writeDossiers(dossierPath, simulation, format, options.dossiers, onRows)
  const planted = Object.fromEntries(PLANTED_ERRORS.map((error) => [error, tally.planted[error] ?? 0])) as PlantedCounts
  const { dossiers, rows } = tally
  const mapping = format === 'sync-json' ? [text(path('mapping.yaml'), SYNCHRONISATION_MAPPING)] : []
  const files = [
    { path: dossierPath, bytes, rows },
    ...mapping,
    await writeFeed(path(`petitions-${key}.csv`), PETITION_WRITING, simulation.petitions),
    await writeFeed(path('procedures.csv'), PROCEDURE_WRITING, simulation.procedures),
    await writeFeed(path(`counts-${key}.csv`), COUNT_WRITING, simulation.counts),
    text(join(out, 'README.md'), notice({ ...options, units: options.units.length, rows, planted })),
  ]
  return { files, dossiers, rows, planted }
}

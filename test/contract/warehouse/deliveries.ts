// Deliveries of a source as they come: files of new dossiers, newer, older and repeated versions of them that move units, end or
// are deleted, and steps of their course; and what plain loops say is held after each.
import { openDossiers } from '../../../src/ingest/dossiers/read.ts'
import { bytesSource } from '../../../src/ingest/rows/byte-source.ts'
import { type Amendment, amended } from '../../../src/model/amendment.ts'
import { addDays } from '../../../src/model/date.ts'
import { DOSSIER_MARKS, type Dossier } from '../../../src/model/dossier.ts'
import { versionKey } from '../../../src/model/dossier-version.ts'
import { workingCalendar } from '../../../src/model/working-days.ts'
import type { Clock } from '../../../src/platform/clock.ts'
import { type Random, stream } from '../../../src/simulate/random.ts'
import { yearWith } from '../../measure/dossier.ts'

export const calendar = workingCalendar([yearWith(2026, ['2026-09-01', '2026-09-02'])])

export const CLOCK: Clock = { now: () => new Date('2026-11-01T05:00:00Z'), today: () => '2026-11-01' }

export const UNIT_CODES = ['H31.1', 'H31.2', 'H31.3'] as const
export const PROCEDURE_CODES = ['1.000001', '1.000002', '2.000815'] as const
/** So many codes in all: later deliveries are about dossiers that are held. */
const CODES = 240
/** Rows of a delivery: most are live, some are a day's file. */
const SIZES = [5, 40, 5, 400] as const

const oneOf = <T>(random: Random, all: readonly T[]): T => all[random.below(all.length)] as T
const codeOf = (number: number): string => `H31.1-260801-${String(number).padStart(4, '0')}`
const moment = (random: Random, day: number): string =>
  `${addDays('2026-08-03', day)}T${String(random.below(24)).padStart(2, '0')}:00:00`

/** A version of a dossier: of whatever was told of it before, newer or older. */
function record(random: Random): Readonly<Record<string, unknown>> {
  const received = random.below(50)
  const ended = random.chance(0.5) ? moment(random, received + random.below(12)) : null
  const marks = DOSSIER_MARKS.map((mark) => [`marks.${mark}`, random.chance(0.5)])
  return {
    code: codeOf(random.below(CODES)),
    unitCode: oneOf(random, UNIT_CODES),
    procedureCode: oneOf(random, PROCEDURE_CODES),
    state: ended === null ? 'in-progress' : 'finished',
    channel: oneOf(random, ['in-person', 'online', 'post']),
    receivedAt: moment(random, received),
    dueAt: moment(random, received + 5 + random.below(5)),
    ...(ended === null ? {} : { finishedAt: ended }),
    changedAt: moment(random, 65 + random.below(20)),
    deleted: random.chance(0.08),
    ...Object.fromEntries(marks),
  }
}

const step = (random: Random): Readonly<Record<string, unknown>> => ({
  code: codeOf(random.below(CODES)),
  state: oneOf(random, ['finished', 'returned', 'withdrawal-requested']),
  progressAt: moment(random, 60 + random.below(26)),
})

/** The bytes of delivery n: the same whenever it is sent. Each third one has steps. */
export function delivery(seed: number, n: number): Uint8Array {
  const random = stream()
  random.begin(seed, n)
  const size = SIZES[n % SIZES.length] ?? 0
  const rows = Array.from({ length: size }, () => record(random))
  const steps = n % 3 === 2 ? Array.from({ length: 1 + random.below(10) }, () => step(random)) : []
  return Buffer.from([...rows, ...steps].map((row) => JSON.stringify(row)).join('\n'))
}

/** The latest version of each dossier, and all that was told of dossiers apart from their versions. */
export interface Held {
  readonly latest: ReadonlyMap<string, Dossier>
  readonly steps: readonly Amendment[]
}

export const NOTHING_HELD: Held = { latest: new Map(), steps: [] }

/** The dossiers as they are held, each with its version. */
export function dossiersOf({
  latest,
  steps,
}: Held): readonly { readonly dossier: Dossier; readonly version: string }[] {
  const byCode = Map.groupBy(steps, ({ code }) => code)
  return [...latest].map(([code, dossier]) => ({
    dossier: amended(dossier, byCode.get(code) ?? []),
    version: versionKey(dossier),
  }))
}

/** What is held after a delivery: its dossiers and its steps are one batch. */
export async function stateAfter(before: Held, bytes: Uint8Array): Promise<Held> {
  const reading = await openDossiers(bytesSource('delivery', bytes), {}, CLOCK)
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.issues))
  const latest = new Map(before.latest)
  const steps = [...before.steps]
  for await (const rows of reading.batches()) {
    if (rows.rejects.length > 0) throw new Error(JSON.stringify(rows.rejects))
    steps.push(...rows.steps)
    for (const dossier of rows.dossiers) {
      const other = latest.get(dossier.code)
      if (other === undefined || versionKey(dossier) > versionKey(other)) latest.set(dossier.code, dossier)
    }
  }
  return { latest, steps }
}

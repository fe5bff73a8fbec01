import type { Petition, PetitionSubject } from '../model/petition.ts'
import { SIMULATED_SERIAL } from '../model/simulated.ts'
import type { Plan } from './dossiers.ts'
import type { Office } from './offices.ts'
import { type Stream, stream } from './random.ts'
import { afterwards, closing, dayOf, officeHour, type Timeline } from './timeline.ts'

/** Petitions for each dossier. Small offices mostly have none, as in life. */
const PER_DOSSIER = 0.003
/** Working days within which a petition is to be answered. */
const TERM = 15

function drawSubject(random: Stream): PetitionSubject {
  const share = random.share()
  return share < 0.62 ? 'procedures' : share < 0.84 ? 'staff' : 'other'
}

function drawPetition(office: Office, day: number, serial: number, line: Timeline, random: Stream): Petition {
  const receivedAt = officeHour(day, random)
  const due = line.addWorking(day, TERM)
  const late = random.chance(office.late * 1.5)
  const answeredOn = late ? line.addWorking(due, 1 + random.below(20)) : line.addWorking(day, random.below(TERM + 1))
  const at = afterwards(receivedAt, answeredOn, random)
  const handled = at <= line.known && !random.chance(0.01)
  // Not everybody is asked, and not everybody who is asked answers.
  const asked = handled && random.chance(0.7)
  const unsatisfied = random.chance(late ? 0.35 : 0.08)
  return {
    code: `PAKN-${office.unit.code}-${line.short(day)}-${SIMULATED_SERIAL}${String(serial).padStart(5, '0')}`,
    unitCode: office.unit.code,
    receivedAt: line.text(receivedAt),
    dueAt: line.text(closing(due)),
    handledAt: handled ? line.text(at) : null,
    unsatisfied: asked ? unsatisfied : null,
    subject: drawSubject(random),
    changedAt: null,
    deleted: false,
  }
}

/** How many petitions an office gets: on average PER_DOSSIER of its dossiers, whole. */
function drawCount({ dossiers, late }: Office, random: Stream): number {
  const expected = dossiers * PER_DOSSIER * (0.5 + 6 * late) * (0.4 + 1.2 * random.share())
  return Math.floor(expected) + Number(random.chance(expected - Math.floor(expected)))
}

/** The petitions of all offices, office after office. Their words do not exist. */
export function* petitionsOf({ offices, line, weights }: Plan): Generator<Petition> {
  const random = stream()
  const last = dayOf(line.known)
  for (const office of offices) {
    random.begin(office.hash, 3)
    const count = drawCount(office, random)
    for (let serial = 1; serial <= count; serial += 1) {
      // Petitions are registered on working days; where the days have none, on any.
      let day = random.below(weights.length)
      if (!line.isWorking(day)) day = Math.min(last, line.addWorking(day, 1))
      yield drawPetition(office, Math.min(day, weights.length - 1), serial, line, random)
    }
  }
}

import type { Channel, DossierMarks } from '../model/dossier.ts'
import { drawEnd, drawEndWithoutResult } from './endings.ts'
import type { Office } from './offices.ts'
import type { KnownProcedure } from './procedures.ts'
import type { Stream } from './random.ts'
import { drawRequests } from './requests.ts'
import type { Request, Story } from './story.ts'
import { afterwards, closing, DAY, dayOf, type Moment, officeHour, type Timeline } from './timeline.ts'

const NO_REQUESTS: readonly Request[] = []

/** What the time and the office tell of a day, once for all dossiers of the day. */
export interface DayAtOffice {
  readonly office: Office
  readonly day: number
  readonly working: boolean
  /** Share filed online of procedures that are offered so. */
  readonly online: number
}

function drawProcedure({ office, working }: DayAtOffice, random: Stream): KnownProcedure {
  const { procedures, all, online } = office.demand
  // One in eight is any procedure at all, so that offices differ and rare procedures come up.
  const rare = working && random.chance(0.125)
  const index = rare ? random.below(procedures.length) : ((working ? all : online)[random.below(4096)] ?? 0)
  const procedure = procedures[index]
  if (procedure === undefined) throw new Error(`no procedure ${index}`)
  return procedure
}

function drawChannel({ working, online }: DayAtOffice, { onlineLevel }: KnownProcedure, random: Stream): Channel {
  if (!working) return 'online'
  const share = onlineLevel === 'none' ? 0 : onlineLevel === 'full' ? online : online * 0.8
  if (random.chance(share)) return 'online'
  return random.chance(0.025) ? 'post' : 'in-person'
}

/** In person and by post in office hours; online two in three then, else from six in the morning to eleven at night. */
function drawSubmission(day: number, channel: Channel, working: boolean, random: Stream): Moment {
  if (channel !== 'online' || (working && random.chance(0.67))) return officeHour(day, random)
  return day * DAY + 21_600 + random.below(61_200)
}

function drawMarks(office: Office, procedure: KnownProcedure, channel: Channel, random: Stream): DossierMarks {
  const owesFee = procedure.hasFee && !random.chance(0.08)
  const electronicResult = random.chance(office.digitised)
  return {
    owesFee,
    feeData: owesFee && random.chance(0.93),
    paidOnline: owesFee && random.chance(channel === 'online' ? office.paidOnline : office.paidOnline * 0.4),
    electronicResult,
    digitised: electronicResult && random.chance(0.85),
    reusedData: office.tellsReuse ? random.chance(office.digitised * 0.6) : null,
    personalStore: office.tellsStore ? random.chance(channel === 'online' ? 0.5 : 0.15) : null,
    populationData: procedure.forCitizens ? random.chance(0.75) : false,
    complained: random.chance(0.004),
  }
}

/** Draws the way of one dossier that is handed in on the day. */
export function drawStory(at: DayAtOffice, code: string, line: Timeline, random: Stream): Story {
  const { office, day } = at
  const procedure = drawProcedure(at, random)
  const channel = drawChannel(at, procedure, random)
  const submittedAt = drawSubmission(day, channel, at.working, random)
  const told = { code, unitCode: office.unit.code, procedure, channel, submittedAt, lag: 5 + random.below(55) }
  const marks = drawMarks(office, procedure, channel, random)
  if (random.chance(0.008)) {
    const turnedAwayAt = afterwards(submittedAt, line.addWorking(day, channel === 'online' ? 1 : 0), random)
    const never = { receivedAt: null, begunAt: turnedAwayAt, due: turnedAwayAt, requests: NO_REQUESTS, end: null }
    return { ...told, turnedAwayAt, ...never, marks }
  }
  // Some that come online are looked through on the next working day.
  const checked = channel === 'online' && random.chance(0.04)
  const receivedAt = checked ? officeHour(line.addWorking(day, 1), random) : submittedAt
  const received = dayOf(receivedAt)
  const due = closing(line.addWorking(received, Math.ceil(procedure.legalTermDays)))
  // What comes in the evening or on a day off lies until the next working day, and some of the rest.
  const lies = !line.isWorking(received) || receivedAt % DAY > 57_600 || random.chance(0.2)
  const begunAt = afterwards(receivedAt, line.addWorking(received, lies ? 1 : 0), random)
  const start = { receivedAt, begunAt, due, turnedAwayAt: null }
  const withoutResult = drawEndWithoutResult(start, line, random)
  if (withoutResult !== null) return { ...told, ...start, requests: NO_REQUESTS, end: withoutResult, marks }
  const { requests, from, dueDay } = drawRequests(start, office, line, random)
  const end = drawEnd(from, dueDay, office, line, random)
  return { ...told, ...start, requests, end, marks }
}

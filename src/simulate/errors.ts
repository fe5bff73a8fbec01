import type { Dossier } from '../model/dossier.ts'
import type { Random } from './random.ts'
import { PLANTED_ERRORS, type PlantedError } from './simulation.ts'
import type { Story } from './story.ts'
import { movedOn, tell } from './tell.ts'
import { DAY, dayOf, type Timeline } from './timeline.ts'

/** A dossier spoilt: the row itself, and what the source sends of it later. */
export interface Spoilt {
  readonly row: Dossier
  readonly later: Dossier | null
  readonly error: PlantedError
}

/** How often each error is made beside the others, in the order of PLANTED_ERRORS. */
const SHARES = [0.16, 0.14, 0.08, 0.1, 0.17, 0.1, 0.1, 0.1, 0.05] as const

function drawError(random: Random): PlantedError {
  let share = random.share()
  for (const [index, error] of PLANTED_ERRORS.entries()) {
    share -= SHARES[index] ?? 0
    if (share < 0) return error
  }
  return 'resent-identical'
}

const inTwentyYears = (at: string): string => String(Number(at.slice(0, 4)) + 20) + at.slice(4)

/**
 * What a program makes of the receipt that gives out its times in UTC: early in the morning becomes the evening of the
 * day before. Who notes days alone has midnights, and these become 17:00.
 */
function inUtc(receivedOn: number, { channel }: Dossier, line: Timeline, random: Random): string {
  const local = channel === 'online' ? 21_600 + random.below(3000) : 0
  return line.text(receivedOn * DAY + local - 25_200)
}

/** Plants one error in a dossier; where the one drawn cannot be, the dossier is sent twice. */
export function spoil(story: Story, line: Timeline, random: Random): Spoilt {
  const row = tell(story, line.known, line)
  const error = drawError(random)
  const { receivedAt } = row
  const done = (changed: Dossier, later: Dossier | null = null): Spoilt => ({ row: changed, later, error })
  const same: Spoilt = { row, later: row, error: 'resent-identical' }
  if (receivedAt === null || story.receivedAt === null) return same
  const first = movedOn(story, line.known) ? tell(story, story.receivedAt, line) : null
  const ended = row.finishedAt !== null
  switch (error) {
    case 'no-receipt-date':
      return row.state === 'withdrawal-requested' || row.state === 'not-accepted'
        ? same
        : done({ ...row, receivedAt: null })
    case 'end-missing':
      return ended ? done({ ...row, finishedAt: null, returnedAt: null }) : same
    case 'future-date':
      return done({ ...row, receivedAt: inTwentyYears(receivedAt) })
    case 'end-before-receipt':
      return ended ? done({ ...row, finishedAt: line.text((dayOf(story.receivedAt) - 1) * DAY + 36_000) }) : same
    case 'utc-shifted':
      // Only a number of the same day shows what happened.
      if (dayOf(story.submittedAt) !== dayOf(story.receivedAt)) return same
      return done({ ...row, receivedAt: inUtc(dayOf(story.receivedAt), row, line, random) })
    case 'resent-newer':
      return first === null ? same : done(first, row)
    case 'resent-older':
      return first === null ? same : done(row, first)
    case 'resent-identical':
      return same
    case 'unknown-unit':
      return done({ ...row, unitCode: `X00.${row.unitCode}` })
  }
}

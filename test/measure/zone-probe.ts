// Run as a process of its own by zones.test.ts, under a time zone of the environment: prints what it judges.
import { courseOf, judge } from '../../src/measure/course.ts'
import { courseIssues } from '../../src/measure/course-issues.ts'
import { dateInVietnam } from '../../src/model/date.ts'
import { periodMeant } from '../../src/pipeline/periods.ts'
import { periodsOver } from '../../src/pipeline/record-when-over.ts'
import { AUTUMN_2026, asked, dossier } from './dossier.ts'

const moments = ['2026-10-16T00:00:00', '2026-10-16T06:00:00', '2026-10-16T23:59:59', '2026-10-17T00:00:00']
const dossiers = moments.flatMap((at) => [
  dossier({ state: 'finished', finishedAt: at }),
  dossier({ receivedAt: at, dueAt: null, supplements: [asked('19', '22')] }),
  dossier({ dueAt: at }),
])
const judged = dossiers.map((each) => {
  const course = courseOf(each, AUTUMN_2026, 3)
  return [course, judge(course, '2026-10-16'), courseIssues(each, '2026-10-16').map((issue) => issue.code)]
})
// 06:00 of 16 October in Viet Nam; the day before in UTC and Los Angeles.
const instant = new Date('2026-10-15T23:00:00Z')
const clock = { now: () => instant, today: () => dateInVietnam(instant) }
const spoken = ['2026-ytd', '2026-10@from-21', '2026-01..2026-10']
// A minute before and after six in the morning of 1 November in Viet Nam, in UTC still the day before.
const over = ['2026-10-31T22:59:00Z', '2026-10-31T23:01:00Z'].map((at) => periodsOver(new Date(at))[0]?.key)
const periods = await Promise.all(spoken.map(async (text) => (await periodMeant(text, '/nowhere', clock))?.key))
console.log(JSON.stringify({ hour: new Date(0).getHours(), today: clock.today(), judged, periods, over }))

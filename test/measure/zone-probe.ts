// Run as a process of its own by zones.test.ts, under a time zone of the environment: prints what it judges.
import { courseOf, judge } from '../../src/measure/course.ts'
import { courseIssues } from '../../src/measure/course-issues.ts'
import { dateInVietnam } from '../../src/model/date.ts'
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
console.log(
  JSON.stringify({ hour: new Date(0).getHours(), today: dateInVietnam(new Date('2026-10-15T23:00:00Z')), judged }),
)

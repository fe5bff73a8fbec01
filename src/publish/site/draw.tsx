import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { addDays } from '../../model/date.ts'
import { parsePeriod } from '../../model/period.ts'
import type { MonthResults } from '../../model/results.ts'
import { describeProblem, problemEntry } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { type Address, isRecordList, RECORDS_LISTED } from '../../views/address.ts'
import { FiguresPage } from '../../views/figures-page.tsx'
import { HomePage, type PeriodSummary } from '../../views/home-page.tsx'
import { answer } from '../../views/month/describe.ts'
import type { MissingFileNote } from '../../views/month/downloads.tsx'
import { MonthPage } from '../../views/month/month-page.tsx'
import { monthOverview } from '../../views/month/overview.ts'
import { RankingPage } from '../../views/month/ranking-page.tsx'
import { RevisionsPage } from '../../views/month/revisions-page.tsx'
import type { PageContext } from '../../views/page-context.ts'
import { PeriodPage } from '../../views/period-page.tsx'
import { ProblemPage } from '../../views/problem-page.tsx'
import { CriterionPage } from '../../views/scores/criterion-page.tsx'
import { ScorecardPage } from '../../views/scores/scorecard-page.tsx'
import { ScoresPage } from '../../views/scores/scores-page.tsx'
import { UnitPage } from '../../views/unit/unit-page.tsx'
import { downloadPath, type PlacedIssue } from './issues.ts'
import type { MissingFile, SiteSource } from './source.ts'

/** What pages are drawn from. */
export interface Scene {
  readonly source: SiteSource
  readonly page: PageContext
  readonly issues: (periodKey: string) => Promise<readonly PlacedIssue[]>
}

function markup(element: ReactElement): string {
  return `<!doctype html>\n${renderToStaticMarkup(element)}\n`
}

async function home({ source, page, issues }: Scene): Promise<ReactElement> {
  const keys = (await source.periods()).toReversed()
  const periods = await Promise.all(
    keys.map(async (periodKey): Promise<PeriodSummary> => {
      const placed = await issues(periodKey)
      const [first] = placed
      const only =
        placed.length === 1 && first !== undefined
          ? { name: first.month.issuer.unit.name, answer: answer(first.month, page.lang) }
          : null
      return {
        periodKey,
        issuers: placed.length,
        units: placed.reduce((sum, { month }) => sum + month.units.length, 0),
        only,
      }
    }),
  )
  const withheld = { results: await source.withheld(), scores: (await source.scores?.withheld()) ?? [] }
  return <HomePage page={page} periods={periods} scored={(await source.scores?.months()) ?? []} withheld={withheld} />
}

/** The results of the same issuer and set in the period of the same kind that ends the day before this one begins. */
async function before(month: MonthResults, { source, issues }: Scene): Promise<MonthResults | null> {
  const eve = addDays(month.period.from, -1)
  for (const key of await source.periods()) {
    if (parsePeriod(key)?.to !== eve) continue
    const found = (await issues(key)).find(
      (one) =>
        one.month.period.kind === month.period.kind &&
        one.month.issuer.unit.id === month.issuer.unit.id &&
        one.month.indexSet.id === month.indexSet.id,
    )
    if (found !== undefined) return found.month
  }
  return null
}

/** A fault of the program shows in the proof or while drawing; everything else is what people wrote. */
function noteOf({ kind, code }: MissingFile): MissingFileNote {
  const entry = problemEntry(code)
  return { kind, reason: entry.kind === 'error' && entry.http < 500 ? 'fields' : 'proof' }
}

async function month(placed: PlacedIssue, alone: boolean, scene: Scene): Promise<ReactElement> {
  const { issue, month: results } = placed
  const { files, missing } = await scene.source.downloads(results)
  const downloads = files.map(({ kind, fileName, bytes }) => ({
    kind,
    path: downloadPath(results.period.key, issue, fileName),
    bytes: bytes.length,
  }))
  const previous = await before(results, scene)
  return (
    <MonthPage
      page={scene.page}
      month={results}
      issue={issue}
      previous={previous}
      downloads={downloads}
      missing={missing.map(noteOf)}
      alone={alone}
    />
  )
}

/** What is held of a period and cannot be shown is not "no such page". @throws ThuocDoError `results.no-set` */
async function refuseWithheld(periodKey: string, { source }: Scene): Promise<void> {
  const withheld = (await source.withheld()).find((each) => each.periodKey === periodKey)
  if (withheld === undefined) return
  throw new ThuocDoError('results.no-set', { id: withheld.indexSetId, file: withheld.fileName })
}

async function withinMonth(address: Extract<Address, { issue: string }>, scene: Scene): Promise<ReactElement | null> {
  const placed = await scene.issues(address.periodKey)
  const found = placed.find(({ issue }) => issue === address.issue)
  const alone = placed.length === 1
  if (found === undefined) await refuseWithheld(address.periodKey, scene)
  if (found === undefined) return null
  const { page, source } = scene
  if (address.kind === 'month') return month(found, alone, scene)
  if (address.kind === 'ranking') {
    const figure = monthOverview(found.month).figures.find(({ id }) => id === address.figureId)
    if (figure === undefined) return null
    return <RankingPage page={page} month={found.month} issue={found.issue} figure={figure} alone={alone} />
  }
  if (found.month.earlier.length === 0) return null
  const earlier = await Promise.all(found.month.earlier.map((document) => source.earlier(document)))
  return <RevisionsPage page={page} month={found.month} earlier={earlier} issue={found.issue} alone={alone} />
}

async function unit(id: string, { source, page, issues }: Scene): Promise<ReactElement | null> {
  if (!page.hasUnit(id)) return null
  const record = await source.unit(id)
  if (record === null) return null
  const months = await Promise.all(
    record.months.map(async (one) => {
      const placed = (await issues(one.month.period.key)).find(
        ({ month }) => month.document.id === one.month.document.id,
      )
      return placed === undefined ? [] : [{ ...one, issue: placed.issue }]
    }),
  )
  const computed = (await source.scores?.ofUnit(id)) ?? []
  return <UnitPage page={page} record={{ ...record, months: months.flat() }} computed={computed} />
}

async function period(periodKey: string, scene: Scene): Promise<ReactElement | null> {
  const placed = await scene.issues(periodKey)
  const [first] = placed
  if (first === undefined) await refuseWithheld(periodKey, scene)
  if (first === undefined) return null
  if (placed.length === 1) return month(first, true, scene)
  return <PeriodPage page={scene.page} periodKey={periodKey} issues={placed} />
}

async function scores(address: Extract<Address, { kind: 'scores' | 'scorecard' | 'criterion' }>, scene: Scene) {
  const { page, source } = scene
  const month = (await source.scores?.month(address.periodKey)) ?? null
  if (month === null) return null
  if (address.kind === 'scores') return <ScoresPage page={page} month={month} />
  const unit = month.units.find(({ label }) => label.id === address.unitId)
  if (unit === undefined) return null
  if (address.kind === 'scorecard') {
    const change = (await source.scores?.change(address.periodKey, address.unitId)) ?? null
    return <ScorecardPage page={page} month={month} unit={unit} change={change} />
  }
  const { list: which, at } = address
  const asked = isRecordList(which)
    ? { which, after: null, skip: (at - 1) * RECORDS_LISTED, limit: RECORDS_LISTED }
    : { which: 'out' as const, after: null, skip: 0, limit: 0 }
  const record = await source.scores?.criterion(address.periodKey, address.unitId, address.code, asked)
  return record == null ? null : (
    <CriterionPage page={page} month={month} unit={unit} record={record} address={address} />
  )
}

async function element(address: Address, scene: Scene): Promise<ReactElement | null> {
  switch (address.kind) {
    case 'home':
      return home(scene)
    case 'figures':
      return <FiguresPage page={scene.page} sets={await scene.source.indexSets()} />
    case 'period':
      return period(address.periodKey, scene)
    case 'unit':
      return unit(address.unitId, scene)
    case 'scores':
    case 'scorecard':
    case 'criterion':
      return scores(address, scene)
    case 'not-found':
      return <ProblemPage page={scene.page} problem={describeProblem('serve.no-page', {}, scene.page.lang)} />
    default:
      return withinMonth(address, scene)
  }
}

/** The page of an address as HTML, or null when the source has nothing under it. */
export async function drawPage(address: Address, scene: Scene): Promise<string | null> {
  const drawn = await element(address, scene)
  return drawn === null ? null : markup(drawn)
}

/** Problems that have a page of their own; the catalogue has their words. */
export type ProblemCode =
  | 'serve.no-page'
  | 'serve.bad-address'
  | 'serve.method'
  | 'serve.unknown-method'
  | 'serve.head-too-long'
  | 'serve.too-slow'
  | 'serve.cut-off'
  | 'serve.host'
  | 'serve.tunnel'
  | 'serve.no-request'
  | 'serve.unavailable'
  | 'serve.withheld'
  | 'serve.failure'

/** The page in place of one that is not there or could not be drawn. */
export function drawProblem(page: PageContext, problem: ProblemCode): string {
  return markup(<ProblemPage page={page} problem={describeProblem(problem, {}, page.lang)} />)
}

import type { DossierStore } from '../pipeline/dossier-store.ts'
import type { Arrived } from '../pipeline/inbox.ts'
import type { Leased } from '../pipeline/leased.ts'
import type { Product } from '../pipeline/product.ts'
import type { Taken, WatchEvent, WatchOptions } from '../pipeline/watch.ts'
import { describeProblem } from '../platform/describe.ts'
import type { ThuocDoError } from '../platform/problem.ts'
import type { Call } from './command.ts'
import {
  dossierOptions,
  dossierReportJson,
  dossierReportText,
  procedureReportJson,
  procedureReportText,
} from './commands/import-dossiers.ts'
import { feedFields, feedOptions, feedReportJson, feedReportText, takeFeed } from './commands/import-feeds.ts'
import { say, type Terminal } from './terminal.ts'

/** Kinds of files that a folder may be watched for. */
export const WATCH_KINDS = ['dossiers', 'petitions', 'counts', 'procedures'] as const

export type WatchKind = (typeof WATCH_KINDS)[number]

type Take = WatchOptions['take']

/** Bad rows as CSV, null when there are none. */
async function rejectsText(
  rejects: Parameters<typeof import('../pipeline/import-dossiers.ts').rejectsFile>[0],
  to: Terminal,
  fields?: readonly string[],
): Promise<string | null> {
  if (rejects.length === 0) return null
  const { rejectsFile } = await import('../pipeline/import-dossiers.ts')
  return rejectsFile(rejects, to.lang, fields)
}

async function dossierTaker(call: Call, warehouse: Leased<DossierStore>): Promise<Take> {
  const { importDossiers } = await import('../pipeline/import-dossiers.ts')
  const to = call.terminal
  const options = await dossierOptions(call)
  return async ({ path, inbox }) => {
    const report = await warehouse.use((store) => importDossiers(store, path, { ...options, source: inbox.source }))
    return {
      accepted: report.outcome !== 'refused',
      report: await dossierReportText(report, to),
      rejects: await rejectsText(report.rejects, to),
      summary: await dossierReportJson(report, to),
    }
  }
}

async function procedureTaker(call: Call, warehouse: Leased<DossierStore>): Promise<Take> {
  const { importProcedures } = await import('../pipeline/import-procedures.ts')
  const to = call.terminal
  return async ({ path }) => {
    const report = await warehouse.use((store) => importProcedures(store, path, false))
    return {
      accepted: report.outcome !== 'refused',
      report: await procedureReportText(report, to),
      rejects: await rejectsText(report.rejects, to, []),
      summary: await procedureReportJson(report, to),
    }
  }
}

async function feedTaker(call: Call, product: Product, kind: 'petitions' | 'counts'): Promise<Take> {
  const to = call.terminal
  const options = await feedOptions(call, kind)
  const fields = await feedFields(kind)
  return async ({ path, inbox }) => {
    const report = await takeFeed(product, kind, path, { ...options, source: inbox.source })
    return {
      accepted: report.outcome !== 'refused',
      report: await feedReportText(report, kind, to),
      rejects: await rejectsText(report.rejects, to, fields),
      summary: await feedReportJson(report, to),
    }
  }
}

/** What takes in the files of a kind as a call says. @throws ThuocDoError `command.usage`, as statedMapping */
export function takerOf(call: Call, product: Product, warehouse: Leased<DossierStore>, kind: WatchKind): Promise<Take> {
  if (kind === 'dossiers') return dossierTaker(call, warehouse)
  if (kind === 'procedures') return procedureTaker(call, warehouse)
  return feedTaker(call, product, kind)
}

const words = ({ code, facts }: ThuocDoError, to: Terminal): string => {
  const { text, cure } = describeProblem(code, facts, to.lang)
  return `${text}\n  → ${cure}\n    [${code}]\n`
}

/** The report of a file that could not be read at all. */
export function refusedFile({ name }: Arrived, problem: ThuocDoError, to: Terminal): Taken {
  const { code, facts } = problem
  const head = say(to, { vi: 'KHÔNG NẠP, không lưu gì', en: 'REFUSED, nothing stored' })
  return {
    accepted: false,
    report: `${head}: ${name}\n  ${words(problem, to)}`,
    rejects: null,
    summary: { file: name, outcome: 'refused', error: { code, ...describeProblem(code, facts, to.lang), facts } },
  }
}

/** Endings of what is put beside a file that was taken in. */
export const ENDINGS = {
  vi: { report: '.bao-cao.txt', rejects: '.dong-loi.csv' },
  en: { report: '.report.txt', rejects: '.rejects.csv' },
} as const

const sayEvent = (event: WatchEvent, to: Terminal): string => {
  const { name } = event.file
  switch (event.kind) {
    case 'taken':
      return `${event.taken.report}  → ${event.movedTo}\n`
    case 'waiting':
      return `${say(to, { vi: 'Đang đợi tới lượt', en: 'Waiting for its turn' })}: ${name}\n  ${words(event.problem, to)}`
    case 'failed': {
      const stack = event.error instanceof Error ? (event.error.stack ?? event.error.message) : String(event.error)
      const head = { vi: 'Lỗi chương trình, tệp được để nguyên', en: 'A fault of the program, the file stays' }
      return `${say(to, head)}: ${name}\n${stack}\n`
    }
    case 'growing':
      return `${say(to, { vi: 'Còn đang được ghi, để lần sau', en: 'Still being written, left for later' })}: ${name}\n`
  }
}

function eventJson(event: WatchEvent): object {
  const { name, inbox } = event.file
  const base = { event: event.kind, file: name, source: inbox.source }
  switch (event.kind) {
    case 'taken':
      return { ...base, ...event.taken.summary, movedTo: event.movedTo }
    case 'waiting':
      return { ...base, problem: { code: event.problem.code, facts: event.problem.facts } }
    default:
      return base
  }
}

/** Tells of an event: in words, or as one line of JSON. What waits or failed goes to the error stream. */
export function tellEvent(event: WatchEvent, to: Terminal): void {
  const text = sayEvent(event, to)
  if (to.json) to.out(`${JSON.stringify(eventJson(event))}\n`)
  if (event.kind === 'failed' || (event.kind !== 'taken' && !to.json)) to.err(text)
  else if (!to.json) to.out(text)
}

import type { DossierStore } from '../pipeline/dossier-store.ts'
import type { Arrived } from '../pipeline/inbox.ts'
import type { Leased } from '../pipeline/leased.ts'
import type { Product } from '../pipeline/product.ts'
import type { Taken, WatchEvent, WatchOptions } from '../pipeline/watch.ts'
import { describeProblem } from '../platform/describe.ts'
import type { ThuocDoError } from '../platform/problem.ts'
import { type Call, type Command, refuseOptions, textOption, usageError } from './command.ts'
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
const WATCH_KINDS = ['dossiers', 'petitions', 'counts', 'procedures'] as const

type WatchKind = (typeof WATCH_KINDS)[number]

type Take = WatchOptions['take']

/** Told when a file changed what is held. */
export type Touch = () => void

/** Where a watched folder's files go, and who is told. */
export interface WatchedOn {
  readonly product: Product
  readonly warehouse: Leased<DossierStore>
  readonly touch: Touch
  readonly stop: AbortSignal
}

/** Options of a watched folder. */
export const WATCH_OPTIONS = {
  source: {
    type: 'string',
    hint: 'NAME',
    text: {
      vi: 'hệ thống gửi tệp; không ghi thì mỗi thư mục con mang tên một nguồn',
      en: 'the system that sends the files; without it every folder within bears the name of a source',
    },
  },
  kind: {
    type: 'string',
    hint: WATCH_KINDS.join('|'),
    text: { vi: 'loại tệp (mặc định hồ sơ)', en: 'what the files are (dossiers by default)' },
  },
} as const satisfies Command['options']

/** Options that have no meaning for a kind of file. */
const NOT_FOR: Readonly<Record<WatchKind, readonly string[]>> = {
  dossiers: ['covers', 'period', 'index-set'],
  petitions: ['index-set'],
  counts: ['covers', 'period', 'map', 'mapping', 'bad-rows'],
  procedures: ['covers', 'period', 'index-set', 'map', 'mapping', 'bad-rows'],
}

function kindOf(call: Call): WatchKind {
  const given = textOption(call, 'kind') ?? 'dossiers'
  const kind = WATCH_KINDS.find((each) => each === given)
  if (kind !== undefined) {
    refuseOptions(call, `${call.command} --kind ${kind}`, NOT_FOR[kind])
    return kind
  }
  throw usageError(call.command, {
    vi: `--kind ${given}: dùng ${WATCH_KINDS.join(', ')}`,
    en: `--kind ${given}: use ${WATCH_KINDS.join(', ')}`,
  })
}

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

async function dossierTaker(call: Call, warehouse: Leased<DossierStore>, touch: Touch): Promise<Take> {
  const { importDossiers } = await import('../pipeline/import-dossiers.ts')
  const to = call.terminal
  const options = await dossierOptions(call)
  return async ({ path, inbox }) => {
    const report = await warehouse.use((store) => importDossiers(store, path, { ...options, source: inbox.source }))
    if (report.batch !== null) touch()
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

async function feedTaker(call: Call, product: Product, kind: 'petitions' | 'counts', touch: Touch): Promise<Take> {
  const to = call.terminal
  const options = await feedOptions(call, kind)
  const fields = await feedFields(kind)
  return async ({ path, inbox }) => {
    const report = await takeFeed(product, kind, path, { ...options, source: inbox.source })
    if (report.delivery !== null) touch()
    return {
      accepted: report.outcome !== 'refused',
      report: await feedReportText(report, kind, to),
      rejects: await rejectsText(report.rejects, to, fields),
      summary: await feedReportJson(report, to),
    }
  }
}

/** What takes in the files of a kind as a call says. @throws ThuocDoError `command.usage`, as statedMapping */
function takerOf(call: Call, on: WatchedOn, kind: WatchKind): Promise<Take> {
  const { product, warehouse, touch } = on
  if (kind === 'dossiers') return dossierTaker(call, warehouse, touch)
  if (kind === 'procedures') return procedureTaker(call, warehouse)
  return feedTaker(call, product, kind, touch)
}

const words = ({ code, facts }: ThuocDoError, to: Terminal): string => {
  const { text, cure } = describeProblem(code, facts, to.lang)
  return `${text}\n  → ${cure}\n    [${code}]\n`
}

/** The report of a file that could not be read at all. */
function refusedFile({ name }: Arrived, problem: ThuocDoError, to: Terminal): Taken {
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
const ENDINGS = {
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
function tellEvent(event: WatchEvent, to: Terminal): void {
  const text = sayEvent(event, to)
  if (to.json) to.out(`${JSON.stringify(eventJson(event))}\n`)
  if (event.kind === 'failed' || (event.kind !== 'taken' && !to.json)) to.err(text)
  else if (!to.json) to.out(text)
}

/** How often a folder is looked into. */
const POLL_MS = 1000

/**
 * Watches a folder as a call says (WATCH_OPTIONS) until it is told to stop, or once. Answers the names of files that were left.
 * @throws ThuocDoError `command.usage`, as watchFolder and statedMapping
 */
export async function watchAsAsked(
  call: Call,
  folder: string,
  on: WatchedOn,
  times: { readonly settleMs: number; readonly once: boolean },
): Promise<readonly string[]> {
  const { watchFolder } = await import('../pipeline/watch.ts')
  const { checkedSource } = await import('../pipeline/source-memory.ts')
  const to = call.terminal
  const given = textOption(call, 'source')
  const left: string[] = []
  await watchFolder({
    folder,
    source: given === null ? null : checkedSource(given),
    take: await takerOf(call, on, kindOf(call)),
    refused: (file, problem) => refusedFile(file, problem, to),
    tell: (event) => {
      if (event.kind === 'failed' || event.kind === 'growing') left.push(event.file.name)
      tellEvent(event, to)
    },
    endings: ENDINGS[to.lang],
    pollMs: POLL_MS,
    stop: on.stop,
    ...times,
  })
  return left
}

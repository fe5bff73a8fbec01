import type { DossierStore } from '../pipeline/dossier-store.ts'
import type { Arrived, InboxKinds } from '../pipeline/inbox.ts'
import type { IntakeKind, Said } from '../pipeline/intake.ts'
import type { Leased } from '../pipeline/leased.ts'
import type { Product } from '../pipeline/product.ts'
import type { Taken, WatchEvent, WatchOptions } from '../pipeline/watch.ts'
import { describeProblem } from '../platform/describe.ts'
import type { ThuocDoError } from '../platform/problem.ts'
import { type Call, type Command, refuseOptions, textOption, usageError } from './command.ts'
import { COMPLETE_OPTIONS, KINDS, RECORD_OPTIONS, saidInCall, unheeded } from './intake-options.ts'
import { takenAsJson, takenText } from './intake-report.ts'
import { say, type Terminal } from './terminal.ts'

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
export const WATCH_OPTIONS: Command['options'] = {
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
    hint: KINDS.join('|'),
    text: {
      vi: 'loại tệp; không ghi thì hồ sơ nằm trong thư mục, các loại khác trong thư mục con mang tên loại',
      en: 'what the files are; without it dossiers, and the others in folders within that bear their names',
    },
  },
  ...RECORD_OPTIONS,
  ...COMPLETE_OPTIONS,
  period: {
    type: 'string',
    hint: 'P',
    text: { vi: 'phản ánh, kiến nghị: kỳ mà tệp đầy đủ (với --covers)', en: 'petitions: the period of --covers' },
  },
  'index-set': {
    type: 'string',
    hint: 'ID',
    text: { vi: 'số đếm: bộ chỉ số (mặc định bộ có hiệu lực)', en: 'counts: the index set (the one in force)' },
  },
}

/** The kinds that a call watches for: one that it names, else dossiers, and the others in folders of their names. */
function kindsOf(call: Call): InboxKinds {
  const given = textOption(call, 'kind')
  if (given === null) return { own: 'dossiers', within: KINDS.filter((kind) => kind !== 'dossiers') }
  const own = KINDS.find((each) => each === given)
  if (own !== undefined) {
    // A folder is that of a source whatever comes in it.
    const names = unheeded(own).filter((name) => name !== 'source')
    refuseOptions(call, `${call.command} --kind ${own}`, names)
    return { own, within: [] }
  }
  throw usageError(call.command, {
    vi: `--kind ${given}: dùng ${KINDS.join(', ')}`,
    en: `--kind ${given}: use ${KINDS.join(', ')}`,
  })
}

/** What takes in the files as a call says; what it says of columns is of those in the folder itself. @throws ThuocDoError as saidInCall */
async function takerOf(
  call: Call,
  { product, warehouse, touch }: WatchedOn,
  { own, within }: InboxKinds,
): Promise<WatchOptions['take']> {
  const { mayMove, rejectsText, takeInFile } = await import('../pipeline/intake.ts')
  const to = call.terminal
  const said = new Map<IntakeKind, Said>()
  for (const kind of [own, ...within]) said.set(kind, await saidInCall(call, kind, kind === own))
  return async ({ path, inbox: { kind, source } }) => {
    const ofKind = said.get(kind)
    if (ofKind === undefined) throw new Error(`nobody watches for ${kind}`)
    const taken = await takeInFile({ product, warehouse }, kind, path, { ...ofKind, source })
    if (mayMove(taken)) touch()
    return {
      accepted: taken.report.outcome !== 'refused',
      report: await takenText(taken, to),
      rejects: taken.report.rejects.length === 0 ? null : rejectsText(taken, to.lang),
      summary: { kind, ...(await takenAsJson(taken, to)) },
    }
  }
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
  const kinds = kindsOf(call)
  const left: string[] = []
  await watchFolder({
    folder,
    source: given === null ? null : checkedSource(given),
    kinds,
    take: await takerOf(call, on, kinds),
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

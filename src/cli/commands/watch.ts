import type { WatchEvent } from '../../pipeline/watch.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { type Call, type Command, refuseOptions, textOption, usageError } from '../command.ts'
import { stopAsked } from '../stop-asked.ts'
import { say } from '../terminal.ts'
import { ENDINGS, refusedFile, takerOf, tellEvent, WATCH_KINDS, type WatchKind } from '../watching.ts'
import { COVERS, DOSSIER_OPTIONS } from './import.ts'

const POLL_MS = 1000
const SETTLE_SECONDS = 2

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
    refuseOptions(call, `watch --kind ${kind}`, NOT_FOR[kind])
    return kind
  }
  throw usageError('watch', {
    vi: `--kind ${given}: dùng ${WATCH_KINDS.join(', ')}`,
    en: `--kind ${given}: use ${WATCH_KINDS.join(', ')}`,
  })
}

function settleMs(call: Call): number {
  const given = textOption(call, 'settle')
  const seconds = given === null ? SETTLE_SECONDS : Number(given)
  if (Number.isFinite(seconds) && seconds >= 0 && seconds <= 3600) return seconds * 1000
  throw usageError('watch', {
    vi: `--settle phải là số giây từ 0 đến 3600, không phải "${given}"`,
    en: `--settle must be seconds from 0 to 3600, not "${given}"`,
  })
}

async function watch(call: Call, folder: string): Promise<void> {
  const to = call.terminal
  const kind = kindOf(call)
  const settle = settleMs(call)
  const once = call.options.once === true
  const { watchFolder } = await import('../../pipeline/watch.ts')
  const { checkedSource } = await import('../../pipeline/source-memory.ts')
  const { leasedWarehouse } = await import('../../wire/warehouse.ts')
  const given = textOption(call, 'source')
  const source = given === null ? null : checkedSource(given)
  const [stop, ended] = [new AbortController(), new AbortController()]
  void stopAsked(ended.signal).then(() => stop.abort())
  const warehouse = leasedWarehouse(call.config)
  const left: string[] = []
  const tell = (event: WatchEvent): void => {
    if (event.kind === 'failed' || event.kind === 'growing') left.push(event.file.name)
    tellEvent(event, to)
  }
  await withProduct(call.config, async (product) => {
    try {
      const take = await takerOf(call, product, warehouse, kind)
      if (!once) to.err(`${say(to, { vi: 'Đang chờ tệp trong', en: 'Watching' })} ${folder}\n`)
      await watchFolder({
        folder,
        source,
        take,
        refused: (file, problem) => refusedFile(file, problem, to),
        tell,
        endings: ENDINGS[to.lang],
        settleMs: settle,
        pollMs: POLL_MS,
        once,
        stop: stop.signal,
      })
    } finally {
      ended.abort()
      await warehouse.close()
    }
  })
  if (once && left.length > 0) throw new ThuocDoError('watch.left', { count: left.length, files: left.slice(0, 8) })
}

const { rejects: _, source: __, ...RECORD_OPTIONS } = DOSSIER_OPTIONS

export const watchCommand: Command = {
  name: 'watch',
  words: 'DIR',
  wordsAtMost: 1,
  text: {
    vi: 'Trông một thư mục: nạp từng tệp gửi tới khi tệp đã ghi xong, rồi chuyển vào done hoặc refused kèm báo cáo và các dòng lỗi.',
    en: 'Watch a folder: take in each file that arrives once it is complete, then move it to done or refused with a report and its bad rows.',
  },
  options: {
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
    ...RECORD_OPTIONS,
    ...COVERS,
    period: {
      type: 'string',
      hint: 'P',
      text: { vi: 'phản ánh, kiến nghị: kỳ mà tệp đầy đủ (với --covers)', en: 'petitions: the period of --covers' },
    },
    'index-set': {
      type: 'string',
      hint: 'FILE|ID',
      text: { vi: 'số đếm: bộ chỉ số (mặc định bộ có hiệu lực)', en: 'counts: the index set (the one in force)' },
    },
    settle: {
      type: 'string',
      hint: 'SECONDS',
      text: {
        vi: `tệp không đổi trong chừng này giây thì coi là đã ghi xong (mặc định ${SETTLE_SECONDS})`,
        en: `a file that has not changed for so long is complete (${SETTLE_SECONDS} by default)`,
      },
    },
    once: {
      type: 'boolean',
      text: {
        vi: 'nạp những tệp đang có rồi dừng, dùng với trình lập lịch',
        en: 'take in what is there and end, for schedulers',
      },
    },
  },
  examples: [
    'watch /srv/mot-cua --source mot-cua',
    'watch /srv/nguon --once',
    'watch /srv/pakn --kind petitions --source pakn --covers H31',
  ],
  async run(call) {
    const [folder] = call.words
    if (folder === undefined) throw usageError('watch', { vi: 'thiếu DIR', en: 'DIR is missing' })
    return watch(call, folder)
  },
}

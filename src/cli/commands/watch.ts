import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { type Call, type Command, textOption, usageError } from '../command.ts'
import { tellFaultySets } from '../faulty-sets.ts'
import { stopAsked } from '../stop-asked.ts'
import { say } from '../terminal.ts'
import { WATCH_OPTIONS, watchAsAsked } from '../watching.ts'

/** A file that has not changed for so long is complete. */
export const SETTLE_SECONDS = 2

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
  const times = { settleMs: settleMs(call), once: call.options.once === true }
  const { leasedWarehouse } = await import('../../wire/warehouse.ts')
  const [stop, ended] = [new AbortController(), new AbortController()]
  void stopAsked(ended.signal).then(() => stop.abort())
  const warehouse = leasedWarehouse(call.config)
  if (!times.once) to.err(`${say(to, { vi: 'Đang chờ tệp trong', en: 'Watching' })} ${folder}\n`)
  const left = await withProduct(call.config, async (product) => {
    tellFaultySets(product, to)
    try {
      return await watchAsAsked(call, folder, { product, warehouse, touch: () => {}, stop: stop.signal }, times)
    } finally {
      ended.abort()
      await warehouse.close()
    }
  })
  if (times.once && left.length > 0) {
    throw new ThuocDoError('watch.left', { count: left.length, files: left.slice(0, 8) })
  }
}

export const watchCommand: Command = {
  name: 'watch',
  words: 'DIR',
  wordsAtMost: 1,
  text: {
    vi: 'Trông một thư mục: nạp từng tệp gửi tới khi tệp đã ghi xong, rồi chuyển vào done hoặc refused kèm báo cáo và các dòng lỗi.',
    en: 'Watch a folder: take in each file that arrives once it is complete, then move it to done or refused with a report and its bad rows.',
  },
  options: {
    ...WATCH_OPTIONS,
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
    'watch /srv/danh-gia --kind satisfaction --source khao-sat',
  ],
  async run(call) {
    const [folder] = call.words
    if (folder === undefined) throw usageError('watch', { vi: 'thiếu DIR', en: 'DIR is missing' })
    return watch(call, folder)
  },
}

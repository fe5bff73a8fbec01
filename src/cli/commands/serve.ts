import { parsePeriod } from '../../model/period.ts'
import type { Product } from '../../pipeline/product.ts'
import { describeProblem } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { type Call, type Command, type CommandOption, refuseOptions, textOption, usageError } from '../command.ts'
import { tellFaultySets } from '../faulty-sets.ts'
import { stopAsked } from '../stop-asked.ts'
import { say, type Terminal } from '../terminal.ts'
import { WATCH_OPTIONS, type WatchedOn, watchAsAsked } from '../watching.ts'
import { SETTLE_SECONDS } from './watch.ts'

const OPTIONS: Readonly<Record<string, CommandOption>> = {
  port: {
    type: 'string',
    hint: 'N',
    text: { vi: 'cổng (mặc định THUOCDO_PORT hoặc 8766)', en: 'port (THUOCDO_PORT or 8766 by default)' },
  },
  host: { type: 'string', hint: 'ADDRESS', text: { vi: 'địa chỉ lắng nghe', en: 'address to listen on' } },
  watch: {
    type: 'string',
    hint: 'DIR',
    text: {
      vi: 'đồng thời trông một thư mục và nạp các tệp gửi tới, như lệnh watch',
      en: 'also watch a folder and take in the files that arrive, as the command watch does',
    },
  },
  ...WATCH_OPTIONS,
}

/** What the operator is told: an error of the catalogue in words, a bug with its trace. */
function failureWords(error: unknown, to: Terminal): string {
  if (!(error instanceof ThuocDoError)) return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const { text, cure } = describeProblem(error.code, error.facts, to.lang)
  return `${text} → ${cure} [${error.code}]`
}

function portOf(call: Call): number {
  const given = textOption(call, 'port')
  const port = given === null ? call.config.port : Number(given)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw usageError(call.command, {
    vi: `--port phải là số từ 0 đến 65535, không phải "${given}"`,
    en: `--port must be a number from 0 to 65535, not "${given}"`,
  })
}

/** Options that say how a folder is watched. */
const OF_WATCHING = Object.keys(WATCH_OPTIONS)

/** Watches a folder while the server runs; ends with it, or with the problem that ends the watch. */
async function watchBeside(call: Call, folder: string, on: WatchedOn): Promise<void> {
  const to = call.terminal
  to.out(`${say(to, { vi: 'Đang chờ tệp trong', en: 'Watching' })} ${folder}\n`)
  await watchAsAsked(call, folder, on, { settleMs: SETTLE_SECONDS * 1000, once: false })
}

/** Ends the program in the middle of what it does. */
function leaveAtOnce(to: Terminal): never {
  const words = {
    vi: 'Có yêu cầu chưa xong đã bị ngắt; lô dữ liệu chưa được báo là đã lưu thì cần gửi lại.',
    en: 'Requests that had not ended were cut; batches that were not acknowledged are to be sent again.',
  }
  to.err(`${say(to, words)}\n`)
  process.exit(0)
}

async function serve(call: Call, product: Product): Promise<void> {
  const to = call.terminal
  if (textOption(call, 'watch') === null) refuseOptions(call, call.command, OF_WATCHING)
  const stopped = stopAsked()
  tellFaultySets(product, to)
  const { livingSource, warm } = await import('../../pipeline/living-source.ts')
  const { startServer } = await import('../../serve/server.ts')
  const sourceNow = livingSource(product)
  const onFailure = (error: unknown, path: string): void => to.err(`/${path}: ${failureWords(error, to)}\n`)
  const { liveScores } = await import('../../pipeline/live.ts')
  const { apiOf } = await import('../../pipeline/api.ts')
  const { holdsDossiers, leasedWarehouse, warehouseTrace } = await import('../../wire/warehouse.ts')
  const { settlingProgress } = await import('../settling.ts')
  const warehouse = leasedWarehouse(call.config, settlingProgress(to))
  const live = liveScores(product, warehouse, {
    onFailure: (error) => onFailure(error, 'api/scores/events'),
    trace: warehouseTrace(call.config),
  })
  const { scoreBackground } = await import('../../pipeline/score-background.ts')
  const background = scoreBackground(product, warehouse)
  const holds = (): boolean => holdsDossiers(call.config)
  const { scoreSource, withScorePages } = await import('../../pipeline/score-source.ts')
  const scores = scoreSource(live, warehouse, holds, product.dataDir, background)
  const { keepRecording } = await import('../../pipeline/record-when-over.ts')
  const server = await startServer(withScorePages(sourceNow, scores), {
    api: apiOf(live, background, product.dataDir),
    host: textOption(call, 'host') ?? call.config.host,
    port: portOf(call),
    onFailure,
  })
  to.out(`${say(to, { vi: 'Thước Đo đang chạy tại', en: 'Thước Đo is running at' })} ${server.url}\n`)
  to.out(`${say(to, { vi: 'Dữ liệu', en: 'Data' })}: ${product.dataDir}\n`)
  to.out(`${say(to, { vi: 'Dừng bằng Ctrl+C', en: 'Stop with Ctrl+C' })}\n`)
  let stopping = false
  let asked = false
  void stopped.then(() => {
    asked = true
  })
  warm(sourceNow).catch((error: unknown) => onFailure(error, ''))
  const counted = scores
    .periods()
    .then((keys) =>
      live.warm(
        keys.flatMap((key) => parsePeriod(key) ?? []),
        () => stopping,
      ),
    )
    .catch((error: unknown) => onFailure(error, 'api/scores'))
  const recording = keepRecording(product, warehouse, holds, (error) => onFailure(error, 'scores record'))
  const stop = new AbortController()
  const folder = textOption(call, 'watch')
  const on = { product, warehouse: live.warehouse, touch: live.touch, stop: stop.signal }
  const watching = folder === null ? stopped : watchBeside(call, folder, on)
  try {
    await Promise.race([stopped, watching])
  } finally {
    stopping = true
    stop.abort()
    const whole = await server.close()
    // Nobody hears any more what becomes of a batch whose request was cut; it is stored whole or not at all, as under kill -9.
    if (asked && !whole) leaveAtOnce(to)
    await counted
    await recording.stop()
    await watching.finally(() => warehouse.close())
  }
}

export const serveCommand: Command = {
  name: 'serve',
  words: '',
  text: { vi: 'Mở trang công khai từ số liệu đang có.', en: 'Serve the public pages of what is held.' },
  options: OPTIONS,
  examples: ['serve', 'serve --port 8080 --host 0.0.0.0', 'serve --watch /srv/mot-cua --source mot-cua'],
  run: (call) => withProduct(call.config, (product) => serve(call, product)),
}

/** Empty, or left with nothing but lists of the sample by a start that was interrupted. */
async function onlyHalfLoaded({ registry }: Product): Promise<boolean> {
  if ((await registry.documents()).length > 0) return false
  const { isSampleFile } = await import('../../pipeline/sample.ts')
  return (await registry.unitSources()).every(({ name }) => isSampleFile(name))
}

async function sampleWhenEmpty(call: Call, product: Product): Promise<void> {
  const to = call.terminal
  if (!(await onlyHalfLoaded(product))) return
  const { loadSample } = await import('../../pipeline/sample.ts')
  to.err(`${say(to, { vi: 'Nạp dữ liệu mẫu', en: 'Loading the sample' })} …\n`)
  for await (const loaded of loadSample(product)) to.err(`  ✓ ${loaded}\n`)
  const { holdsDossiers } = await import('../../wire/warehouse.ts')
  const { withStore } = await import('../settling.ts')
  if (holdsDossiers(call.config)) return
  const { loadSimulatedMonth } = await import('../../pipeline/simulated-month.ts')
  const count = await withStore(call, (store) => loadSimulatedMonth(product, store))
  const words = {
    vi: `${count} hồ sơ mô phỏng của tháng này (không có việc nào thật)`,
    en: `${count} simulated dossiers of this month (nothing of them happened)`,
  }
  to.err(`  ✓ ${say(to, words)}\n`)
}

export const startCommand: Command = {
  name: 'start',
  words: '',
  text: {
    vi: 'Như serve; khi kho còn trống thì nạp một tháng số liệu thật làm mẫu.',
    en: 'Like serve; an empty register first gets a real month as a sample.',
  },
  options: OPTIONS,
  examples: ['start'],
  run: (call) =>
    withProduct(call.config, async (product) => {
      await sampleWhenEmpty(call, product)
      await serve(call, product)
    }),
}

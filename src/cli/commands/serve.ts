import type { Product } from '../../pipeline/product.ts'
import { describeProblem } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { type Call, type Command, type CommandOption, textOption, usageError } from '../command.ts'
import { say, type Terminal } from '../terminal.ts'

const OPTIONS: Readonly<Record<string, CommandOption>> = {
  port: {
    type: 'string',
    hint: 'N',
    text: { vi: 'cổng (mặc định THUOCDO_PORT hoặc 8766)', en: 'port (THUOCDO_PORT or 8766 by default)' },
  },
  host: { type: 'string', hint: 'ADDRESS', text: { vi: 'địa chỉ lắng nghe', en: 'address to listen on' } },
}

/** A second request to stop that comes later than this is an impatient one: the first may be one that arrives twice. */
const IMPATIENT_MS = 1000

/**
 * Resolves when the process is asked to stop: by a signal, or by the end of the program that started it (its channel to us
 * closes). Asked again after a moment, it stops at once.
 */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null
    const asked = (): void => {
      if (first !== null && performance.now() - first > IMPATIENT_MS) process.exit(130)
      first ??= performance.now()
      // A listener keeps the channel, and so the process, alive.
      process.off('disconnect', asked)
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
    process.on('disconnect', asked)
    // Undefined where nobody gave us a channel.
    if (process.connected === false) asked()
  })
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

async function serve(call: Call, product: Product): Promise<void> {
  const to = call.terminal
  const stopped = stopAsked()
  const { livingSource, warm } = await import('../../pipeline/living-source.ts')
  const { startServer } = await import('../../serve/server.ts')
  const sourceNow = livingSource(product)
  const onFailure = (error: unknown, path: string): void => to.err(`/${path}: ${failureWords(error, to)}\n`)
  const { liveScores } = await import('../../pipeline/live.ts')
  const { apiOf } = await import('../../pipeline/api.ts')
  const { holdsDossiers, leasedWarehouse } = await import('../../wire/warehouse.ts')
  const { settlingProgress } = await import('../settling.ts')
  const warehouse = leasedWarehouse(call.config, settlingProgress(to))
  const live = liveScores(product, warehouse, (error) => onFailure(error, 'api/scores/events'))
  const { scoreSource, withScorePages } = await import('../../pipeline/score-source.ts')
  const server = await startServer(
    withScorePages(
      sourceNow,
      scoreSource(live, warehouse, () => holdsDossiers(call.config)),
    ),
    {
      api: apiOf(live, product.dataDir),
      host: textOption(call, 'host') ?? call.config.host,
      port: portOf(call),
      onFailure,
    },
  )
  to.out(`${say(to, { vi: 'Thước Đo đang chạy tại', en: 'Thước Đo is running at' })} ${server.url}\n`)
  to.out(`${say(to, { vi: 'Dữ liệu', en: 'Data' })}: ${product.dataDir}\n`)
  to.out(`${say(to, { vi: 'Dừng bằng Ctrl+C', en: 'Stop with Ctrl+C' })}\n`)
  warm(sourceNow).catch((error: unknown) => onFailure(error, ''))
  await stopped
  await server.close()
  await warehouse.close()
}

export const serveCommand: Command = {
  name: 'serve',
  words: '',
  text: { vi: 'Mở trang công khai từ số liệu đang có.', en: 'Serve the public pages of what is held.' },
  options: OPTIONS,
  examples: ['serve', 'serve --port 8080 --host 0.0.0.0'],
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

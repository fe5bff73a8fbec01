import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { IndexSet } from '../model/index-set.ts'
import type { Product } from '../pipeline/product.ts'
import type { Config } from '../platform/config.ts'
import { INDEX_SETS_DIR } from '../platform/paths.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { Registry } from '../store/registry/port.ts'

/** The file of the embedded register in a data folder. */
export const REGISTER_FILE = 'register.sqlite'

/** Makes the data folder when it is missing. @throws ThuocDoError `command.data-folder` when it cannot be written to. */
function ensureDataDir(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new ThuocDoError('command.data-folder', { folder, reason }, { cause: error })
  }
}

/** Drivers are loaded when they are used: whoever keeps the register in one engine never pays for the other. */
async function openRegistry(config: Config): Promise<Registry> {
  if (config.registryUrl !== null) {
    const { openPostgresRegistry } = await import('../store/registry/postgres.ts')
    return openPostgresRegistry(config.registryUrl)
  }
  const { openSqliteRegistry } = await import('../store/registry/sqlite.ts')
  return openSqliteRegistry(join(config.dataDir, REGISTER_FILE))
}

/** The folders of index sets: those that ship, and the person's own when there is one. */
function indexSetFolders({ dataDir }: Config): readonly string[] {
  const own = join(dataDir, 'index-sets')
  return existsSync(own) ? [INDEX_SETS_DIR, own] : [INDEX_SETS_DIR]
}

/** What can be seen of the product without making anything: parts that cannot be used are problems, not failures. */
export interface Glimpse<T> {
  readonly indexSets: readonly IndexSet[]
  /** What was found in the register; null when there is none yet, or when it cannot be opened. */
  readonly found: T | null
  readonly problems: readonly ThuocDoError[]
}

/** Looks into the product as far as it can be opened. An embedded register that is not there yet is not made. */
export async function glimpseProduct<T>(config: Config, look: (product: Product) => Promise<T>): Promise<Glimpse<T>> {
  const { readIndexSets } = await import('../ingest/index-sets/load.ts')
  const { indexSets, problems } = readIndexSets(indexSetFolders(config))
  if (config.registryUrl === null && !existsSync(join(config.dataDir, REGISTER_FILE))) {
    return { indexSets, found: null, problems }
  }
  try {
    const registry = await openRegistry(config)
    try {
      return { indexSets, found: await look({ registry, indexSets, dataDir: config.dataDir }), problems }
    } finally {
      await registry.close()
    }
  } catch (error) {
    if (!(error instanceof ThuocDoError)) throw error
    return { indexSets, found: null, problems: [...problems, error] }
  }
}

/** Opens the product on the engines that the configuration names. Whoever opens it closes its registry. */
export async function openProduct(config: Config): Promise<Product> {
  ensureDataDir(config.dataDir)
  const { loadIndexSets } = await import('../ingest/index-sets/load.ts')
  let indexSets: readonly IndexSet[] | null = null
  return {
    registry: await openRegistry(config),
    dataDir: config.dataDir,
    // Read when they are first asked for: a fifth of a second that commands of units do not need.
    get indexSets() {
      indexSets ??= loadIndexSets(...indexSetFolders(config))
      return indexSets
    },
  }
}

/** Opens the product, uses it, and closes it whatever happens. */
export async function withProduct<T>(config: Config, use: (product: Product) => Promise<T>): Promise<T> {
  const product = await openProduct(config)
  try {
    return await use(product)
  } finally {
    await product.registry.close()
  }
}

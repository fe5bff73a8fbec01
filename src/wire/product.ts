import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { IndexSet } from '../model/index-set.ts'
import type { Product } from '../pipeline/product.ts'
import type { Config } from '../platform/config.ts'
import { INDEX_SETS_DIR } from '../platform/paths.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { Registry } from '../store/registry/port.ts'
import { dataFolderProblem, isOnlyRead, readyDataDir, type Use } from './data-folder.ts'

/** The file of the embedded register in a data folder. */
export const REGISTER_FILE = 'register.sqlite'

/** Drivers are loaded when they are used: whoever keeps the register in one engine never pays for the other. */
async function openRegistry(config: Config, readOnly: boolean): Promise<Registry> {
  if (config.registryUrl !== null) {
    const { openPostgresRegistry } = await import('../store/registry/postgres.ts')
    return openPostgresRegistry(config.registryUrl)
  }
  const { openSqliteRegistry } = await import('../store/registry/sqlite.ts')
  return openSqliteRegistry(join(config.dataDir, REGISTER_FILE), { readOnly })
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
  const { indexSets, faultySets } = readIndexSets(indexSetFolders(config))
  const folder = dataFolderProblem(config.dataDir)
  const problems = [...(folder === null ? [] : [folder]), ...faultySets.map(({ problem }) => problem)]
  if (config.registryUrl === null && !existsSync(join(config.dataDir, REGISTER_FILE))) {
    return { indexSets, found: null, problems }
  }
  try {
    const registry = await openRegistry(config, isReadOnly(config))
    try {
      return { indexSets, found: await look({ registry, indexSets, faultySets, dataDir: config.dataDir }), problems }
    } finally {
      await registry.close()
    }
  } catch (error) {
    if (!(error instanceof ThuocDoError)) throw error
    return { indexSets, found: null, problems: [...problems, error] }
  }
}

const isReadOnly = ({ dataDir, registryUrl }: Config): boolean =>
  registryUrl === null && isOnlyRead(dataDir, REGISTER_FILE)

/** Opens the product on the engines that the configuration names. Whoever opens it closes its registry. */
export async function openProduct(config: Config, use: Use = 'change'): Promise<Product> {
  readyDataDir(config.dataDir, use)
  const { readIndexSets } = await import('../ingest/index-sets/load.ts')
  // Read when they are first asked for: a fifth of a second that commands of units do not need.
  let read: ReturnType<typeof readIndexSets> | null = null
  const files = (): ReturnType<typeof readIndexSets> => {
    read ??= readIndexSets(indexSetFolders(config))
    return read
  }
  return {
    registry: await openRegistry(config, use === 'look' && isReadOnly(config)),
    dataDir: config.dataDir,
    get indexSets() {
      return files().indexSets
    },
    get faultySets() {
      return files().faultySets
    },
  }
}

/** Opens the product, works with it, and closes it whatever happens. */
export async function withProduct<T>(
  config: Config,
  work: (product: Product) => Promise<T>,
  use: Use = 'change',
): Promise<T> {
  const product = await openProduct(config, use)
  try {
    return await work(product)
  } finally {
    await product.registry.close()
  }
}

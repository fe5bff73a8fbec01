import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
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

/** Opens the product on the engines that the configuration names. Whoever opens it closes its registry. */
export async function openProduct(config: Config): Promise<Product> {
  ensureDataDir(config.dataDir)
  const { loadIndexSets } = await import('../ingest/index-sets/load.ts')
  const own = join(config.dataDir, 'index-sets')
  const indexSets = [...loadIndexSets(INDEX_SETS_DIR), ...(existsSync(own) ? loadIndexSets(own) : [])]
  return { registry: await openRegistry(config), indexSets, dataDir: config.dataDir }
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

import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Lang } from '../model/text.ts'
import { PACKAGE_ROOT } from './paths.ts'
import { ThuocDoError } from './problem.ts'

/** What the environment decides. The only reader of the environment is this file. */
export interface Config {
  /** Folder of the register and of the documents as imported. */
  readonly dataDir: string
  readonly port: number
  readonly host: string
  readonly lang: Lang
  /** A PostgreSQL URL, or null: the embedded register in the data folder. */
  readonly registryUrl: string | null
  /** A ClickHouse URL, or null: the embedded warehouse in the data folder. */
  readonly warehouseUrl: string | null
  /** The variables of ours that are set. */
  readonly given: readonly string[]
}

/** The variables of ours; docs/configuration.md explains them. */
const VARIABLES = [
  'THUOCDO_DATA',
  'THUOCDO_PORT',
  'THUOCDO_HOST',
  'THUOCDO_LANG',
  'THUOCDO_REGISTRY',
  'THUOCDO_WAREHOUSE',
] as const

function defaultDataDir(env: NodeJS.ProcessEnv): string {
  if (existsSync(join(PACKAGE_ROOT, 'src', 'cli'))) return join(PACKAGE_ROOT, 'data')
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'thuocdo')
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'thuocdo')
}

/**
 * Reads the configuration.
 * @throws ThuocDoError `config.port`, `config.lang`, `config.registry` or `config.warehouse` when a variable makes no sense.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.THUOCDO_PORT || '8766')
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ThuocDoError('config.port', { given: env.THUOCDO_PORT ?? '' })
  }
  const lang = env.THUOCDO_LANG || 'vi'
  if (lang !== 'vi' && lang !== 'en') throw new ThuocDoError('config.lang', { given: lang })
  const registryUrl = env.THUOCDO_REGISTRY || null
  if (registryUrl !== null && !/^postgres(ql)?:\/\//.test(registryUrl)) throw new ThuocDoError('config.registry')
  const warehouseUrl = env.THUOCDO_WAREHOUSE || null
  if (warehouseUrl !== null && !/^clickhouses?:\/\//.test(warehouseUrl)) throw new ThuocDoError('config.warehouse')
  return {
    dataDir: env.THUOCDO_DATA ? resolve(env.THUOCDO_DATA) : defaultDataDir(env),
    port,
    host: env.THUOCDO_HOST || '127.0.0.1',
    lang,
    registryUrl,
    warehouseUrl,
    given: VARIABLES.filter((name) => env[name] !== undefined && env[name] !== ''),
  }
}

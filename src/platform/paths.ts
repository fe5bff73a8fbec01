import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findPackageRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('package.json of thuocdo not found above its own code')
  return findPackageRoot(parent)
}

/** The folder of the package: a clone, or where npm installed it. Data files that ship with it are below. */
export const PACKAGE_ROOT = findPackageRoot(dirname(fileURLToPath(import.meta.url)))

export const INDEX_SETS_DIR = join(PACKAGE_ROOT, 'index-sets')
/** Public holidays and swapped days, one file a year. */
export const CALENDARS_DIR = join(PACKAGE_ROOT, 'calendars')
/** Reporting periods that begin on other days than the calendar's, one file a scheme. */
export const PERIOD_SCHEMES_DIR = join(PACKAGE_ROOT, 'period-schemes')
export const SAMPLES_DIR = join(PACKAGE_ROOT, 'samples')

/** The version of the package, as in package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}

import { join } from 'node:path'
import { SAMPLES_DIR } from '../platform/paths.ts'
import { importResults } from './import-results.ts'
import { importUnits } from './import-units.ts'
import type { Product } from './product.ts'

const FOLDER = join(SAMPLES_DIR, 'khoai-chau-2024-02')

/** Where the sample's lists are complete: the district of Khoái Châu. */
const DISTRICT = '330'

/** Lists and lineage of the sample with the day from which each holds; samples/…/README.md says how sure each day is. */
const UNIT_FILES = [
  ['units-2024-02-01.csv', '2024-02-01'],
  ['units-2025-01-01.csv', '2025-01-01'],
  ['lineage-2025-01-01.csv', '2025-01-01'],
  ['units-2025-07-01.csv', '2025-07-01'],
  ['lineage-2025-07-01.csv', '2025-07-01'],
] as const

/** True for the file name of one of the sample's lists. */
export function isSampleFile(name: string): boolean {
  return UNIT_FILES.some(([file]) => file === name)
}

/** Loads the sample month through the same doors as any other month; names each file as it is in. */
export async function* loadSample(product: Product): AsyncGenerator<string> {
  for (const [name, from] of UNIT_FILES) {
    const scopeCode = name.startsWith('units') ? DISTRICT : null
    const { outcome } = await importUnits(product, join(FOLDER, name), { from, scopeCode, dryRun: false })
    if (outcome === 'refused') throw new Error(`the sample's ${name} was refused`)
    yield name
  }
  const told = { provisional: false, sameIssuer: false, dryRun: false }
  const { outcome, issues } = await importResults(product, join(FOLDER, 'khoai-chau-2024-02.txt'), told)
  if (outcome === 'refused') throw new Error(`the sample's results were refused: ${JSON.stringify(issues)}`)
  yield 'khoai-chau-2024-02.txt'
}

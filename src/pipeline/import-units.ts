import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { deriveUnits } from '../ingest/units/derive.ts'
import { readUnitSource } from '../ingest/units/read.ts'
import type { LocalDate } from '../model/date.ts'
import type { Issue } from '../model/issue.ts'
import type { UnitSource } from '../model/unit-source.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { DerivationInput } from '../store/registry/port.ts'
import { directoryOf, isError, type Product } from './product.ts'

/** What became of a list of units or a lineage. */
export interface UnitImportReport {
  readonly file: string
  readonly outcome: 'added' | 'already' | 'dry-run' | 'refused'
  readonly source: UnitSource | null
  readonly issues: readonly Issue[]
  /** Units in force on the list's date, afterwards. */
  readonly inForce: number
}

/** Largest list of units we read: the nation's is under 1 MB. */
const UNIT_FILE_LIMIT = 50 * 1024 * 1024

function readUnitFile(file: string): Uint8Array {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat === undefined || !stat.isFile()) throw new ThuocDoError('command.file-missing', { file })
  if (stat.size > UNIT_FILE_LIMIT) {
    throw new ThuocDoError('extract.too-big', {
      file: basename(file),
      megabytes: Math.ceil(stat.size / 2 ** 20),
      limit: 50,
    })
  }
  return readFileSync(file)
}

/** Takes in a list of units in force from a date, or the lineage of that date; the header tells which. */
export async function importUnits(
  product: Product,
  file: string,
  options: { readonly from: LocalDate; readonly scopeCode: string | null; readonly dryRun: boolean },
): Promise<UnitImportReport> {
  const { from, scopeCode, dryRun } = options
  const { source, issues } = readUnitSource(readUnitFile(file), { name: basename(file), from, scopeCode })
  if (source === null || issues.some(isError)) return { file, outcome: 'refused', source, issues, inForce: 0 }
  if (dryRun) return { file, outcome: 'dry-run', source, issues, inForce: 0 }
  let derivation: readonly Issue[] = []
  const { kind } = await product.registry.addUnitSource(source, (input: DerivationInput) => {
    const output = deriveUnits(input)
    derivation = output.issues
    return output
  })
  const directory = await directoryOf(product)
  const inForce = directory.units.filter((unit) => directory.standingOn(unit.id, from).kind === 'in-force').length
  return { file, outcome: kind, source, issues: [...issues, ...derivation], inForce }
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { extractBytes } from '../ingest/extract/extract.ts'
import { interpret } from '../ingest/letters/interpret.ts'
import type { MonthResults } from '../model/results.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { renderWorkbook } from '../publish/data/workbook.ts'
import { type BlankField, blankFields } from '../publish/letter/blanks.ts'
import { composeLetter } from '../publish/letter/compose.ts'
import { renderLetterDocx } from '../publish/letter/docx.ts'
import { type LetterFields, letterFacts, NO_FIELDS } from '../publish/letter/fields.ts'
import { readLetterFields, readLetterTemplate } from '../publish/letter/files.ts'
import { renderLetterPdf } from '../publish/letter/press.ts'
import { type ProofResult, proveFigures, proveLetter, type ResolveName } from '../publish/letter/proof.ts'
import { directoryOf, type Product } from './product.ts'

/** The file of fields that a data folder may keep for all its letters. */
export const FIELDS_FILE = 'letter-fields.yaml'

/** One file of a letter, read back and found to say what is stored. */
export interface LetterFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Figures compared with the stored facts. */
  readonly compared: number
}

export interface LetterReport {
  readonly files: readonly LetterFile[]
  /** Fields of the letter nobody filled in. */
  readonly blank: readonly BlankField[]
}

/** The fields of letters: of the file named, else of the data folder, else none. */
export async function fieldsOf(product: Product, file: string | null): Promise<LetterFields> {
  const own = join(product.dataDir, FIELDS_FILE)
  if (file !== null) return readLetterFields(file)
  return existsSync(own) ? readLetterFields(own) : NO_FIELDS
}

/** Names of a document we made, resolved among the units it was made for. */
function resolverFor(results: MonthResults, directory: UnitDirectory): ResolveName {
  const ids = new Map([results.issuer, ...results.units].map(({ unit }) => [unit.name, unit.id]))
  const { id } = results.issuer.unit
  return (printedName) => {
    const own = ids.get(printedName)
    if (own !== undefined) return own
    const issuer = directory.findOn(printedName, results.period.to)
    if (issuer.kind === 'one' && issuer.unit.id === id) return id
    const match = directory.findOn(printedName, results.period.to, id)
    return match.kind === 'one' ? match.unit.id : null
  }
}

function assertProven(name: string, proof: ProofResult): number {
  if (proof.proven) return proof.compared
  const differences = proof.differences
    .slice(0, 5)
    .map(({ kind, unit, figureId, stored, read }) =>
      [kind, unit, figureId, `${stored ?? '∅'} ≠ ${read ?? '∅'}`].filter((part) => part !== null).join(' '),
    )
  throw new ThuocDoError('letter.not-proven', { file: name, count: proof.differences.length, differences })
}

export interface LetterOptions {
  readonly fieldsFile: string | null
  readonly templateFile: string | null
  /** The units, where the caller has them at hand. */
  readonly directory?: UnitDirectory
}

/**
 * Writes the letter of some results as PDF and DOCX and their data as XLSX, reads each of the three back with the readers of
 * published documents, and hands them over only when every figure equals the stored fact.
 * @throws ThuocDoError `letter.not-proven` when a file does not read back as what is stored; `letter.*` on bad fields.
 */
export async function writeLetter(
  product: Product,
  results: MonthResults,
  options: LetterOptions,
): Promise<LetterReport> {
  const fields = await fieldsOf(product, options.fieldsFile)
  const template =
    options.templateFile === null ? await readLetterTemplate() : await readLetterTemplate(options.templateFile)
  const content = composeLetter(results, fields, template)
  const made = [
    { name: `cong-van-${results.period.key}.pdf`, bytes: await renderLetterPdf(content), letter: true },
    { name: `cong-van-${results.period.key}.docx`, bytes: await renderLetterDocx(content), letter: true },
    { name: `so-lieu-${results.period.key}.xlsx`, bytes: await renderWorkbook(results), letter: false },
  ]
  const resolve = resolverFor(results, options.directory ?? (await directoryOf(product)))
  const files: LetterFile[] = []
  for (const { name, bytes, letter } of made) {
    const told = letter ? { indexSetId: results.indexSet.id } : toldOf(results)
    const reading = interpret(await extractBytes(bytes, name), product.indexSets, told)
    const proof = letter
      ? proveLetter(results, reading, resolve, letterFacts(fields))
      : proveFigures(results, reading, resolve)
    files.push({ name, bytes, compared: assertProven(name, proof) })
  }
  return { files, blank: blankFields(results, fields) }
}

function toldOf({ indexSet, issuer, period }: MonthResults): Parameters<typeof interpret>[2] {
  return { indexSetId: indexSet.id, issuer: issuer.unit.name, period }
}

import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { extractBytes } from '../ingest/extract/extract.ts'
import { interpret } from '../ingest/letters/interpret.ts'
import { splitIssuer } from '../model/issuer.ts'
import type { MonthResults } from '../model/results.ts'
import { areaOf } from '../model/unit-below.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { nameKey } from '../model/unit-name.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { renderWorkbook } from '../publish/data/workbook.ts'
import { type BlankField, blankFields } from '../publish/letter/blanks.ts'
import { type LetterFields, NO_FIELDS } from '../publish/letter/fields.ts'
import { readLetterFields, readLetterTemplate } from '../publish/letter/files.ts'
import { proveFigures, type ResolveName } from '../publish/letter/proof.ts'
import { differencesOf, drawLetter, type LetterFile, notProven } from './draw-letter.ts'
import { directoryOf, type Product } from './product.ts'

/** The file of fields that a data folder may keep for all its letters. */
export const FIELDS_FILE = 'letter-fields.yaml'

export interface LetterReport {
  readonly files: readonly LetterFile[]
  /** Fields of the letter nobody filled in. */
  readonly blank: readonly BlankField[]
}

export interface LetterOptions {
  readonly fieldsFile: string | null
  readonly templateFile: string | null
  /** The units, where the caller has them at hand. */
  readonly directory?: UnitDirectory
}

/** The fields of letters: of the file named, else of the data folder, else none; `file` names the file for messages. */
async function fieldsOf(product: Product, named: string | null): Promise<{ fields: LetterFields; file: string }> {
  const own = join(product.dataDir, FIELDS_FILE)
  const file = named ?? (existsSync(own) ? own : null)
  return file === null
    ? { fields: NO_FIELDS, file: FIELDS_FILE }
    : { fields: await readLetterFields(file), file: basename(file) }
}

/** Names of a document we made, resolved among the units it was made for. */
function resolverFor(results: MonthResults, directory: UnitDirectory): ResolveName {
  const ids = new Map([results.issuer, ...results.units].map(({ unit }) => [unit.name, unit.id]))
  const { id } = results.issuer.unit
  const { to } = results.period
  return (printedName) => {
    const own = ids.get(printedName)
    if (own !== undefined) return own
    // A letterhead does not say in which province its district lies: of several of the name it is the one we wrote for.
    const issuer = directory.findOn(printedName, to)
    if (issuer.kind === 'one' && issuer.unit.id === id) return id
    if (issuer.kind === 'several' && issuer.candidates.some((unit) => unit.id === id)) return id
    const match = directory.findOn(printedName, to, areaOf(directory, id, to))
    if (match.kind === 'one') return match.unit.id
    const above = directory.ancestorsOn(id, to).at(-1)
    return above !== undefined && nameKey(above.name) === nameKey(splitIssuer(printedName).name) ? above.id : null
  }
}

async function resolverOf(product: Product, results: MonthResults, options: LetterOptions): Promise<ResolveName> {
  return resolverFor(results, options.directory ?? (await directoryOf(product)))
}

/**
 * Writes the letter of some results as PDF and DOCX, reads both back with the readers of published documents, and hands
 * them over only when every figure equals the stored fact.
 * @throws ThuocDoError `letter.agency-not-issuer`, `letter.field-misread`, `letter.template-misread` when what the office
 * wrote makes the letter say something else; `letter.not-proven` when nobody's words do; other `letter.*` on bad files.
 */
export async function writeLetterFiles(
  product: Product,
  results: MonthResults,
  options: LetterOptions,
): Promise<LetterReport> {
  const { fields, file } = await fieldsOf(product, options.fieldsFile)
  const standard = await readLetterTemplate()
  const { templateFile } = options
  const template = templateFile === null ? standard : await readLetterTemplate(templateFile)
  const resolve = await resolverOf(product, results, options)
  if (fields.agency !== null && resolve(fields.agency) !== results.issuer.unit.id) {
    const { issuerPrinted } = results.document
    throw new ThuocDoError('letter.agency-not-issuer', { file, agency: fields.agency, issuer: issuerPrinted })
  }
  const files = await drawLetter(
    { indexSets: product.indexSets, results, resolve },
    { fields, fieldsFile: file, template, templateFile, standard },
  )
  return { files, blank: blankFields(results, fields) }
}

/**
 * Writes the figures of some results as XLSX, and hands it over only when it reads back, by itself, as what is stored.
 * @throws ThuocDoError `letter.not-proven`
 */
export async function writeWorkbook(
  product: Product,
  results: MonthResults,
  options: LetterOptions,
): Promise<LetterFile> {
  const name = `so-lieu-${results.period.key}.xlsx`
  const bytes = await renderWorkbook(results)
  const reading = interpret(await extractBytes(bytes, name), product.indexSets)
  const proof = proveFigures(results, reading, await resolverOf(product, results, options))
  if (!proof.proven) throw notProven(name, proof)
  if (reading.facts.period?.key !== results.period.key) {
    const differences = differencesOf([
      { kind: 'period', unit: null, figureId: null, stored: results.period.key, read: null },
    ])
    throw new ThuocDoError('letter.not-proven', { file: name, count: 1, differences })
  }
  return { name, bytes, compared: proof.compared }
}

/** The letter and the workbook together. Errors as `writeLetterFiles` and `writeWorkbook`. */
export async function writeLetter(
  product: Product,
  results: MonthResults,
  options: LetterOptions,
): Promise<LetterReport> {
  const { files, blank } = await writeLetterFiles(product, results, options)
  return { files: [...files, await writeWorkbook(product, results, options)], blank }
}

import { basename, extname, join } from 'node:path'
import { attributeToUnits } from '../ingest/attribute.ts'
import { extractBytes, readDocumentFile } from '../ingest/extract/extract.ts'
import { interpret } from '../ingest/letters/interpret.ts'
import { deriveUnits } from '../ingest/units/derive.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import { type Issuer, issuerOf, issuerText } from '../model/issuer.ts'
import type { Period } from '../model/period.ts'
import type { Reading } from '../model/reading.ts'
import type { Fact, PublishedDocument } from '../model/results.ts'
import { keepFile } from '../platform/files.ts'
import { checkSameIssuer, tellUnplaced } from './namesake-issuers.ts'
import { directoryOf, isError, type Product } from './product.ts'

/** What the person says of a document that the document may not say itself. A period other than the document's own is refused. */
export interface Told {
  readonly indexSetId?: string
  readonly issuer?: string
  readonly period?: Period
  readonly provisional: boolean
  /** The document is the issuer's although it shares hardly any unit with those held of it. */
  readonly sameIssuer: boolean
  /** Percents that all lie between 0 and 1 are percents indeed. */
  readonly percentsAsPrinted?: boolean
  readonly dryRun: boolean
}

/** A figure that differs from the document that was current until now. */
export interface Change {
  readonly unitId: string
  readonly figureId: string
  readonly before: string | null
  readonly after: string | null
}

/**
 * What became of one file. `refused`: errors among the issues, nothing stored. `dry-run`: would have been stored.
 * `restored`: it was held, withdrawn, and counts again.
 */
export interface ImportReport {
  readonly file: string
  readonly outcome: 'stored' | 'already' | 'restored' | 'dry-run' | 'refused'
  readonly reading: Reading
  readonly issuer: Issuer | null
  readonly period: Period | null
  readonly document: PublishedDocument | null
  readonly facts: readonly Fact[]
  readonly issues: readonly Issue[]
  /** Against the document that was current before; null when there was none. */
  readonly changes: readonly Change[] | null
}

/** Where the bytes of a document are kept, named by their hash. */
export function keptDocument(
  dataDir: string,
  document: { readonly sha256: string; readonly fileName: string },
): string {
  return join(dataDir, 'documents', `${document.sha256}${extname(document.fileName).toLowerCase()}`)
}

function printedOrNull(fact: Fact | undefined): string | null {
  return fact?.reported.kind === 'value' ? fact.reported.value : null
}

function compareFacts(before: readonly Fact[], after: readonly Fact[]): Change[] {
  const key = (fact: Fact): string => `${fact.unitId}\n${fact.figureId}`
  const old = new Map(before.map((fact) => [key(fact), fact]))
  const fresh = new Map(after.map((fact) => [key(fact), fact]))
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((each): Change[] => {
    const [unitId = '', figureId = ''] = each.split('\n')
    const change = { unitId, figureId, before: printedOrNull(old.get(each)), after: printedOrNull(fresh.get(each)) }
    return change.before === change.after ? [] : [change]
  })
}

/** That files of index sets are not used: a document by one of them may be read by another set, or not at all. */
function leftOut({ faultySets }: Product, { indexSetId }: Told): readonly Issue[] {
  if (faultySets.length === 0 || indexSetId !== undefined) return []
  const files = faultySets.map(({ file }) => file)
  return [{ code: 'reading.sets-left-out', severity: 'warning', place: NOWHERE, facts: { files } }]
}

/**
 * Takes in one published document: reads, interprets, attributes to units, and stores it whole or not at all.
 * @throws ThuocDoError `extract.*` when the file is no document that can be read; the problem of the index set that was named
 */
export async function importResults(product: Product, file: string, told: Told): Promise<ImportReport> {
  const bytes = await readDocumentFile(file)
  const named = product.faultySets.find(({ id }) => id !== null && id === told.indexSetId)
  if (named !== undefined) throw named.problem
  const read = interpret(await extractBytes(bytes, basename(file)), product.indexSets, told)
  const reading = { ...read, issues: [...read.issues, ...leftOut(product, told)] }
  const issuer = issuerOf(reading.facts, told.issuer)
  const period = reading.facts.period ?? told.period ?? null
  const refused = (issues: readonly Issue[]): ImportReport => ({
    ...{ file, outcome: 'refused', reading, issuer, period, document: null, facts: [], issues, changes: null },
  })
  if (reading.issues.some(isError) || issuer === null || period === null) return refused(reading.issues)
  const directory = await directoryOf(product)
  const { attribution, issues: placing } = attributeToUnits(reading, issuer, period, directory, told.provisional)
  if (attribution === null) return refused([...reading.issues, ...placing])
  const { issuerId, facts, provisional } = attribution
  const series = { periodKey: period.key, issuerId, indexSetId: reading.indexSetId }
  const held = (await product.registry.heldDocuments(series)).map(({ document }) => document)
  const isNew = held.every(({ sha256 }) => sha256 !== reading.source.sha256)
  const asked =
    told.sameIssuer || !isNew ? [] : await checkSameIssuer(product.registry, attribution, issuer, series, directory)
  const issues = [
    ...reading.issues,
    ...placing,
    ...asked,
    ...(await tellUnplaced(product.registry, attribution, directory)),
  ]
  if (asked.length > 0) return refused(issues)
  const previous = (await product.registry.documents(series)).at(-1)
  const changes = previous ? compareFacts(await product.registry.facts(previous.id), facts) : null
  const report = { file, reading, issuer, period, facts, issues, changes }
  if (told.dryRun) return { ...report, outcome: 'dry-run', document: null }
  keepFile(keptDocument(product.dataDir, { sha256: reading.source.sha256, fileName: file }), bytes)
  const { kind, document } = await product.registry.storeDocument({
    document: newDocument(reading, series, issuerText(issuer), told),
    facts,
    provisional,
  })
  // New provisional units find their place among the lists held: what ended them, what they are today. Whoever is stopped
  // before this leaves them unlisted until the next list or document.
  if (kind === 'stored' && provisional.length > 0) await product.registry.deriveAgain(deriveUnits)
  return { ...report, outcome: kind, document, changes: kind === 'already' ? null : changes }
}

function newDocument(
  { source, facts }: Reading,
  series: Pick<PublishedDocument, 'periodKey' | 'issuerId' | 'indexSetId'>,
  issuerPrinted: string,
  told: Told,
): Omit<PublishedDocument, 'id' | 'revision' | 'importedAt'> {
  return {
    ...series,
    sha256: source.sha256,
    fileName: basename(source.name),
    format: source.format,
    bytes: source.bytes,
    issuerPrinted,
    issuerStatedBy: told.issuer === undefined ? 'document' : 'person',
    periodStatedBy: facts.period === null ? 'person' : 'document',
    number: facts.number,
    date: facts.date,
    subject: facts.subject,
    cited: facts.cited,
  }
}

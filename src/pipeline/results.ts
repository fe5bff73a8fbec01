import type { Period } from '../model/period.ts'
import type { MonthResults } from '../model/results.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { loadResults, type Publication, publications } from '../publish/results.ts'
import { directoryOf, type Product } from './product.ts'

/** Which results are wanted: a period, and where several issuers or revisions exist, which of them. */
export interface Wanted {
  readonly period: Period
  readonly issuer: string | null
  readonly revision: number | null
}

function chooseRevision(publication: Publication, { period, revision }: Wanted): Publication {
  if (revision === null) return publication
  const all = [...publication.earlier, publication.current]
  const current = all.find((document) => document.revision === revision)
  if (current === undefined) {
    const revisions = all.map((document) => String(document.revision))
    throw new ThuocDoError('command.no-such-revision', { period: period.key, revision, revisions })
  }
  return { current, earlier: all.filter((document) => document.revision < revision) }
}

/**
 * The results of a period, one entry per issuer and index set, the newest revision of each unless one is asked for.
 * @throws ThuocDoError `command.no-results`, `command.nothing-imported`, `command.no-such-issuer`, `command.no-such-revision`
 */
export async function resultsOf(product: Product, wanted: Wanted): Promise<readonly MonthResults[]> {
  const { registry, indexSets } = product
  const all = publications(await registry.documents())
  const ofPeriod = all.filter(({ current }) => current.periodKey === wanted.period.key)
  if (ofPeriod.length === 0) {
    const periods = [...new Set(all.map(({ current }) => current.periodKey))]
    const code = periods.length > 0 ? 'command.no-results' : 'command.nothing-imported'
    throw new ThuocDoError(code, { period: wanted.period.key, periods })
  }
  const directory = await directoryOf(product)
  const chosen = wanted.issuer === null ? ofPeriod : issuedBy(ofPeriod, wanted.issuer, wanted.period, directory)
  const revisions = chosen.map((publication) => chooseRevision(publication, wanted))
  return Promise.all(revisions.map((publication) => loadResults(registry, publication, directory, indexSets)))
}

function issuedBy(
  candidates: readonly Publication[],
  issuer: string,
  period: Period,
  directory: UnitDirectory,
): readonly Publication[] {
  const match = directory.findOn(issuer, period.to)
  const id = match.kind === 'one' ? match.unit.id : issuer
  const found = candidates.filter(({ current }) => current.issuerId === id || current.issuerPrinted === issuer)
  if (found.length > 0) return found
  const issuers = candidates.map(({ current }) => current.issuerPrinted)
  throw new ThuocDoError('command.no-such-issuer', { issuer, period: period.key, issuers })
}

/** The one result of a period. @throws ThuocDoError `command.several-issuers` when there are more. */
export async function oneResultOf(product: Product, wanted: Wanted): Promise<MonthResults> {
  const [first, ...others] = await resultsOf(product, wanted)
  if (first === undefined) throw new Error('resultsOf never answers nothing')
  if (others.length > 0) {
    const issuers = [first, ...others].map((results) => results.document.issuerPrinted)
    throw new ThuocDoError('command.several-issuers', { period: wanted.period.key, issuers })
  }
  return first
}

import type { FaultySet } from '../ingest/index-sets/faulty.ts'
import type { IndexSet } from '../model/index-set.ts'
import type { Issue } from '../model/issue.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { unitDirectory } from '../model/unit-directory-index.ts'
import type { Registry } from '../store/registry/port.ts'

/** Index sets that can be used, and the files of those that cannot. */
export interface KnownSets {
  readonly indexSets: readonly IndexSet[]
  readonly faultySets: readonly FaultySet[]
}

/** The product, opened: the register, the index sets, and the folder that keeps documents as imported. */
export interface Product extends KnownSets {
  readonly registry: Registry
  readonly dataDir: string
}

/** The units of the register, readable by date. */
export async function directoryOf(product: Product): Promise<UnitDirectory> {
  return unitDirectory(await product.registry.units())
}

/** A text that is another when documents or sources of units were added or taken back. */
export async function registerStamp({ registry }: Product): Promise<string> {
  const documents = await registry.documents()
  const sources = await registry.unitSources()
  return JSON.stringify([documents.map(({ id, issuerId }) => [id, issuerId]), sources.map(({ id }) => id)])
}

/** True for an issue that stops an import. */
export const isError = (issue: Issue): boolean => issue.severity === 'error'

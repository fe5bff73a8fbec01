import { existsSync } from 'node:fs'
import { keptDocument } from './import-results.ts'
import type { Product } from './product.ts'

/** A document of the register whose original is gone. */
export interface LostDocument {
  readonly name: string
  readonly period: string
  /** Where its bytes should be. */
  readonly file: string
}

/** What the register holds and whether the documents as imported are all still there. */
export interface Inspection {
  readonly engine: string
  readonly units: number
  readonly provisional: number
  readonly unitSources: number
  readonly documents: number
  readonly periods: readonly string[]
  readonly indexSets: readonly string[]
  /** Documents whose bytes are no longer in the data folder. */
  readonly lostDocuments: readonly LostDocument[]
}

/** Looks into an opened product, for `thuocdo doctor`. */
export async function inspectProduct({ registry, indexSets, dataDir }: Product): Promise<Inspection> {
  const { units } = await registry.units()
  const documents = await registry.documents()
  return {
    engine: registry.engine,
    units: units.length,
    provisional: units.filter((unit) => unit.origin === 'provisional').length,
    unitSources: (await registry.unitSources()).length,
    documents: documents.length,
    periods: [...new Set(documents.map((document) => document.periodKey))].sort(),
    indexSets: indexSets.map((set) => set.id),
    lostDocuments: documents
      .map((document) => ({
        name: document.fileName,
        period: document.periodKey,
        file: keptDocument(dataDir, document),
      }))
      .filter(({ file }) => !existsSync(file)),
  }
}

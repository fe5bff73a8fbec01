import { addUnitSource } from './add-unit-source.ts'
import { listDocuments, listFacts, storeDocument } from './documents.ts'
import type { Engine } from './engine.ts'
import type { Registry } from './port.ts'
import { listUnitSources } from './unit-sources.ts'
import { readUnits } from './units.ts'

/** The registry over the transactions of an engine: one implementation for all of them. */
export function makeRegistry(engine: Engine, clock: () => Date): Registry {
  return {
    engine: engine.kind,
    addUnitSource: (source, derive) => engine.write((db) => addUnitSource(db, source, derive, clock())),
    units: () => engine.read(readUnits),
    unitSources: () => engine.read(listUnitSources),
    storeDocument: (input) => engine.write((db) => storeDocument(db, input, clock())),
    documents: (filter = {}) => engine.read((db) => listDocuments(db, filter)),
    facts: (documentId) => engine.read((db) => listFacts(db, documentId)),
    close: () => engine.close(),
  }
}

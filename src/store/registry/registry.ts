import { addUnitSource, deriveAgain } from './add-unit-source.ts'
import { listDocuments, listFacts, storeDocument } from './documents.ts'
import type { Engine } from './engine.ts'
import type { Registry } from './port.ts'
import { listUnitSources } from './unit-sources.ts'
import { readUnits } from './units.ts'

/** The registry over the transactions of an engine: one implementation for all of them. */
export function makeRegistry(engine: Engine, clock: () => Date): Registry {
  // What runs beside a question that failed must end before the engine does.
  const running = new Set<Promise<unknown>>()
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const ended = (): void => void running.delete(work)
    running.add(work)
    work.then(ended, ended)
    return work
  }
  return {
    engine: engine.kind,
    addUnitSource: (source, derive) => tracked(engine.write((db) => addUnitSource(db, source, derive, clock()))),
    deriveAgain: (derive) => tracked(engine.write((db) => deriveAgain(db, derive))),
    units: () => tracked(engine.read(readUnits)),
    unitSources: () => tracked(engine.read(listUnitSources)),
    storeDocument: (input) => tracked(engine.write((db) => storeDocument(db, input, clock()))),
    documents: (filter = {}) => tracked(engine.read((db) => listDocuments(db, filter))),
    facts: (documentId) => tracked(engine.read((db) => listFacts(db, documentId))),
    close: async () => {
      while (running.size > 0) await Promise.allSettled(running)
      await engine.close()
    },
  }
}

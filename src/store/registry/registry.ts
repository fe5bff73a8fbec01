import { addUnitSource, deriveAgain, readDerivation, removeUnitSource } from './add-unit-source.ts'
import { listDocuments, listFacts, listHeldDocuments, storeDocument } from './documents.ts'
import type { Engine } from './engine.ts'
import { makeFeeds } from './feeds.ts'
import type { Registry } from './port.ts'
import { listScoreRecords, readRecordedCard, readRecordedIndexSet, storeScoreRecord } from './score-records.ts'
import { listTakenBack } from './taken-back.ts'
import { listRemovedSources, listUnitSources } from './unit-sources.ts'
import { readCountingUnits, restore, withdraw } from './withdraw.ts'

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
    feeds: makeFeeds(
      { read: (work) => tracked(engine.read(work)), write: (work) => tracked(engine.write(work)) },
      clock,
    ),
    addUnitSource: (source, derive) => tracked(engine.write((db) => addUnitSource(db, source, derive, clock()))),
    deriveAgain: (derive) => tracked(engine.write((db) => deriveAgain(db, derive))),
    removeUnitSource: (id, derive) => tracked(engine.write((db) => removeUnitSource(db, id, derive, clock()))),
    derivation: () => tracked(engine.read(readDerivation)),
    units: () => tracked(engine.read(readCountingUnits)),
    unitSources: () => tracked(engine.read(listUnitSources)),
    removedUnitSources: () => tracked(engine.read(listRemovedSources)),
    storeDocument: (input) => tracked(engine.write((db) => storeDocument(db, input, clock()))),
    withdrawDocument: (id, reason) => tracked(engine.write((db) => withdraw(db, 'documents', id, reason, clock()))),
    restoreDocument: (id) => tracked(engine.write((db) => restore(db, 'documents', id, clock()))),
    heldDocuments: (filter = {}) => tracked(engine.read((db) => listHeldDocuments(db, filter))),
    takenBack: () => tracked(engine.read(listTakenBack)),
    documents: (filter = {}) => tracked(engine.read((db) => listDocuments(db, filter))),
    facts: (documentId) => tracked(engine.read((db) => listFacts(db, documentId))),
    storeScoreRecord: (input) => tracked(engine.write((db) => storeScoreRecord(db, input, clock()))),
    scoreRecords: (periodKey) => tracked(engine.read((db) => listScoreRecords(db, periodKey ?? null))),
    recordedCard: (record, unitId) => tracked(engine.read((db) => readRecordedCard(db, record, unitId))),
    recordedIndexSet: (sha256) => tracked(engine.read((db) => readRecordedIndexSet(db, sha256))),
    close: async () => {
      while (running.size > 0) await Promise.allSettled(running)
      await engine.close()
    },
  }
}

import type { DossierBatch, HeldDossier } from '../../model/held-dossier.ts'
import type { BatchOutcome, Delivery, Warehouse } from './port.ts'

/** Batches of more rows are stored by themselves, as they come. */
const SMALL = 2000
/** Rows of one commit at the most. */
const GROUP = 20_000

interface Waiting extends Delivery {
  readonly done: (outcome: BatchOutcome) => void
  readonly failed: (error: unknown) => void
}

/** The first of those that wait, up to the rows of one commit. */
function takeGroup(waiting: Waiting[]): Waiting[] {
  let rows = 0
  const most = waiting.findIndex((each) => {
    rows += each.rows.length
    return rows > GROUP
  })
  return waiting.splice(0, most < 1 ? waiting.length : most)
}

/**
 * A warehouse that stores small batches in groups: what arrives while a commit is under way shares the next one. A batch is
 * acknowledged when its group is stored for good. `onStored` is told of each batch that was, before its sender is.
 */
export function groupCommitting(warehouse: Warehouse, onStored: (outcome: BatchOutcome) => void): Warehouse {
  const waiting: Waiting[] = []
  let busy = false

  const told = (outcome: BatchOutcome): BatchOutcome => {
    if (outcome.kind === 'stored') onStored(outcome)
    return outcome
  }
  const storeNext = async (): Promise<void> => {
    const group = takeGroup(waiting)
    try {
      const outcomes = await warehouse.storeGroup(group.map(({ batch, rows }) => ({ batch, rows })))
      for (const [index, { done, failed }] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome === undefined) failed(new Error('a batch of a group has no outcome'))
        else done(told(outcome))
      }
    } catch (error) {
      for (const { failed } of group) failed(error)
    }
  }
  const work = async (): Promise<void> => {
    if (busy) return
    busy = true
    while (waiting.length > 0) await storeNext()
    busy = false
  }
  const inGroup = (batch: DossierBatch, rows: readonly HeldDossier[]): Promise<BatchOutcome> =>
    new Promise((done, failed) => {
      waiting.push({ batch, rows, done, failed })
      void work()
    })

  return {
    ...warehouse,
    async store(batch, rows) {
      const first: HeldDossier[] = []
      const rest = rows[Symbol.asyncIterator]()
      for (;;) {
        const next = await rest.next()
        if (next.done === true) return inGroup(batch, first)
        first.push(...next.value)
        if (first.length > SMALL) break
      }
      const all = async function* (): AsyncGenerator<readonly HeldDossier[]> {
        yield first
        yield* { [Symbol.asyncIterator]: () => rest }
      }
      return told(await warehouse.store(batch, all()))
    },
  }
}

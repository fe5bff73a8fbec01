import type { DossierBatch, HeldDossier } from '../../model/held-dossier.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import type { BatchOutcome, Delivery, Told, Warehouse } from './port.ts'

/** Batches of more rows are stored by themselves, as they come. */
const SMALL = 2000
/** Rows, and amendments, of one commit at the most. */
const GROUP = 20_000

interface Waiting extends Delivery {
  /** Rows and amendments. */
  readonly size: number
  readonly done: (outcome: BatchOutcome) => void
  readonly failed: (error: unknown) => void
}

/** The first of those that wait, up to the rows of one commit. */
function takeGroup(waiting: Waiting[]): Waiting[] {
  let size = 0
  const most = waiting.findIndex((each) => {
    size += each.size
    return size > GROUP
  })
  return waiting.splice(0, most < 1 ? waiting.length : most)
}

/**
 * A warehouse that stores small batches in groups: what arrives while a commit is under way shares the next one. A batch is
 * acknowledged when its group is stored for good. `onStored` is told of each batch that this call made part of the warehouse, before
 * its sender is: one revision each.
 */
export function groupCommitting(warehouse: Warehouse, onStored: (outcome: BatchOutcome) => void): Warehouse {
  const waiting: Waiting[] = []
  let busy = false

  const noticed = (outcome: BatchOutcome): BatchOutcome => {
    if (outcome.kind === 'stored' && outcome.earlier !== true) onStored(outcome)
    return outcome
  }
  const storeTogether = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await warehouse.storeGroup(group.map(({ batch, rows, told }) => ({ batch, rows, told })))
      for (const [index, { done, failed }] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome === undefined) failed(new Error('a batch of a group has no outcome'))
        else done(noticed(outcome))
      }
    } catch (error) {
      // Of those that came while the rules changed some follow the old ones: the others do not suffer for it.
      const someOther = error instanceof ThuocDoError && error.code === 'warehouse.other-rules' && group.length > 1
      if (someOther) for (const each of group) await storeTogether([each])
      else for (const { failed } of group) failed(error)
    }
  }
  const work = async (): Promise<void> => {
    if (busy) return
    busy = true
    while (waiting.length > 0) await storeTogether(takeGroup(waiting))
    busy = false
  }
  const inGroup = (batch: DossierBatch, rows: readonly HeldDossier[], told: Told | undefined): Promise<BatchOutcome> =>
    new Promise((done, failed) => {
      const amendments = told?.amendments() ?? []
      const own = told && { ...told, amendments: () => amendments }
      waiting.push({ batch, rows, told: own, size: rows.length + amendments.length, done, failed })
      void work()
    })

  return {
    ...warehouse,
    async store(batch, rows, told) {
      const first: HeldDossier[] = []
      const rest = rows[Symbol.asyncIterator]()
      for (;;) {
        const next = await rest.next()
        if (next.done === true) return inGroup(batch, first, told)
        first.push(...next.value)
        if (first.length > SMALL) break
      }
      const all = async function* (): AsyncGenerator<readonly HeldDossier[]> {
        yield first
        yield* { [Symbol.asyncIterator]: () => rest }
      }
      return noticed(await warehouse.store(batch, all(), told))
    },
  }
}

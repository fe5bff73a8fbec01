import type { DossierStore } from '../pipeline/dossier-store.ts'
import type { Use } from '../wire/data-folder.ts'
import { withWarehouse } from '../wire/warehouse.ts'
import type { Call } from './command.ts'
import { say, type Terminal } from './terminal.ts'

/** Shows how far the due dates of dossiers are settled anew, after a change of calendar or of legal terms. */
export function settlingProgress(to: Terminal): (done: number, of: number) => void {
  return (done, of) => {
    const words = { vi: `Tính lại hạn trả: ${done}/${of} hồ sơ`, en: `Settling due dates anew: ${done}/${of} dossiers` }
    to.progress(done < of ? say(to, words) : '')
  }
}

/** Opens the warehouse for a command, works with it, and closes it whatever happens. */
export const withStore = <T>(call: Call, work: (store: DossierStore) => Promise<T>, use: Use = 'change'): Promise<T> =>
  withWarehouse(call.config, work, use, settlingProgress(call.terminal))

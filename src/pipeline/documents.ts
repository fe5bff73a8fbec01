import { ThuocDoError } from '../platform/problem.ts'
import type { HeldDocument, TakenBack } from '../store/registry/port.ts'
import type { Product } from './product.ts'

/** A document as it is held, with all that was done to it since. */
export interface DocumentRecord extends HeldDocument {
  readonly history: readonly TakenBack[]
}

/** Documents held, of a period where one is given, those withdrawn included; in the order of `Registry.documents`. */
export async function documentRecords(
  { registry }: Product,
  periodKey: string | null,
): Promise<readonly DocumentRecord[]> {
  const held = await registry.heldDocuments(periodKey === null ? {} : { periodKey })
  const events = Map.groupBy(await registry.takenBack(), (event) => event.subject)
  return held.map((each) => ({ ...each, history: events.get(each.document.id) ?? [] }))
}

async function recordOf(product: Product, id: string): Promise<DocumentRecord> {
  const record = (await documentRecords(product, null)).find((each) => each.document.id === id)
  if (record === undefined) throw new ThuocDoError('command.no-such-document', { id })
  return record
}

/** What became of a document that was to be withdrawn or restored; `already`: nothing changed. */
export interface DocumentChange {
  readonly outcome: 'withdrawn' | 'restored' | 'already'
  readonly record: DocumentRecord
}

/** Withdraws a document: kept and marked, its figures no longer shown. @throws ThuocDoError `command.no-such-document` */
export async function withdrawDocument(product: Product, id: string, reason: string): Promise<DocumentChange> {
  const { kind } = await product.registry.withdrawDocument(id, reason)
  if (kind === 'not-held') throw new ThuocDoError('command.no-such-document', { id })
  return { outcome: kind, record: await recordOf(product, id) }
}

/** Makes a withdrawn document count again. @throws ThuocDoError `command.no-such-document` */
export async function restoreDocument(product: Product, id: string): Promise<DocumentChange> {
  const { kind } = await product.registry.restoreDocument(id)
  if (kind === 'not-held') throw new ThuocDoError('command.no-such-document', { id })
  return { outcome: kind, record: await recordOf(product, id) }
}

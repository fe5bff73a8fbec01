import type { DeliveredCount, DeliveryEffect } from '../../model/delivery.ts'
import type { Petition } from '../../model/petition.ts'
import { petitionMoment, petitionVersion } from '../../model/petition-version.ts'
import { idBatches } from './batches.ts'
import { rowToCount } from './delivery-rows.ts'
import { countRows } from './standing.ts'
import type { Db } from './tables.ts'

interface Known {
  version: string
  readonly sources: Set<string>
}

/** The latest version of each of these petitions that counts, and who sent it. */
async function knownPetitions(db: Db, codes: readonly string[]): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  await idBatches(codes, async (batch) => {
    const rows = await db
      .selectFrom('petition_versions as p')
      .innerJoin('deliveries as d', 'd.id', 'p.delivery_id')
      .select(['p.code', 'p.version', 'd.source'])
      .where('d.withdrawn_at', 'is', null)
      .where('p.code', 'in', batch)
      .execute()
    for (const { code, version, source } of rows) {
      const held = known.get(code) ?? { version, sources: new Set<string>() }
      if (version > held.version) held.version = version
      held.sources.add(source)
      known.set(code, held)
    }
  })
  return known
}

/** What petitions will do to those that stand. */
export async function petitionEffect(db: Db, source: string, petitions: readonly Petition[]): Promise<DeliveryEffect> {
  const known = await knownPetitions(db, [...new Set(petitions.map(({ code }) => code))])
  const effect = { added: 0, replaced: 0, unchanged: 0, undecided: 0 }
  const elsewhere = new Set<string>()
  for (const petition of petitions) {
    const version = petitionVersion(petition)
    const held = known.get(petition.code)
    if (held === undefined) {
      effect.added += 1
      known.set(petition.code, { version, sources: new Set([source]) })
      continue
    }
    if ([...held.sources].some((each) => each !== source)) elsewhere.add(petition.code)
    if (version !== held.version && held.version.startsWith(`${petitionMoment(petition)} `)) effect.undecided += 1
    if (version > held.version) {
      effect.replaced += 1
      held.version = version
    } else effect.unchanged += 1
  }
  return { ...effect, elsewhere: elsewhere.size }
}

/** What counts will do to those that stand. */
export async function countEffect(
  db: Db,
  indexSetId: string,
  counts: readonly DeliveredCount[],
): Promise<DeliveryEffect> {
  const cell = ({ unit, periodKey, measure }: DeliveredCount): string => JSON.stringify([unit, periodKey, measure])
  const known = new Map<string, string>()
  for (const periodKey of new Set(counts.map((each) => each.periodKey))) {
    for (const row of await countRows(db, indexSetId, periodKey).execute()) {
      const count = rowToCount(row)
      known.set(cell(count), JSON.stringify(count.reported))
    }
  }
  const effect = { added: 0, replaced: 0, unchanged: 0, undecided: 0, elsewhere: 0 }
  for (const count of counts) {
    const [held, now] = [known.get(cell(count)), JSON.stringify(count.reported)]
    effect[held === undefined ? 'added' : held === now ? 'unchanged' : 'replaced'] += 1
  }
  return effect
}

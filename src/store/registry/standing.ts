import { sql } from 'kysely'
import { addDays, type LocalDate } from '../../model/date.ts'
import { rowToCount, rowToPetition } from './delivery-rows.ts'
import type { HeldCount, HeldPetition } from './feeds-port.ts'
import type { Db } from './tables.ts'

/** FeedRegister.petitions: of each petition the latest version among the deliveries that count, where it is not deleted. */
export async function standingPetitions(db: Db, from: LocalDate, to: LocalDate): Promise<readonly HeldPetition[]> {
  const latest = db
    .selectFrom('petition_versions')
    .innerJoin('deliveries', 'deliveries.id', 'petition_versions.delivery_id')
    .where('deliveries.withdrawn_at', 'is', null)
    .select(({ fn }) => ['petition_versions.code as code', fn.max('petition_versions.version').as('version')])
    .groupBy('petition_versions.code')
  const rows = await db
    .selectFrom(latest.as('latest'))
    .innerJoin('petition_versions as p', (join) =>
      join.onRef('p.code', '=', 'latest.code').onRef('p.version', '=', 'latest.version'),
    )
    .innerJoin('deliveries as d', 'd.id', 'p.delivery_id')
    .selectAll('p')
    .select('d.source')
    .where('d.withdrawn_at', 'is', null)
    .where('p.received_at', '>=', from)
    .where('p.received_at', '<', addDays(to, 1))
    .orderBy('p.code')
    .orderBy('d.position')
    .execute()
  // The same version may have come several times: who told it first is named.
  const standing = rows.filter(({ code }, index) => code !== rows[index - 1]?.code)
  return standing.flatMap(({ source, ...row }) => {
    const petition = rowToPetition(row)
    return petition.deleted ? [] : [{ petition, source }]
  })
}

/** Counts of a period in the order of their arrival. */
export function countRows(db: Db, indexSetId: string, periodKey: string) {
  return db
    .selectFrom('delivered_counts as c')
    .innerJoin('deliveries as d', 'd.id', 'c.delivery_id')
    .select(['c.unit', 'c.period_key', 'c.measure', 'c.value', 'c.missing', 'd.source'])
    .where('d.withdrawn_at', 'is', null)
    .where('d.index_set_id', '=', indexSetId)
    .where('c.period_key', '=', periodKey)
    .orderBy('d.position')
    .orderBy('c.position')
}

/** FeedRegister.counts. */
export async function standingCounts(db: Db, indexSetId: string, periodKey: string): Promise<readonly HeldCount[]> {
  const rows = await countRows(db, indexSetId, periodKey).execute()
  return rows.map((row) => ({ ...rowToCount(row), source: row.source }))
}

/** FeedRegister.months. */
export async function monthsTold(db: Db): Promise<readonly string[]> {
  const months = sql<string>`substr(p.received_at, 1, 7)`
  const received = await db
    .selectFrom('petition_versions as p')
    .innerJoin('deliveries as d', 'd.id', 'p.delivery_id')
    .select(months.as('key'))
    .distinct()
    .where('d.withdrawn_at', 'is', null)
    .where('p.deleted', '=', 0)
    .execute()
  const counted = await db
    .selectFrom('delivered_counts as c')
    .innerJoin('deliveries as d', 'd.id', 'c.delivery_id')
    .select('c.period_key as key')
    .distinct()
    .where('d.withdrawn_at', 'is', null)
    .execute()
  const keys = new Set([...received, ...counted].map(({ key }) => key))
  return [...keys].filter((key) => /^\d{4}-\d{2}$/.test(key)).sort()
}

import type { Procedure } from '../../../model/procedure.ts'
import type { UnitLevel } from '../../../model/unit.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { tabbed } from './text.ts'

const COLUMNS =
  'edition, code, name, legal_term_days, has_fee, online_level, offered_online, paper_result, for_citizens, levels'

const flag = (value: unknown): boolean | null => (value === null ? null : Boolean(value))

const procedureOf = (row: Readonly<Record<string, unknown>>): Procedure => ({
  code: String(row.code),
  name: String(row.name),
  legalTermDays: row.legal_term_days === null ? null : Number(row.legal_term_days),
  hasFee: flag(row.has_fee),
  onlineLevel: row.online_level as Procedure['onlineLevel'],
  paperResult: flag(row.paper_result),
  forCitizens: flag(row.for_citizens),
  levels: row.levels === null ? null : (String(row.levels).split(' ') as UnitLevel[]),
})

/** Number of the edition of the catalogue that counts; 0: there was none yet. */
export async function editionOf({ nodes, layout }: Opened): Promise<number> {
  const [last] = await nodes.rows(`SELECT max(edition) AS edition FROM ${tableNames(layout).all('procedures')}`)
  return Number(last?.edition ?? 0)
}

/**
 * Writes the next edition of the catalogue in one block, which is there whole or not at all; the latest edition counts. A row
 * without a code marks an edition without procedures.
 */
export async function writeCatalogue(opened: Opened, procedures: readonly Procedure[]): Promise<void> {
  const { nodes, layout } = opened
  const table = tableNames(layout).all('procedures')
  const edition = (await editionOf(opened)) + 1
  const rows = procedures.map((each) =>
    tabbed([
      edition,
      each.code,
      each.name,
      each.legalTermDays,
      each.hasFee,
      each.onlineLevel,
      each.onlineLevel === null ? null : each.onlineLevel !== 'none',
      each.paperResult,
      each.forCitizens,
      each.levels?.join(' ') ?? null,
    ]),
  )
  const mark = tabbed([edition, '', '', null, null, null, null, null, null, null])
  await nodes.ask({ sql: `INSERT INTO ${table} (${COLUMNS}) FORMAT TabSeparated`, rows: [mark, ...rows].join('') })
}

export async function readCatalogue({ nodes, layout }: Opened): Promise<readonly Procedure[]> {
  const table = tableNames(layout).all('procedures')
  const rows = await nodes.rows(
    `SELECT DISTINCT ${COLUMNS} FROM ${table}
     WHERE edition = (SELECT max(edition) FROM ${table}) AND code != '' ORDER BY code`,
  )
  return rows.map(procedureOf)
}

/**
 * Reads the catalogue for many who ask at once: those who ask while a question is under way share the next one, and as long as no
 * program sets another edition all get the same list.
 */
export function catalogueReader(opened: Opened): () => Promise<readonly Procedure[]> {
  let held: { readonly edition: number; readonly procedures: readonly Procedure[] } | null = null
  let asking: Promise<unknown> = Promise.resolve()
  let next: Promise<readonly Procedure[]> | null = null
  const read = async (): Promise<readonly Procedure[]> => {
    const edition = await editionOf(opened)
    if (held?.edition !== edition) held = { edition, procedures: await readCatalogue(opened) }
    return held.procedures
  }
  const after = async (before: Promise<unknown>): Promise<readonly Procedure[]> => {
    await before.catch(() => undefined)
    next = null
    const own = read()
    asking = own
    return own
  }
  return () => {
    next ??= after(asking)
    return next
  }
}

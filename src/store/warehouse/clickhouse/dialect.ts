import type { Dialect } from '../sql/dialect.ts'

/** ClickHouse's functions of two arguments, over several. */
const folded = (name: string, truths: readonly string[]): string =>
  truths.reduceRight((rest, truth) => `${name}(${truth}, ${rest})`)

const catalogue = (column: string): string => {
  const among = (flag: number): string => `procedure_code IN (SELECT code FROM procedures WHERE ${column} = ${flag})`
  return `(CASE WHEN ${among(1)} THEN 1 WHEN ${among(0)} THEN 0 ELSE NULL END)`
}

/**
 * ClickHouse from 18.16 on. Truth is a number (2 true, 1 unknown, 0 false), so that AND is the least, OR the greatest and NOT
 * what is left of 2: before 20.x, `0 AND NULL` is null there, `NULL OR NULL` is 0 and `NULL IN (1)` is 0. The catalogue is asked
 * by sets, as only one join a SELECT is understood. The counting by unit code, which reads everything, is done on the shards;
 * FINAL takes the latest version of each dossier, and what is asked of a dossier is asked after it.
 */
export const CLICKHOUSE: Dialect = {
  name: 'clickhouse',
  yes: '1',
  no: '0',
  dossier: (column) => column,
  day: (column) => column,
  procedure: catalogue,
  dossiersInPeriods: ({ dossiers, days, touched }) => `${dossiers} FINAL
    ALL INNER JOIN ${days} USING (received_on)
    WHERE ${touched === undefined ? '' : `${touched} AND `}deleted = 0`,
  dossiersWhere: ({ dossiers }, condition) => `${dossiers} FINAL WHERE deleted = 0 AND ${condition}`,
  isSet: (flag) => `ifNull(2 * (${flag} = 1), 1)`,
  is: (value, codes) => `multiIf(isNull(${value}), 1, ${value} IN (${codes.join(', ')}), 2, 0)`,
  compare: (value, sign, bound) => `ifNull(2 * (${value} ${sign} ${bound}), 1)`,
  not: (truth) => `(2 - ${truth})`,
  all: (truths) => folded('least', truths),
  any: (truths) => folded('greatest', truths),
  always: '2',
  never: '0',
  countIf: (truth) => `countIf(${truth} = 2)`,
  setOfProcedures: (truth) => `uniqExactStateIf(procedure_code, ${truth} = 2)`,
  proceduresOf: (truth) => `groupUniqArrayIf(procedure_code, ${truth} = 2)`,
}

import { FACTS } from '../../../model/facts.ts'
import type { Condition } from '../../../model/measure.ts'
import { CHANNELS } from '../columns.ts'
import type { Dialect } from './dialect.ts'

/** Codes of the values of facts that are one of several, as the table has them. */
const CODES: Readonly<Record<string, readonly string[]>> = { channel: CHANNELS }

/**
 * The facts of dossiers as SQL over `d` (dossiers), `p` (days of periods) and `c` (catalogue of procedures); null where not
 * known. The plain rules are in src/measure: a property test holds the two together.
 */
export function factSql(fact: string, { yes, no }: Dialect): string {
  switch (fact) {
    case 'accepted':
      // Only accepted dossiers have a day of receipt, and only those with one are in a period.
      return `(CASE WHEN d.received_on IS NULL THEN ${no} ELSE ${yes} END)`
    case 'ended':
      return `(CASE WHEN d.ended_on IS NULL THEN ${no} ELSE ${yes} END)`
    case 'onTime':
      return `(CASE WHEN d.late = ${yes} THEN ${no} WHEN d.due_on IS NULL THEN NULL WHEN d.ended_on IS NULL THEN p.judged_on <= d.due_on ELSE d.ended_on <= d.due_on END)`
    case 'channel':
      return 'd.channel'
    case 'supplements':
      return 'd.supplement_count'
    case 'owesFee':
      return 'coalesce(d.owes_fee, c.has_fee)'
    case 'paperResult':
      return 'c.paper_result'
    case 'forCitizens':
      return 'c.for_citizens'
    case 'offeredOnline':
      return 'c.offered_online'
    case 'feeData':
      return 'd.fee_data'
    case 'paidOnline':
      return 'd.paid_online'
    case 'electronicResult':
      return 'd.electronic_result'
    case 'digitised':
      return 'd.digitised'
    case 'reusedData':
      return 'd.reused_data'
    case 'personalStore':
      return 'd.personal_store'
    case 'populationData':
      return 'd.population_data'
    case 'complained':
      return 'd.complained'
    default:
      throw new Error(`no dossier has the fact ${fact}`)
  }
}

/** A condition as SQL whose truth is true, false or null, as in SQL's own three-valued logic. */
export function conditionSql(condition: Condition, dialect: Dialect): string {
  switch (condition.kind) {
    case 'holds':
      return `${factSql(condition.fact, dialect)} = ${dialect.yes}`
    case 'is': {
      const codes = condition.values.map((value) => (CODES[condition.fact] ?? []).indexOf(value))
      if (FACTS.dossiers[condition.fact]?.kind !== 'one-of' || codes.includes(-1)) throw new Error(condition.fact)
      return `${factSql(condition.fact, dialect)} IN (${codes.join(', ')})`
    }
    case 'at-least':
      return `${factSql(condition.fact, dialect)} >= ${condition.bound}`
    case 'at-most':
      return `${factSql(condition.fact, dialect)} <= ${condition.bound}`
    case 'not':
      return `NOT (${conditionSql(condition.of, dialect)})`
    case 'any':
    case 'all': {
      const parts = condition.of.map((each) => `(${conditionSql(each, dialect)})`)
      if (parts.length === 0) return condition.kind === 'any' ? dialect.no : dialect.yes
      return parts.join(condition.kind === 'any' ? ' OR ' : ' AND ')
    }
  }
}

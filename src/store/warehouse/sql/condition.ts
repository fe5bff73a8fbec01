import type { ComplaintsTold } from '../../../model/complaints.ts'
import { FACTS } from '../../../model/facts.ts'
import type { Condition } from '../../../model/measure.ts'
import { CHANNELS, dayOfDate } from '../columns.ts'
import type { Dialect } from './dialect.ts'

/** Codes of the values of facts that are one of several, as the table has them. */
const CODES: Readonly<Record<string, readonly string[]>> = { channel: CHANNELS }

/** Facts that are a column of the dossiers, and facts that the catalogue knows of their procedure. */
const OF_DOSSIER: Readonly<Record<string, string>> = {
  channel: 'channel',
  supplements: 'supplement_count',
  feeData: 'fee_data',
  paidOnline: 'paid_online',
  electronicResult: 'electronic_result',
  digitised: 'digitised',
  reusedData: 'reused_data',
  personalStore: 'personal_store',
  populationData: 'population_data',
  simulated: 'simulated',
}
const OF_PROCEDURE: Readonly<Record<string, string>> = {
  hasFee: 'has_fee',
  paperResult: 'paper_result',
  forCitizens: 'for_citizens',
  offeredOnline: 'offered_online',
}

const quoted = (text: string): string => {
  if (!/^[\w.:/-]+$/.test(text)) throw new Error(`no code of a unit: ${text}`)
  return `'${text}'`
}

/** Nobody complained where every complaint is told and nothing is told of the dossier. */
function complainedSql({ dossier, no }: Dialect, complaints: readonly ComplaintsTold[]): string {
  const own = dossier('complained')
  const [unit, day] = [dossier('unit_code'), dossier('received_on')]
  if (complaints.length === 0) return own
  const among = complaints.map(({ unitCode, from, to }) => {
    const days = `${day} BETWEEN ${dayOfDate(from)} AND ${dayOfDate(to)}`
    if (unitCode === null) return days
    const below = `${unitCode}.`
    return `${days} AND (${unit} = ${quoted(unitCode)} OR substring(${unit}, 1, ${below.length}) = ${quoted(below)})`
  })
  return `(CASE WHEN ${own} IS NULL AND (${among.join(' OR ')}) THEN ${no} ELSE ${own} END)`
}

/**
 * The facts of dossiers as SQL over dossiers, days of periods and the catalogue of procedures; null where not known. The
 * plain rules are in src/measure: a property test holds the two together.
 */
function factSql(fact: string, dialect: Dialect, complaints: readonly ComplaintsTold[]): string {
  const { yes, no, dossier, day, procedure } = dialect
  const [ofDossier, ofProcedure] = [OF_DOSSIER[fact], OF_PROCEDURE[fact]]
  if (ofDossier !== undefined) return dossier(ofDossier)
  if (ofProcedure !== undefined) return procedure(ofProcedure)
  const [ended, due] = [dossier('ended_on'), dossier('due_on')]
  switch (fact) {
    case 'ended':
      return `(CASE WHEN ${ended} IS NULL THEN ${no} ELSE ${yes} END)`
    case 'onTime':
      return `(CASE WHEN ${dossier('late')} = ${yes} THEN ${no} WHEN ${due} IS NULL THEN NULL WHEN ${ended} IS NULL THEN ${day('judged_on')} <= ${due} ELSE ${ended} <= ${due} END)`
    case 'owesFee':
      return `coalesce(${dossier('owes_fee')}, ${procedure('has_fee')})`
    case 'complained':
      return complainedSql(dialect, complaints)
    default:
      throw new Error(`no dossier has the fact ${fact}`)
  }
}

/** A condition as SQL in the dialect's three-valued truth (Kleene's, as src/measure/condition.ts has it). */
export function conditionSql(
  condition: Condition,
  dialect: Dialect,
  complaints: readonly ComplaintsTold[] = [],
): string {
  switch (condition.kind) {
    case 'holds':
      // Only accepted dossiers have a day of receipt, and only those with one are in a period.
      if (condition.fact === 'accepted') return dialect.always
      return dialect.isSet(factSql(condition.fact, dialect, complaints))
    case 'is': {
      const codes = condition.values.map((value) => (CODES[condition.fact] ?? []).indexOf(value))
      if (FACTS.dossiers[condition.fact]?.kind !== 'one-of' || codes.includes(-1)) throw new Error(condition.fact)
      return dialect.is(factSql(condition.fact, dialect, complaints), codes)
    }
    case 'at-least':
      return dialect.compare(factSql(condition.fact, dialect, complaints), '>=', condition.bound)
    case 'at-most':
      return dialect.compare(factSql(condition.fact, dialect, complaints), '<=', condition.bound)
    case 'not':
      return dialect.not(conditionSql(condition.of, dialect, complaints))
    case 'any':
    case 'all': {
      const parts = condition.of.map((each) => conditionSql(each, dialect, complaints))
      // What always holds decides nothing among all, what never does nothing among any.
      const [idle, join] = condition.kind === 'all' ? [dialect.always, dialect.all] : [dialect.never, dialect.any]
      const deciding = parts.filter((part) => part !== idle)
      return deciding.length === 0 ? idle : join(deciding)
    }
  }
}

/** Tables that the count reads: each engine fills `days` from the plan before it asks. */
export interface CountTables {
  readonly dossiers: string
  readonly procedures: string
  /** One row a day and period: day, period, judged_on. */
  readonly days: string
  /** Condition that leaves out dossiers which are in none of the cells, where an engine gains by it. */
  readonly touched?: string | undefined
}

/**
 * What engines say differently. Everything else of the generated SQL is the same on all of them. Conditions are written in
 * the engine's own three-valued truth: what `isSet`, `is`, `compare`, `not`, `all` and `any` answer is only ever given to each other
 * and to `countIf`.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse'
  /** A flag's two values. */
  readonly yes: string
  readonly no: string
  /** A column of the dossiers, of the days of the periods, and of the catalogue (null where it does not know the procedure). */
  dossier(column: string): string
  day(column: string): string
  procedure(column: string): string
  /** Dossiers with one row for each period they are in, without those deleted; everything after FROM up to GROUP BY. */
  dossiersInPeriods(tables: CountTables): string
  /** Dossiers that fulfil the condition, without those deleted; everything after FROM up to GROUP BY. */
  dossiersWhere(tables: Pick<CountTables, 'dossiers' | 'procedures'>, condition: string): string
  /** Whether a flag is set, a value is one of these numbers, or stands so to a bound; unknown where the value is. */
  isSet(flag: string): string
  is(value: string, codes: readonly number[]): string
  compare(value: string, sign: '>=' | '<=', bound: string): string
  not(truth: string): string
  /** At least one truth each. */
  all(truths: readonly string[]): string
  any(truths: readonly string[]): string
  readonly always: string
  readonly never: string
  /** Number of rows for which the truth is true; false and unknown do not count. */
  countIf(truth: string): string
  /** The set of the procedures of the rows for which the truth is true, in the engine's own form; a missing procedure is in none. */
  setOfProcedures(truth: string): string
  /** The same set in a form that comes out of the engine. */
  proceduresOf(truth: string): string
}

import { csvCell } from '../model/csv.ts'
import type { Petition } from '../model/petition.ts'
import type { Procedure } from '../model/procedure.ts'
import type { SimulatedCount } from './simulation.ts'

/** A small file of CSV: its head, and a row. */
export interface FeedWriting<T> {
  readonly head: string
  readonly row: (record: T) => string
}

const mark = (told: boolean | null): string => (told === null ? '' : told ? '1' : '0')
const line = (...cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\n`

export const PETITION_WRITING: FeedWriting<Petition> = {
  head: 'code,unitCode,receivedAt,dueAt,handledAt,unsatisfied,subject\n',
  row: ({ code, unitCode, receivedAt, dueAt, handledAt, unsatisfied, subject }) =>
    line(code, unitCode, receivedAt, dueAt, handledAt, mark(unsatisfied), subject),
}

export const PROCEDURE_WRITING: FeedWriting<Procedure> = {
  head: 'code,name,legalTermDays,hasFee,onlineLevel,paperResult,forCitizens,levels\n',
  row: ({ code, name, legalTermDays, hasFee, onlineLevel, paperResult, forCitizens, levels }) =>
    line(
      code,
      name,
      legalTermDays,
      mark(hasFee),
      onlineLevel,
      mark(paperResult),
      mark(forCitizens),
      levels?.join('|') ?? '',
    ),
}

/** As docs/scoring.md: an empty value is not reported. */
export const COUNT_WRITING: FeedWriting<SimulatedCount> = {
  head: 'unit,period,measure,value,level\n',
  row: ({ unit, period, measure, value, level }) => line(unit, period, measure, value, level),
}

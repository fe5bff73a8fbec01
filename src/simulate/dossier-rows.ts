import { DOSSIER_MARKS, type Dossier, type Supplement } from '../model/dossier.ts'
import { synchronisationRecord } from './synchronisation-record.ts'

/** Forms of a file of dossiers: a table, a record a line, or the national synchronisation records. */
export const DOSSIER_FORMATS = ['csv', 'ndjson', 'sync-json'] as const

export type DossierFormat = (typeof DOSSIER_FORMATS)[number]

const COLUMNS = [
  'code',
  'unitCode',
  'procedureCode',
  'state',
  'channel',
  'receivedAt',
  'dueAt',
  'finishedAt',
  'returnedAt',
  'stoppedAt',
  'withdrawnAt',
  'changedAt',
  'supplements.requestedAt',
  'supplements.answeredAt',
  'supplements.dueAfter',
  ...DOSSIER_MARKS,
] as const

/** Values of a list in one cell, parted by "|". */
const listCell = (supplements: readonly Supplement[], field: keyof Supplement): string =>
  supplements.length === 0 ? '' : supplements.map((each) => each[field] ?? '').join('|')

const markCell = (mark: boolean | null): string => (mark === null ? '' : mark ? '1' : '0')

/** One line of CSV. No cell needs quotes: codes, dates and marks have neither commas nor quotes. */
function csvLine(dossier: Dossier): string {
  const { supplements, marks } = dossier
  const asked =
    supplements.length === 0
      ? ',,'
      : `${listCell(supplements, 'requestedAt')},${listCell(supplements, 'answeredAt')},${listCell(supplements, 'dueAfter')}`
  let line = `${dossier.code},${dossier.unitCode},${dossier.procedureCode ?? ''},${dossier.state},${dossier.channel},${dossier.receivedAt ?? ''},${dossier.dueAt ?? ''},${dossier.finishedAt ?? ''},${dossier.returnedAt ?? ''},${dossier.stoppedAt ?? ''},${dossier.withdrawnAt ?? ''},${dossier.changedAt ?? ''},${asked}`
  for (const mark of DOSSIER_MARKS) line += `,${markCell(marks[mark])}`
  return `${line}\n`
}

/** How a file of dossiers is written: what stands before, between and after the rows, and a row. */
export interface DossierWriting {
  /** Ending of the file's name. */
  readonly ending: string
  readonly head: string
  readonly row: (dossier: Dossier) => string
  readonly between: string
  readonly foot: string
}

export const DOSSIER_WRITINGS: Readonly<Record<DossierFormat, DossierWriting>> = {
  csv: { ending: 'csv', head: `${COLUMNS.join(',')}\n`, row: csvLine, between: '', foot: '' },
  ndjson: { ending: 'ndjson', head: '', row: (dossier) => `${JSON.stringify(dossier)}\n`, between: '', foot: '' },
  'sync-json': {
    ending: 'json',
    head: '{"DongBoHoSoMC":[\n',
    row: (dossier) => JSON.stringify(synchronisationRecord(dossier)),
    between: ',\n',
    foot: '\n]}\n',
  },
}

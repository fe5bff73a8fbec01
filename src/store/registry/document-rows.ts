import assert from 'node:assert/strict'
import { parsePeriod } from '../../model/period.ts'
import type { CitedDocument } from '../../model/reading.ts'
import type { Reported } from '../../model/reported.ts'
import type { Fact, PublishedDocument } from '../../model/results.ts'
import type { Withdrawal } from './port.ts'
import type { DocumentTable, FactTable } from './tables.ts'

export function documentToRow(document: PublishedDocument): DocumentTable {
  const period = parsePeriod(document.periodKey)
  assert(period !== null, `${document.periodKey} is no period`)
  return {
    id: document.id,
    sha256: document.sha256,
    file_name: document.fileName,
    format: document.format,
    bytes: document.bytes,
    index_set_id: document.indexSetId,
    period_key: document.periodKey,
    period_to: period.to,
    issuer_id: document.issuerId,
    issuer_printed: document.issuerPrinted,
    issuer_stated_by: document.issuerStatedBy,
    period_stated_by: document.periodStatedBy,
    number: document.number,
    date: document.date,
    subject: document.subject,
    cited: JSON.stringify(document.cited),
    revision: document.revision,
    imported_at: document.importedAt,
    withdrawn_at: null,
    withdrawn_reason: null,
  }
}

export function rowToDocument(row: DocumentTable): PublishedDocument {
  return {
    id: row.id,
    sha256: row.sha256,
    fileName: row.file_name,
    format: row.format,
    bytes: Number(row.bytes),
    indexSetId: row.index_set_id,
    periodKey: row.period_key,
    issuerId: row.issuer_id,
    issuerPrinted: row.issuer_printed,
    issuerStatedBy: row.issuer_stated_by,
    periodStatedBy: row.period_stated_by,
    number: row.number,
    date: row.date,
    subject: row.subject,
    cited: JSON.parse(row.cited) as readonly CitedDocument[],
    revision: Number(row.revision),
    importedAt: row.imported_at,
  }
}

export function rowToWithdrawal({ withdrawn_at, withdrawn_reason }: DocumentTable): Withdrawal | null {
  return withdrawn_at === null ? null : { at: withdrawn_at, reason: withdrawn_reason ?? '' }
}

export function factToRow(documentId: string, position: number, fact: Fact): FactTable {
  const { reported, place } = fact
  return {
    document_id: documentId,
    position,
    unit_id: fact.unitId,
    figure_id: fact.figureId,
    value: reported.kind === 'value' ? reported.value : null,
    missing: reported.kind === 'missing' ? reported.reason : null,
    printed: fact.printed,
    printed_name: fact.printedName,
    place_page: place.page,
    place_sheet: place.sheet,
    place_table: place.table,
    place_row: place.row,
    place_column: place.column,
  }
}

export function rowToFact(row: FactTable): Fact {
  return {
    unitId: row.unit_id,
    figureId: row.figure_id,
    reported: reportedOf(row),
    printed: row.printed,
    printedName: row.printed_name,
    place: {
      page: count(row.place_page),
      sheet: row.place_sheet,
      table: count(row.place_table),
      row: count(row.place_row),
      column: row.place_column,
    },
  }
}

/** PostgreSQL answers a bigint as text. */
function count(value: number | null): number | null {
  return value === null ? null : Number(value)
}

function reportedOf({ value, missing }: FactTable): Reported {
  if (value !== null) return { kind: 'value', value }
  assert(missing !== null, 'a fact has neither value nor reason')
  return { kind: 'missing', reason: missing }
}

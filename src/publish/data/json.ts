import { MISSING_REASONS } from '../../model/reported.ts'
import type { MonthResults } from '../../model/results.ts'
import { figureRows, jsonRow } from './figures.ts'

/** What others may do with the data; figures of administrations are no works of ours. */
export const LICENCE_NOTE = {
  vi: 'Số liệu do cơ quan ban hành công bố, được dẫn lại kèm nguồn; được dùng lại tự do khi nêu nguồn. Bản này không thay thế văn bản gốc.',
  en: 'Figures published by the issuing administration and reproduced with their source; free to reuse when the source is named. This copy does not replace the original document.',
} as const

/**
 * The results of a period as one JSON document: what the source says of itself, the definitions, every figure with its
 * provenance. `schema` names its version. A figure without value is null with the reason in `missing`.
 */
export function renderJson(results: MonthResults): Uint8Array {
  const { document, period, indexSet, issuer, earlier } = results
  const data = {
    schema: 'thuocdo/results/1',
    licence: LICENCE_NOTE,
    period: { key: period.key, from: period.from, to: period.to },
    issuer: { unitCode: issuer.unit.code, unitName: issuer.unit.name, printed: document.issuerPrinted },
    document: {
      fileName: document.fileName,
      sha256: document.sha256,
      format: document.format,
      number: document.number,
      date: document.date,
      subject: document.subject,
      cited: document.cited,
      issuerStatedBy: document.issuerStatedBy,
      periodStatedBy: document.periodStatedBy,
      revision: document.revision,
      importedAt: document.importedAt,
    },
    earlierRevisions: earlier.map(({ revision, sha256, fileName, importedAt }) => ({
      revision,
      sha256,
      fileName,
      importedAt,
    })),
    indexSet: { id: indexSet.id, title: indexSet.title, description: indexSet.description },
    definitions: indexSet.figures.map(({ id, name, definition, unitOfMeasure, direction, legalBasis }) => ({
      figure: id,
      name,
      definition,
      unitOfMeasure,
      direction,
      legalBasis: legalBasis.length > 0 ? legalBasis : indexSet.legalBasis,
    })),
    missingReasons: MISSING_REASONS,
    figures: figureRows(results).map(({ issuer: _issuer, period: _period, indexSet: _set, ...row }) => jsonRow(row)),
  }
  return new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`)
}

import { textLines } from '../../src/ingest/extract/plain/lines.ts'
import type { RawBlock, RawDocument, RawTable } from '../../src/ingest/raw.ts'
import type { SourceFormat } from '../../src/model/reading.ts'

/** A text as the TXT extractor gives it. */
export function rawText(text: string, format: SourceFormat = 'txt'): RawDocument {
  return rawDocument(textLines(text), format)
}

export function rawDocument(blocks: readonly RawBlock[], format: SourceFormat): RawDocument {
  return { source: { name: `input.${format}`, format, sha256: '00'.repeat(32), bytes: 1 }, blocks, issues: [] }
}

/** A marked table from texts; "<<" continues the cell to the left, "^^" the cell above. */
export function rawTable(
  rows: readonly (readonly string[])[],
  sheet: string | null = null,
  letters = sheet !== null,
): RawTable {
  const texts: string[][] = []
  return {
    kind: 'table',
    page: null,
    sheet,
    rows: rows.map((row, at) => {
      texts.push([])
      const cells = row.map((text, index) => {
        const shown =
          text === '<<' ? (texts[at]?.[index - 1] ?? '') : text === '^^' ? (texts[at - 1]?.[index] ?? '') : text
        texts[at]?.push(shown)
        const column = letters ? String.fromCharCode(65 + index) : String(index + 1)
        return { column, text: shown, origin: text !== '<<' && text !== '^^' }
      })
      return { row: at + 1, cells }
    }),
  }
}

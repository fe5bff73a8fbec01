import type { Paragraph, Table, TableCell } from 'docx'
import type { Annex, AnnexColumn } from './content.ts'
import { type Docx, mm, pt, RULE, TEXT_WIDTH_MM } from './docx-measures.ts'

const CELL_SIZE = 26

function cell(docx: Docx, text: string, column: AnnexColumn, widthMm: number, head: boolean): TableCell {
  const left = column.align === 'left' && !head
  return new docx.TableCell({
    width: { size: mm(widthMm), type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable.CENTER,
    margins: { left: mm(1.5), right: mm(1.5), top: pt(1.5), bottom: pt(1.5) },
    children: [
      new docx.Paragraph({
        alignment: left ? docx.AlignmentType.LEFT : docx.AlignmentType.CENTER,
        children: text
          .split('\n')
          .map(
            (line, index) =>
              new docx.TextRun({ text: line, bold: head, size: CELL_SIZE, ...(index > 0 ? { break: 1 } : {}) }),
          ),
      }),
    ],
  })
}

function table(docx: Docx, { columns, rows, landscape }: Annex): Table {
  const width = landscape ? TEXT_WIDTH_MM.landscape : TEXT_WIDTH_MM.portrait
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0)
  const widths = columns.map(({ weight }) => (width * weight) / weights)
  const row = (texts: readonly string[], head: boolean) =>
    new docx.TableRow({
      ...(head ? { tableHeader: true } : {}),
      cantSplit: true,
      children: columns.map((column, index) => cell(docx, texts[index] ?? '', column, widths[index] ?? 0, head)),
    })
  const borders = { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE }
  return new docx.Table({
    columnWidths: widths.map(mm),
    width: { size: mm(width), type: docx.WidthType.DXA },
    layout: docx.TableLayoutType.FIXED,
    borders,
    rows: [
      row(
        columns.map(({ head }) => head),
        true,
      ),
      ...rows.map((texts) => row(texts, false)),
    ],
  })
}

/** An annex: its name, its title in capitals, what it belongs to, the table with a head that repeats, the notes. */
export function annexBlocks(docx: Docx, annex: Annex): readonly (Paragraph | Table)[] {
  const centred = { alignment: docx.AlignmentType.CENTER }
  return [
    new docx.Paragraph({ ...centred, heading: docx.HeadingLevel.HEADING_1, children: [new docx.TextRun(annex.label)] }),
    new docx.Paragraph({
      ...centred,
      spacing: { before: pt(6) },
      children: [new docx.TextRun({ text: annex.title, bold: true })],
    }),
    new docx.Paragraph({
      ...centred,
      spacing: { before: pt(6), after: pt(8) },
      children: [new docx.TextRun({ text: annex.attachedTo, italics: true })],
    }),
    table(docx, annex),
    ...annex.notes.map(
      (text) =>
        new docx.Paragraph({
          spacing: { before: pt(6) },
          children: [new docx.TextRun({ text, italics: true, size: 24 })],
        }),
    ),
  ]
}

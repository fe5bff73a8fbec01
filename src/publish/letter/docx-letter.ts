import type { IParagraphOptions, IRunOptions, Paragraph, Table } from 'docx'
import { type BodyBlock, type LetterContent, type LetterHead, MOTTO } from './content.ts'
import { type Docx, mm, NO_BORDERS, NO_MARGINS, pt, RULE } from './docx-measures.ts'

const LEFT_MM = 66
const RIGHT_MM = 99
/** Width of "Độc lập - Tự do - Hạnh phúc", 13 points bold: the rule below it is as long. */
const MOTTO_MM = 56
/** Mean width of a bold capital of 12 points. */
const CAPITAL_MM = 2.95
const AGENCY_RULE_SHARE = 0.4

type RunStyle = Pick<IRunOptions, 'bold' | 'italics'>

/** A line of text. `size` in points. */
function line(
  docx: Docx,
  text: string,
  size: number,
  style: RunStyle = {},
  options: IParagraphOptions = {},
): Paragraph {
  return new docx.Paragraph({ ...options, children: [new docx.TextRun({ text, size: size * 2, ...style })] })
}

/** A rule of the given length in the middle of a column, drawn as the border of a paragraph one point high. */
function rule(docx: Docx, columnMm: number, lengthMm: number): Paragraph {
  const side = mm((columnMm - lengthMm) / 2)
  return new docx.Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 0, after: 0, line: pt(3), lineRule: docx.LineRuleType.EXACT },
    border: { bottom: RULE },
    children: [],
  })
}

function row(docx: Docx, widthsMm: readonly number[], cells: readonly (readonly Paragraph[])[]) {
  return new docx.TableRow({
    cantSplit: true,
    children: cells.map(
      (children, index) =>
        new docx.TableCell({
          children,
          margins: NO_MARGINS,
          borders: NO_BORDERS,
          width: { size: mm(widthsMm[index] ?? 0), type: docx.WidthType.DXA },
        }),
    ),
  })
}

/** A table that nobody sees, without cell margins: with them the national motto would not fit on its line. */
function frame(docx: Docx, widthsMm: readonly number[], rows: readonly (readonly (readonly Paragraph[])[])[]): Table {
  return new docx.Table({
    columnWidths: widthsMm.map(mm),
    width: { size: mm(widthsMm.reduce((sum, width) => sum + width, 0)), type: docx.WidthType.DXA },
    layout: docx.TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: NO_MARGINS,
    rows: rows.map((cells) => row(docx, widthsMm, cells)),
  })
}

/** Boxes 1 to 5b: agency, national motto, number, place and date, subject. */
export function letterheadTable(docx: Docx, head: LetterHead): Table {
  const centred = { alignment: docx.AlignmentType.CENTER }
  const longest = (head.agency.at(-1)?.length ?? 0) * CAPITAL_MM
  const agency = [
    ...head.superior.map((text) => line(docx, text, 12, {}, centred)),
    ...head.agency.map((text) => line(docx, text, 12, { bold: true }, centred)),
    rule(docx, LEFT_MM, Math.min(longest, LEFT_MM) * AGENCY_RULE_SHARE),
  ]
  const motto = [
    line(docx, MOTTO[0], 12, { bold: true }, centred),
    line(docx, MOTTO[1], 13, { bold: true }, centred),
    rule(docx, RIGHT_MM, MOTTO_MM),
  ]
  const spaced = { ...centred, spacing: { before: pt(6) } }
  return frame(
    docx,
    [LEFT_MM, RIGHT_MM],
    [
      [agency, motto],
      [[line(docx, head.number, 13, {}, spaced)], [line(docx, head.placeAndDate, 13, { italics: true }, spaced)]],
      [[line(docx, head.subject, 12, {}, { ...spaced, indent: { left: mm(2), right: mm(2) } })], [line(docx, '', 12)]],
    ],
  )
}

/** Left edge of "Kính gửi:", and of the dashes: under its colon. */
const SALUTATION_MM = 27
const COLON_MM = 17.4

export function recipientBlocks(docx: Docx, recipients: readonly string[]): readonly Paragraph[] {
  const [only] = recipients
  const start = { indent: { left: mm(SALUTATION_MM) }, spacing: { before: pt(14) } }
  if (recipients.length < 2) {
    const hanging = { ...start, indent: { left: mm(SALUTATION_MM + COLON_MM), hanging: mm(COLON_MM) } }
    return [line(docx, `Kính gửi: ${only ?? '…………………………………………'}`, 14, {}, hanging)]
  }
  return [
    line(docx, 'Kính gửi:', 14, {}, start),
    ...recipients.map((name, index) => {
      const end = index === recipients.length - 1 ? '.' : ';'
      return line(
        docx,
        `- ${name}${end}`,
        14,
        {},
        { indent: { left: mm(SALUTATION_MM + COLON_MM) }, spacing: { before: pt(3) } },
      )
    }),
  ]
}

export function bodyBlocks(docx: Docx, blocks: readonly BodyBlock[]): readonly Paragraph[] {
  return blocks.map(({ kind, text }, index) =>
    line(
      docx,
      kind === 'item' ? `- ${text}` : text,
      14,
      { bold: kind === 'heading' },
      {
        alignment: docx.AlignmentType.JUSTIFIED,
        indent: { firstLine: mm(12.7) },
        spacing: { before: pt(index === 0 ? 12 : 6), line: 252, lineRule: docx.LineRuleType.AUTO },
        keepNext: kind === 'heading' || index === blocks.length - 1,
      },
    ),
  )
}

/** Nơi nhận on the left, the signing formula on the right, at one height and never over two pages. */
export function signatureTable(docx: Docx, { distribution, signature }: LetterContent): Table {
  const centred = { alignment: docx.AlignmentType.CENTER, keepNext: true }
  const top = { spacing: { before: pt(12) } }
  const kept = [
    line(docx, 'Nơi nhận:', 12, { bold: true, italics: true }, top),
    ...distribution.map((text, index) => line(docx, `- ${text}${index === distribution.length - 1 ? '.' : ';'}`, 11)),
  ]
  const authority = signature.authority.map((text, index) =>
    line(docx, text, 14, { bold: true }, index === 0 ? { ...centred, ...top } : centred),
  )
  const signed = [
    ...authority,
    line(
      docx,
      signature.signer ?? '',
      14,
      { bold: true },
      { alignment: docx.AlignmentType.CENTER, spacing: { before: mm(28) } },
    ),
  ]
  return frame(docx, [82.5, 82.5], [[kept, signed]])
}

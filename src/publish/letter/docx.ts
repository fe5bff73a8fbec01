import type { ISectionOptions } from 'docx'
import { withoutZipDates } from '../zip-dates.ts'
import type { LetterContent } from './content.ts'
import { annexBlocks } from './docx-annex.ts'
import { bodyBlocks, letterheadTable, recipientBlocks, signatureTable } from './docx-letter.ts'
import { type Docx, FONT, MARGINS, PAGE } from './docx-measures.ts'

/** Pages of a part are counted from 1 by themselves; the number stands in the top margin, not on the first page. */
function part(docx: Docx, landscape: boolean, children: ISectionOptions['children']): ISectionOptions {
  const number = new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT], size: 28 })],
  })
  return {
    properties: {
      titlePage: true,
      page: {
        size: { ...PAGE, orientation: landscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT },
        margin: MARGINS,
        pageNumbers: { start: 1, formatType: docx.NumberFormat.DECIMAL },
      },
    },
    headers: { default: new docx.Header({ children: [number] }), first: new docx.Header({ children: [] }) },
    children,
  }
}

const escapeXml = (text: string): string => text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** The metadata part, written by us: the library would put the clock's time into it. */
function coreProperties({ title, author, created }: LetterContent): string {
  const time = `${created}T00:00:00Z`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
}

/**
 * Draws a letter as an editable Word document in Times New Roman, by the layout of Decree 30/2020/NĐ-CP. The same content
 * gives the same bytes.
 */
export async function renderLetterDocx(content: LetterContent): Promise<Uint8Array> {
  const docx = await import('docx')
  const document = new docx.Document({
    title: content.title,
    creator: content.author,
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 28, language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: docx.LineRuleType.AUTO } },
        },
        heading1: { run: { font: FONT, size: 28, bold: true, color: '000000' } },
      },
    },
    sections: [
      part(docx, false, [
        letterheadTable(docx, content.head),
        ...recipientBlocks(docx, content.recipients),
        ...bodyBlocks(docx, content.body),
        signatureTable(docx, content),
      ]),
      ...content.annexes.map((annex) => part(docx, annex.landscape, annexBlocks(docx, annex))),
    ],
  })
  const core = { path: 'docProps/core.xml', data: coreProperties(content) }
  return withoutZipDates(new Uint8Array(await docx.Packer.toBuffer(document, false, [core])))
}

import type { RawBlock } from '../../raw.ts'
import { cleanText } from '../clean.ts'
import type { Content } from '../content.ts'
import { wordsOf } from '../words.ts'
import { readDocxTable } from './docx-table.ts'
import { countUnread, type Unread, unreadIssues } from './docx-unread.ts'
import { type Numbering, readNumbering } from './numbering.ts'
import { readParagraph } from './paragraph.ts'
import { relationshipsOf } from './relationships.ts'
import { child, childAttribute, childElements, isOn, readXml, type XmlElement } from './xml.ts'
import type { Package } from './zip.ts'

/** A block with its page by either way of counting: breaks the author set, breaks Word noted when it last drew the page. */
interface Paged {
  readonly block: RawBlock
  readonly hard: number
  readonly rendered: number
}

interface Walk {
  readonly numbering: Numbering
  readonly file: string
  readonly found: Paged[]
  paragraph: number
  line: number
  hard: number
  rendered: number
}

function addLine(walk: Walk, text: string): void {
  const words = wordsOf(cleanText(text))
  walk.line += 1
  if (words.length === 0) return
  const joined = words.map((word) => word.text).join(' ')
  const block: RawBlock = { kind: 'line', page: 1, row: walk.paragraph, y: walk.line - 1, words, text: joined }
  walk.found.push({ block, hard: walk.hard, rendered: walk.rendered })
}

function addParagraph(walk: Walk, element: XmlElement): void {
  const properties = child(element, 'pPr')
  const { text, boxes } = readParagraph(element)
  const label = walk.numbering.label(properties)
  walk.paragraph += 1
  if (isOn(child(properties, 'pageBreakBefore'))) walk.hard += 1
  let labelled = label === '' || text.trim() === '' ? text : `${label} ${text}`
  for (let at = labelled.search(/[\n\f\v]/); at >= 0; at = labelled.search(/[\n\f\v]/)) {
    const sign = labelled[at]
    const before = labelled.slice(0, at)
    // Where Word broke the page within a paragraph the line goes on; the other breaks end it.
    if (sign !== '\v' || before.trim() === '') {
      addLine(walk, before)
      labelled = labelled.slice(at + 1)
    } else labelled = before + labelled.slice(at + 1)
    if (sign === '\f') walk.hard += 1
    if (sign === '\v') walk.rendered += 1
  }
  addLine(walk, labelled)
  for (const box of boxes) for (const inner of childElements(box)) addBlock(walk, inner)
  const section = child(properties, 'sectPr')
  if (section !== undefined && childAttribute(section, 'type', 'val') !== 'continuous') walk.hard += 1
}

function addTable(walk: Walk, element: XmlElement): void {
  const { rows, nested, renderedBreaks } = readDocxTable(element, walk.numbering, walk.file)
  const { hard, rendered } = walk
  if (rows.length > 0) walk.found.push({ block: { kind: 'table', page: null, sheet: null, rows }, hard, rendered })
  walk.rendered += renderedBreaks
  for (const table of nested) addTable(walk, table)
}

function addBlock(walk: Walk, element: XmlElement): void {
  if (element.name === 'p') addParagraph(walk, element)
  else if (element.name === 'tbl') addTable(walk, element)
  else if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'AlternateContent', 'Choice'].includes(element.name)) {
    for (const inner of childElements(element)) addBlock(walk, inner)
  }
}

/** Pages as Word noted them where it did; else as the author's breaks count them, which is no page number of a table. */
function withPages(found: readonly Paged[]): RawBlock[] {
  const noted = found.some((entry) => entry.rendered > 1)
  return found.map(({ block, hard, rendered }) =>
    block.kind === 'line' ? { ...block, page: noted ? rendered : hard } : { ...block, page: noted ? rendered : null },
  )
}

/**
 * The paragraphs and tables of a document in their order, read straight from its XML: a conversion to HTML would lose the
 * numbers that Word draws itself (a numbered "STT" column), the pages, and the grid of merged cells. Headers, footers,
 * notes and comments are left out; tracked insertions are kept, deletions not. Large pictures and embedded files are counted.
 */
export async function docxContent(archive: Package, main: string, file: string): Promise<Content> {
  const relationships = await relationshipsOf(archive, main, file)
  const partOf = (type: string): string | undefined => relationships.find((entry) => entry.type === type)?.part
  const parts = { numbering: partOf('numbering'), styles: partOf('styles') }
  const numbering = await readNumbering(archive, parts, file)
  const walk: Walk = { numbering, file, found: [], paragraph: 0, line: 0, hard: 1, rendered: 1 }
  const take = (_: string, parent: string): boolean => parent === 'body'
  const unread: Unread = { changes: 0, pictures: 0, objects: 0, struck: 0 }
  await readXml(archive, main, file, take, (element) => {
    countUnread(element, unread)
    addBlock(walk, element)
  })
  return { format: 'docx', blocks: withPages(walk.found), issues: unreadIssues(unread) }
}

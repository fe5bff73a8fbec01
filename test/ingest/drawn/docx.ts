import type { Paragraph, Table, TableCell } from 'docx'
import type { DrawnLetter } from './random-letter.ts'

type Docx = typeof import('docx')
type DrawnTable = DrawnLetter['tables'][number]

const TWIPS_PER_MM = 1440 / 25.4
const mm = (length: number): number => Math.round(length * TWIPS_PER_MM)
/** Width of the text of an A4 page with margins of 30 and 15 mm. */
const textWidth = ({ appearance }: DrawnLetter): number => (appearance.landscape ? 297 : 210) - 45

interface Look {
  readonly bold?: boolean
  readonly centred?: boolean
  readonly points: number
}

function paragraph(docx: Docx, text: string, { bold = false, centred = false, points }: Look): Paragraph {
  return new docx.Paragraph({
    alignment: centred ? docx.AlignmentType.CENTER : docx.AlignmentType.JUSTIFIED,
    spacing: { before: 80, after: 80 },
    children: [new docx.TextRun({ text, bold, size: points * 2 })],
  })
}

function invisible(docx: Docx) {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }
  return { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
}

/** Two boxes side by side: agency and nation, or recipients and signature. */
function boxes(docx: Docx, letter: DrawnLetter, left: readonly string[], right: readonly string[]): Table {
  const width = mm(textWidth(letter) / 2)
  const cell = (lines: readonly string[]): TableCell =>
    new docx.TableCell({
      borders: invisible(docx),
      children: lines.map((text) => paragraph(docx, text, { points: 12, centred: true })),
    })
  return new docx.Table({
    columnWidths: [width, width],
    layout: docx.TableLayoutType.FIXED,
    borders: invisible(docx),
    rows: [new docx.TableRow({ children: [cell(left), cell(right)] })],
  })
}

const ALIGNMENT = { center: 'CENTER', right: 'RIGHT', left: 'LEFT' } as const

interface Cell {
  readonly text: string
  readonly kind: 'head' | 'number' | 'name' | 'value'
  readonly across?: number
  readonly down?: number
  readonly bold?: boolean
}

function headRows({ columns, nameHead, sequenceHead, numberedColumns }: DrawnTable): Cell[][] {
  const grouped = columns.some((column) => column.group !== null)
  const head = (text: string, more: Partial<Cell> = {}): Cell => ({ text, kind: 'head', bold: true, ...more })
  const tall = grouped ? { down: 2 } : {}
  const first = [...(sequenceHead === null ? [] : [head(sequenceHead, tall)]), head(nameHead, tall)]
  const second: Cell[] = []
  columns.forEach(({ group, head: text }, at) => {
    if (group === null) first.push(head(text, tall))
    else {
      second.push(head(text))
      const goesOn = columns[at - 1]?.group === group
      const end = columns.findIndex((other, index) => index > at && other.group === null)
      if (!goesOn) first.push(head(group, { across: (end < 0 ? columns.length : end) - at }))
    }
  })
  const count = columns.length + (sequenceHead === null ? 1 : 2)
  const numbers = Array.from({ length: count }, (_, at) => head(`(${at + 1})`))
  return [first, ...(grouped ? [second] : []), ...(numberedColumns ? [numbers] : [])]
}

function bodyRows({ rows, sequenceHead }: DrawnTable): Cell[][] {
  return rows.map(({ kind, sequence, name, cells }) => {
    const bold = kind !== 'unit'
    const wide = kind === 'total' && sequenceHead !== null
    const label: Cell[] = wide
      ? [{ text: name, kind: 'name', across: 2, bold }]
      : [
          ...(sequenceHead === null ? [] : [{ text: sequence, kind: 'number', bold } as const]),
          { text: name, kind: 'name', bold },
        ]
    return [...label, ...cells.map((text): Cell => ({ text, kind: 'value', bold }))]
  })
}

/** Widths as a person sets them: numbers narrow, names as told or twice as wide as a column of values. */
function widthsOf(letter: DrawnLetter, { columns, sequenceHead }: DrawnTable): number[] {
  const number = sequenceHead === null ? 0 : 12
  const left = textWidth(letter) - number
  const name = letter.appearance.nameWidth ?? Math.max(35, (left * 2) / (columns.length + 2))
  return [...(number === 0 ? [] : [number]), name, ...columns.map(() => (left - name) / columns.length)].map(mm)
}

/** Width of a letter over its height: a generous mean, heads being bold and in capitals at times. */
const LETTER = 0.75
const MM_PER_POINT = 25.4 / 72

/** The size of letters with which no word is wider than its column: nobody leaves numbers broken over lines. */
function pointsOf(
  { appearance }: DrawnLetter,
  { columns, rows, nameHead }: DrawnTable,
  widths: readonly number[],
): number {
  const longest = (texts: readonly string[]): number =>
    Math.max(...texts.flatMap((text) => text.split(' ').map((word) => word.length)))
  const names = longest([nameHead, ...rows.map((row) => row.name)])
  const words = [names, ...columns.map(({ head }, at) => longest([head, ...rows.map((row) => row.cells[at] ?? '')]))]
  const own = widths.slice(widths.length - words.length)
  const most = own.map((width, at) => (width / TWIPS_PER_MM - 2) / ((words[at] ?? 1) * LETTER * MM_PER_POINT))
  return Math.max(5, Math.floor(Math.min(appearance.points, ...most)))
}

function table(docx: Docx, letter: DrawnLetter, drawn: DrawnTable): Table {
  const { appearance } = letter
  const widths = widthsOf(letter, drawn)
  const points = pointsOf(letter, drawn, widths)
  const cell = ({ text, kind, across, down, bold = false }: Cell): TableCell => {
    const centre = kind === 'head' || kind === 'number'
    const alignment = centre ? 'CENTER' : kind === 'name' ? 'LEFT' : ALIGNMENT[appearance.horizontal]
    return new docx.TableCell({
      ...(across === undefined ? {} : { columnSpan: across }),
      ...(down === undefined ? {} : { rowSpan: down }),
      verticalAlign:
        centre || appearance.vertical === 'middle' ? docx.VerticalAlignTable.CENTER : docx.VerticalAlignTable.TOP,
      margins: { left: mm(1), right: mm(1), top: appearance.padding * 20, bottom: appearance.padding * 20 },
      children: [
        new docx.Paragraph({
          alignment: docx.AlignmentType[alignment],
          children: [new docx.TextRun({ text, bold, size: points * 2 })],
        }),
      ],
    })
  }
  const row = (cells: readonly Cell[], head: boolean) =>
    new docx.TableRow({ cantSplit: true, tableHeader: head && appearance.repeatHead, children: cells.map(cell) })
  return new docx.Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: docx.WidthType.DXA },
    layout: docx.TableLayoutType.FIXED,
    ...(appearance.ruled ? {} : { borders: invisible(docx) }),
    rows: [...headRows(drawn).map((cells) => row(cells, true)), ...bodyRows(drawn).map((cells) => row(cells, false))],
  })
}

function body(docx: Docx, letter: DrawnLetter): (Paragraph | Table)[] {
  const { head, issuer, items, whose, appearance } = letter
  const points = appearance.bodyPoints
  const say = (text: string, centred = false): Paragraph => paragraph(docx, text, { points, centred })
  const agency = issuer.replace(/^UBND/u, 'UỶ BAN NHÂN DÂN').toUpperCase()
  const left = [...(head.superior === '' ? [] : [head.superior]), agency, `Số: ${head.number}`, letter.subject]
  const nation = ['CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', `${head.place}, ${head.date}`]
  const period = letter.subject.replace(/^.*doanh nghiệp /u, '')
  const own =
    items.length === 0
      ? []
      : [`1. Kết quả của ${whose}:`, ...items, '2. Kết quả của các đơn vị (có phụ lục kèm theo).'].map((text) =>
          say(text),
        )
  return [
    boxes(docx, letter, left, nation),
    say('Kính gửi: Thủ trưởng các cơ quan, đơn vị.', true),
    say(
      `${issuer} công bố kết quả đánh giá chỉ số phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, cung cấp dịch vụ công ${period} như sau:`,
    ),
    ...own,
    say(
      'Đề nghị các cơ quan, đơn vị nâng cao chất lượng giải quyết thủ tục hành chính, khắc phục các chỉ số còn thấp./.',
    ),
    boxes(docx, letter, ['Nơi nhận:', '- Như trên;', '- Lưu: VT, VP.'], ['CHỦ TỊCH', '', '', 'Nguyễn Văn Mẫu']),
  ]
}

/** The letter as a person types it in a word processor: DOCX. */
export async function letterDocx(letter: DrawnLetter): Promise<Uint8Array> {
  const docx = await import('docx')
  const { landscape, pageNumbers } = letter.appearance
  const page = {
    size: {
      width: mm(210),
      height: mm(297),
      orientation: landscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
    },
    margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) },
  }
  const number = new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT] })],
  })
  const annexes = letter.tables.flatMap((each) => [
    ...each.title.map(
      (text, at) =>
        new docx.Paragraph({
          pageBreakBefore: at === 0,
          alignment: docx.AlignmentType.CENTER,
          children: [new docx.TextRun({ text, bold: true, size: 28 })],
        }),
    ),
    table(docx, letter, each),
  ])
  const document = new docx.Document({
    styles: { default: { document: { run: { font: 'Times New Roman' } } } },
    sections: [
      {
        properties: { page },
        ...(pageNumbers ? { headers: { default: new docx.Header({ children: [number] }) } } : {}),
        children: [...body(docx, letter), ...annexes],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toArrayBuffer(document))
}

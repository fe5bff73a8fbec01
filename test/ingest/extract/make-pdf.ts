export interface PdfPage {
  /** Content stream; fonts /F1 Helvetica and /F2 with marks, picture /Im of 1,000 × 1,000 pixels. */
  readonly content: string
  readonly rotate?: number
  readonly width?: number
  readonly height?: number
  /** Content deflated before, instead of plain. */
  readonly packed?: Uint8Array
}

/** Text at a place of the page. */
export const show = (x: number, y: number, text: string, size = 12): string =>
  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`

/** A line drawn from one point to another. */
export const rule = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S\n`

/** A PDF of these pages, with a cross-reference table that is right. */
export function makePdf(pages: readonly PdfPage[]): Buffer {
  const objects: Buffer[] = []
  const add = (text: string | Buffer): number => objects.push(Buffer.from(text as string, 'latin1'))
  const stream = (dictionary: string, data: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream'),
    ])
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}] >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const map =
    'begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n6 beginbfchar\n<61> <0065>\n<62> <0302>\n<63> <0301>\n<64> <00B4>\n<65> <E001>\n<66> <FB01>\nendbfchar\nendcmap'
  add(stream('', Buffer.from(map)))
  add(
    stream(
      '/Type /XObject /Subtype /Image /Width 1000 /Height 1000 /BitsPerComponent 1 /ColorSpace /DeviceGray',
      Buffer.alloc(125_000),
    ),
  )
  for (const [index, page] of pages.entries()) {
    const { content, packed, rotate = 0, width = 595, height = 842 } = page
    const marks = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 97 /LastChar 102 /Widths [500 0 0 333 500 500] /ToUnicode 4 0 R >>`
    const resources = `<< /Font << /F1 3 0 R /F2 ${marks} >> /XObject << /Im 5 0 R >> >>`
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources ${resources} /Contents ${7 + 2 * index} 0 R >>`,
    )
    add(
      packed === undefined
        ? stream('', Buffer.from(content, 'latin1'))
        : stream('/Filter /FlateDecode', Buffer.from(packed)),
    )
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = 9
  for (const [index, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(at)
    at += whole.length
    parts.push(whole)
  }
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

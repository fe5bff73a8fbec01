import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: string | Uint8Array
  /** What the archive says of the inflated size, when that is to be a lie. */
  readonly declaredSize?: number
}

function header(signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const parts = [[4, signature] as const, ...fields]
  const buffer = Buffer.alloc(parts.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of parts) {
    if (bytes === 2) buffer.writeUInt16LE(value, at)
    else buffer.writeUInt32LE(value, at)
    at += bytes
  }
  return buffer
}

/** A ZIP archive of these entries, deflated. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, declaredSize } of entries) {
    const bytes = Buffer.from(data)
    const packed = deflateRawSync(bytes)
    const path = Buffer.from(name)
    const shared = [
      [2, 20],
      [2, 0x800],
      [2, 8],
      [2, 0],
      [2, 0],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, declaredSize ?? bytes.length],
      [2, path.length],
      [2, 0],
    ] as const
    const local = Buffer.concat([header(0x04034b50, shared), path, packed])
    const tail = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ] as const
    directory.push(Buffer.concat([header(0x02014b50, [[2, 20], ...shared, ...tail]), path]))
    files.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const count = entries.length
  const end = header(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  ])
  return Buffer.concat([...files, central, end])
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relationships(targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const entries = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`
}

/** A DOCX whose body is this XML; `numbering` is the content of its numbering part. */
export function makeDocx(body: string, numbering = '', prologue = ''): Buffer {
  const open = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="mc" xmlns:v="v"'
  return makeZip([
    { name: '_rels/.rels', data: relationships([['r1', 'officeDocument', 'word/document.xml']]) },
    { name: 'word/_rels/document.xml.rels', data: relationships([['r1', 'numbering', 'numbering.xml']]) },
    { name: 'word/document.xml', data: `${prologue}<w:document ${open}><w:body>${body}</w:body></w:document>` },
    { name: 'word/numbering.xml', data: `<w:numbering ${open}>${numbering}</w:numbering>` },
  ])
}

export interface SheetParts {
  readonly sheet: string
  readonly strings?: string
  readonly styles?: string
  /** Prefix of every element, as some libraries write it ("x:"). */
  readonly prologue?: string
}

/** An XLSX of one sheet "Bảng 1" whose worksheet part is this XML. */
export function makeXlsx({ sheet, strings = '<sst/>', styles = '<styleSheet/>', prologue = '' }: SheetParts): Buffer {
  const book = `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="Bảng 1" sheetId="1" r:id="r1"/></sheets></workbook>`
  const targets = [
    ['r1', 'worksheet', 'worksheets/sheet1.xml'],
    ['r2', 'sharedStrings', '/xl/sharedStrings.xml'],
    ['r3', 'styles', 'styles.xml'],
  ] as const
  return makeZip([
    { name: '_rels/.rels', data: relationships([['r1', 'officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/_rels/workbook.xml.rels', data: relationships(targets) },
    { name: 'xl/workbook.xml', data: book },
    { name: 'xl/sharedStrings.xml', data: strings },
    { name: 'xl/styles.xml', data: styles },
    { name: 'xl/worksheets/sheet1.xml', data: prologue + sheet },
  ])
}

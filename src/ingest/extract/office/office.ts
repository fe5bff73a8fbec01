import { ThuocDoError } from '../../../platform/problem.ts'
import type { Content } from '../content.ts'
import { docxContent } from './docx.ts'
import { relationshipsOf } from './relationships.ts'
import { xlsxContent } from './xlsx.ts'
import { openPackage, type Package } from './zip.ts'

async function odfType(archive: Package): Promise<string | null> {
  const pieces = await archive.read('mimetype')
  if (pieces === null) return null
  for await (const piece of pieces) return Buffer.from(piece).toString('latin1').slice(0, 80)
  return null
}

async function otherFormat(archive: Package): Promise<string> {
  if (archive.names.some((name) => name.startsWith('ppt/'))) return 'PPTX'
  if (archive.names.includes('xl/workbook.bin')) return 'XLSB'
  const mime = await odfType(archive)
  if (mime?.includes('opendocument.spreadsheet') === true) return 'ODS'
  if (mime?.includes('opendocument.text') === true) return 'ODT'
  return mime === null ? 'ZIP' : mime
}

/**
 * A DOCX or XLSX, told apart by what the archive says its main part is.
 * @throws ThuocDoError `extract.no-office`, `extract.damaged-office`, `extract.encrypted-office`, `extract.zip-bomb`, `extract.unsafe-xml`, `extract.too-large-table`
 */
export async function officeContent(bytes: Uint8Array, name: string): Promise<Content> {
  const archive = await openPackage(bytes, name)
  try {
    const relationships = await relationshipsOf(archive, '', name)
    const main = relationships.find((relationship) => relationship.type === 'officeDocument')?.part.toLowerCase() ?? ''
    if (main.startsWith('word/') && main.endsWith('.xml')) return await docxContent(archive, main, name)
    if (main.startsWith('xl/') && main.endsWith('.xml')) return await xlsxContent(archive, main, name)
    throw new ThuocDoError('extract.no-office', { file: name, format: await otherFormat(archive) })
  } finally {
    archive.close()
  }
}

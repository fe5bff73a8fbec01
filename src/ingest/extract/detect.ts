import { ThuocDoError } from '../../platform/problem.ts'

/** What a file is by its bytes. `zip` is to be opened to tell DOCX from XLSX. */
export type Container = 'pdf' | 'zip' | 'text'

const PICTURES: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['II*\0', 'TIFF'],
  ['MM\0*', 'TIFF'],
  ['BM', 'BMP'],
]

const OTHERS: readonly (readonly [string, string])[] = [
  ['{\\rtf', 'RTF'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7-Zip'],
  ['\x1f\x8b', 'gzip'],
  ['SQLite format 3', 'SQLite'],
  ['PAR1', 'Parquet'],
]

const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype html|!--|(?:html|head|meta|style|body|table|div|p|center|font)[\s>])/i, 'HTML'],
  [/^\s*<\?xml[^>]*>\s*(<\?mso-application[^>]*>\s*)?<[^>]*schemas-microsoft-com:office/i, 'Office 2003 XML'],
  [/^\s*<\?xml/i, 'XML'],
  [/^MIME-Version:/i, 'MHTML'],
]

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1')
}

function refuseOle(bytes: Uint8Array, name: string): never {
  // An encrypted DOCX/XLSX is an OLE file with a stream of this name; directory names are UTF-16.
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
  throw new ThuocDoError(encrypted ? 'extract.encrypted-office' : 'extract.old-office', { file: name })
}

/**
 * What a file is, by the signature in its bytes; its name plays no part, so that a PDF named .xlsx is a PDF.
 * Known formats that are not read are refused by their name; whether the rest is text shows when it is decoded.
 * @throws ThuocDoError `extract.empty`, `extract.old-office`, `extract.encrypted-office`, `extract.picture`, `extract.other-format`
 */
export function detectContainer(bytes: Uint8Array, name: string): Container {
  if (bytes.length === 0) throw new ThuocDoError('extract.empty', { file: name })
  const head = latin1(bytes, 1024)
  // Programs put a few bytes before "%PDF-"; the format's reader allows 1024. A text may merely mention it later.
  if (head.startsWith('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip'
  if (head.startsWith(OLE)) refuseOle(bytes, name)
  const picture = PICTURES.find(([signature]) => head.startsWith(signature))
  if (picture !== undefined) throw new ThuocDoError('extract.picture', { file: name, format: picture[1] })
  const other = OTHERS.find(([signature]) => head.startsWith(signature))
  if (other !== undefined) throw new ThuocDoError('extract.other-format', { file: name, format: other[1] })
  if (/^[^\n]{0,200}\s?%PDF-\d/.test(head) && latin1(bytes.subarray(-1024), 1024).includes('%%EOF')) return 'pdf'
  const markup = MARKUP.find(([pattern]) => pattern.test(head.replace(/^\xef\xbb\xbf/, '')))
  if (markup !== undefined) throw new ThuocDoError('extract.other-format', { file: name, format: markup[1] })
  return 'text'
}

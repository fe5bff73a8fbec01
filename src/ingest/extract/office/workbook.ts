import { formatCode } from './number-format.ts'
import { richText } from './rich-text.ts'
import { readXml } from './xml.ts'
import type { Package } from './zip.ts'

/** What all sheets of a workbook share. */
export interface Workbook {
  readonly strings: readonly string[]
  /** Number format by the style index of a cell. */
  readonly formats: readonly string[]
  readonly date1904: boolean
}

/** The texts that cells refer to by number. */
export async function readStrings(archive: Package, part: string | undefined, file: string): Promise<string[]> {
  const strings: string[] = []
  if (part === undefined) return strings
  await readXml(
    archive,
    part,
    file,
    (name) => name === 'si',
    (element) => {
      strings.push(richText(element))
    },
  )
  return strings
}

/** The number format of each cell style. */
export async function readFormats(archive: Package, part: string | undefined, file: string): Promise<string[]> {
  const own = new Map<number, string>()
  const ids: number[] = []
  if (part === undefined) return []
  await readXml(
    archive,
    part,
    file,
    (name, parent) => (name === 'numFmt' && parent === 'numFmts') || (name === 'xf' && parent === 'cellXfs'),
    ({ name, attributes }) => {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General')
      else ids.push(Number(attributes.numFmtId ?? 0))
    },
  )
  return ids.map((id) => formatCode(id, own))
}

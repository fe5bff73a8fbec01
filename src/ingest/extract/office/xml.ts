import { ThuocDoError } from '../../../platform/problem.ts'
import { LIMITS, megabytes } from '../limits.ts'
import type { Package } from './zip.ts'

/** An element with its names bare of prefixes: programs choose prefixes as they like (`w:p`, `x:row`, `row`). */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

async function* decoded(pieces: AsyncIterable<Uint8Array>, file: string, limit: number): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > limit) {
      throw new ThuocDoError('extract.zip-bomb', { file, reason: `XML > ${megabytes(limit)}` })
    }
    decoder ??= new TextDecoder(piece[0] === 0xff ? 'utf-16le' : piece[0] === 0xfe ? 'utf-16be' : 'utf-8', {
      fatal: true,
    })
    yield decoder.decode(piece, { stream: true })
  }
  if (decoder !== null) yield decoder.decode()
}

/**
 * Reads an XML part from front to back and gives each element that `take` names, complete with its children, when it has
 * ended: those of one piece of the part at a time; nothing else is kept. A part that is not there has no elements. saxes
 * expands no entity of a DTD, and a DTD ends the reading anyway.
 * @throws ThuocDoError `extract.unsafe-xml`, `extract.damaged-office`, `extract.zip-bomb`
 */
export async function* xmlElements(
  archive: Package,
  part: string,
  file: string,
  take: (name: string, parent: string) => boolean,
): AsyncGenerator<readonly XmlElement[]> {
  const pieces = await archive.read(part)
  if (pieces === null) return
  let ended: XmlElement[] = []
  const { SaxesParser } = await import('saxes')
  const parser = new SaxesParser({ xmlns: false })
  const path: string[] = []
  const taken: XmlElement[] = []
  parser.on('doctype', () => {
    throw new ThuocDoError('extract.unsafe-xml', { file })
  })
  parser.on('opentag', (tag) => {
    const name = bare(tag.name)
    if (path.length >= LIMITS.xmlDepth) throw new ThuocDoError('extract.unsafe-xml', { file })
    if (taken.length > 0 || take(name, path.at(-1) ?? '')) {
      const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [bare(key), value]))
      const element: XmlElement = { name, attributes, children: [] }
      taken.at(-1)?.children.push(element)
      taken.push(element)
    }
    path.push(name)
  })
  parser.on('text', (text) => taken.at(-1)?.children.push(text))
  parser.on('cdata', (text) => taken.at(-1)?.children.push(text))
  parser.on('closetag', () => {
    path.pop()
    const element = taken.pop()
    if (element !== undefined && taken.length === 0) ended.push(element)
  })
  try {
    for await (const text of decoded(pieces, file, archive.limits.partBytes)) {
      parser.write(text)
      if (ended.length === 0) continue
      yield ended
      ended = []
    }
    parser.close()
    if (ended.length > 0) yield ended
  } catch (error) {
    if (error instanceof ThuocDoError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw new ThuocDoError(
      'extract.damaged-office',
      { file, reason: `${part}: ${message.slice(0, 100)}` },
      { cause: error },
    )
  }
}

/** Hands over each element as {@link xmlElements} gives it. */
export async function readXml(
  archive: Package,
  part: string,
  file: string,
  take: (name: string, parent: string) => boolean,
  onElement: (element: XmlElement) => void,
): Promise<void> {
  for await (const elements of xmlElements(archive, part, file, take))
    for (const element of elements) onElement(element)
}

export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string')
}

/** The first child element of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((entry): entry is XmlElement => typeof entry !== 'string' && entry.name === name)
}

/** An attribute of a child: `<w:pPr><w:jc w:val="center"/></w:pPr>` → childAttribute(pPr, 'jc', 'val') = "center". */
export function childAttribute(element: XmlElement | undefined, name: string, attribute: string): string | undefined {
  return child(element, name)?.attributes[attribute]
}

/** All characters in an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((entry) => (typeof entry === 'string' ? entry : textOf(entry))).join('')
}

/** A switch such as `<w:vanish/>`: on when present unless it says "0", "false" or "off". */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(element.attributes.val ?? '')
}

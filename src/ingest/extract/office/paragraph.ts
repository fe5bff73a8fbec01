import { noteMark } from '../clean.ts'
import { child, childAttribute, isOn, textOf, type XmlElement } from './xml.ts'

/** What a paragraph says and what stands in it beside its text. */
export interface Paragraph {
  /** Line breaks as "\n", tabs as "\t", page breaks as "\f" (hard) and "\v" (where Word last broke the page). */
  readonly text: string
  /** Contents of text boxes: paragraphs and tables of their own. */
  readonly boxes: readonly XmlElement[]
}

/** Deleted or moved-away text, codes of fields, notes and comments, second renderings: not what the page shows. */
const LEFT_OUT = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'delInstrText',
  'Fallback',
  'rPr',
  'pPr',
  'footnoteReference',
  'endnoteReference',
  'commentReference',
  'annotationRef',
  'rt',
])

function signOf(element: XmlElement): string | null {
  switch (element.name) {
    case 't':
      return textOf(element)
    case 'tab':
    case 'ptab':
      return '\t'
    case 'br':
      return element.attributes.type === 'page' ? '\f' : element.attributes.type === 'column' ? '' : '\n'
    case 'cr':
      return '\n'
    case 'noBreakHyphen':
      return '-'
    case 'lastRenderedPageBreak':
      return '\v'
    default:
      return null
  }
}

/** A raised 1 after 99.17 or a name is the mark of a note: it must not become a part of the figure or of the name. */
export function withRaised(runProperties: XmlElement | undefined, text: string): string {
  const raised = ['superscript', 'subscript'].includes(childAttribute(runProperties, 'vertAlign', 'val') ?? '')
  return raised ? ` ${noteMark(text)}` : text
}

function collect(element: XmlElement, boxes: XmlElement[]): string {
  if (LEFT_OUT.has(element.name)) return ''
  if (element.name === 'txbxContent') {
    boxes.push(element)
    return ''
  }
  const sign = signOf(element)
  if (sign !== null) return sign
  const properties = element.name === 'r' ? child(element, 'rPr') : undefined
  if (isOn(child(properties, 'vanish'))) return ''
  const text = element.children.map((entry) => (typeof entry === 'string' ? '' : collect(entry, boxes))).join('')
  return withRaised(properties, text)
}

/** Reads a `w:p`. */
export function readParagraph(element: XmlElement): Paragraph {
  const boxes: XmlElement[] = []
  return {
    text: element.children.map((entry) => (typeof entry === 'string' ? '' : collect(entry, boxes))).join(''),
    boxes,
  }
}

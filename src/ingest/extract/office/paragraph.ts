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

interface Walk {
  readonly boxes: XmlElement[]
  /** The fields around the place reached, the innermost last: whether it lies in their code or in their result. */
  readonly fields: ('code' | 'result')[]
}

/** A field is a code and its result, which alone is shown; the code may hold fields with results of their own. */
function stepField(fields: Walk['fields'], type: string | undefined): void {
  if (type === 'begin') fields.push('code')
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result'
  else if (type === 'end') fields.pop()
}

function collect(element: XmlElement, walk: Walk): string {
  if (LEFT_OUT.has(element.name)) return ''
  if (element.name === 'txbxContent') {
    walk.boxes.push(element)
    return ''
  }
  if (element.name === 'fldChar') stepField(walk.fields, element.attributes.fldCharType)
  const sign = signOf(element)
  if (sign !== null) return walk.fields.includes('code') ? '' : sign
  const properties = element.name === 'r' ? child(element, 'rPr') : undefined
  if (isOn(child(properties, 'vanish'))) return ''
  const text = element.children.map((entry) => (typeof entry === 'string' ? '' : collect(entry, walk))).join('')
  return withRaised(properties, text)
}

/** Reads a `w:p`. */
export function readParagraph(element: XmlElement): Paragraph {
  const walk: Walk = { boxes: [], fields: [] }
  return {
    text: element.children.map((entry) => (typeof entry === 'string' ? '' : collect(entry, walk))).join(''),
    boxes: walk.boxes,
  }
}

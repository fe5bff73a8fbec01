import { withRaised } from './paragraph.ts'
import { child, childElements, textOf, type XmlElement } from './xml.ts'

/** Text of a shared or inline string: its runs without the phonetic ones, raised marks of notes set apart. */
export function richText(element: XmlElement): string {
  return childElements(element)
    .map((part) => {
      if (part.name === 't') return textOf(part)
      if (part.name !== 'r') return ''
      return withRaised(child(part, 'rPr'), richText(part))
    })
    .join('')
}

import type { RawLine } from '../../raw.ts'
import { cleanText } from '../clean.ts'
import { wordsOf } from '../words.ts'
import { withoutHabits } from './spacing.ts'

/**
 * The lines of a plain text. Form feeds divide pages and end a line; a line feed directly before or after a form feed
 * belongs to the file's count of lines, which `row` keeps; `y` counts what parts lines.
 */
export function textLines(text: string): RawLine[] {
  const lines: RawLine[] = []
  let row = 1
  let page = 1
  let y = 0
  for (const part of cleanText(text).match(/\r\n|[\n\r\f]|[^\n\r\f]+/gu) ?? []) {
    if (part === '\f') {
      page += 1
      y = 0
    } else if (/^[\r\n]/.test(part)) {
      row += 1
      y += 1
    } else {
      const words = wordsOf(part)
      if (words.length > 0) {
        lines.push({ kind: 'line', page, row, y, words, text: words.map((word) => word.text).join(' ') })
      }
    }
  }
  return withoutHabits(lines)
}

import type { RawWord } from '../raw.ts'

const TAB = 8

/** The words of a line with their character positions; a tab advances to the next multiple of 8. */
export function wordsOf(line: string): RawWord[] {
  const words: RawWord[] = []
  let column = 0
  for (const part of line.match(/\t|[^\S\t]+|\S+/gu) ?? []) {
    const width = [...part].length
    if (part === '\t') column = (Math.floor(column / TAB) + 1) * TAB
    else {
      if (part.trim() !== '') words.push({ text: part, x0: column, x1: column + width })
      column += width
    }
  }
  return words
}

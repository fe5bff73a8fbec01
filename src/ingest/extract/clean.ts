const INVISIBLE = /[\u00AD\u200B-\u200F\u2028\u2029\u202A-\u202E\u2060-\u2064\uFEFF]/g
const CONTROL = /[^\P{Cc}\t\n\v\f\r]/gu
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g

/**
 * Text in the one form that leaves an extractor: NFC, every kind of blank as a plain space, no invisible or control
 * characters. Tabs, line feeds and form feeds stay.
 */
export function cleanText(text: string): string {
  return text.replace(CONTROL, '').replace(INVISIBLE, '').replace(SPACES, ' ').normalize('NFC')
}

/** The text of a cell: clean, each line trimmed with single spaces, blank lines left out, lines parted by "\n". */
export function cellText(text: string): string {
  return cleanText(text)
    .split(/\r\n|[\r\n\v\f]/)
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** The number of a note as it stands raised beside a word, in brackets: "(1)" is none of the word's own digits. */
export function noteMark(raised: string): string {
  const number = /^\s*(\d{1,2})\s*$/.exec(raised)?.[1]
  return number === undefined ? raised : `(${number})`
}

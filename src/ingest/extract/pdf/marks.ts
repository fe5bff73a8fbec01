/** Marks that old fonts draw as characters of their own beside or over the letter → the combining mark they mean. */
const COMBINING: Readonly<Record<string, string>> = {
  '\u0060': '\u0300',
  '\u00B4': '\u0301',
  '\u02CB': '\u0300',
  '\u02CA': '\u0301',
  '\u02C6': '\u0302',
  '\u02DC': '\u0303',
  '\u02D8': '\u0306',
  '\u02C0': '\u0309',
}

const MARK = /^[\u0300-\u036F\u0060\u00B4\u02C0\u02C6\u02CA\u02CB\u02D8\u02DC]+$/
/** Marks of the letter itself (â, ă, ơ) come before marks of tone, else NFC cannot join them. */
const LETTER_MARKS = '\u0302\u0306\u031B'

/** Whether a drawn character is a mark that belongs to the letter before it. */
export function isMark(text: string): boolean {
  return MARK.test(text)
}

/** The word of drawn characters, marks put on their letters; NFC is left to the caller. */
export function composeMarks(characters: readonly string[]): string {
  const word = characters.map((text, index) =>
    index > 0 && isMark(text) ? [...text].map((mark) => COMBINING[mark] ?? mark).join('') : text,
  )
  return word.join('').replace(/[\u0300-\u036F]{2,}/g, (marks) => {
    const ofLetter = [...marks].filter((mark) => LETTER_MARKS.includes(mark))
    const ofTone = [...marks].filter((mark) => !LETTER_MARKS.includes(mark))
    return [...ofLetter, ...ofTone].join('')
  })
}

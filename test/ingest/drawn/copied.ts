import type { Random } from '../../../src/simulate/random.ts'

/**
 * The text of a letter as programs give it that put a blank line after every line of a page but its first and those of lists,
 * blanks at the ends of lines and doubled blanks at places, and no sign where a page ends. Some lose the letterhead.
 */
export function copiedText(raw: string, random: Random): string {
  const blank = () => (random.chance(0.06) ? '  ' : ' ')
  const end = () => (random.chance(0.85) ? ' ' : '')
  const pages = raw.split('\f').map((page) => page.split('\n').filter((line) => line.trim() !== ''))
  const [first = [], ...others] = pages
  const head = first.findIndex((line) => line.startsWith('Kính gửi'))
  const lost = head > 0 && random.chance(0.6)
  return [lost ? first.slice(head) : first, ...others]
    .map((lines) =>
      lines
        .map((line, at) => {
          const text = line
            .trim()
            .split(/\s+/)
            .reduce((all, word) => `${all}${blank()}${word}`)
          const begin = at === 0 && random.chance(0.7) ? ' ' : ''
          const last = at === lines.length - 1
          const list = /^(?:- |Nơi nhận)/u.test(line) && random.chance(0.5)
          return `${begin}${text}${end()}\n${last || list ? '' : `${end()}\n`}`
        })
        .join(''),
    )
    .join('')
}

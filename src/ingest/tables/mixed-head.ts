import { isWordPiece, keyOf, keyWords } from './folded.ts'
import { headKey, type Lexicon, namesOf, withoutClosers } from './heads.ts'

/** The words of `part` stand in `words` in their order, with others between them. */
function standsApartIn(part: readonly string[], words: readonly string[]): boolean {
  let at = -1
  let apart = false
  for (const [index, word] of part.entries()) {
    const next = words.indexOf(word, at + 1)
    if (next < 0) return false
    apart ||= index > 0 && next !== at + 1
    at = next
  }
  return apart
}

/** The words of `part` stand in `words` in their order, others among them or not. */
function standsIn(part: readonly string[], words: readonly string[]): boolean {
  let at = -1
  return part.every((word) => {
    at = words.indexOf(word, at + 1)
    return at >= 0
  })
}

const FEWEST_LETTERS = 6

/** True when the head has a broken word and its letters stand in the name, which has more: other words of it went elsewhere. */
function isBrokenOff(head: string, name: string): boolean {
  const letters = keyOf(withoutClosers(head))
  const whole = keyOf(name)
  const broken = keyWords(head).some(isWordPiece)
  return broken && letters.length >= FEWEST_LETTERS && letters.length < whole.length && whole.includes(letters)
}

/**
 * True when an unknown head of laid out text holds the words of a figure that no column has, with others among them: two
 * heads that stood close, whose lines ran together ("Điểm Bản sao tổng điện tử hợp đã cấp"); or only some of its words, the
 * others having gone to another head, which two words tell where one is broken ("TRỰC TUYẾ N"); or a whole head of such a figure and another head beside it.
 */
export function isMixedHead(head: string, taken: ReadonlySet<string>, lexicon: Lexicon): boolean {
  const { indexSet, meaningOfCell } = lexicon
  if (meaningOfCell(head) !== null) return false
  if (isTwoHeads(head, taken, lexicon)) return true
  return indexSet.figures
    .filter((figure) => !taken.has(figure.id))
    .some((figure) =>
      namesOf(figure).some(
        (name) => isBrokenOff(head, name) || wordings.some((wordsOf) => mixes(wordsOf(head), wordsOf(name))),
      ),
    )
}

/** True when words of the head are a figure that no column has, and the words before and behind it a head too: "Mức độ số hóa Ghi chú". */
function isTwoHeads(head: string, taken: ReadonlySet<string>, { meaningOfCell }: Lexicon): boolean {
  const words = withoutClosers(head).split(' ')
  return words.some((_, from) =>
    words.some((_, last) => {
      const own = meaningOfCell(words.slice(from, last + 1).join(' '))
      if (last < from || own?.kind !== 'figure' || taken.has(own.figureId)) return false
      const rest = [...words.slice(0, from), ...words.slice(last + 1)].join(' ')
      return rest !== '' && meaningOfCell(rest) !== null
    }),
  )
}

/**
 * True for unknown heads beside each other that together have all words of a figure that no column has: the lines of the one ran
 * into those of the other ("Điểm thanh tổng trực", "Điểm thanh toán tuyến").
 */
export function shareHead(heads: readonly string[], taken: ReadonlySet<string>, { indexSet }: Lexicon): boolean {
  const words = new Set(heads.flatMap((head) => headKey(head).words))
  return indexSet.figures
    .filter((figure) => !taken.has(figure.id))
    .some((figure) =>
      namesOf(figure).some((name) => {
        const own = headKey(name).words
        return heads.length > 1 && own.length > 1 && own.every((word) => words.has(word))
      }),
    )
}

/** Words as they are looked up, and with those that say nothing of which figure it is ("DVC"). */
const wordings = [(text: string) => headKey(text).words, (text: string) => keyWords(withoutClosers(text))] as const

function mixes(words: readonly string[], name: readonly string[]): boolean {
  if (words.length >= 3 && words.length < name.length && standsIn(words, name)) return true
  return name.length >= 3 && name.length < words.length && standsApartIn(name, words)
}

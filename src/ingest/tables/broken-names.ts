import type { Issue } from '../../model/issue.ts'
import { hasVowel } from './folded.ts'
import { placeOf } from './page-line.ts'
import type { FoundTable } from './table.ts'

/**
 * True for a name with a word in small letters that is none ("Sở Y t ế"), or with consonants that a word in small letters goes
 * on from ("Xã Đ ồng Tiến"): extraction set a blank within a word.
 */
export function isBrokenName(name: string): boolean {
  const words = name.split(' ')
  return words.some((word, at) => {
    if (hasVowel(word)) return false
    const next = words[at + 1] ?? ''
    const goesOn = /^\p{Ll}/u.test(next) && hasVowel(next.charAt(0)) && next !== HAMLET
    return /^\p{Ll}+$/u.test(word) || (/^\p{Lu}\p{Ll}?$/u.test(word) && goesOn)
  })
}

/** "Khu B ấp Đông": a word by itself. */
const HAMLET = 'ấp'

/** Names of PDF and text with a blank within a word: whose they are is not told, so an error for each. */
export function brokenNames(tables: readonly FoundTable[]): Issue[] {
  return tables.flatMap(({ rows }) =>
    rows
      .filter(({ line, name }) => (line.block < 0 || line.page !== null) && isBrokenName(name))
      .map(
        ({ line, name }): Issue => ({
          code: 'reading.name-broken',
          severity: 'error',
          place: placeOf(line),
          facts: { name },
        }),
      ),
  )
}

import { parseLocalDate } from '../model/date.ts'
import type { Issue, Place } from '../model/issue.ts'
import { formatDate } from '../model/period.ts'
import { placeWords } from '../model/place-words.ts'
import type { Lang, Text2 } from '../model/text.ts'
import { CATALOGUE } from './catalogue/index.ts'
import { type Facts, fillText, type ProblemEntry } from './problem.ts'

/** A problem in words: what is wrong and what to do about it. */
export interface Description {
  readonly text: string
  readonly cure: string
}

/** The entry of a code. A code without entry is a bug: the catalogue test looks at every code in the source. */
export function problemEntry(code: string): ProblemEntry {
  const entry = CATALOGUE[code]
  if (entry === undefined) throw new Error(`no problem "${code}" in the catalogue`)
  return entry
}

/** Vietnamese readers write dates dd/mm/yyyy; English messages keep yyyy-mm-dd, which nobody reads the wrong way round. */
function written(fact: string, lang: Lang): string {
  return lang === 'vi' && parseLocalDate(fact) !== null ? formatDate(fact) : fact
}

function inWords(facts: Facts, lang: Lang): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]): [string, Facts[string]] => {
      if (typeof fact === 'string') return [name, written(fact, lang)]
      return [name, Array.isArray(fact) ? fact.map((one: string) => written(one, lang)) : fact]
    }),
  )
}

/** A problem of the catalogue in words of one language. */
export function describeProblem(code: string, facts: Facts, lang: Lang): Description {
  const entry = problemEntry(code)
  const words = inWords(facts, lang)
  return { text: fillText(entry.text[lang], words, lang), cure: fillText(entry.cure[lang], words, lang) }
}

/** What is wrong, in both languages, to be told within another problem. */
export const problemWords = ({ code, facts }: { readonly code: string; readonly facts: Facts }): Text2 => ({
  vi: describeProblem(code, facts, 'vi').text,
  en: describeProblem(code, facts, 'en').text,
})

/** An issue in words of one language, without its place. */
export function describeIssue(issue: Issue, lang: Lang): Description {
  return describeProblem(issue.code, issue.facts, lang)
}

/** Issues as a fact of the error that they amount to, in both languages: each with its cure. */
export function problemsTold(issues: readonly Issue[]): Text2 {
  const inLang = (lang: Lang): string =>
    issues
      .map((issue) => describeIssue(issue, lang))
      .map(({ text, cure }) => `${text} ${cure}`)
      .join('; ')
  return { vi: inLang('vi'), en: inLang('en') }
}

/** A place in words: "trang 2, bảng 1, dòng 12, cột 3"; empty when nothing is known. */
export function describePlace(place: Place, lang: Lang): string {
  return placeWords(place, lang)
}

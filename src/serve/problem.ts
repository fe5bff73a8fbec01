import { STATUS_CODES } from 'node:http'
import type { Lang } from '../model/text.ts'
import { describeProblem, problemEntry } from '../platform/describe.ts'
import type { Facts } from '../platform/problem.ts'

/** The media type of problems told to programs (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** The status that a problem is answered with. */
export function statusOf(code: string): number {
  const entry = problemEntry(code)
  return entry.kind === 'error' ? entry.http : 500
}

/** A problem as it is told to programs: `detail` for people, `error` with its code, its text and its cure apart. */
export function problemJson(code: string, facts: Facts, lang: Lang): object {
  const status = statusOf(code)
  const { text, cure } = describeProblem(code, facts, lang)
  return { title: STATUS_CODES[status], status, detail: `${text} ${cure}`, error: { code, text, cure } }
}

/** The language that a header Accept-Language would rather have of the two there are: Vietnamese unless English comes first. */
export function languageAccepted(header: string | undefined): Lang {
  const wanted = (header ?? '').split(',').flatMap((part) => {
    const [, lang, quality = '1'] = /^\s*(vi|en)\b[^;]*(?:;\s*q\s*=\s*([\d.]+)\s*)?$/i.exec(part) ?? []
    return lang !== undefined && Number(quality) > 0
      ? [{ lang: lang.toLowerCase() as Lang, quality: Number(quality) }]
      : []
  })
  // Sorting keeps the order of equals.
  return wanted.sort((a, b) => b.quality - a.quality)[0]?.lang ?? 'vi'
}

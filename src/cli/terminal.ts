import { dateInVietnam } from '../model/date.ts'
import type { Issue } from '../model/issue.ts'
import { formatDate } from '../model/period.ts'
import type { Lang, Text2 } from '../model/text.ts'
import { describeIssue, describePlace, describeProblem } from '../platform/describe.ts'
import type { Facts } from '../platform/problem.ts'

/** Where a command writes and in which language: results to `out`, everything about them to `err`. */
export interface Terminal {
  readonly lang: Lang
  readonly json: boolean
  out(text: string): void
  err(text: string): void
  /** A line that is rewritten in place while work goes on; nothing where nobody watches. */
  progress(text: string): void
}

export function terminal(lang: Lang, json: boolean): Terminal {
  const watched = process.stderr.isTTY === true && !json
  return {
    lang,
    json,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(`${watched ? '\r\x1b[K' : ''}${text}`),
    progress: (text) => {
      if (watched) process.stderr.write(`\r\x1b[K${text}`)
    },
  }
}

/** The text of the terminal's language. */
export const say = (to: Terminal, text: Text2): string => text[to.lang]

/** The day of an instant in Viet Nam as the terminal's language writes it: 23/11/2026, 2026-11-23. */
export function sayDay(to: Terminal, instant: string): string {
  const day = dateInVietnam(new Date(instant))
  return to.lang === 'vi' ? formatDate(day) : day
}

/** Pretty JSON on standard output. */
export function printJson(to: Terminal, value: unknown): void {
  to.out(`${JSON.stringify(value, null, 2)}\n`)
}

/** An issue as machines want it: code, place and facts, with the words of the terminal's language. */
export function issueJson(issue: Issue, lang: Lang): object {
  return { ...issue, where: describePlace(issue.place, lang), ...describeIssue(issue, lang) }
}

const MARK = { error: '✗', warning: '!', info: '·' } as const

/** An issue as people want it: mark, place, what is wrong, and on the next line the cure. */
export function issueLines(issue: Issue, lang: Lang): string {
  const { text, cure } = describeIssue(issue, lang)
  const { file, line } = issue.facts
  // A text that tells file and line itself is not told where it stands once more.
  const where = file !== undefined && line !== undefined ? '' : describePlace(issue.place, lang)
  const cureLine = issue.severity === 'info' || cure === '' ? '' : `      → ${cure}\n`
  return `  ${MARK[issue.severity]} ${where === '' ? '' : `${where}: `}${text}\n${cureLine}`
}

/** An error of the catalogue on the terminal, as JSON where JSON was asked for. */
export function printError(to: Terminal, code: string, facts: Facts): void {
  const { text, cure } = describeProblem(code, facts, to.lang)
  if (to.json) to.err(`${JSON.stringify({ error: { code, text, cure, facts } }, null, 2)}\n`)
  else to.err(`thuocdo: ${text}\n  → ${cure}\n    [${code}]\n`)
}

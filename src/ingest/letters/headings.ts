import type { BodyItem } from './body-items.ts'
import { findCitations } from './citations.ts'

/** A heading and how deep it stands; `level` null: it has no number, and the next one without takes its place. */
interface Heading {
  readonly text: string
  readonly level: number | null
  /** Index of the line after it. */
  readonly to: number
}

/** The headings that a paragraph stands under, the highest first. */
export type Headings = readonly Heading[]

const NUMBERS: readonly RegExp[] = [/^[IVX]{1,4}[.)]\s/, /^\d{1,2}[.)]\s*(?!\d)/, /^\d{1,2}\.\d{1,2}/, /^[a-zđ][.)]\s/]

/** Whom a letter goes to, what it rests on and what comes with it: these name others and head nothing. */
const NO_HEADING = /^[\s(]*(?:kính gửi|nơi nhận|căn cứ|thực hiện|triển khai|kèm theo|v\/v|về việc|số\s*:)/iu

/** A line that others stand under: numbered, short, or ending in a colon. */
export function isHeading({ text, listed }: BodyItem): boolean {
  const colon = /:$/.test(text)
  if (/^[\s(]*(?:kính gửi|nơi nhận)/iu.test(text)) return false
  if (!colon && (NO_HEADING.test(text) || findCitations(text).length > 0)) return false
  return colon || (listed && !/^[-–—+*•]/.test(text)) || text.split(' ').length <= 8
}

function levelOf(text: string): number | null {
  const level = NUMBERS.findIndex((pattern) => pattern.test(text))
  return level < 0 ? null : level
}

/**
 * The headings after one more: a numbered heading ends those of its level and below; one without number takes the place of
 * the one before it, unless it only goes on with it on the next line.
 */
export function underHeading(headings: Headings, { text, from, to }: BodyItem): Headings {
  const level = levelOf(text)
  const ended =
    level === null
      ? headings.length - (headings.at(-1)?.level === null && headings.at(-1)?.to !== from ? 1 : 0)
      : headings.findIndex((heading) => heading.level !== null && heading.level >= level)
  const kept = ended < 0 ? headings : headings.slice(0, ended)
  return [...kept, { text, level, to }]
}

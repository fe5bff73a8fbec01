import type { Issue } from '../../model/issue.ts'
import { foldPlain } from '../../model/vietnamese.ts'
import { columnsTold } from '../rows/column-names.ts'
import { holdsPersonalNumber, isCode, looksPersonal, NOT_QUOTED, quotedWord } from '../rows/personal.ts'

/** Facts of issues that are texts of the file. */
const OF_FILE: ReadonlySet<string> = new Set(['value', 'name', 'unit', 'units', 'found'])

/** A measure's name has a capital, a dot or a low line within; a person's has not. */
const MEASURE = /^[A-Za-z][a-z0-9]*[A-Z._][\w.]*$/
const NUMBER = /^[-+]?[\d.,]{1,20}$/
const UNIT =
  /^(ubnd )?(tinh|thanh pho|tp|quan|huyen|thi xa|thi tran|xa|phuong|dac khu|so|bo|ban|cuc|chi cuc|van phong|trung tam) /

const maybeQuoted = (text: string): string => {
  if (looksPersonal(text) || holdsPersonalNumber(text)) return NOT_QUOTED
  const isOurs = isCode(text) || MEASURE.test(text) || NUMBER.test(text) || UNIT.test(foldPlain(text))
  return isOurs ? text : quotedWord(text)
}

/**
 * The issue of a file of counts with what may be repeated of the file: codes, names of units and measures, numbers. A column
 * that was put in the wrong place may hold a person's data.
 */
export function quotable(issue: Issue): Issue {
  const facts = Object.entries(issue.facts).map(([name, fact]): [string, Issue['facts'][string]] => {
    if (!OF_FILE.has(name)) return [name, fact]
    if (typeof fact === 'string') return [name, maybeQuoted(fact)]
    if (!Array.isArray(fact)) return [name, fact]
    return [name, name === 'found' ? columnsTold(fact, fact) : fact.map(maybeQuoted)]
  })
  return { ...issue, facts: Object.fromEntries(facts) }
}

import type { Issue } from '../../model/issue.ts'
import { hasLetter, squeeze, startsWithCapital } from './folded.ts'
import { placeOf } from './page-line.ts'
import type { ParsedLine } from './table.ts'
import { isSectionLabel, isUnfinished, totalKind } from './vocabulary.ts'

/** A row put together from its lines. */
export interface AssembledRow extends ParsedLine {
  /** Its name may lack a part or hold a part of another row's: no figure is read from it. */
  readonly doubtful: boolean
}

interface Anchor {
  readonly parsed: ParsedLine
  readonly names: readonly string[]
  readonly doubtful: boolean
}

const hasName = (anchor: Anchor): boolean => anchor.names.some((name) => name !== '')
const nameOf = (anchor: Anchor): string => squeeze(anchor.names.join(' '))

const isFilled = (line: ParsedLine): boolean => line.cells.some((cell) => cell.text !== '')

/** A sequence number without values takes the values of the next line, when that has no number of its own. */
function joinStarts(lines: readonly ParsedLine[]): ParsedLine[] {
  const filled = lines.filter(isFilled)
  const numbered = filled.filter((line) => line.sequence !== null).length * 2 >= filled.length
  const out: ParsedLine[] = []
  let open: ParsedLine | null = null
  for (const line of lines) {
    const mayJoin = line.sequence === null && totalKind(line.name) === null && !isSectionLabel(line.name)
    if (open !== null && mayJoin) {
      const goesOn = line.name === '' || !startsWithCapital(line.name) || isUnfinished(open.name)
      if (goesOn || (numbered && isFilled(line))) {
        const source: ParsedLine = isFilled(line) ? line : open
        const name = squeeze(`${open.name} ${line.name}`)
        const joined: ParsedLine = { ...open, name, cells: source.cells, aligned: source.aligned }
        out[out.length - 1] = joined
        open = isFilled(line) ? null : joined
        continue
      }
    }
    out.push(line)
    open = line.sequence !== null && line.name !== '' && !isFilled(line) && !isSectionLabel(line.name) ? line : null
  }
  return out
}

type Fit = 'good' | 'weak'

function fitsAfter(anchor: Anchor, fragment: string): Fit {
  if (!hasName(anchor)) return 'good'
  return !startsWithCapital(fragment) || isUnfinished(nameOf(anchor)) ? 'good' : 'weak'
}

function fitsBefore(anchor: Anchor, fragment: string): Fit {
  if (!startsWithCapital(fragment)) return 'weak'
  if (!hasName(anchor)) return 'good'
  return !startsWithCapital(nameOf(anchor)) || isUnfinished(fragment) ? 'good' : 'weak'
}

/** The ways to divide fragments between the row above (the first `n`) and the row below that leave nothing odd. */
function divisions(above: Anchor | null, fragments: readonly string[], below: Anchor | null): number[] {
  const ways: number[] = []
  for (let n = 0; n <= fragments.length; n += 1) {
    const before = fragments.slice(n)
    let good = true
    let upper = above
    for (const fragment of fragments.slice(0, n)) {
      if (upper === null || fitsAfter(upper, fragment) === 'weak') good = false
      else upper = { ...upper, names: [...upper.names, fragment] }
    }
    const lower = before.join(' ')
    if (before.length > 0 && (below === null || fitsBefore(below, lower) === 'weak')) good = false
    const inner = before
      .slice(1)
      .every((fragment, index) => !startsWithCapital(fragment) || isUnfinished(before[index] ?? ''))
    if (above !== null && n === 0 && !hasName(above)) good = false
    const startsInside = below !== null && hasName(below) && !startsWithCapital(nameOf(below))
    if (startsInside && before.length === 0 && fragments.length > 0) good = false
    if (good && inner) ways.push(n)
  }
  return ways
}

function issue(parsed: ParsedLine, facts: Issue['facts']): Issue {
  return { code: 'reading.row-broken', severity: 'error', place: placeOf(parsed.line), facts }
}

/**
 * Puts together rows that a line break cut. Lines with a sequence number or values are rows; lines of nothing but words
 * are parts of the name above or below, told by capitals and by names that cannot end where they do. Words that fit both
 * ways, or neither, make the rows they touch doubtful: an issue, never a guess. Headings of sections stay rows of their own.
 */
export function assembleRows(lines: readonly ParsedLine[]): {
  readonly rows: readonly AssembledRow[]
  readonly issues: readonly Issue[]
} {
  const issues: Issue[] = []
  const anchors: Anchor[] = []
  const isWords = (parsed: ParsedLine): boolean =>
    parsed.sequence === null && hasLetter(parsed.name) && parsed.cells.every((cell) => cell.text === '')
  let fragments: ParsedLine[] = []
  const settle = (below: Anchor | null): Anchor | null => {
    const above = anchors.at(-1) ?? null
    const texts = fragments.map((fragment) => fragment.name)
    const [way, ...others] = divisions(above, texts, below)
    const [first] = fragments
    fragments = []
    if (way !== undefined && others.length === 0) {
      if (above !== null) anchors[anchors.length - 1] = { ...above, names: [...above.names, ...texts.slice(0, way)] }
      return below === null ? null : { ...below, names: [...texts.slice(way), ...below.names] }
    }
    if (texts.length === 0 && way === undefined) {
      // A row without any name, or one whose name begins in the middle: the words are not there.
      const lost = above !== null && !hasName(above) ? above : below
      if (lost !== null) issues.push(issue(lost.parsed, { text: lost.parsed.line.text }))
      if (above !== null && lost === above) anchors[anchors.length - 1] = { ...above, doubtful: true }
      return below === null ? null : { ...below, doubtful: below.doubtful || lost === below }
    }
    if (first !== undefined) issues.push(issue(first, { text: texts.join(' ') }))
    if (above !== null) anchors[anchors.length - 1] = { ...above, doubtful: true }
    return below === null ? null : { ...below, doubtful: true }
  }
  for (const parsed of joinStarts(lines)) {
    if (isWords(parsed) && !isSectionLabel(parsed.name)) {
      fragments.push(parsed)
      continue
    }
    const anchor = settle({ parsed, names: [parsed.name], doubtful: false })
    if (anchor !== null) anchors.push(anchor)
  }
  settle(null)
  const rows = anchors.map((anchor) => ({ ...anchor.parsed, name: nameOf(anchor), doubtful: anchor.doubtful }))
  return { rows, issues }
}

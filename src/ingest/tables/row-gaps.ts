import { squeeze } from './folded.ts'
import { beginsName, type NameStyle } from './name-style.ts'
import type { PageLine } from './page-line.ts'
import { type Division, isFragment, type RowLines } from './row-alignment.ts'
import type { ParsedLine } from './table.ts'
import { isUnfinished } from './vocabulary.ts'

const CAPITALS: NameStyle = { typed: false }

/** True when the second line stands directly below the first. */
function isBelow(above: PageLine | undefined, line: PageLine | undefined): boolean {
  return above !== undefined && line !== undefined && above.page === line.page && line.row - above.row <= 1
}

/** Lines that stand directly one below the other. */
function blocksOf(lines: readonly ParsedLine[]): ParsedLine[][] {
  const blocks: ParsedLine[][] = []
  for (const line of lines) {
    if (isBelow(blocks.at(-1)?.at(-1)?.line, line.line)) blocks.at(-1)?.push(line)
    else blocks.push([line])
  }
  return blocks
}

/** How many lines of words stand above the row of a block; null when it has no row or several, or no whole name. */
function shareOf(block: readonly ParsedLine[]): number | null {
  const [at, ...others] = block.flatMap((line, index) => (isFragment(line, block[index + 1]) ? [] : [index]))
  if (at === undefined || others.length > 0) return null
  const name = squeeze(block.map((line) => line.name).join(' '))
  return beginsName(name, CAPITALS) && !isUnfinished(name) ? at : null
}

/**
 * Divides the lines of words between the rows of a table by the blank lines of the text: where every row with words above or
 * below it stands apart from the others, the words beside its values are its own. Null unless all do, the first and the last
 * apart from `before` and `after`, the lines that stand around the rows.
 */
export function divideByGaps(
  { lead, core, tail }: RowLines,
  before: PageLine | undefined,
  after: PageLine | undefined,
): Division | null {
  const lines = [...lead, ...core, ...tail]
  if (isBelow(before, lines[0]?.line) || isBelow(lines.at(-1)?.line, after)) return null
  const shares: number[] = []
  for (const block of blocksOf(lines)) {
    const rows = block.filter((line, index) => !isFragment(line, block[index + 1]))
    if (rows.length === block.length) shares.push(...rows.map(() => 0))
    else {
      const share = shareOf(block)
      if (share === null) return null
      shares.push(share)
    }
  }
  return shares
}

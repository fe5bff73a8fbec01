import { type Glyph, type Ruling, upright } from './painting.ts'

/** A line through a letter runs between these shares of its size above the baseline; underlines and borders do not. */
const LOW = 0.15
const HIGH = 0.45

/** How many letters and digits a level line is drawn through: text that is struck out, as a print of changes not yet accepted shows it. */
export function struckCharacters(glyphs: readonly Glyph[], rulings: readonly Ruling[]): number {
  const lines = rulings.filter((line) => line.level)
  if (lines.length === 0) return 0
  return glyphs.filter(({ text, turn, x0, x1, y, size }) => {
    if (turn !== 0 || !/[\p{L}\d]/u.test(text)) return false
    const [middle] = upright(turn, (x0 + x1) / 2, y)
    return lines.some(
      ({ at, from, to }) => at < y - LOW * size && at > y - HIGH * size && from <= middle && to >= middle,
    )
  }).length
}

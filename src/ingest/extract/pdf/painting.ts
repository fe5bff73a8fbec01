import type { Matrix } from './matrix.ts'

/** Quarter turns clockwise by which text stands away from upright. */
export type Turn = 0 | 1 | 2 | 3

/**
 * One drawn character in the frame of its own reading direction: x grows along the line, `y` is the baseline and grows
 * downwards. Points (1/72 inch). `x1` is where the character ends without letter spacing.
 */
export interface Glyph {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  /** Height of the font as drawn. */
  readonly size: number
  readonly turn: Turn
}

/** A straight ruling, upright or level, in the upright frame of the page: x and y grow right and down. */
export interface Ruling {
  readonly level: boolean
  /** y of a level ruling, x of an upright one. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What a page's content draws, as far as reading needs it. */
export interface Painting {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly rulings: readonly Ruling[]
  /** Letters and digits that are struck out. */
  readonly struck: number
}

/** What pdf.js says of one page: its operators and the fonts they name. */
export interface PageProgram {
  readonly operators: readonly number[]
  readonly operands: readonly unknown[]
  readonly fonts: ReadonlyMap<string, Font>
  /** User space → upright page with the origin at the top left; the page's own /Rotate is in it. */
  readonly base: Matrix
  readonly width: number
  readonly height: number
}

export interface Font {
  /** Text units of one glyph width unit; 0.001 except in Type 3 fonts. */
  readonly unit: number
  /** It does not say which characters it draws. */
  readonly unmapped: boolean
}

/** Turns a point of the upright frame into the frame of text that stands `turn` quarter turns clockwise. */
export function turned(turn: Turn, x: number, y: number): readonly [number, number] {
  switch (turn) {
    case 0:
      return [x, y]
    case 1:
      return [y, -x]
    case 2:
      return [-x, -y]
    case 3:
      return [-y, x]
  }
}

/** The inverse of {@link turned}. */
export function upright(turn: Turn, x: number, y: number): readonly [number, number] {
  return turned(turn === 1 ? 3 : turn === 3 ? 1 : turn, x, y)
}

import { apply, IDENTITY, type Matrix, multiply, toMatrix } from './matrix.ts'
import { type Font, type Glyph, type PageProgram, type Painting, type Ruling, type Turn, turned } from './painting.ts'
import { joinRulings, rulingsOfPath } from './rulings.ts'
import { struckCharacters } from './struck.ts'

interface State {
  readonly ctm: Matrix
  readonly font: Font
  readonly fontSize: number
  readonly letterSpacing: number
  readonly wordSpacing: number
  readonly stretch: number
  readonly leading: number
  readonly rise: number
  readonly strokeWhite: boolean
  readonly fillWhite: boolean
}

interface Pen {
  state: State
  readonly stack: State[]
  /** Text matrix, and the point reached on the line and at its start. */
  text: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  readonly glyphs: Glyph[]
  readonly rulings: Ruling[]
}

type Operation = (pen: Pen, args: readonly unknown[], program: PageProgram) => void

const PLAIN_FONT: Font = { unit: 0.001, unmapped: false }
/** Stands for a character of a font that does not say which it is. */
const UNKNOWN = '\uFFFD'

/** More than this on one page is a drawing or a hostile file, no text. */
const MOST_GLYPHS = 500_000
const MOST_RULINGS = 20_000

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const isWhite = (value: unknown): boolean => typeof value === 'string' && /^#f{3}(f{3})?$/i.test(value)

/** The reading direction of a text transformation; null when it leans (watermarks). */
function turnOf([a, b]: Matrix): Turn | null {
  const angle = (Math.atan2(b, a) / Math.PI) * 2
  const quarter = Math.round(angle)
  if (Math.abs(angle - quarter) > 0.06) return null
  return (((quarter % 4) + 4) % 4) as Turn
}

function drawGlyph(pen: Pen, text: string, width: number): void {
  const { ctm, fontSize, rise } = pen.state
  const matrix = multiply(ctm, pen.text)
  const turn = turnOf(fontSize < 0 ? multiply(matrix, [-1, 0, 0, -1, 0, 0]) : matrix)
  if (turn === null || text === '' || pen.glyphs.length >= MOST_GLYPHS) return
  const [ax, ay] = turned(turn, ...apply(matrix, pen.x, pen.y + rise))
  const [bx] = turned(turn, ...apply(matrix, pen.x + width, pen.y + rise))
  const size = Math.abs(fontSize) * Math.hypot(matrix[2], matrix[3])
  pen.glyphs.push({ text, x0: Math.min(ax, bx), x1: Math.max(ax, bx), y: ay, size, turn })
}

function showText(pen: Pen, args: readonly unknown[]): void {
  const glyphs = Array.isArray(args[0]) ? args[0] : []
  const { font, fontSize, letterSpacing, wordSpacing, stretch } = pen.state
  for (const glyph of glyphs as readonly unknown[]) {
    if (typeof glyph === 'number') {
      pen.x -= (glyph * fontSize * stretch) / 1000
    } else if (typeof glyph === 'object' && glyph !== null && 'width' in glyph && 'unicode' in glyph) {
      const width = number(glyph.width) * font.unit * fontSize * stretch
      const isSpace = 'isSpace' in glyph && glyph.isSpace === true
      const text = typeof glyph.unicode === 'string' ? glyph.unicode : ''
      drawGlyph(pen, font.unmapped && text.trim() !== '' ? UNKNOWN : text, width)
      pen.x += width + (letterSpacing + (isSpace ? wordSpacing : 0)) * stretch
    }
  }
}

const set =
  (change: (args: readonly unknown[]) => Partial<State>): Operation =>
  (pen, args) => {
    pen.state = { ...pen.state, ...change(args) }
  }

const save: Operation = (pen) => {
  if (pen.stack.length < 1000) pen.stack.push(pen.state)
}

const restore: Operation = (pen) => {
  pen.state = pen.stack.pop() ?? pen.state
}

function transform(pen: Pen, value: unknown): void {
  const matrix = toMatrix(value)
  if (matrix !== null) pen.state = { ...pen.state, ctm: multiply(pen.state.ctm, matrix) }
}

function moveText(pen: Pen, x: number, y: number): void {
  pen.lineX += x
  pen.lineY += y
  pen.x = pen.lineX
  pen.y = pen.lineY
}

function startText(pen: Pen, matrix: Matrix): void {
  pen.text = matrix
  pen.lineX = 0
  pen.lineY = 0
  moveText(pen, 0, 0)
}

const PAINTED: Readonly<Record<string, 'stroke' | 'fill' | 'both'>> = {
  stroke: 'stroke',
  closeStroke: 'stroke',
  fill: 'fill',
  eoFill: 'fill',
  fillStroke: 'both',
  eoFillStroke: 'both',
  closeFillStroke: 'both',
  closeEOFillStroke: 'both',
}

function drawPath(pen: Pen, args: readonly unknown[], names: ReadonlyMap<number, string>): void {
  const painted = PAINTED[names.get(number(args[0])) ?? '']
  const { strokeWhite, fillWhite } = pen.state
  if (painted === undefined || pen.rulings.length > MOST_RULINGS) return
  if (painted === 'stroke' ? strokeWhite : painted === 'fill' ? fillWhite : strokeWhite && fillWhite) return
  const data = Array.isArray(args[1]) ? args[1][0] : null
  pen.rulings.push(...rulingsOfPath(data, pen.state.ctm, painted))
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  save,
  restore,
  transform: (pen, args) => transform(pen, args),
  paintFormXObjectBegin: (pen, args, program) => {
    save(pen, args, program)
    transform(pen, args[0])
  },
  paintFormXObjectEnd: restore,
  beginGroup: save,
  endGroup: restore,
  beginAnnotation: (pen, args, program) => {
    save(pen, args, program)
    pen.state = { ...pen.state, ctm: program.base }
    transform(pen, args[2])
    transform(pen, args[3])
  },
  endAnnotation: restore,
  beginText: (pen) => startText(pen, IDENTITY),
  setTextMatrix: (pen, args) => startText(pen, toMatrix(args[0]) ?? IDENTITY),
  moveText: (pen, args) => moveText(pen, number(args[0]), number(args[1])),
  setLeadingMoveText: (pen, args) => {
    pen.state = { ...pen.state, leading: number(args[1]) }
    moveText(pen, number(args[0]), number(args[1]))
  },
  nextLine: (pen) => moveText(pen, 0, pen.state.leading),
  showText,
  setLeading: set((args) => ({ leading: -number(args[0]) })),
  setCharSpacing: set((args) => ({ letterSpacing: number(args[0]) })),
  setWordSpacing: set((args) => ({ wordSpacing: number(args[0]) })),
  setHScale: set((args) => ({ stretch: number(args[0]) / 100 })),
  setTextRise: set((args) => ({ rise: number(args[0]) })),
  setStrokeRGBColor: set((args) => ({ strokeWhite: isWhite(args[0]) })),
  setFillRGBColor: set((args) => ({ fillWhite: isWhite(args[0]) })),
  setFont: (pen, args, program) => {
    const font = program.fonts.get(String(args[0]))
    pen.state = { ...pen.state, font: font ?? PLAIN_FONT, fontSize: number(args[1]) }
  },
}

/** Graphics-state dictionaries set the font too. */
function setGState(pen: Pen, args: readonly unknown[], program: PageProgram): void {
  const entries: readonly unknown[] = Array.isArray(args[0]) ? args[0] : []
  for (const entry of entries) {
    if (Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1]))
      OPERATIONS.setFont?.(pen, entry[1], program)
  }
}

/**
 * Follows a page's operators (pdf.js: `getOperatorList`) and notes every character with its exact place and every level
 * or upright ruling. Text that leans, as watermarks do, is left out.
 * @param names operator numbers → pdf.js names
 */
export function paint(program: PageProgram, names: ReadonlyMap<number, string>): Painting {
  const plain = {
    letterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    strokeWhite: false,
    fillWhite: false,
  }
  const pen: Pen = {
    state: { ctm: program.base, font: PLAIN_FONT, fontSize: 0, ...plain },
    stack: [],
    text: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    glyphs: [],
    rulings: [],
  }
  program.operators.forEach((operator, index) => {
    const name = names.get(operator) ?? ''
    const operand = program.operands[index]
    const args: readonly unknown[] =
      operand instanceof Float32Array ? Array.from(operand) : Array.isArray(operand) ? operand : []
    if (name === 'constructPath') drawPath(pen, args, names)
    else if (name === 'setGState') setGState(pen, args, program)
    else OPERATIONS[name]?.(pen, args, program)
  })
  const { width, height } = program
  const struck = struckCharacters(pen.glyphs, pen.rulings)
  return { width, height, glyphs: pen.glyphs, rulings: joinRulings(pen.rulings), struck }
}

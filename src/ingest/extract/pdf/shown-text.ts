import type { PdfJs } from './open.ts'

/** Operators of a page and what they work on, as pdf.js lists them. */
export interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** What the text operators of a page say of its text as a whole. */
export interface ShownText {
  /** Fonts that do not say which characters they draw: what they give are codes of their own. */
  readonly unmapped: ReadonlySet<string>
  /** Most characters are laid invisibly over a picture: a machine has recognised them. */
  readonly recognised: boolean
}

/** Text without these is none; fonts without a map give them for codes of glyphs. */
const CONTROL = /[^\P{Cc}\t\n\r]/u
/** A font that only lacks its blank has one of them. */
const FEWEST_CONTROLS = 3
const CONTROL_SHARE = 0.05
/** Modes of rendering that draw nothing: 3 invisible, 7 for clipping alone. */
const INVISIBLE = new Set<unknown>([3, 7])

interface Drawn {
  readonly controls: Set<string>
  control: number
  all: number
}

interface State {
  readonly font: string
  readonly mode: unknown
}

const charactersOf = (shown: unknown): string[] =>
  (Array.isArray(shown) ? shown : []).flatMap((glyph: unknown) =>
    typeof glyph === 'object' && glyph !== null && 'unicode' in glyph && typeof glyph.unicode === 'string'
      ? [glyph.unicode]
      : [],
  )

/** Looks through the text that a page shows, font by font. */
export function shownText({ OPS }: PdfJs, { fnArray, argsArray }: Operators): ShownText {
  const fonts = new Map<string, Drawn>()
  const stack: State[] = []
  let state: State = { font: '', mode: 0 }
  let [visible, invisible] = [0, 0]
  for (const [index, operator] of fnArray.entries()) {
    const operands = argsArray[index]
    const args: readonly unknown[] = Array.isArray(operands) ? operands : []
    if (operator === OPS.save) stack.push(state)
    else if (operator === OPS.restore) state = stack.pop() ?? state
    else if (operator === OPS.setFont) state = { ...state, font: String(args[0]) }
    else if (operator === OPS.setTextRenderingMode) state = { ...state, mode: args[0] }
    else if (operator === OPS.showText) {
      const drawn = fonts.get(state.font) ?? { controls: new Set(), control: 0, all: 0 }
      fonts.set(state.font, drawn)
      for (const character of charactersOf(args[0])) {
        drawn.all += 1
        if (INVISIBLE.has(state.mode)) invisible += 1
        else visible += 1
        if (!CONTROL.test(character)) continue
        drawn.control += 1
        drawn.controls.add(character)
      }
    }
  }
  const isUnmapped = ({ controls, control, all }: Drawn): boolean =>
    controls.size >= FEWEST_CONTROLS && control > CONTROL_SHARE * all
  const unmapped = [...fonts].flatMap(([font, drawn]) => (isUnmapped(drawn) ? [font] : []))
  return { unmapped: new Set(unmapped), recognised: invisible > visible }
}

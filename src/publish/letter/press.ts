import { Worker } from 'node:worker_threads'
import { ThuocDoError } from '../../platform/problem.ts'
import type { LetterContent } from './content.ts'

export interface PressOrder {
  readonly id: number
  readonly content: LetterContent
}

export type PressAnswer =
  | { readonly kind: 'drawn'; readonly id: number; readonly pdf: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly problems: readonly string[] }

/** A typesetter at work in a thread of its own: the first letter waits for the fonts, the next ones do not. */
export interface LetterPress {
  /**
   * Draws a letter as tagged PDF; the same content gives the same bytes. PDF/A-2a is declared, not validated.
   * @throws ThuocDoError `letter.not-drawable` when a text has characters that the font lacks; `letter.not-typeset` when the
   * typesetter refuses the letter for another reason.
   */
  pdf(content: LetterContent): Promise<Uint8Array>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/** What the typesetter says of each character that no face of the font has; in its message quotes and escapes are doubled. */
const MISSING_GLYPH = /the text `(.+?)` could not be displayed/gi

function character(quoted: string): string {
  return quoted
    .replace(/\\*u\{([0-9a-f]+)\}/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/[\\"]/g, '')
}

/** The typesetter's report is long and for its makers: of it, only the characters, or the beginning, come out. */
function failure(problems: readonly string[]): ThuocDoError {
  const report = problems.join('; ')
  const characters = [...new Set([...report.matchAll(MISSING_GLYPH)].map(([, quoted = '']) => character(quoted)))]
  if (characters.length > 0) return new ThuocDoError('letter.not-drawable', { characters })
  const reason = (/message: ([^,]+)/.exec(report)?.[1] ?? report).slice(0, 200)
  return new ThuocDoError('letter.not-typeset', { reason })
}

/** Starts a press. It keeps the process alive only while letters are being drawn. */
export function letterPress(): LetterPress {
  const code = import.meta.url.endsWith('.ts') ? './press-worker.ts' : './press-worker.js'
  const worker = new Worker(new URL(code, import.meta.url))
  worker.unref()
  const waiting = new Map<number, Waiting>()
  let orders = 0
  let broken: Error | null = null

  const breakAll = (error: Error): void => {
    broken = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: PressAnswer) => {
    const order = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if (answer.kind === 'drawn') order?.resolve(answer.pdf)
    else order?.reject(failure(answer.problems))
  })
  worker.on('error', (error) => breakAll(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => breakAll(new Error('the press is closed')))

  const send = (content: LetterContent): Promise<Uint8Array> => {
    if (broken !== null) return Promise.reject(broken)
    const id = orders++
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, content } satisfies PressOrder)
    })
  }
  // One order at a time: a worker that finds several waiting draws them without a turn of its event loop between, and
  // what the typesetter holds is only let go in such a turn.
  let last: Promise<unknown> = Promise.resolve()

  return {
    pdf(content) {
      const drawn = last.then(() => send(content))
      last = drawn.catch(() => undefined)
      return drawn
    },
    async close() {
      await worker.terminate()
    },
  }
}

let shared: LetterPress | null = null

/** Draws one letter as PDF on the process's own press, started with the first letter. Errors as `LetterPress.pdf`. */
export function renderLetterPdf(content: LetterContent): Promise<Uint8Array> {
  shared ??= letterPress()
  return shared.pdf(content)
}

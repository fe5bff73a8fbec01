import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { PACKAGE_ROOT } from '../../platform/paths.ts'
import type { PressAnswer, PressOrder } from './press.ts'

/** Typst keeps all it ever laid out; forgetting every so often keeps the memory flat, rarely enough to stay fast. */
const DOCUMENTS_BETWEEN_EVICTIONS = 10
const STANDARD = 'a-2a'

const require = createRequire(import.meta.url)
const FACES = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
]

const source = readFileSync(join(PACKAGE_ROOT, 'assets', 'letter.typ'), 'utf8')
const compiler = NodeCompiler.create({
  fontArgs: [{ fontBlobs: FACES.map((face) => readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}`))) }],
})

interface Diagnostics {
  readonly shortDiagnostics: readonly unknown[]
}

function messages(diagnostics: Diagnostics | null): readonly string[] {
  return (diagnostics?.shortDiagnostics ?? []).map((one) =>
    typeof one === 'object' && one !== null && 'message' in one ? String(one.message) : JSON.stringify(one),
  )
}

/** A warning of the typesetter (a font it does not have, say) is a letter not to be signed: it fails like an error. */
function draw(order: PressOrder): PressAnswer {
  const result = compiler.compile({ mainFileContent: source, inputs: { letter: JSON.stringify(order.content) } })
  const problems = [...messages(result.takeError()), ...messages(result.takeWarnings())]
  if (problems.length > 0 || result.result === null) return { kind: 'failed', id: order.id, problems }
  try {
    const pdf = compiler.pdf(result.result, { pdfStandard: STANDARD })
    return { kind: 'drawn', id: order.id, pdf: new Uint8Array(pdf) }
  } catch (error) {
    return { kind: 'failed', id: order.id, problems: [error instanceof Error ? error.message : String(error)] }
  }
}

let drawn = 0
parentPort?.on('message', (order: PressOrder) => {
  const answer = draw(order)
  const transfer = answer.kind === 'drawn' ? [answer.pdf.buffer as ArrayBuffer] : []
  parentPort?.postMessage(answer, transfer)
  drawn += 1
  if (drawn % DOCUMENTS_BETWEEN_EVICTIONS === 0) compiler.evictCache(0)
})

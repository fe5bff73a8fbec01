import type { Product } from '../pipeline/product.ts'
import { describeProblem } from '../platform/describe.ts'
import { say, type Terminal } from './terminal.ts'

/** Tells on the error output of every file of an index set that is not used, before a program begins that may run unwatched. */
export function tellFaultySets({ faultySets }: Product, to: Terminal): void {
  for (const { problem } of faultySets) {
    const { text, cure } = describeProblem(problem.code, problem.facts, to.lang)
    const words = { vi: 'Tệp bộ chỉ số không được dùng', en: 'A file of index sets is not used' }
    to.err(`! ${say(to, words)}. ${text}\n  → ${cure}\n    [${problem.code}]\n`)
  }
}

import { inspect } from 'node:util'
import { expect } from 'vitest'
import { CATALOGUE } from '../../../src/platform/catalogue/index.ts'
import { fillText, ThuocDoError } from '../../../src/platform/problem.ts'

/** The error of the catalogue that a call ends with; its texts must have all their facts. */
export async function refusal(call: Promise<unknown>): Promise<ThuocDoError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ThuocDoError)) throw new Error(`no error of the catalogue: ${inspect(error)}`)
  const entry = CATALOGUE[error.code]
  if (entry === undefined) throw new Error(`${error.code} is not in the catalogue`)
  for (const lang of ['vi', 'en'] as const) {
    for (const { [lang]: text } of [entry.text, entry.cure]) {
      expect(fillText(text, error.facts, lang)).not.toMatch(/[{}]/)
    }
  }
  return error
}

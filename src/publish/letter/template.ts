import { z } from 'zod'
import { parseYamlForm } from './yaml-form.ts'

/** `{name}` places of a sentence. */
const PLACE = /\{(\w+)\}/g

/** A sentence that may use these places only. */
function sentence<const P extends string>(...known: readonly P[]) {
  return z
    .string('text')
    .trim()
    .min(1, 'text that is not empty')
    .superRefine((value, context) => {
      for (const [, placeholder = ''] of value.matchAll(PLACE)) {
        if (known.some((name) => name === placeholder)) continue
        context.addIssue({ code: 'custom', params: { placeholder, known }, message: 'a known place' })
      }
    })
}

const form = z.strictObject({
  schema: z.literal('thuocdo/letter-template/1', 'thuocdo/letter-template/1'),
  id: sentence(),
  subject: sentence('agency', 'issuer', 'period'),
  opening: z.strictObject({
    citing: sentence('agency', 'issuer', 'period', 'count', 'whose', 'cited'),
    plain: sentence('agency', 'issuer', 'period', 'count', 'whose'),
    whose: z.strictObject({
      both: sentence('issuer', 'count'),
      issuerAlone: sentence('issuer'),
      unitsAlone: sentence('issuer', 'count'),
    }),
  }),
  issuerResults: z.strictObject({
    heading: sentence('issuer', 'period'),
    figure: sentence('figure', 'value'),
  }),
  unitResults: z.strictObject({
    heading: sentence('issuer', 'period'),
    annexes: sentence('annexes', 'count'),
    spread: sentence('figure', 'count', 'min', 'max', 'median'),
    best: sentence('figure'),
    bestUnit: sentence('unit', 'value', 'place'),
    weakest: sentence('figure'),
    weakestUnit: sentence('unit', 'value', 'place', 'reasons'),
    weakestUnitPlain: sentence('unit', 'value', 'place'),
    reason: sentence('figure', 'value', 'place'),
    place: sentence('rank', 'of'),
    sharedPlace: sentence('rank', 'of'),
    manyTied: sentence('count', 'value'),
    lacking: sentence(),
    lackingFigure: sentence('figure', 'reason', 'units'),
    more: sentence('units', 'count'),
    level: sentence('level', 'text'),
  }),
  requests: z.strictObject({
    heading: sentence(),
    always: z.array(sentence('agency', 'issuer', 'period'), 'a list of sentences').min(1, 'at least one sentence'),
    whenLacking: sentence('agency', 'issuer', 'period').nullish(),
  }),
  annex: z.strictObject({
    title: sentence('figures', 'issuer', 'period'),
    dashNote: sentence(),
  }),
})

/** The wording of a letter, as data: letter-templates/ID.yaml. Which places each sentence may use is in docs/letters.md. */
export type LetterTemplate = z.infer<typeof form>

/**
 * Reads a template.
 * @throws ThuocDoError `letter.*` with the file, the line and the cure.
 */
export function parseLetterTemplate(yaml: string, file: string): LetterTemplate {
  return parseYamlForm(yaml, file, form)
}

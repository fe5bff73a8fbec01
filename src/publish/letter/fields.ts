import { z } from 'zod'
import { type LocalDate, parseLocalDate } from '../../model/date.ts'
import { parseYamlForm } from './yaml-form.ts'

/** The letter or decision that a letter carries out. `about`: its trích yếu, as "về việc …" goes on. */
export interface CitedLetter {
  readonly type: string
  readonly number: string
  readonly date: LocalDate
  readonly issuer: string
  readonly about: string | null
}

/** What only the issuing office can say about its letter. Null or empty: not given; nothing is invented in its place. */
export interface LetterFields {
  readonly superior: string | null
  readonly agency: string | null
  /** How running text calls the agency: "UBND huyện". */
  readonly agencyShort: string | null
  /** The clerk's number, digits only as a rule. */
  readonly number: string | null
  /** "UBND-VP" */
  readonly symbol: string | null
  readonly place: string | null
  readonly date: LocalDate | null
  readonly recipients: readonly string[]
  /** Lines above the signature, in capitals as printed. */
  readonly signing: readonly string[]
  readonly signer: string | null
  /** Lines of Nơi nhận between "Như trên" and the archive line. */
  readonly copies: readonly string[]
  /** Where the letter is kept: "VT". */
  readonly archive: string | null
  /** Short name of the unit that drafted it, printed after the archive. */
  readonly draftingUnit: string | null
  readonly cited: CitedLetter | null
}

/** One line of print: line breaks and runs of space are one space, signs that no paper shows are refused. */
const text = z
  .string('text')
  .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'text that is not empty')
      .regex(/^[^\p{Cc}\p{Cs}\p{Co}]*$/u, 'text without control characters'),
  )
const numberText = z.union([text, z.int().positive().transform(String)], 'a number or text')
const date = text.refine((value) => parseLocalDate(value) !== null, { params: { wanted: 'date' } })
const given = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)
const lines = z
  .array(text, 'a list of lines')
  .nullish()
  .transform((value) => value ?? [])

const cited = z.strictObject({ type: text, number: text, date, issuer: text, about: given(text) })

/** A symbol typed in small letters alone ("ubnd-vp") is printed in capitals; one that has capitals is as meant ("QĐ-TTg"). */
const inCapitals = (symbol: string): string => (/\p{Lu}/u.test(symbol) ? symbol : symbol.toLocaleUpperCase('vi'))

const form = z.strictObject({
  superior: given(text),
  agency: given(text),
  agencyShort: given(text),
  number: given(numberText),
  symbol: given(text.transform(inCapitals)),
  place: given(text),
  date: given(date),
  recipients: lines,
  signing: lines,
  signer: given(text),
  copies: lines,
  archive: given(text),
  draftingUnit: given(text),
  cited: given(cited),
})

/** Fields of a letter about which nothing was said. */
export const NO_FIELDS: LetterFields = form.parse({})

/**
 * Reads the YAML file of fields that the officer wrote (letter-templates/fields.example.yaml shows all of them).
 * @throws ThuocDoError `letter.*` with the file, the line and the cure.
 */
export function parseLetterFields(yaml: string, file: string): LetterFields {
  return parseYamlForm(yaml, file, form)
}

/** One thing that the office wrote: a field, or a line of one, with its path in the file ("recipients.2"). */
export interface FieldPart {
  readonly path: string
  readonly text: string
  /** The fields with this part besides. */
  readonly addTo: (fields: LetterFields) => LetterFields
}

/** Everything that is written in the fields, part by part, in the order of the file. */
export function fieldParts(fields: LetterFields): readonly FieldPart[] {
  return FIELD_NAMES.flatMap((name): readonly FieldPart[] => {
    const value = fields[name]
    if (value === null) return []
    if (typeof value === 'string') return [{ path: name, text: value, addTo: (to) => ({ ...to, [name]: value }) }]
    if ('type' in value) return [{ path: name, text: citedWords(value), addTo: (to) => ({ ...to, cited: value }) }]
    const list = name as 'recipients' | 'signing' | 'copies'
    return value.map((line, index) => ({
      path: `${list}.${index + 1}`,
      text: line,
      addTo: (to) => ({ ...to, [list]: [...to[list], line] }),
    }))
  })
}

const FIELD_NAMES = Object.keys(form.shape) as readonly (keyof LetterFields)[]

function citedWords({ type, number, date: day, issuer, about }: CitedLetter): string {
  return [type, number, day, issuer, about].filter((part) => part !== null).join(', ')
}

/** The number as printed: below 10 with a leading zero; null while the clerk has not given it. */
export function printedNumber({ number }: LetterFields): string | null {
  return number !== null && /^\d$/.test(number) ? `0${number}` : number
}

/** What the printed letter says of itself: number and symbol as one, and the date; null for what is left to the clerk. */
export function letterFacts(fields: LetterFields): { readonly number: string | null; readonly date: LocalDate | null } {
  const number = printedNumber(fields)
  return { number: number === null ? null : `${number}/${fields.symbol ?? ''}`, date: fields.date }
}

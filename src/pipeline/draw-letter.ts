import { basename } from 'node:path'
import { extractBytes } from '../ingest/extract/extract.ts'
import { interpret } from '../ingest/letters/interpret.ts'
import type { IndexSet } from '../model/index-set.ts'
import type { MonthResults } from '../model/results.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { composeLetter } from '../publish/letter/compose.ts'
import type { LetterContent } from '../publish/letter/content.ts'
import { renderLetterDocx } from '../publish/letter/docx.ts'
import { type FieldPart, fieldParts, type LetterFields, letterFacts, NO_FIELDS } from '../publish/letter/fields.ts'
import { renderLetterPdf } from '../publish/letter/press.ts'
import { type ProofDifference, type ProofResult, proveLetter, type ResolveName } from '../publish/letter/proof.ts'
import type { LetterTemplate } from '../publish/letter/template.ts'

/** One file of a letter, read back and found to say what is stored. */
export interface LetterFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Figures compared with the stored facts. */
  readonly compared: number
}

/** What a letter is about, and who tells which unit a name means. */
interface Subject {
  readonly indexSets: readonly IndexSet[]
  readonly results: MonthResults
  readonly resolve: ResolveName
}

/** What the office said, and the files in which it did. `standard`: the template that comes with the program. */
interface Words {
  readonly fields: LetterFields
  readonly fieldsFile: string
  readonly template: LetterTemplate
  readonly templateFile: string | null
  readonly standard: LetterTemplate
}

interface Form {
  readonly ending: 'pdf' | 'docx'
  readonly draw: (content: LetterContent) => Promise<Uint8Array>
}

const FORMS: readonly Form[] = [
  { ending: 'pdf', draw: renderLetterPdf },
  { ending: 'docx', draw: renderLetterDocx },
]

const DIFFERENCES_SHOWN = 5

/** The first differences in words. */
export function differencesOf(differences: readonly ProofDifference[]): readonly string[] {
  return differences
    .slice(0, DIFFERENCES_SHOWN)
    .map(({ kind, unit, figureId, stored, read }) =>
      [kind, unit, figureId, `${stored ?? '∅'} ≠ ${read ?? '∅'}`].filter((part) => part !== null).join(' '),
    )
}

/** The error of a file that nobody's words made wrong. */
export function notProven(file: string, { differences }: ProofResult): ThuocDoError {
  return new ThuocDoError('letter.not-proven', {
    file,
    count: differences.length,
    differences: differencesOf(differences),
  })
}

async function drawn(
  { indexSets, results, resolve }: Subject,
  fields: LetterFields,
  template: LetterTemplate,
  { ending, draw }: Form,
): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly proof: ProofResult }> {
  const name = `cong-van-${results.period.key}.${ending}`
  const bytes = await draw(composeLetter(results, fields, template))
  const reading = interpret(await extractBytes(bytes, name), indexSets, { indexSetId: results.indexSet.id })
  return { name, bytes, proof: proveLetter(results, reading, resolve, letterFacts(fields)) }
}

/** The parts of the fields without which the letter reads back as stored, when it does so without any. */
async function misreadParts(
  subject: Subject,
  { fields, template }: Words,
  form: Form,
): Promise<readonly FieldPart[] | null> {
  const proves = async (tried: LetterFields): Promise<boolean> =>
    (await drawn(subject, tried, template, form)).proof.proven
  if (!(await proves(NO_FIELDS))) return null
  let sound = NO_FIELDS
  const wrong: FieldPart[] = []
  for (const part of fieldParts(fields)) {
    const more = part.addTo(sound)
    if (await proves(more)) sound = more
    else wrong.push(part)
  }
  return wrong
}

/** Whose words make a letter read back as something else: a field's, the template's, or nobody's. */
async function blame(subject: Subject, words: Words, form: Form, file: string, proof: ProofResult): Promise<Error> {
  const wrong = await misreadParts(subject, words, form)
  const differences = differencesOf(proof.differences)
  if (wrong !== null && wrong.length > 0) {
    const fields = wrong.map(({ path, text }) => `${path} ("${text}")`)
    return new ThuocDoError('letter.field-misread', { file: words.fieldsFile, fields, differences })
  }
  if (words.templateFile !== null && (await drawn(subject, NO_FIELDS, words.standard, form)).proof.proven) {
    return new ThuocDoError('letter.template-misread', { file: basename(words.templateFile), differences })
  }
  return notProven(file, proof)
}

/** Where the characters stand that the font cannot draw: a field, a unit's name, or (then the error stays) elsewhere. */
function whereNotDrawable(error: unknown, { results }: Subject, { fields, fieldsFile }: Words): unknown {
  if (!(error instanceof ThuocDoError) || error.code !== 'letter.not-drawable') return error
  const { characters } = error.facts
  const lacking = Array.isArray(characters) ? characters : [String(characters)]
  const holds = (text: string): boolean =>
    lacking.some((one) => text.includes(one) || text.toLocaleUpperCase('vi').includes(one))
  const part = fieldParts(fields).find(({ text }) => holds(text))
  if (part !== undefined) {
    const facts = { file: fieldsFile, field: part.path, text: part.text, characters: lacking }
    return new ThuocDoError('letter.field-not-drawable', facts, { cause: error })
  }
  const unit = [results.issuer, ...results.units].map(({ unit: { name } }) => name).find(holds)
  if (unit === undefined) return error
  return new ThuocDoError('letter.unit-not-drawable', { unit, characters: lacking }, { cause: error })
}

/**
 * Draws a letter as PDF and DOCX and reads both back. On a difference it finds out whose words cause it.
 * @throws ThuocDoError `letter.field-misread`, `letter.template-misread`, `letter.not-proven`, `letter.field-not-drawable`,
 * `letter.unit-not-drawable`, `letter.not-drawable`, `letter.not-typeset`
 */
export async function drawLetter(subject: Subject, words: Words): Promise<readonly LetterFile[]> {
  const files: LetterFile[] = []
  try {
    for (const form of FORMS) {
      const { name, bytes, proof } = await drawn(subject, words.fields, words.template, form)
      if (!proof.proven) throw await blame(subject, words, form, name, proof)
      files.push({ name, bytes, compared: proof.compared })
    }
  } catch (error) {
    throw whereNotDrawable(error, subject, words)
  }
  return files
}

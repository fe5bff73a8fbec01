import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PACKAGE_ROOT } from '../../platform/paths.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { type LetterFields, parseLetterFields } from './fields.ts'
import { type LetterTemplate, parseLetterTemplate } from './template.ts'

const LETTER_TEMPLATE = join(PACKAGE_ROOT, 'letter-templates', 'announce-results.yaml')

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new ThuocDoError('letter.no-file', { file: path, reason }, { cause: error })
  }
}

/**
 * Reads a template of a letter; without a path, the one that comes with the program.
 * @throws ThuocDoError `letter.no-file`, and `letter.*` with file, line and cure when it is not right.
 */
export async function readLetterTemplate(path: string = LETTER_TEMPLATE): Promise<LetterTemplate> {
  return parseLetterTemplate(await textOf(path), basename(path))
}

/** Reads the file of fields that the officer wrote. Errors as `readLetterTemplate`. */
export async function readLetterFields(path: string): Promise<LetterFields> {
  return parseLetterFields(await textOf(path), basename(path))
}

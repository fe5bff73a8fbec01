import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../src/platform/catalogue/index.ts'
import { ThuocDoError } from '../../../src/platform/problem.ts'
import { NO_FIELDS, parseLetterFields } from '../../../src/publish/letter/fields.ts'
import { readLetterFields } from '../../../src/publish/letter/files.ts'
import { parseLetterTemplate } from '../../../src/publish/letter/template.ts'

const wording = readFileSync(new URL('../../../letter-templates/announce-results.yaml', import.meta.url), 'utf8')

function problem(run: () => unknown): { code: string; facts: object } {
  try {
    run()
  } catch (error) {
    if (error instanceof ThuocDoError) {
      expect(CATALOGUE[error.code]).toBeDefined()
      return { code: error.code, facts: error.facts }
    }
    throw error
  }
  throw new Error('nothing was wrong')
}
const fields = (yaml: string) => problem(() => parseLetterFields(yaml, 'f.yaml'))
const template = (from: string, to: string) => problem(() => parseLetterTemplate(wording.replace(from, to), 't.yaml'))

describe('the file of fields', () => {
  test('an empty file leaves everything blank', () => {
    expect(parseLetterFields('# nothing yet\n', 'f.yaml')).toEqual(NO_FIELDS)
  })

  test('a number may be written as a number', () => {
    expect(parseLetterFields('number: 6', 'f.yaml').number).toBe('6')
  })

  test('a misspelt field is named with its line', () => {
    expect(fields('place: A\nsinger: B\n')).toEqual({
      code: 'letter.unknown-key',
      facts: { file: 'f.yaml', line: 2, key: 'singer' },
    })
  })

  test('a day that does not exist is named with its line', () => {
    expect(fields('place: A\n\ndate: 2024-02-30')).toEqual({
      code: 'letter.wrong-value',
      facts: {
        file: 'f.yaml',
        line: 3,
        key: 'date',
        expected: { vi: 'ngày năm-tháng-ngày', en: 'a date as year-month-day' },
      },
    })
  })

  test('a cited letter without its issuer is incomplete', () => {
    expect(fields('cited:\n  type: Công văn\n  number: "1"\n  date: 2024-03-05')).toEqual({
      code: 'letter.missing-key',
      facts: { file: 'f.yaml', line: 2, key: 'cited.issuer' },
    })
  })

  test('broken YAML is named with its line', () => {
    expect(fields('place: A\nsigner: "B')).toMatchObject({ code: 'letter.yaml', facts: { file: 'f.yaml' } })
  })

  test('a file that is not there is an error of the person', async () => {
    await expect(readLetterFields('/nowhere/f.yaml')).rejects.toMatchObject({ code: 'letter.no-file' })
  })
})

describe('the template', () => {
  test('a place that nobody fills is named with its line and the places there are', () => {
    const line = wording.split('\n').findIndex((each) => each.startsWith('subject:')) + 1
    expect(template('{period}', '{month}')).toEqual({
      code: 'letter.unknown-placeholder',
      facts: { file: 't.yaml', line, key: 'subject', placeholder: 'month', known: ['agency', 'issuer', 'period'] },
    })
  })

  test('a sentence that is missing is named', () => {
    expect(template('  dashNote:', '  dashNotes:')).toMatchObject({
      code: 'letter.missing-key',
      facts: { file: 't.yaml', key: 'annex.dashNote' },
    })
  })

  test('another schema is refused', () => {
    expect(template('letter-template/1', 'letter-template/2')).toMatchObject({
      code: 'letter.wrong-value',
      facts: { key: 'schema' },
    })
  })
})

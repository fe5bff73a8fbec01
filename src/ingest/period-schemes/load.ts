import { z } from 'zod'
import type { Issue } from '../../model/issue.ts'
import { type PeriodScheme, SCHEMED_KINDS } from '../../model/period-scheme.ts'
import { problemsTold } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { pathText } from '../yaml/finding.ts'
import { readYamlFile } from '../yaml/yaml-file.ts'
import { yamlTextsIn } from '../yaml/yaml-folder.ts'

const words = z.string().trim().min(1)

/** A period scheme as its YAML file has it; docs/rules-of-time.md explains each key. */
const schemeFile = z.strictObject({
  schema: z.literal('thuocdo/period-scheme/1'),
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.strictObject({ vi: words, en: words }),
  kinds: z.array(z.enum(SCHEMED_KINDS)).min(1),
  begins: z.strictObject({ monthsBefore: z.int().min(0).max(11), day: z.int().min(1).max(28) }),
})

type ReadScheme = { readonly scheme: PeriodScheme | null; readonly issues: readonly Issue[] }

/** Reads a scheme from the text of its YAML file; with any problem, each an issue with file and line, there is none. */
export function parsePeriodScheme(yamlText: string, fileName: string): ReadScheme {
  const file = readYamlFile(yamlText, fileName, 'period.yaml')
  if (file.issues.length > 0) return { scheme: null, issues: file.issues }
  const parsed = schemeFile.safeParse(file.data)
  if (!parsed.success) {
    const findings = parsed.error.issues.flatMap((issue) => {
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
      return paths.map((path) => ({ code: 'period.scheme-value', path, facts: { key: pathText(path) } }))
    })
    return { scheme: null, issues: file.issuesOf(findings) }
  }
  const { id, name, kinds, begins } = parsed.data
  return { scheme: { id, name, kinds, begins }, issues: [] }
}

/**
 * The schemes of folders (*.yaml), by id. One of a later folder replaces that of the same id in an earlier one.
 * @throws ThuocDoError `period.scheme-invalid` with every problem of the first file that has some, `command.file-unreadable`
 */
export function loadPeriodSchemes(...folders: readonly string[]): ReadonlyMap<string, PeriodScheme> {
  const schemes = new Map<string, PeriodScheme>()
  for (const folder of folders) {
    for (const { file, text } of yamlTextsIn(folder)) {
      const { scheme, issues } = parsePeriodScheme(text, file)
      if (scheme === null) throw new ThuocDoError('period.scheme-invalid', { file, problems: problemsTold(issues) })
      schemes.set(scheme.id, scheme)
    }
  }
  return schemes
}

import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { wantedWords, yamlFault } from '../../platform/form-words.ts'
import { ThuocDoError } from '../../platform/problem.ts'

/** Line of the deepest part of the path that the file holds; 1 when it holds none of it. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[], key?: PropertyKey): number {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true)
  if (key !== undefined && isMap(parent)) {
    const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key))
    if (isNode(pair?.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line
  }
  if (isNode(parent) && parent.range) return lines.linePos(parent.range[0]).line
  return path.length === 0 ? 1 : lineOf(document, lines, path.slice(0, -1))
}

function problemOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter, file: string): ThuocDoError {
  const at = (key?: PropertyKey): { file: string; line: number } => ({
    file,
    line: lineOf(document, lines, issue.path, key),
  })
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return new ThuocDoError('letter.unknown-key', { ...at(key), key: [...issue.path, key].join('.') })
  }
  if (issue.code === 'custom' && typeof issue.params?.placeholder === 'string') {
    const { placeholder, known } = issue.params
    return new ThuocDoError('letter.unknown-placeholder', { ...at(), key: path, placeholder, known })
  }
  if (issue.code === 'invalid_type' && !document.hasIn(issue.path)) {
    return new ThuocDoError('letter.missing-key', { ...at(), key: path })
  }
  return new ThuocDoError('letter.wrong-value', { ...at(), key: path, expected: wantedWords(issue) })
}

/**
 * Reads a YAML file that a person wrote into the shape of a schema.
 * @throws ThuocDoError `letter.yaml`, `letter.unknown-key`, `letter.unknown-placeholder`, `letter.missing-key` or
 * `letter.wrong-value`, each with the file and the line.
 */
export function parseYamlForm<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken !== undefined) {
    const detail = yamlFault(broken.code)
    throw new ThuocDoError('letter.yaml', { file, line: lines.linePos(broken.pos[0]).line, detail })
  }
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  if (first === undefined) throw new Error('a failed parse has an issue')
  throw problemOf(first, document, lines, file)
}

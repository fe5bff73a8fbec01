import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { ThuocDoError } from '../../platform/problem.ts'
import { DATE_ORDERS } from './date-time.ts'
import type { StatedMapping } from './mapping.ts'

const words = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))

const mappingFile = z.strictObject({
  columns: z.record(z.string(), z.string()).default({}),
  values: z.record(z.string(), words).default({}),
  dates: z.enum(DATE_ORDERS).nullable().default(null),
  empty: z.array(z.string()).default([]),
})

function assertFields(names: readonly string[], fields: readonly string[], file: string): void {
  const unknown = names.filter((name) => !fields.includes(name))
  if (unknown.length > 0) throw new ThuocDoError('rows.mapping-fields', { file, unknown, known: fields })
}

/**
 * A mapping from the text of its YAML file (docs/dossiers.md): `columns` field → column, `values` field → word → our word,
 * `dates`, `empty`.
 * @throws ThuocDoError `rows.mapping-file` when it is no such file, `rows.mapping-fields` when it names unknown fields
 */
export function parseMapping(yamlText: string, file: string, fields: readonly string[]): StatedMapping {
  let data: unknown
  try {
    data = parse(yamlText)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new ThuocDoError('rows.mapping-file', { file, reason: `${error.code} (${error.linePos?.[0].line ?? 1})` })
  }
  const parsed = mappingFile.safeParse(data ?? {})
  if (!parsed.success) {
    const reason = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    throw new ThuocDoError('rows.mapping-file', { file, reason })
  }
  assertFields([...Object.keys(parsed.data.columns), ...Object.keys(parsed.data.values)], fields, file)
  return parsed.data
}

/**
 * Adds what was stated as `column=field` on the command line; it outweighs the file.
 * @throws ThuocDoError `rows.map-form` when one is not of that form, `rows.mapping-fields` when it names an unknown field
 */
export function addColumns(stated: StatedMapping, pairs: readonly string[], fields: readonly string[]): StatedMapping {
  const columns = { ...stated.columns }
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=')
    const field = pair.slice(at + 1).trim()
    const column = pair.slice(0, Math.max(at, 0)).trim()
    if (column === '' || field === '') throw new ThuocDoError('rows.map-form', { given: pair })
    assertFields([field], fields, '--map')
    columns[field] = column
  }
  return { ...stated, columns }
}

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readGiven } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'

/** A YAML file of a folder, by its name. */
export interface YamlText {
  readonly file: string
  readonly text: string
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new ThuocDoError('command.file-unreadable', { file: folder, reason }, { cause: error })
  }
}

/**
 * The YAML files of a folder, in the order of their names.
 * @throws ThuocDoError `command.file-unreadable` when the folder or one of them cannot be read
 */
export function yamlTextsIn(folder: string): readonly YamlText[] {
  const files = namesIn(folder).filter((name) => /\.ya?ml$/.test(name))
  return [...files].sort().map((file) => ({ file, text: readGiven(join(folder, file)).toString('utf8') }))
}

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
 * The names of the YAML files of a folder, in order.
 * @throws ThuocDoError `command.file-unreadable` when the folder cannot be read
 */
export const yamlNamesIn = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()

/**
 * A YAML file of a folder.
 * @throws ThuocDoError `command.file-unreadable`
 */
export const yamlTextOf = (folder: string, file: string): YamlText => ({
  file,
  text: readGiven(join(folder, file)).toString('utf8'),
})

/**
 * The YAML files of a folder, in the order of their names.
 * @throws ThuocDoError `command.file-unreadable` when the folder or one of them cannot be read
 */
export const yamlTextsIn = (folder: string): readonly YamlText[] =>
  yamlNamesIn(folder).map((file) => yamlTextOf(folder, file))

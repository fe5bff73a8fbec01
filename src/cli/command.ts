import { parseArgs } from 'node:util'
import type { Text2 } from '../model/text.ts'
import type { Config } from '../platform/config.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { Terminal } from './terminal.ts'

export interface CommandOption {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help: `NAME`. */
  readonly hint?: string
  readonly text: Text2
}

/** What a command gets: its words, its options, where to write, and the configuration. */
export interface Call {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly terminal: Terminal
  readonly config: Config
}

export interface Command {
  readonly name: string
  /** The words after the name: `FILE…`. */
  readonly words: string
  readonly text: Text2
  readonly options: Readonly<Record<string, CommandOption>>
  readonly examples: readonly string[]
  run(call: Call): Promise<void>
}

/** Options that every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, CommandOption>> = {
  json: { type: 'boolean', text: { vi: 'kết quả dạng JSON', en: 'answer as JSON' } },
  lang: { type: 'string', hint: 'vi|en', text: { vi: 'ngôn ngữ', en: 'language' } },
  help: { type: 'boolean', text: { vi: 'cách dùng lệnh', en: 'how the command is used' } },
}

/** Splits what follows the command's name. @throws ThuocDoError `command.usage` on an unknown option or missing value. */
export function parseCall(command: Command, args: readonly string[]): Pick<Call, 'words' | 'options'> {
  const known = { ...COMMON_OPTIONS, ...command.options }
  const options = Object.fromEntries(Object.entries(known).map(([name, { type }]) => [name, { type }]))
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true })
    return { words: parsed.positionals, options: parsed.values as Call['options'] }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new ThuocDoError(
      'command.usage',
      { command: command.name, detail: detail.replace(/\.$/, '') },
      { cause: error },
    )
  }
}

/** The value of a text option, or null. */
export function textOption(call: Call, name: string): string | null {
  const value = call.options[name]
  if (typeof value !== 'string') return null
  if (value.trim() === '') throw new ThuocDoError('command.usage', { command: '', detail: `--${name} ""` })
  return value
}

/** The value of a text option that must be given. @throws ThuocDoError `command.usage` */
export function neededOption(call: Call, command: Command, name: string): string {
  const value = textOption(call, name)
  if (value === null) {
    const hint = command.options[name]?.hint ?? ''
    const detail = call.terminal.lang === 'vi' ? `thiếu --${name} ${hint}` : `--${name} ${hint} is missing`
    throw new ThuocDoError('command.usage', { command: command.name, detail })
  }
  return value
}

/** The words, of which there must be at least one. @throws ThuocDoError `command.usage` */
export function neededWords(call: Call, command: Command): readonly string[] {
  if (call.words.length === 0) {
    const detail = call.terminal.lang === 'vi' ? `thiếu ${command.words}` : `${command.words} is missing`
    throw new ThuocDoError('command.usage', { command: command.name, detail })
  }
  return call.words
}

import { parseArgs } from 'node:util'
import type { Text2 } from '../model/text.ts'
import type { Config } from '../platform/config.ts'
import { nearest } from '../platform/nearest.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { Terminal } from './terminal.ts'

export interface CommandOption {
  readonly type: 'string' | 'boolean'
  /** A letter that stands for it: `-h`. */
  readonly short?: string
  /** What stands for the value in the help: `NAME`. */
  readonly hint?: string
  readonly text: Text2
}

/** What a command gets: its own name, its words, its options, where to write, and the configuration. */
export interface Call {
  readonly command: string
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly terminal: Terminal
  readonly config: Config
}

export interface Command {
  readonly name: string
  /** The words after the name, for the help: `FILE…`. */
  readonly words: string
  /** How many words it takes at the most; none by default. */
  readonly wordsAtMost?: number
  readonly text: Text2
  readonly options: Readonly<Record<string, CommandOption>>
  readonly examples: readonly string[]
  run(call: Call): Promise<void>
}

/** Options that every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, CommandOption>> = {
  json: { type: 'boolean', text: { vi: 'kết quả dạng JSON', en: 'answer as JSON' } },
  lang: { type: 'string', hint: 'vi|en', text: { vi: 'ngôn ngữ', en: 'language' } },
  help: { type: 'boolean', short: 'h', text: { vi: 'cách dùng lệnh', en: 'how the command is used' } },
}

/** The call of a command was not right; `detail` says how, as a part of a sentence. */
export function usageError(command: string, detail: Text2): ThuocDoError {
  return new ThuocDoError('command.usage', { command, detail })
}

function unknownOption(command: string, given: string, known: Readonly<Record<string, CommandOption>>): ThuocDoError {
  const near = nearest(given.replace(/^-+/, ''), Object.keys(known))
  const all = Object.keys(known).map((name) => `--${name}`)
  return usageError(command, {
    vi: `không có tuỳ chọn ${given}; ${near === null ? `các tuỳ chọn là ${all.join(', ')}` : `gần nhất là --${near}`}`,
    en: `there is no option ${given}; ${near === null ? `the options are ${all.join(', ')}` : `the nearest is --${near}`}`,
  })
}

/** Splits what follows the command's name. @throws ThuocDoError `command.usage`, naming the word or option that is wrong. */
export function parseCall(command: Command, args: readonly string[]): Pick<Call, 'command' | 'words' | 'options'> {
  const known = { ...COMMON_OPTIONS, ...command.options }
  const form = Object.fromEntries(
    Object.entries(known).map(([name, { type, short }]) => [name, short === undefined ? { type } : { type, short }]),
  )
  // Not strict: what is wrong is told here, in both languages.
  const { tokens, values } = parseArgs({ args: [...args], options: form, strict: false, tokens: true })
  const words: string[] = []
  const seen = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const option = known[name]
    if (option === undefined) throw unknownOption(command.name, rawName, known)
    if (option.type === 'string' && (value === undefined || (!token.inlineValue && value.startsWith('--')))) {
      const wanted = `${rawName} ${option.hint ?? ''}`.trim()
      throw usageError(command.name, { vi: `${wanted} thiếu giá trị`, en: `${wanted} has no value` })
    }
    if (option.type === 'boolean' && value !== undefined) {
      throw usageError(command.name, { vi: `${rawName} không nhận giá trị`, en: `${rawName} takes no value` })
    }
    if (option.type === 'string' && seen.has(name)) {
      throw usageError(command.name, { vi: `${rawName} cho hai lần`, en: `${rawName} is given twice` })
    }
    seen.add(name)
  }
  const superfluous = words[command.wordsAtMost ?? 0]
  if (superfluous !== undefined) {
    throw usageError(command.name, {
      vi: `từ "${superfluous}" là thừa`,
      en: `the word "${superfluous}" is superfluous`,
    })
  }
  return { command: command.name, words, options: values as Call['options'] }
}

/** Refuses options of the command that have no meaning for what was asked of it. @throws ThuocDoError `command.usage` */
export function refuseOptions(call: Call, asked: string, names: readonly string[]): void {
  const given = names.find((name) => call.options[name] !== undefined)
  if (given === undefined) return
  throw usageError(call.command, {
    vi: `--${given} không dùng với "${asked}"`,
    en: `--${given} has no meaning with "${asked}"`,
  })
}

/** The value of a text option, or null. @throws ThuocDoError `command.usage` when it is blank */
export function textOption(call: Call, name: string): string | null {
  const value = call.options[name]
  if (typeof value !== 'string') return null
  if (value.trim() === '') {
    throw usageError(call.command, { vi: `giá trị của --${name} để trống`, en: `the value of --${name} is blank` })
  }
  return value
}

/** The value of a text option that must be given. @throws ThuocDoError `command.usage` */
export function neededOption(call: Call, command: Command, name: string): string {
  const value = textOption(call, name)
  if (value === null) {
    const wanted = `--${name} ${command.options[name]?.hint ?? ''}`.trim()
    throw usageError(command.name, { vi: `thiếu ${wanted}`, en: `${wanted} is missing` })
  }
  return value
}

/** The words, of which there must be at least one. @throws ThuocDoError `command.usage` */
export function neededWords(call: Call, command: Command): readonly string[] {
  if (call.words.length === 0) {
    throw usageError(command.name, { vi: `thiếu ${command.words}`, en: `${command.words} is missing` })
  }
  return call.words
}

import { likest, nearest } from '../../platform/nearest.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { type Call, COMMON_OPTIONS, type Command, type CommandOption } from '../command.ts'
import { printJson, say, type Terminal } from '../terminal.ts'

const TITLE = {
  vi: 'Thước Đo – bộ chỉ số phục vụ người dân, doanh nghiệp: từ công văn, hồ sơ đến trang công khai.',
  en: 'Thước Đo – the index of service to people and businesses: from letters and dossiers to the public page.',
}

function optionLines(options: Readonly<Record<string, CommandOption>>, to: Terminal): string {
  const heads = Object.entries(options).map(
    ([name, { short, hint }]) => `${short ? `-${short}, ` : ''}--${name}${hint ? ` ${hint}` : ''}`,
  )
  const width = Math.max(...heads.map((head) => head.length))
  return Object.values(options)
    .map((option, index) => `  ${(heads[index] ?? '').padEnd(width)}  ${say(to, option.text)}\n`)
    .join('')
}

function commandJson(command: Command, to: Terminal): object {
  const options = Object.entries(command.options).map(([name, { type, hint, text }]) => ({
    ...{ name, type, value: hint ?? null },
    text: say(to, text),
  }))
  const { name, words, examples } = command
  return { name, words, text: say(to, command.text), options, examples }
}

/** There is no command of that name. */
export function unknownCommand(given: string, commands: readonly Command[]): ThuocDoError {
  const names = commands.map(({ name }) => name)
  const near = nearest(given, names)
  return new ThuocDoError('command.unknown', { command: given, near: near === null ? likest(given, names) : [near] })
}

/** Prints how one command is used. */
export function printCommandHelp(command: Command, to: Terminal): void {
  if (to.json) {
    printJson(to, commandJson({ ...command, options: { ...command.options, ...COMMON_OPTIONS } }, to))
    return
  }
  const examples = command.examples.map((example) => `  thuocdo ${example}\n`).join('')
  to.out(`${`thuocdo ${command.name} ${command.words}`.trim()}\n\n${say(to, command.text)}\n\n`)
  to.out(optionLines({ ...command.options, ...COMMON_OPTIONS }, to))
  if (examples !== '') to.out(`\n${say(to, { vi: 'Ví dụ', en: 'Examples' })}:\n${examples}`)
}

function printCommands(commands: readonly Command[], to: Terminal): void {
  if (to.json) {
    printJson(to, { commands: commands.map((command) => commandJson(command, to)) })
    return
  }
  to.out(`${say(to, TITLE)}\n\n`)
  const heads = commands.map((command) => `thuocdo ${command.name} ${command.words}`.trim())
  const width = Math.min(46, Math.max(...heads.map((head) => head.length)))
  for (const [index, command] of commands.entries()) {
    to.out(`  ${(heads[index] ?? '').padEnd(width)}  ${say(to, command.text)}\n`)
  }
  to.out(`\n${say(to, { vi: 'Tuỳ chọn chung', en: 'Options of every command' })}:\n`)
  to.out(optionLines(COMMON_OPTIONS, to))
}

/** `thuocdo help [COMMAND]`; the other commands are handed in, so that the table of commands stands in one place. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    words: '[COMMAND]',
    wordsAtMost: 1,
    text: { vi: 'Danh sách lệnh, hoặc cách dùng một lệnh.', en: 'The commands, or how one is used.' },
    options: {},
    examples: ['help import'],
    async run({ words: [name], terminal }: Call): Promise<void> {
      if (name === undefined) return printCommands(commands(), terminal)
      const command = commands().find((each) => each.name === name)
      if (command === undefined) throw unknownCommand(name, commands())
      printCommandHelp(command, terminal)
    },
  }
}

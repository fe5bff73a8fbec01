import { ThuocDoError } from '../../platform/problem.ts'
import { type Call, COMMON_OPTIONS, type Command, type CommandOption } from '../command.ts'
import { say, type Terminal } from '../terminal.ts'

const TITLE = {
  vi: 'Thước Đo – bộ chỉ số phục vụ người dân, doanh nghiệp: từ công văn, hồ sơ đến trang công khai.',
  en: 'Thước Đo – the index of service to people and businesses: from letters and dossiers to the public page.',
}

function optionLines(options: Readonly<Record<string, CommandOption>>, to: Terminal): string {
  const heads = Object.entries(options).map(([name, option]) => `--${name}${option.hint ? ` ${option.hint}` : ''}`)
  const width = Math.max(...heads.map((head) => head.length))
  return Object.values(options)
    .map((option, index) => `  ${(heads[index] ?? '').padEnd(width)}  ${say(to, option.text)}\n`)
    .join('')
}

/** Prints how one command is used. */
export function printCommandHelp(command: Command, to: Terminal): void {
  const examples = command.examples.map((example) => `  thuocdo ${example}\n`).join('')
  to.out(`thuocdo ${command.name} ${command.words}\n\n${say(to, command.text)}\n\n`)
  to.out(optionLines({ ...command.options, ...COMMON_OPTIONS }, to))
  if (examples !== '') to.out(`\n${say(to, { vi: 'Ví dụ', en: 'Examples' })}:\n${examples}`)
}

/** `thuocdo help [COMMAND]`; the other commands are handed in, so that the table of commands stands in one place. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    words: '[COMMAND]',
    text: { vi: 'Danh sách lệnh, hoặc cách dùng một lệnh.', en: 'The commands, or how one is used.' },
    options: {},
    examples: ['help import'],
    async run({ words, terminal }: Call): Promise<void> {
      const [name] = words
      if (name !== undefined) {
        const command = commands().find((each) => each.name === name)
        if (command === undefined) throw new ThuocDoError('command.unknown', { command: name })
        printCommandHelp(command, terminal)
        return
      }
      terminal.out(`${say(terminal, TITLE)}\n\n`)
      const heads = commands().map((command) => `thuocdo ${command.name} ${command.words}`.trim())
      const width = Math.min(46, Math.max(...heads.map((head) => head.length)))
      for (const [index, command] of commands().entries()) {
        terminal.out(`  ${(heads[index] ?? '').padEnd(width)}  ${say(terminal, command.text)}\n`)
      }
      terminal.out(`\n${say(terminal, { vi: 'Tuỳ chọn chung', en: 'Options of every command' })}:\n`)
      terminal.out(optionLines(COMMON_OPTIONS, terminal))
    },
  }
}

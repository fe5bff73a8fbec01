import type { Lang } from '../model/text.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { problemEntry } from '../platform/describe.ts'
import { packageVersion } from '../platform/paths.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { type Command, parseCall } from './command.ts'
import { deliveriesCommand } from './commands/deliveries.ts'
import { doctorCommand } from './commands/doctor.ts'
import { documentsCommand } from './commands/documents.ts'
import { explainCommand } from './commands/explain.ts'
import { figuresCommand } from './commands/figures.ts'
import { helpCommand, printCommandHelp, unknownCommand } from './commands/help.ts'
import { importCommand } from './commands/import.ts'
import { letterCommand } from './commands/letter.ts'
import { publishCommand } from './commands/publish.ts'
import { scoreCommand } from './commands/score.ts'
import { scoresCommand } from './commands/scores.ts'
import { serveCommand, startCommand } from './commands/serve.ts'
import { simulateCommand } from './commands/simulate.ts'
import { tokensCommand } from './commands/tokens.ts'
import { unitsCommand } from './commands/units.ts'
import { watchCommand } from './commands/watch.ts'
import { printError, type Terminal, terminal } from './terminal.ts'

/** Exit code of a bug: the program itself is wrong (sysexits EX_SOFTWARE). */
const EXIT_BUG = 70

const COMMANDS: readonly Command[] = [
  importCommand,
  documentsCommand,
  deliveriesCommand,
  watchCommand,
  unitsCommand,
  figuresCommand,
  scoreCommand,
  scoresCommand,
  explainCommand,
  tokensCommand,
  simulateCommand,
  letterCommand,
  publishCommand,
  serveCommand,
  startCommand,
  doctorCommand,
  helpCommand(() => COMMANDS),
]

function wantedLang(args: readonly string[], config: Config | null): Lang {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const given = args[at]?.includes('=') ? args[at]?.split('=')[1] : args[at + 1]
  if (at >= 0 && given !== 'vi' && given !== 'en') throw new ThuocDoError('command.lang', { given: given ?? '' })
  return at >= 0 ? (given as Lang) : (config?.lang ?? 'vi')
}

/** Splits the command's name from the rest: the first word that is no option nor `--lang`'s value. */
function splitName(args: readonly string[]): { readonly name: string | null; readonly rest: readonly string[] } {
  const at = args.findIndex((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--lang')
  if (at < 0) return { name: null, rest: args }
  return { name: args[at] ?? null, rest: [...args.slice(0, at), ...args.slice(at + 1)] }
}

async function dispatch(args: readonly string[], config: Config, to: Terminal): Promise<void> {
  if (args.includes('--version')) {
    to.out(`${packageVersion()}\n`)
    return
  }
  const { name, rest } = splitName(args)
  const command = COMMANDS.find((each) => each.name === (name ?? 'help'))
  if (command === undefined) throw unknownCommand(name ?? '', COMMANDS)
  const call = { ...parseCall(command, rest), terminal: to, config }
  if (call.options.help === true && name !== null) printCommandHelp(command, to)
  else await command.run(call)
}

/**
 * Runs one call of `thuocdo` and answers its exit code: 0 done; the catalogue's code for a mistake of the person (2 wrong
 * call, 3 wrong input, 4 not there, 5 in use or out of reach, 6 done but
 * not whole); 70 for a bug, with its trace.
 */
export async function runCli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const json = args.includes('--json')
  let to = terminal('vi', json)
  try {
    const config = readConfig(env)
    to = terminal(wantedLang(args, config), json)
    await dispatch(args, config, to)
    return 0
  } catch (error) {
    if (!(error instanceof ThuocDoError)) {
      to.err(`thuocdo: ${error instanceof Error ? error.stack : String(error)}\n`)
      return EXIT_BUG
    }
    printError(to, error.code, error.facts)
    const entry = problemEntry(error.code)
    return entry.kind === 'error' ? entry.exit : EXIT_BUG
  }
}

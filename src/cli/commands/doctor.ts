import { existsSync } from 'node:fs'
import { type Inspection, inspectProduct } from '../../pipeline/inspect.ts'
import type { Config } from '../../platform/config.ts'
import { describeProblem } from '../../platform/describe.ts'
import { PACKAGE_ROOT, packageVersion } from '../../platform/paths.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { glimpseProduct } from '../../wire/product.ts'
import type { Command } from '../command.ts'
import { printJson, say, type Terminal } from '../terminal.ts'

const NOTHING: Omit<Inspection, 'engine' | 'indexSets'> = {
  units: 0,
  provisional: 0,
  unitSources: 0,
  documents: 0,
  periods: [],
  lostDocuments: [],
}

type Report = Inspection & {
  readonly version: string
  readonly node: string
  readonly platform: string
  readonly program: string
  readonly data: string
  readonly address: string
  readonly variables: readonly string[]
  /** False: there is no register yet, or it cannot be opened (then a problem says so). */
  readonly registerFound: boolean
  readonly problems: readonly { readonly code: string; readonly text: string; readonly cure: string }[]
}

async function examine(config: Config, to: Terminal): Promise<Report> {
  const { indexSets, found, problems } = await glimpseProduct(config, inspectProduct)
  const lost = (found?.lostDocuments ?? []).map((each) => new ThuocDoError('command.document-lost', { ...each }))
  return {
    version: packageVersion(),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    program: PACKAGE_ROOT,
    data: config.dataDir,
    address: `http://${config.host}:${config.port}`,
    variables: config.given,
    engine: config.registryUrl === null ? 'sqlite' : 'postgres',
    ...(found ?? NOTHING),
    registerFound: found !== null,
    indexSets: indexSets.map(({ id }) => id),
    problems: [...problems, ...lost].map(({ code, facts }) => ({ code, ...describeProblem(code, facts, to.lang) })),
  }
}

function printReport(report: Report, to: Terminal): void {
  const line = (vi: string, en: string, value: string): void =>
    to.out(`${`${say(to, { vi, en })}:`.padEnd(22)} ${value}\n`)
  const absent = ` (${say(to, { vi: 'chưa có', en: 'not there yet' })})`
  line('Thước Đo', 'Thước Đo', `${report.version}, Node ${report.node}, ${report.platform}`)
  line('Chương trình', 'Program', report.program)
  line('Dữ liệu', 'Data', `${report.data}${existsSync(report.data) ? '' : absent}`)
  const unreadable = report.problems.some(({ code }) => code.startsWith('registry.'))
  line('Kho số liệu', 'Register', `${report.engine}${report.registerFound || unreadable ? '' : absent}`)
  if (report.registerFound) {
    line('Đơn vị', 'Units', `${report.units} (${report.provisional} ${say(to, { vi: 'tạm', en: 'provisional' })})`)
    line('Nguồn đơn vị', 'Unit sources', String(report.unitSources))
    line('Văn bản', 'Documents', String(report.documents))
    line('Kỳ', 'Periods', report.periods.join(', ') || '–')
  }
  line('Bộ chỉ tiêu', 'Index sets', report.indexSets.join(', '))
  line('Địa chỉ', 'Address', report.address)
  if (report.variables.length > 0) line('Biến môi trường', 'Variables set', report.variables.join(', '))
  for (const { text, cure, code } of report.problems) to.out(`\n✗ ${text}\n  → ${cure}\n    [${code}]\n`)
}

export const doctorCommand: Command = {
  name: 'doctor',
  words: '',
  text: {
    vi: 'Đã cài gì, dữ liệu nằm đâu, có gì bất thường. Chỉ xem, không tạo gì.',
    en: 'What is installed, where the data lies, what is wrong. Only looks, makes nothing.',
  },
  options: {},
  examples: ['doctor', 'doctor --json'],
  async run({ config, terminal }) {
    const report = await examine(config, terminal)
    if (terminal.json) printJson(terminal, report)
    else printReport(report, terminal)
    const count = report.problems.length
    if (count > 0) throw new ThuocDoError('command.unsound', { count })
  },
}

import { existsSync } from 'node:fs'
import { inspectProduct } from '../../pipeline/inspect.ts'
import { PACKAGE_ROOT, packageVersion } from '../../platform/paths.ts'
import { withProduct } from '../../wire/product.ts'
import type { Command } from '../command.ts'
import { printJson, say } from '../terminal.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  words: '',
  text: {
    vi: 'Đã cài gì, dữ liệu nằm đâu, có gì bất thường.',
    en: 'What is installed, where the data lies, what is wrong.',
  },
  options: {},
  examples: ['doctor', 'doctor --json'],
  async run({ config, terminal }) {
    const state = await withProduct(config, inspectProduct)
    const report = {
      version: packageVersion(),
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      program: PACKAGE_ROOT,
      data: config.dataDir,
      address: `http://${config.host}:${config.port}`,
      variables: config.given,
      ...state,
    }
    if (terminal.json) return printJson(terminal, report)
    const line = (vi: string, en: string, value: string): void =>
      terminal.out(`${`${say(terminal, { vi, en })}:`.padEnd(22)} ${value}\n`)
    line('Thước Đo', 'Thước Đo', `${report.version}, Node ${report.node}, ${report.platform}`)
    line('Chương trình', 'Program', report.program)
    line('Dữ liệu', 'Data', `${report.data}${existsSync(report.data) ? '' : ' (–)'}`)
    line('Kho số liệu', 'Register', state.engine)
    line('Đơn vị', 'Units', `${state.units} (${state.provisional} ${say(terminal, { vi: 'tạm', en: 'provisional' })})`)
    line('Nguồn đơn vị', 'Unit sources', String(state.unitSources))
    line('Văn bản', 'Documents', String(state.documents))
    line('Kỳ', 'Periods', state.periods.join(', ') || '–')
    line('Bộ chỉ tiêu', 'Index sets', state.indexSets.join(', '))
    line('Địa chỉ', 'Address', report.address)
    if (report.variables.length > 0) line('Biến môi trường', 'Variables set', report.variables.join(', '))
    for (const name of state.lostDocuments) line('MẤT TỆP GỐC', 'ORIGINAL LOST', name)
  },
}

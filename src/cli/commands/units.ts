import { DRY_RUN } from '../arguments.ts'
import { type Command, refuseOptions, usageError } from '../command.ts'
import { runImport } from './units-import.ts'
import { runList, runResolve } from './units-resolve.ts'
import { runRemove, runSources } from './units-sources.ts'

/** The options that each action takes; the others are refused. */
const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  import: ['from', 'under', 'ends', 'dry-run'],
  list: ['as-of'],
  resolve: ['as-of'],
  sources: ['all'],
  remove: ['dry-run'],
}

/** What an action cannot do without. */
const LACKING: Readonly<Record<string, string>> = { resolve: 'NAME', remove: 'SOURCE' }

export const unitsCommand: Command = {
  name: 'units',
  words: 'import FILE… | list | resolve NAME | sources | remove SOURCE',
  wordsAtMost: Number.POSITIVE_INFINITY,
  text: {
    vi: 'Đơn vị hành chính qua thời gian: nạp danh mục và quá trình kế thừa, liệt kê, tra tên, xem và gỡ nguồn.',
    en: 'Administrative units over time: take in lists and lineage, list them, look a name up, list sources and remove one.',
  },
  options: {
    from: {
      type: 'string',
      hint: 'DATE',
      text: {
        vi: 'ngày danh mục hay quá trình kế thừa có hiệu lực',
        en: 'the date from which the list or lineage holds',
      },
    },
    under: {
      type: 'string',
      hint: 'CODE',
      text: { vi: 'danh mục chỉ đầy đủ bên dưới đơn vị này', en: 'the list is complete below this unit only' },
    },
    'as-of': {
      type: 'string',
      hint: 'DATE',
      text: { vi: 'tra theo ngày này (mặc định hôm nay)', en: 'as of this date (today by default)' },
    },
    ends: {
      type: 'string',
      hint: 'N',
      text: {
        vi: 'xác nhận N đơn vị kết thúc, khi lần nạp trước bị dừng vì có dấu hiệu nhầm',
        en: 'yes, N units end: where the import was stopped as a likely mistake',
      },
    },
    all: { type: 'boolean', text: { vi: 'cả nguồn đã gỡ', en: 'sources that were removed too' } },
    'dry-run': DRY_RUN,
  },
  examples: [
    'units import danh-muc.csv --from 2025-07-01',
    'units resolve "An Vỹ" --as-of 2025-07-01 --json',
    'units list --as-of 2024-11-01',
    'units sources',
    'units remove 3 --dry-run',
  ],
  async run(call) {
    const [action = '', ...words] = call.words
    const taken = OPTIONS_OF[action]
    if (taken !== undefined) {
      const foreign = Object.keys(unitsCommand.options).filter((name) => !taken.includes(name))
      refuseOptions(call, `units ${action}`, foreign)
    }
    if (action === 'import') return runImport(call, unitsCommand, words)
    if (action === 'list' && words.length === 0) return runList(call)
    const [name, ...more] = words
    if (action === 'sources' && words.length === 0) return runSources(call)
    if (action === 'remove' && name !== undefined && more.length === 0) return runRemove(call, name)
    if (action === 'resolve' && name !== undefined && more.length === 0) return runResolve(call, name)
    const lacking = name === undefined ? LACKING[action] : undefined
    if (lacking !== undefined) throw usageError('units', { vi: `thiếu ${lacking}`, en: `${lacking} is missing` })
    const given = call.words.join(' ')
    throw usageError('units', {
      vi: given === '' ? `thiếu ${unitsCommand.words}` : `không hiểu "${given}"; viết ${unitsCommand.words}`,
      en:
        given === '' ? `${unitsCommand.words} is missing` : `"${given}" is not understood; write ${unitsCommand.words}`,
    })
  },
}

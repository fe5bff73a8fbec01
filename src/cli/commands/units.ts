import { ThuocDoError } from '../../platform/problem.ts'
import type { Command } from '../command.ts'
import { runImport } from './units-import.ts'
import { runList, runResolve } from './units-resolve.ts'
import { runRemove, runSources } from './units-sources.ts'

function usage(detail: string): ThuocDoError {
  return new ThuocDoError('command.usage', { command: 'units', detail })
}

export const unitsCommand: Command = {
  name: 'units',
  words: 'import FILE… | list | resolve NAME | sources | remove SOURCE',
  text: {
    vi: 'Đơn vị hành chính qua thời gian: nạp danh mục và phả hệ, liệt kê, tra tên, xem và gỡ nguồn.',
    en: 'Administrative units over time: take in lists and lineage, list them, look a name up, list sources and remove one.',
  },
  options: {
    from: {
      type: 'string',
      hint: 'DATE',
      text: { vi: 'ngày danh mục hay phả hệ có hiệu lực', en: 'the date from which the list or lineage holds' },
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
    'dry-run': { type: 'boolean', text: { vi: 'chỉ xem trước, không lưu', en: 'preview only, store nothing' } },
  },
  examples: [
    'units import danh-muc.csv --from 2025-07-01',
    'units resolve "An Vỹ" --as-of 2025-07-01 --json',
    'units list --as-of 2024-11-01',
    'units sources',
    'units remove 3 --dry-run',
  ],
  async run(call) {
    const [action, ...words] = call.words
    if (action === 'import') return runImport(call, unitsCommand, words)
    if (action === 'list' && words.length === 0) return runList(call)
    const [name, ...more] = words
    if (action === 'sources' && words.length === 0) return runSources(call)
    if (action === 'remove' && name !== undefined && more.length === 0) return runRemove(call, name)
    if (action === 'resolve' && name !== undefined && more.length === 0) return runResolve(call, name)
    throw usage(call.words.join(' ') || unitsCommand.words)
  },
}

import type { IntakeKind, Said } from '../pipeline/intake.ts'
import { listOption, toPeriod } from './arguments.ts'
import { type Call, type Command, textOption, usageError } from './command.ts'

/** The kinds, where nothing else of the intake is needed yet. */
export const KINDS = [
  'dossiers',
  'satisfaction',
  'procedures',
  'petitions',
  'counts',
] as const satisfies readonly IntakeKind[]

/** How columns of records are understood and what becomes of bad rows. */
export const RECORD_OPTIONS = {
  map: {
    type: 'string',
    hint: 'COLUMN=FIELD;…',
    text: {
      vi: 'hồ sơ, phản ánh, đánh giá: cột nào là trường nào',
      en: 'dossiers, petitions, answers: which column is which field',
    },
  },
  mapping: {
    type: 'string',
    hint: 'FILE',
    text: {
      vi: 'hồ sơ, phản ánh, đánh giá: tệp YAML nói rõ các cột và giá trị',
      en: 'dossiers, petitions, answers: a YAML file that says what columns and values mean',
    },
  },
  'bad-rows': {
    type: 'string',
    hint: 'load-good|load-none',
    text: {
      vi: 'hồ sơ, phản ánh, đánh giá: nạp các dòng tốt hay không nạp gì khi có dòng lỗi (mặc định: không nạp khi quá 1% dòng lỗi)',
      en: 'dossiers, petitions, answers: load the good rows or none when rows are bad (default: none above 1% of bad rows)',
    },
  },
} as const satisfies Command['options']

/** For whom, and of which days, records are complete. */
export const COMPLETE_OPTIONS = {
  covers: {
    type: 'string',
    hint: 'UNIT;…',
    text: {
      vi: 'phản ánh, kiến nghị: tệp đầy đủ cho các đơn vị này và mọi đơn vị bên dưới, trong kỳ --period (mặc định các tháng có phản ánh trong tệp); đơn vị không có phản ánh nào được tính là 0',
      en: 'petitions: the file is complete for these units and all below them, in --period (by default the months of its petitions); a unit without any then has 0',
    },
  },
  complete: {
    type: 'string',
    hint: 'P',
    text: {
      vi: 'đánh giá: tệp có đủ mọi phản ánh về hồ sơ tiếp nhận trong kỳ; hồ sơ không có trong tệp là không bị phản ánh',
      en: 'answers: the file has every complaint about dossiers received in the period; of the others nobody complained',
    },
  },
  units: {
    type: 'string',
    hint: 'CODE,…',
    text: {
      vi: 'đánh giá: --complete chỉ cho hồ sơ của các mã đơn vị này và bộ phận bên dưới (mặc định: mọi đơn vị)',
      en: 'answers: --complete for dossiers of these unit codes and offices below them only (default: all units)',
    },
  },
} as const satisfies Command['options']

const COLUMNS = ['map', 'mapping', 'bad-rows', 'rejects']

/** Options that have a meaning for records of a kind. */
const HEEDED: Readonly<Record<IntakeKind, readonly string[]>> = {
  dossiers: ['source', ...COLUMNS],
  satisfaction: ['source', ...COLUMNS, 'complete', 'units'],
  procedures: [],
  petitions: ['source', ...COLUMNS, 'covers', 'period'],
  counts: ['source', 'rejects', 'index-set'],
}

const ALL = [...new Set(Object.values(HEEDED).flat())]

/** Options of records that have none. */
export const unheeded = (kind: IntakeKind): readonly string[] => ALL.filter((name) => !HEEDED[kind].includes(name))

/** Options of records. */
export const heededByAny: readonly string[] = ALL

function badRows(call: Call): Said['badRows'] {
  const given = textOption(call, 'bad-rows')
  if (given === null || given === 'load-good' || given === 'load-none') return given
  throw usageError(call.command, {
    vi: `--bad-rows ${given}: dùng load-good hoặc load-none`,
    en: `--bad-rows ${given}: use load-good or load-none`,
  })
}

/**
 * What a call says of records of a kind; of their columns only where `columns` says so.
 * @throws ThuocDoError `command.usage`, `command.period`, as statedMapping and completeness
 */
export async function saidInCall(call: Call, kind: IntakeKind, columns = true): Promise<Said> {
  const { fieldsOf, saidBy } = await import('../pipeline/intake.ts')
  const { completeness, listed } = await import('../pipeline/completeness.ts')
  const { statedMapping } = await import('../pipeline/import-dossiers.ts')
  const periodOf = async (name: string) => {
    const given = textOption(call, name)
    return given === null ? null : toPeriod(given, call)
  }
  const stated = (): Said['stated'] =>
    statedMapping(textOption(call, 'mapping'), listOption(call, 'map'), fieldsOf(kind))
  return {
    ...saidBy(textOption(call, 'source') ?? kind, 'file'),
    stated: columns ? stated() : null,
    badRows: badRows(call),
    dryRun: call.options['dry-run'] === true,
    indexSet: textOption(call, 'index-set'),
    ...completeness({
      covers: listOption(call, 'covers'),
      period: await periodOf('period'),
      complete: await periodOf('complete'),
      units: listed(textOption(call, 'units'), ','),
    }),
  }
}

import { basename } from 'node:path'
import type { Period } from '../../model/period.ts'
import { directoryOf } from '../../pipeline/product.ts'
import type { SimulationReport } from '../../pipeline/simulate.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { DOSSIER_FORMATS, type DossierFormat } from '../../simulate/dossier-rows.ts'
import { PLANTED_ERRORS, type SimulatedUnit } from '../../simulate/simulation.ts'
import { withProduct } from '../../wire/product.ts'
import { toDate, toPeriod } from '../arguments.ts'
import { type Call, type Command, neededOption, textOption, usageError } from '../command.ts'
import { issueLines, printJson, say, type Terminal } from '../terminal.ts'

const number = (value: number, to: Terminal): string => value.toLocaleString(to.lang === 'vi' ? 'vi-VN' : 'en-GB')

const PLANTED_WORDS = {
  'no-receipt-date': { vi: 'thiếu ngày tiếp nhận', en: 'no receipt date' },
  'end-missing': { vi: 'đã xong mà không có ngày kết thúc', en: 'finished without an end' },
  'future-date': { vi: 'ngày ở tương lai', en: 'a date in the future' },
  'end-before-receipt': { vi: 'kết thúc trước khi tiếp nhận', en: 'ended before it was received' },
  'utc-shifted': { vi: 'lệch ngày do đổi sang giờ UTC', en: 'day shifted by a conversion to UTC' },
  'resent-newer': { vi: 'gửi lại với nội dung mới hơn', en: 'sent again with newer content' },
  'resent-older': { vi: 'gửi lại với nội dung cũ hơn', en: 'sent again with older content' },
  'resent-identical': { vi: 'gửi lại y nguyên', en: 'sent again unchanged' },
  'unknown-unit': { vi: 'mã đơn vị không có thật', en: 'a unit that there is not' },
} as const

async function periodOption(call: Call): Promise<Period> {
  const period = textOption(call, 'period')
  const [from, to] = [textOption(call, 'from'), textOption(call, 'to')]
  if (period !== null && from === null && to === null) return toPeriod(period, call)
  if (period === null && from !== null && to !== null) return toPeriod(`${toDate(from)}..${toDate(to)}`, call)
  throw usageError(call.command, {
    vi: 'cho --period P, hoặc cả --from D và --to D',
    en: 'give --period P, or both --from D and --to D',
  })
}

function dossiersOption(call: Call): number {
  const given = neededOption(call, simulateCommand, 'dossiers')
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given)
  throw usageError(call.command, {
    vi: `--dossiers phải là số nguyên từ 1 đến 999999999, không phải "${given}"`,
    en: `--dossiers must be a whole number from 1 to 999999999, not "${given}"`,
  })
}

function errorsOption(call: Call): number {
  const given = textOption(call, 'errors') ?? '0.01'
  const share = /^[01]([.,]\d{1,6})?$/.test(given) ? Number(given.replace(',', '.')) : Number.NaN
  if (share <= 1) return share
  throw usageError(call.command, {
    vi: `--errors phải là một phần từ 0 đến 1, ví dụ 0.01, không phải "${given}"`,
    en: `--errors must be a share from 0 to 1, such as 0.01, not "${given}"`,
  })
}

function formatOption(call: Call): DossierFormat {
  const given = textOption(call, 'format') ?? 'csv'
  const format = DOSSIER_FORMATS.find((each) => each === given)
  if (format !== undefined) return format
  throw usageError(call.command, {
    vi: `--format phải là ${DOSSIER_FORMATS.join(', ')}, không phải "${given}"`,
    en: `--format must be ${DOSSIER_FORMATS.join(', ')}, not "${given}"`,
  })
}

async function unitsOf(call: Call, period: Period): Promise<readonly SimulatedUnit[]> {
  const { listedUnits, registeredUnits } = await import('../../pipeline/simulated-units.ts')
  const [file, asOf, under] = [textOption(call, 'units'), textOption(call, 'as-of'), textOption(call, 'under')]
  if ((file === null) === (asOf === null)) {
    throw usageError(call.command, {
      vi: 'cho --units TỆP hoặc --as-of NGÀY (đơn vị trong kho), một trong hai',
      en: 'give --units FILE or --as-of DATE (units of the register), one of the two',
    })
  }
  if (file === null) {
    const date = toDate(asOf ?? '')
    return withProduct(call.config, async (product) => registeredUnits(await directoryOf(product), date, under), 'look')
  }
  const { units, issues } = await listedUnits(file, under, period.from)
  for (const issue of issues) call.terminal.err(issueLines(issue, call.terminal.lang))
  if (units === null) throw new ThuocDoError('simulate.units-refused', { file: basename(file), count: issues.length })
  return units
}

function printReport({ files, dossiers, rows, planted }: SimulationReport, units: number, to: Terminal): void {
  if (to.json) {
    printJson(to, { simulated: true, units, dossiers, rows, planted, files })
    return
  }
  const [d, r, u] = [number(dossiers, to), number(rows, to), number(units, to)]
  const head = {
    vi: `Dữ liệu MÔ PHỎNG: ${d} hồ sơ của ${u} đơn vị, ${r} dòng`,
    en: `SIMULATED data: ${d} dossiers of ${u} units, ${r} rows`,
  }
  to.out(`${say(to, head)}\n`)
  const made = PLANTED_ERRORS.filter((error) => planted[error] > 0)
  if (made.length > 0) to.out(`${say(to, { vi: 'Lỗi cài sẵn', en: 'Planted errors' })}:\n`)
  for (const error of made) to.out(`  · ${say(to, PLANTED_WORDS[error])}: ${number(planted[error], to)}\n`)
  for (const { path, bytes } of files) to.out(`${path}  ${number(Math.ceil(bytes / 1024), to)} kB\n`)
}

export const simulateCommand: Command = {
  name: 'simulate',
  words: '',
  text: {
    vi: 'Tạo dữ liệu hồ sơ mô phỏng cho một danh mục đơn vị; không có dữ liệu thật hay dữ liệu cá nhân nào.',
    en: 'Make simulated dossiers for any list of units; nothing of it is real and nobody is in it.',
  },
  options: {
    units: {
      type: 'string',
      hint: 'FILE',
      text: {
        vi: 'danh mục: code,name,level,parentCode[,portalCode]',
        en: 'list: code,name,level,parentCode[,portalCode]',
      },
    },
    'as-of': {
      type: 'string',
      hint: 'DATE',
      text: { vi: 'đơn vị có hiệu lực trong kho ngày này', en: 'units of the register in force on the date' },
    },
    under: {
      type: 'string',
      hint: 'CODE',
      text: { vi: 'chỉ đơn vị này và các đơn vị trực thuộc', en: 'this unit and those below it only' },
    },
    period: { type: 'string', hint: 'P', text: { vi: 'kỳ nộp hồ sơ', en: 'when dossiers are handed in' } },
    from: { type: 'string', hint: 'D', text: { vi: 'từ ngày (thay cho --period)', en: 'from (instead of --period)' } },
    to: { type: 'string', hint: 'D', text: { vi: 'đến ngày', en: 'until' } },
    'known-until': {
      type: 'string',
      hint: 'D',
      text: {
        vi: 'ngày cuối còn biết diễn biến (mặc định cuối kỳ; kỳ chưa hết: hôm qua)',
        en: 'last day of which anything is known (default: end of the period; while it runs: yesterday)',
      },
    },
    dossiers: { type: 'string', hint: 'N', text: { vi: 'số hồ sơ', en: 'how many dossiers' } },
    seed: {
      type: 'string',
      hint: 'S',
      text: {
        vi: 'hạt giống: cùng chữ, cùng dữ liệu (mặc định 1)',
        en: 'the same text gives the same data (default 1)',
      },
    },
    errors: {
      type: 'string',
      hint: 'SHARE',
      text: {
        vi: 'phần hồ sơ có lỗi cài sẵn (mặc định 0.01)',
        en: 'share of dossiers with a planted error (default 0.01)',
      },
    },
    format: {
      type: 'string',
      hint: DOSSIER_FORMATS.join('|'),
      text: { vi: 'dạng tệp hồ sơ (mặc định csv)', en: 'form of the file of dossiers (default csv)' },
    },
    out: { type: 'string', hint: 'DIR', text: { vi: 'thư mục kết quả', en: 'folder to write to' } },
  },
  examples: [
    'simulate --units don-vi.csv --period 2026-08 --dossiers 100000 --out mo-phong/',
    'simulate --as-of 2026-08-01 --under 33 --from 2026-01-01 --to 2026-06-30 --dossiers 500000 --seed 7 --out mo-phong/',
  ],
  async run(call) {
    const period = await periodOption(call)
    const out = neededOption(call, simulateCommand, 'out')
    const [dossiers, errors, format] = [dossiersOption(call), errorsOption(call), formatOption(call)]
    const asked = textOption(call, 'known-until')
    const { calendarOf } = await import('../../pipeline/calendar.ts')
    const { knownDay, writeSimulation } = await import('../../pipeline/simulate.ts')
    const knownUntil = knownDay(period, asked === null ? null : toDate(asked))
    const seed = textOption(call, 'seed') ?? '1'
    const units = await unitsOf(call, period)
    const { terminal } = call
    const calendar = calendarOf(call.config.dataDir)
    const options = { units, period, knownUntil, dossiers, seed, errors, calendar }
    const report = await writeSimulation(options, out, format, (rows) => {
      terminal.progress(`${number(rows, terminal)} / ${number(dossiers, terminal)}`)
    })
    terminal.progress('')
    printReport(report, units.length, terminal)
  },
}

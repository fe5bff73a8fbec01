import type { LocalDate } from '../../model/date.ts'
import { formatDate } from '../../model/period.ts'
import type { Unit } from '../../model/unit.ts'
import type { UnitDirectory } from '../../model/unit-directory.ts'
import type { UnitImportReport } from '../../pipeline/import-units.ts'
import { directoryOf } from '../../pipeline/product.ts'
import { systemClock } from '../../platform/clock.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { DRY_RUN, toDate } from '../arguments.ts'
import { type Call, type Command, neededOption, refuseOptions, textOption, usageError } from '../command.ts'
import { issueJson, issueLines, printJson, say, type Terminal } from '../terminal.ts'

const OUTCOME = {
  added: { vi: 'Đã nạp', en: 'Imported' },
  already: { vi: 'Đã có từ trước, không thay đổi gì', en: 'Held already, nothing changed' },
  'dry-run': { vi: 'Xem trước, chưa lưu gì', en: 'Preview, nothing stored' },
  refused: { vi: 'KHÔNG NẠP, không lưu gì', en: 'REFUSED, nothing stored' },
} as const

/** More issues than this are counted by code; --json lists them all. */
const ISSUES_SHOWN = 12

function printUnitReport(report: UnitImportReport, to: Terminal): void {
  const { source, issues } = report
  const kind = { list: { vi: 'danh mục', en: 'list' }, lineage: { vi: 'quá trình kế thừa', en: 'lineage' } }
  to.out(`${say(to, OUTCOME[report.outcome])}: ${report.file}\n`)
  if (source !== null) {
    const rows = source.rows.length
    to.out(
      `  ${say(to, kind[source.kind])}, ${say(to, {
        vi: `${rows} dòng; ${report.inForce} đơn vị có hiệu lực ngày ${formatDate(source.from)}`,
        en: `${rows} rows; ${report.inForce} units in force on ${source.from}`,
      })}\n`,
    )
  }
  for (const issue of issues.slice(0, ISSUES_SHOWN)) to.out(issueLines(issue, to.lang))
  if (issues.length > ISSUES_SHOWN) {
    const rest = issues.length - ISSUES_SHOWN
    to.out(
      `  … ${say(to, { vi: `và ${rest} điều nữa (xem đủ với --json)`, en: `and ${rest} more (all with --json)` })}\n`,
    )
  }
}

async function runImport(call: Call, command: Command, files: readonly string[]): Promise<void> {
  if (files.length === 0)
    throw usageError('units', { vi: 'thiếu FILE sau import', en: 'FILE is missing behind import' })
  refuseOptions(call, 'units import', ['as-of'])
  const from = toDate(neededOption(call, command, 'from'))
  const options = { from, scopeCode: textOption(call, 'under'), dryRun: call.options['dry-run'] === true }
  const to = call.terminal
  const { importUnits } = await import('../../pipeline/import-units.ts')
  const refused = await withProduct(call.config, async (product) => {
    const reports: UnitImportReport[] = []
    for (const file of files) {
      to.progress(file)
      const report = await importUnits(product, file, options)
      reports.push(report)
      if (!to.json) printUnitReport(report, to)
    }
    to.progress('')
    if (to.json) {
      const files = reports.map(({ file, outcome, source, issues, inForce }) => ({
        ...{ file, outcome, kind: source?.kind ?? null, rows: source?.rows.length ?? 0, inForce },
        issues: issues.map((issue) => issueJson(issue, to.lang)),
      }))
      printJson(to, { files })
    }
    return reports.filter((report) => report.outcome === 'refused').length
  })
  if (refused > 0) throw new ThuocDoError('command.import-refused', { refused, total: files.length })
}

/** A unit with all that is known of it on a date, as `units resolve --json` gives it. */
function unitJson(unit: Unit, directory: UnitDirectory, on: LocalDate): object {
  const version = directory.versionOn(unit.id, on)
  const label = ({ id, name, code, level }: ReturnType<UnitDirectory['label']>): object => ({ id, name, code, level })
  const standing = directory.standingOn(unit.id, on)
  return {
    id: unit.id,
    name: version.name,
    code: version.code,
    level: unit.level,
    origin: unit.origin,
    from: unit.from,
    to: unit.to,
    versions: unit.versions,
    aliases: unit.aliases,
    ancestors: directory.ancestorsOn(unit.id, on).map(label),
    standing: standing.kind,
    successors:
      standing.kind === 'succeeded'
        ? standing.successors.map(({ unit: to, extent, steps }) => ({ ...label(to), extent, steps }))
        : [],
    incomplete: standing.kind === 'succeeded' && standing.incomplete,
    predecessors: directory.predecessors(unit.id),
  }
}

function validity({ from, to }: Unit, lang: 'vi' | 'en'): string {
  const words = lang === 'vi' ? ['từ', 'đến trước', 'không rõ'] : ['from', 'until', 'unknown']
  return `${words[0]} ${from ?? words[2]}${to === null ? '' : ` ${words[1]} ${to}`}`
}

const EXTENT = {
  full: { vi: 'toàn bộ', en: 'all of it' },
  partial: { vi: 'một phần', en: 'a part' },
  assumed: { vi: 'suy ra từ mã hoặc tên, chưa có văn bản', en: 'inferred from code or name, no source says so' },
} as const

function printUnit(unit: Unit, directory: UnitDirectory, on: LocalDate, to: Terminal): void {
  const { name, code } = directory.versionOn(unit.id, on)
  const above = directory.ancestorsOn(unit.id, on).map((each) => each.name)
  to.out(`${[name, ...above.reverse()].join(', ')}${code === null ? '' : ` – ${code}`}\n`)
  to.out(`  ${unit.id}, ${validity(unit, to.lang)}\n`)
  const standing = directory.standingOn(unit.id, on)
  if (standing.kind === 'in-force') to.out(`  ${say(to, { vi: `có hiệu lực ngày ${on}`, en: `in force on ${on}` })}\n`)
  if (standing.kind === 'unlisted') {
    to.out(
      `  ${say(to, {
        vi: 'chỉ biết qua văn bản công bố; chưa danh mục nào cho biết nay là đơn vị nào',
        en: 'known from published documents only; no list tells what it is today',
      })}\n`,
    )
  }
  if (standing.kind === 'not-yet') to.out(`  ${say(to, { vi: `chưa có ngày ${on}`, en: `not yet there on ${on}` })}\n`)
  if (standing.kind !== 'succeeded') return
  for (const { unit: successor, extent } of standing.successors) {
    to.out(`  → ${successor.name} – ${successor.code ?? '?'} (${say(to, EXTENT[extent])})\n`)
  }
  if (standing.incomplete) {
    to.out(
      `  → ${say(to, { vi: 'đơn vị kế tục chưa xác định được đầy đủ', en: 'who succeeded it is not fully established' })}\n`,
    )
  }
}

async function runResolve(call: Call, name: string): Promise<void> {
  refuseOptions(call, 'units resolve', ['from', 'under', 'dry-run'])
  const given = textOption(call, 'as-of')
  const on = given === null ? systemClock.today() : toDate(given)
  const to = call.terminal
  await withProduct(call.config, async (product) => {
    const directory = await directoryOf(product)
    const matches = directory.search(name)
    if (to.json) {
      printJson(to, { name, asOf: on, matches: matches.map((unit) => unitJson(unit, directory, on)) })
    } else if (matches.length === 0) {
      to.out(`${say(to, { vi: `Không có đơn vị nào tên "${name}".`, en: `No unit is called "${name}".` })}\n`)
    } else {
      for (const unit of matches) printUnit(unit, directory, on, to)
    }
  })
}

async function runList(call: Call): Promise<void> {
  refuseOptions(call, 'units list', ['from', 'under', 'dry-run'])
  const given = textOption(call, 'as-of')
  const on = given === null ? systemClock.today() : toDate(given)
  const to = call.terminal
  await withProduct(call.config, async (product) => {
    const directory = await directoryOf(product)
    const inForce = directory.units.filter((unit) =>
      ['in-force', 'unlisted'].includes(directory.standingOn(unit.id, on).kind),
    )
    if (to.json) {
      const units = inForce.map((unit) => {
        const { name, code, parentId } = directory.versionOn(unit.id, on)
        return {
          id: unit.id,
          code,
          name,
          level: unit.level,
          parentId,
          from: unit.from,
          to: unit.to,
          origin: unit.origin,
        }
      })
      printJson(to, { asOf: on, units, sources: await product.registry.unitSources() })
      return
    }
    for (const unit of inForce) {
      const { name, code } = directory.versionOn(unit.id, on)
      to.out(`${code ?? '–'}\t${name}\t${unit.level}\t${unit.id}\n`)
    }
  })
}

export const unitsCommand: Command = {
  name: 'units',
  words: 'import FILE… | list | resolve NAME',
  wordsAtMost: Number.POSITIVE_INFINITY,
  text: {
    vi: 'Đơn vị hành chính qua thời gian: nạp danh mục và quá trình kế thừa, liệt kê, tra tên.',
    en: 'Administrative units over time: take in lists and lineage, list them, look a name up.',
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
    'dry-run': DRY_RUN,
  },
  examples: [
    'units import danh-muc.csv --from 2025-07-01',
    'units resolve "An Vỹ" --as-of 2025-07-01 --json',
    'units list --as-of 2024-11-01',
  ],
  async run(call) {
    const [action, ...words] = call.words
    if (action === 'import') return runImport(call, unitsCommand, words)
    if (action === 'list' && words.length === 0) return runList(call)
    const [name, ...more] = words
    if (action === 'resolve' && name !== undefined && more.length === 0) return runResolve(call, name)
    const given = call.words.join(' ')
    throw usageError('units', {
      vi: given === '' ? `thiếu ${unitsCommand.words}` : `không hiểu "${given}"; viết ${unitsCommand.words}`,
      en:
        given === '' ? `${unitsCommand.words} is missing` : `"${given}" is not understood; write ${unitsCommand.words}`,
    })
  },
}

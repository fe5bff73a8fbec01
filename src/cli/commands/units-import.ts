import { formatDate } from '../../model/period.ts'
import type { UnitImportOptions, UnitImportReport } from '../../pipeline/import-units.ts'
import type { Product } from '../../pipeline/product.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { countOption, toDate } from '../arguments.ts'
import { type Call, type Command, neededOption, textOption, usageError } from '../command.ts'
import { issueJson, issueLines, printError, printJson, say, type Terminal } from '../terminal.ts'

const OUTCOME = {
  added: { vi: 'Đã nạp', en: 'Imported' },
  already: { vi: 'Đã có từ trước, không thay đổi gì', en: 'Held already, nothing changed' },
  'dry-run': { vi: 'Xem trước, chưa lưu gì', en: 'Preview, nothing stored' },
  refused: { vi: 'KHÔNG NẠP, không lưu gì', en: 'REFUSED, nothing stored' },
} as const

const KIND = { list: { vi: 'danh mục', en: 'list' }, lineage: { vi: 'quá trình kế thừa', en: 'lineage' } } as const

/** More issues than this are counted; --json lists them all. */
const ISSUES_SHOWN = 12

/** Names of units that end, shown in a preview; --json lists them all. */
const ENDS_SHOWN = 12

function factsLine({ source, outcome, inForce }: UnitImportReport, to: Terminal): string {
  if (source === null) return ''
  const rows = source.rows.length
  const known = outcome === 'added' || outcome === 'already'
  const vi = known ? `; ${inForce} đơn vị có hiệu lực ngày ${formatDate(source.from)}` : ''
  const en = known ? `; ${inForce} units in force on ${source.from}` : ''
  return `  ${say(to, KIND[source.kind])}, ${say(to, { vi: `${rows} dòng${vi}`, en: `${rows} rows${en}` })}\n`
}

const isUnknown = ({ how }: UnitImportReport['ends'][number]): boolean => how === 'open' || how === 'untold'

/** What ends, by count and with names: the part of an import that cannot be seen in the file. */
function endsLines({ ends, outcome }: UnitImportReport, to: Terminal): string {
  if (ends.length === 0 || outcome === 'already') return ''
  const unknown = ends.filter(isUnknown)
  const head = say(to, {
    vi: `${ends.length} đơn vị kết thúc, trong đó ${unknown.length} chưa rõ nay là đơn vị nào`,
    en: `${ends.length} units end; of ${unknown.length} it is not known what became of them`,
  })
  const known = ends.filter((each) => !isUnknown(each))
  const names = [...unknown, ...known].slice(0, ENDS_SHOWN).map(({ unit, on }) => {
    const last = unit.versions.at(-1)
    return `      ${last?.code ?? '–'}  ${last?.name ?? unit.id} (${say(to, { vi: formatDate(on), en: on })})\n`
  })
  const rest = ends.length - names.length
  const more = say(to, {
    vi: `… và ${rest} đơn vị nữa (xem đủ với --json)`,
    en: `… and ${rest} more (all with --json)`,
  })
  const listed = outcome === 'added' ? [] : [...names, ...(rest > 0 ? [`      ${more}\n`] : [])]
  return `  ${head}${listed.length > 0 ? ':' : ''}\n${listed.join('')}`
}

function printUnitReport(report: UnitImportReport, to: Terminal): void {
  const { issues } = report
  to.out(`${say(to, OUTCOME[report.outcome])}: ${report.file}\n`)
  to.out(factsLine(report, to))
  to.out(endsLines(report, to))
  for (const issue of issues.slice(0, ISSUES_SHOWN)) to.out(issueLines(issue, to.lang))
  if (issues.length > ISSUES_SHOWN) {
    const rest = issues.length - ISSUES_SHOWN
    to.out(
      `  … ${say(to, { vi: `và ${rest} điều nữa (xem đủ với --json)`, en: `and ${rest} more (all with --json)` })}\n`,
    )
  }
}

function reportJson({ file, outcome, source, issues, inForce, ends }: UnitImportReport, to: Terminal): object {
  return {
    ...{ file, outcome, kind: source?.kind ?? null, rows: source?.rows.length ?? 0, inForce },
    ends: ends.map(({ unit, on, how }) => {
      const last = unit.versions.at(-1)
      return { id: unit.id, code: last?.code ?? null, name: last?.name ?? unit.id, level: unit.level, on, how }
    }),
    issues: issues.map((issue) => issueJson(issue, to.lang)),
  }
}

/** Each file for itself: what one is refused for says nothing of the others. */
async function importEach(
  product: Product,
  files: readonly string[],
  options: UnitImportOptions,
  to: Terminal,
): Promise<number> {
  const { importUnits } = await import('../../pipeline/import-units.ts')
  const reports: UnitImportReport[] = []
  let failed = 0
  for (const file of files) {
    to.progress(file)
    try {
      const report = await importUnits(product, file, options)
      reports.push(report)
      if (!to.json) printUnitReport(report, to)
    } catch (error) {
      if (!(error instanceof ThuocDoError) || files.length === 1) throw error
      failed += 1
      printError(to, error.code, error.facts)
    }
  }
  to.progress('')
  if (to.json) printJson(to, { files: reports.map((report) => reportJson(report, to)) })
  return failed + reports.filter((report) => report.outcome === 'refused').length
}

/** `units import FILE…` */
export async function runImport(call: Call, command: Command, files: readonly string[]): Promise<void> {
  if (files.length === 0)
    throw usageError('units', { vi: 'thiếu FILE sau import', en: 'FILE is missing behind import' })
  const options = {
    from: toDate(neededOption(call, command, 'from')),
    scopeCode: textOption(call, 'under'),
    dryRun: call.options['dry-run'] === true,
    confirmedEnds: countOption(call, 'ends', 'units'),
  }
  const refused = await withProduct(call.config, (product) => importEach(product, files, options, call.terminal))
  if (refused > 0) throw new ThuocDoError('command.import-refused', { refused, total: files.length })
}

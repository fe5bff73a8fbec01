import type { FeedImportOptions, FeedImportReport } from '../../pipeline/feed-import.ts'
import type { Product } from '../../pipeline/product.ts'
import { writeOutput } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { listOption, toPeriod } from '../arguments.ts'
import { type Call, textOption, usageError } from '../command.ts'
import { issueJson, issueLines, printError, printJson, say, type Terminal } from '../terminal.ts'
import { badRows, moreRejects, number, OUTCOME, SHOWN } from './import-dossiers.ts'

/** Kinds of files that the register holds as deliveries. */
export type FeedKind = 'petitions' | 'counts'

/** A file of a feed, taken in. */
export async function takeFeed(
  product: Product,
  kind: FeedKind,
  file: string,
  options: FeedImportOptions,
): Promise<FeedImportReport> {
  const { fileSource } = await import('../../pipeline/feed-import.ts')
  const source = await fileSource(file)
  if (kind === 'petitions') {
    const { importPetitions } = await import('../../pipeline/import-petitions.ts')
    return importPetitions(product, source, options)
  }
  const { importCounts } = await import('../../pipeline/import-counts.ts')
  return importCounts(product, source, options)
}

/** Fields that the CSV of bad rows has columns for. */
export async function feedFields(kind: FeedKind): Promise<readonly string[]> {
  return kind === 'petitions' ? (await import('../../pipeline/import-petitions.ts')).PETITION_FIELDS : []
}

/** What a call says of files of a feed. @throws ThuocDoError `command.usage`, `command.period`, as statedMapping */
export async function feedOptions(call: Call, kind: FeedKind): Promise<FeedImportOptions> {
  const { statedMapping } = await import('../../pipeline/import-dossiers.ts')
  const covers = listOption(call, 'covers')
  const period = textOption(call, 'period')
  if (period !== null && covers.length === 0) {
    throw usageError(call.command, {
      vi: '--period đi cùng --covers: tệp đầy đủ cho đơn vị nào, trong kỳ nào',
      en: '--period goes with --covers: for which units the file is complete, and for which days',
    })
  }
  return {
    source: textOption(call, 'source') ?? kind,
    stated: statedMapping(textOption(call, 'mapping'), listOption(call, 'map'), await feedFields(kind)),
    badRows: badRows(call),
    dryRun: call.options['dry-run'] === true,
    covers,
    period: period === null ? null : await toPeriod(period, call),
    indexSet: textOption(call, 'index-set'),
  }
}

const RECORDS = {
  petitions: { vi: 'phản ánh, kiến nghị', en: 'petitions' },
  counts: { vi: 'số đếm', en: 'counts' },
} as const

function effectWords({ effect, delivery }: FeedImportReport, kind: FeedKind, to: Terminal): string {
  if (effect === null || delivery === null) return ''
  const { added, replaced, unchanged } = effect
  const records = RECORDS[kind][to.lang]
  const words = say(to, {
    vi: `${number(added, to)} ${records} mới, ${number(replaced, to)} thay bản cũ, ${number(unchanged, to)} không đổi; lần nạp ${delivery.id}`,
    en: `${number(added, to)} ${records} added, ${number(replaced, to)} replaced, ${number(unchanged, to)} unchanged; delivery ${delivery.id}`,
  })
  const whom = delivery.covers.map(({ unit, from, to: until }) => `${unit} ${from}..${until}`)
  const covers = say(to, { vi: 'Đầy đủ cho', en: 'Complete for' })
  return `  ${words}\n${whom.length === 0 ? '' : `  ${covers}: ${whom.join('; ')}\n`}`
}

/** The report of a file of a feed, in words. */
export async function feedReportText(report: FeedImportReport, kind: FeedKind, to: Terminal): Promise<string> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const { rejects, rows } = report
  const read = say(to, {
    vi: `${number(rows, to)} dòng, ${number(rejects.length, to)} dòng lỗi`,
    en: `${number(rows, to)} rows, ${number(rejects.length, to)} of them bad`,
  })
  const issues = [...report.issues, ...rejectIssueList(rejects.slice(0, SHOWN))]
  return [
    `${say(to, OUTCOME[report.outcome])}: ${report.file}\n`,
    `  ${read}\n`,
    effectWords(report, kind, to),
    ...issues.map((issue) => issueLines(issue, to.lang)),
    moreRejects(rejects.length, to),
  ].join('')
}

/** The report of a file of a feed, as JSON. */
export async function feedReportJson(report: FeedImportReport, to: Terminal): Promise<object> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const { file, outcome, rows, rejects, delivery, effect, issues } = report
  return {
    file,
    outcome,
    rows,
    bad: rejects.length,
    ...(effect ?? {}),
    deliveryId: delivery?.id ?? null,
    covers: delivery?.covers ?? [],
    issues: issues.map((issue) => issueJson(issue, to.lang)),
    rejects: rejectIssueList(rejects).map((issue) => issueJson(issue, to.lang)),
  }
}

/** `import --kind petitions|counts`: takes in files of a feed; each is loaded or not as its bad rows allow. */
export async function importFeedFiles(call: Call, kind: FeedKind, files: readonly string[]): Promise<void> {
  const { rejectsFile } = await import('../../pipeline/import-dossiers.ts')
  const to = call.terminal
  const options = await feedOptions(call, kind)
  const reports: FeedImportReport[] = []
  let failed = 0
  await withProduct(call.config, async (product) => {
    for (const [index, file] of files.entries()) {
      to.progress(`[${index + 1}/${files.length}] ${file}`)
      try {
        const report = await takeFeed(product, kind, file, options)
        reports.push(report)
        to.progress('')
        if (!to.json) to.out(await feedReportText(report, kind, to))
      } catch (error) {
        if (!(error instanceof ThuocDoError) || files.length === 1) throw error
        failed += 1
        printError(to, error.code, error.facts)
      }
    }
  })
  const rejectsTo = textOption(call, 'rejects')
  const rejects = reports.flatMap((report) => report.rejects)
  if (rejectsTo !== null) writeOutput(rejectsTo, rejectsFile(rejects, to.lang, await feedFields(kind)))
  if (to.json) printJson(to, { files: await Promise.all(reports.map((report) => feedReportJson(report, to))) })
  const refused = failed + reports.filter(({ outcome }) => outcome === 'refused').length
  if (refused > 0) throw new ThuocDoError('dossiers.refused', { refused, total: files.length })
}

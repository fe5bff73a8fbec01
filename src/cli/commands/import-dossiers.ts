import type { DossierImportReport, Reject } from '../../pipeline/import-dossiers.ts'
import { writeOutput } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { type Call, textOption, usageError } from '../command.ts'
import { settlingProgress, withStore } from '../settling.ts'
import { issueJson, issueLines, printError, printJson, say, type Terminal } from '../terminal.ts'

/** Bad rows shown on the terminal; --rejects writes them all. */
const SHOWN = 20

export const OUTCOME = {
  stored: { vi: 'Đã nạp', en: 'Imported' },
  repeated: { vi: 'Đã nạp từ trước, không thay đổi gì', en: 'Imported before, nothing changed' },
  'dry-run': { vi: 'Xem trước, chưa lưu gì', en: 'Preview, nothing stored' },
  refused: { vi: 'KHÔNG NẠP, không lưu gì', en: 'REFUSED, nothing stored' },
} as const

export const number = (value: number, to: Terminal): string =>
  value.toLocaleString(to.lang === 'vi' ? 'vi-VN' : 'en-GB')

export function badRows(call: Call): 'load-good' | 'load-none' | null {
  const given = textOption(call, 'bad-rows')
  if (given === null || given === 'load-good' || given === 'load-none') return given
  const detail = `--bad-rows ${given}`
  throw usageError(call.command, {
    vi: `${detail}: dùng load-good hoặc load-none`,
    en: `${detail}: use load-good or load-none`,
  })
}

/** The first bad rows, and how many there are besides. */
export async function printRejects(rejects: readonly Reject[], to: Terminal): Promise<void> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  for (const issue of rejectIssueList(rejects.slice(0, SHOWN))) to.out(issueLines(issue, to.lang))
  if (rejects.length <= SHOWN) return
  const rest = number(rejects.length - SHOWN, to)
  const words = {
    vi: `… và ${rest} dòng lỗi nữa; xem đủ với --rejects TỆP`,
    en: `… and ${rest} more bad rows; --rejects FILE has them all`,
  }
  to.out(`  ${say(to, words)}\n`)
}

async function printReport(report: DossierImportReport, to: Terminal): Promise<void> {
  const { batch, rejects, rows } = report
  to.out(`${say(to, OUTCOME[report.outcome])}: ${report.file}\n`)
  const read = say(to, {
    vi: `${number(rows, to)} dòng, ${number(rejects.length, to)} dòng lỗi`,
    en: `${number(rows, to)} rows, ${number(rejects.length, to)} of them bad`,
  })
  to.out(`  ${read}\n`)
  if (batch !== null && batch.kind === 'stored') {
    const { added, replaced, stale } = batch
    const words = say(to, {
      vi: `${number(added, to)} hồ sơ mới, ${number(replaced, to)} hồ sơ thay bản cũ, ${number(stale, to)} bản không mới hơn bản đang giữ`,
      en: `${number(added, to)} dossiers added, ${number(replaced, to)} replaced, ${number(stale, to)} no newer than what is held`,
    })
    to.out(`  ${words}\n`)
  }
  for (const issue of report.issues) to.out(issueLines(issue, to.lang))
  await printRejects(rejects, to)
}

async function reportJson(report: DossierImportReport, to: Terminal): Promise<object> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const { file, outcome, format, rows, batch, rejects, issues } = report
  const counts = batch === null ? {} : { added: batch.added, replaced: batch.replaced, stale: batch.stale }
  return {
    file,
    outcome,
    format,
    rows,
    bad: rejects.length,
    ...counts,
    issues: issues.map((issue) => issueJson(issue, to.lang)),
    rejects: rejectIssueList(rejects).map((issue) => issueJson(issue, to.lang)),
  }
}

/** `import --kind dossiers`: takes in files of dossiers; each is loaded or not as its bad rows allow. */
export async function importDossierFiles(call: Call, files: readonly string[]): Promise<void> {
  const { importDossiers, rejectsFile, statedMapping } = await import('../../pipeline/import-dossiers.ts')
  const to = call.terminal
  const pairs = (textOption(call, 'map') ?? '').split(';').filter((pair) => pair.trim() !== '')
  const stated = statedMapping(textOption(call, 'mapping'), pairs)
  const options = {
    source: textOption(call, 'source') ?? 'dossiers',
    ...(stated !== null && { stated }),
    badRows: badRows(call),
    dryRun: call.options['dry-run'] === true,
  }
  const reports: DossierImportReport[] = []
  let failed = 0
  await withStore(call, async (store) => {
    for (const [index, file] of files.entries()) {
      const head = `[${index + 1}/${files.length}] ${file}`
      const onRows = (rows: number): void => to.progress(`${head}  ${number(rows, to)}`)
      try {
        const report = await importDossiers(store, file, { ...options, onRows })
        reports.push(report)
        to.progress('')
        if (!to.json) await printReport(report, to)
      } catch (error) {
        if (!(error instanceof ThuocDoError) || files.length === 1) throw error
        failed += 1
        printError(to, error.code, error.facts)
      }
    }
  })
  const rejectsTo = textOption(call, 'rejects')
  if (rejectsTo !== null)
    writeOutput(
      rejectsTo,
      rejectsFile(
        reports.flatMap(({ rejects }) => rejects),
        to.lang,
      ),
    )
  if (to.json) printJson(to, { files: await Promise.all(reports.map((report) => reportJson(report, to))) })
  const refused = failed + reports.filter(({ outcome }) => outcome === 'refused').length
  if (refused > 0) throw new ThuocDoError('dossiers.refused', { refused, total: files.length })
}

/** `import --kind procedures`: replaces the catalogue of procedures by that of one file. */
export async function importProcedureFile(call: Call, files: readonly string[]): Promise<void> {
  const { importProcedures } = await import('../../pipeline/import-procedures.ts')
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const to = call.terminal
  const [file, ...more] = files
  if (file === undefined || more.length > 0) {
    throw usageError('import', { vi: 'danh mục thủ tục là một tệp', en: 'the catalogue of procedures is one file' })
  }
  const dryRun = call.options['dry-run'] === true
  const report = await withStore(call, (store) => importProcedures(store, file, dryRun, settlingProgress(to)))
  const issues = [...report.issues, ...rejectIssueList(report.rejects)]
  if (to.json) {
    const { outcome, procedures, moved } = report
    printJson(to, {
      file: report.file,
      outcome,
      procedures: procedures.length,
      moved,
      issues: issues.map((issue) => issueJson(issue, to.lang)),
    })
  } else {
    to.out(`${say(to, OUTCOME[report.outcome])}: ${report.file}\n`)
    to.out(
      `  ${say(to, { vi: `${report.procedures.length} thủ tục`, en: `${report.procedures.length} procedures` })}\n`,
    )
    const moved = number(report.moved, to)
    const words = { vi: `${moved} hồ sơ đang giữ đổi hạn trả`, en: `${moved} dossiers held have another due date` }
    if (report.moved > 0) to.out(`  ${say(to, words)}\n`)
    for (const issue of issues.slice(0, SHOWN)) to.out(issueLines(issue, to.lang))
  }
  if (report.outcome === 'refused') throw new ThuocDoError('dossiers.refused', { refused: 1, total: 1 })
}

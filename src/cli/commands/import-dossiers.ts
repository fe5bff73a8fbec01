import type { DossierImportOptions, DossierImportReport } from '../../pipeline/import-dossiers.ts'
import type { ProcedureImportReport } from '../../pipeline/import-procedures.ts'
import { writeOutput } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { listOption } from '../arguments.ts'
import { type Call, textOption, usageError } from '../command.ts'
import { settlingProgress, withStore } from '../settling.ts'
import { issueJson, issueLines, printError, printJson, say, type Terminal } from '../terminal.ts'

/** Bad rows shown on the terminal; --rejects writes them all. */
export const SHOWN = 20

export const OUTCOME = {
  stored: { vi: 'Đã nạp', en: 'Imported' },
  repeated: { vi: 'Đã nạp từ trước, không thay đổi gì', en: 'Imported before, nothing changed' },
  restored: { vi: 'Đã thu hồi trước đây, nay có hiệu lực lại', en: 'Was withdrawn, counts again' },
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

/** The report of a file of dossiers, in words. */
export async function dossierReportText(report: DossierImportReport, to: Terminal): Promise<string> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const { batch, rejects, rows } = report
  const read = say(to, {
    vi: `${number(rows, to)} dòng, ${number(rejects.length, to)} dòng lỗi`,
    en: `${number(rows, to)} rows, ${number(rejects.length, to)} of them bad`,
  })
  const issues = [...report.issues, ...rejectIssueList(rejects.slice(0, SHOWN))]
  return [
    `${say(to, OUTCOME[report.outcome])}: ${report.file}\n`,
    `  ${read}\n`,
    batch?.kind === 'stored' ? batchWords(batch, to) : '',
    ...issues.map((issue) => issueLines(issue, to.lang)),
    moreRejects(rejects.length, to),
  ].join('')
}

function batchWords({ added, replaced, stale }: NonNullable<DossierImportReport['batch']>, to: Terminal): string {
  const words = say(to, {
    vi: `${number(added, to)} hồ sơ mới, ${number(replaced, to)} hồ sơ thay bản cũ, ${number(stale, to)} bản không mới hơn bản đang giữ`,
    en: `${number(added, to)} dossiers added, ${number(replaced, to)} replaced, ${number(stale, to)} no newer than what is held`,
  })
  return `  ${words}\n`
}

/** Tells of bad rows that were not shown. */
export function moreRejects(count: number, to: Terminal): string {
  if (count <= SHOWN) return ''
  const rest = number(count - SHOWN, to)
  return `  ${say(to, { vi: `… và ${rest} dòng lỗi nữa; xem đủ với --rejects TỆP`, en: `… and ${rest} more bad rows; --rejects FILE has them all` })}\n`
}

/** The report of a file of dossiers, as JSON. */
export async function dossierReportJson(report: DossierImportReport, to: Terminal): Promise<object> {
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

/** What a call says of files of dossiers. @throws ThuocDoError `command.usage`, as statedMapping */
export async function dossierOptions(call: Call): Promise<DossierImportOptions> {
  const { statedMapping } = await import('../../pipeline/import-dossiers.ts')
  const stated = statedMapping(textOption(call, 'mapping'), listOption(call, 'map'))
  return {
    source: textOption(call, 'source') ?? 'dossiers',
    ...(stated !== null && { stated }),
    badRows: badRows(call),
    dryRun: call.options['dry-run'] === true,
  }
}

/** `import --kind dossiers`: takes in files of dossiers; each is loaded or not as its bad rows allow. */
export async function importDossierFiles(call: Call, files: readonly string[]): Promise<void> {
  const { importDossiers, rejectsFile } = await import('../../pipeline/import-dossiers.ts')
  const to = call.terminal
  const options = await dossierOptions(call)
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
        if (!to.json) to.out(await dossierReportText(report, to))
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
  if (to.json) printJson(to, { files: await Promise.all(reports.map((report) => dossierReportJson(report, to))) })
  const refused = failed + reports.filter(({ outcome }) => outcome === 'refused').length
  if (refused > 0) throw new ThuocDoError('dossiers.refused', { refused, total: files.length })
}

/** The report of a catalogue of procedures, in words. */
export async function procedureReportText(report: ProcedureImportReport, to: Terminal): Promise<string> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const { length } = report.procedures
  const issues = [...report.issues, ...rejectIssueList(report.rejects)]
  const moved = number(report.moved, to)
  const words = { vi: `${moved} hồ sơ đang giữ đổi hạn trả`, en: `${moved} dossiers held have another due date` }
  return [
    `${say(to, OUTCOME[report.outcome])}: ${report.file}\n`,
    `  ${say(to, { vi: `${length} thủ tục`, en: `${length} procedures` })}\n`,
    report.moved > 0 ? `  ${say(to, words)}\n` : '',
    ...issues.slice(0, SHOWN).map((issue) => issueLines(issue, to.lang)),
  ].join('')
}

/** The report of a catalogue of procedures, as JSON. */
export async function procedureReportJson(report: ProcedureImportReport, to: Terminal): Promise<object> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const { file, outcome, procedures, moved, rejects, issues } = report
  const all = [...issues, ...rejectIssueList(rejects)]
  return { file, outcome, procedures: procedures.length, moved, issues: all.map((issue) => issueJson(issue, to.lang)) }
}

/** `import --kind procedures`: replaces the catalogue of procedures by that of one file. */
export async function importProcedureFile(call: Call, files: readonly string[]): Promise<void> {
  const { importProcedures } = await import('../../pipeline/import-procedures.ts')
  const to = call.terminal
  const [file, ...more] = files
  if (file === undefined || more.length > 0) {
    throw usageError('import', { vi: 'danh mục thủ tục là một tệp', en: 'the catalogue of procedures is one file' })
  }
  const dryRun = call.options['dry-run'] === true
  const report = await withStore(call, (store) => importProcedures(store, file, dryRun, settlingProgress(to)))
  if (to.json) printJson(to, await procedureReportJson(report, to))
  else to.out(await procedureReportText(report, to))
  if (report.outcome === 'refused') throw new ThuocDoError('dossiers.refused', { refused: 1, total: 1 })
}

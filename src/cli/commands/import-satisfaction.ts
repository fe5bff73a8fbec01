import type { ComplaintsTold } from '../../model/complaints.ts'
import type { SatisfactionImportReport } from '../../pipeline/import-satisfaction.ts'
import { writeOutput } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { listOption, toPeriod } from '../arguments.ts'
import { type Call, textOption, usageError } from '../command.ts'
import { withStore } from '../settling.ts'
import { issueJson, issueLines, printError, printJson, say, type Terminal } from '../terminal.ts'
import { badRows, moreRejects, number, OUTCOME, SHOWN } from './import-dossiers.ts'

/** What the file is complete for, as the person says. */
async function completeFor(call: Call): Promise<readonly ComplaintsTold[]> {
  const [given, units] = [textOption(call, 'complete'), textOption(call, 'units')]
  if (given === null) {
    if (units === null) return []
    throw usageError(call.command, { vi: '--units đi cùng --complete', en: '--units goes with --complete' })
  }
  const { from, to } = await toPeriod(given, call)
  const codes = units === null ? [null] : units.split(',').map((code) => code.trim())
  const wrong = codes.find((code) => code !== null && !/^[\w-]+(\.[\w-]+)*$/.test(code))
  if (wrong !== undefined) {
    throw usageError(call.command, { vi: `--units: "${wrong}" không là mã`, en: `--units: "${wrong}" is no code` })
  }
  return codes.map((unitCode) => ({ unitCode, from, to }))
}

function batchWords({ replaced, stale }: NonNullable<SatisfactionImportReport['batch']>, to: Terminal): string {
  const words = say(to, {
    vi: `${number(replaced, to)} hồ sơ đổi theo đánh giá, ${number(stale, to)} đánh giá đã có từ trước`,
    en: `${number(replaced, to)} dossiers changed by them, ${number(stale, to)} answers held already`,
  })
  return `  ${words}\n`
}

/** The report of a file of answers, in words. */
async function reportText(report: SatisfactionImportReport, to: Terminal): Promise<string> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const { file, outcome, rows, batch, rejects } = report
  const read = say(to, {
    vi: `${number(rows, to)} đánh giá, ${number(rejects.length, to)} dòng lỗi`,
    en: `${number(rows, to)} answers, ${number(rejects.length, to)} of them bad rows`,
  })
  const issues = [...report.issues, ...rejectIssueList(rejects.slice(0, SHOWN))]
  return [
    `${say(to, OUTCOME[outcome])}: ${file}\n`,
    `  ${read}\n`,
    batch?.kind === 'stored' ? batchWords(batch, to) : '',
    ...issues.map((issue) => issueLines(issue, to.lang)),
    moreRejects(rejects.length, to),
  ].join('')
}

async function reportJson(report: SatisfactionImportReport, to: Terminal): Promise<object> {
  const { rejectIssueList } = await import('../../pipeline/import-dossiers.ts')
  const { file, outcome, rows, batch, rejects, issues } = report
  const counts = batch === null ? {} : { replaced: batch.replaced, stale: batch.stale, waiting: batch.waiting }
  return {
    file,
    outcome,
    rows,
    bad: rejects.length,
    ...counts,
    issues: issues.map((issue) => issueJson(issue, to.lang)),
    rejects: rejectIssueList(rejects).map((issue) => issueJson(issue, to.lang)),
  }
}

/** `import --kind satisfaction`: takes in files of answers; each is loaded or not as its bad rows allow. */
export async function importSatisfactionFiles(call: Call, files: readonly string[]): Promise<void> {
  const { answerRejects, importSatisfaction, statedAnswers } = await import('../../pipeline/import-satisfaction.ts')
  const to = call.terminal
  const stated = statedAnswers(textOption(call, 'mapping'), listOption(call, 'map'))
  const options = {
    source: textOption(call, 'source') ?? 'satisfaction',
    ...(stated !== null && { stated }),
    badRows: badRows(call),
    dryRun: call.options['dry-run'] === true,
    complete: await completeFor(call),
  }
  const reports: SatisfactionImportReport[] = []
  let failed = 0
  await withStore(call, async (store) => {
    for (const file of files) {
      try {
        const report = await importSatisfaction(store, file, options)
        reports.push(report)
        if (!to.json) to.out(await reportText(report, to))
      } catch (error) {
        if (!(error instanceof ThuocDoError) || files.length === 1) throw error
        failed += 1
        printError(to, error.code, error.facts)
      }
    }
  })
  const rejectsTo = textOption(call, 'rejects')
  const rejects = reports.flatMap((report) => report.rejects)
  if (rejectsTo !== null) writeOutput(rejectsTo, answerRejects(rejects, to.lang))
  if (to.json) printJson(to, { files: await Promise.all(reports.map((report) => reportJson(report, to))) })
  const refused = failed + reports.filter(({ outcome }) => outcome === 'refused').length
  if (refused > 0) throw new ThuocDoError('dossiers.refused', { refused, total: files.length })
}

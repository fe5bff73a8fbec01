import type { ComplaintsTold } from '../../model/complaints.ts'
import type { SatisfactionImportReport } from '../../pipeline/import-satisfaction.ts'
import { writeOutput } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { toPeriod } from '../arguments.ts'
import { type Call, textOption, usageError } from '../command.ts'
import { withStore } from '../settling.ts'
import { issueJson, issueLines, printError, printJson, say, type Terminal } from '../terminal.ts'
import { badRows, number, OUTCOME, printRejects } from './import-dossiers.ts'

/** What the file is complete for, as the person says. */
function completeFor(call: Call): readonly ComplaintsTold[] {
  const [given, units] = [textOption(call, 'complete'), textOption(call, 'units')]
  if (given === null) {
    if (units === null) return []
    throw usageError(call.command, { vi: '--units đi cùng --complete', en: '--units goes with --complete' })
  }
  const { from, to } = toPeriod(given)
  const codes = units === null ? [null] : units.split(',').map((code) => code.trim())
  const wrong = codes.find((code) => code !== null && !/^[\w-]+(\.[\w-]+)*$/.test(code))
  if (wrong !== undefined) {
    throw usageError(call.command, { vi: `--units: "${wrong}" không là mã`, en: `--units: "${wrong}" is no code` })
  }
  return codes.map((unitCode) => ({ unitCode, from, to }))
}

async function printReport({ file, outcome, rows, batch, rejects, issues }: SatisfactionImportReport, to: Terminal) {
  to.out(`${say(to, OUTCOME[outcome])}: ${file}\n`)
  const read = say(to, {
    vi: `${number(rows, to)} đánh giá, ${number(rejects.length, to)} dòng lỗi`,
    en: `${number(rows, to)} answers, ${number(rejects.length, to)} of them bad rows`,
  })
  to.out(`  ${read}\n`)
  if (batch !== null && batch.kind === 'stored') {
    const { replaced, stale } = batch
    const words = say(to, {
      vi: `${number(replaced, to)} hồ sơ đổi theo đánh giá, ${number(stale, to)} đánh giá đã có từ trước`,
      en: `${number(replaced, to)} dossiers changed by them, ${number(stale, to)} answers held already`,
    })
    to.out(`  ${words}\n`)
  }
  for (const issue of issues) to.out(issueLines(issue, to.lang))
  await printRejects(rejects, to)
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
  const pairs = (textOption(call, 'map') ?? '').split(';').filter((pair) => pair.trim() !== '')
  const stated = statedAnswers(textOption(call, 'mapping'), pairs)
  const options = {
    source: textOption(call, 'source') ?? 'satisfaction',
    ...(stated !== null && { stated }),
    badRows: badRows(call),
    dryRun: call.options['dry-run'] === true,
    complete: completeFor(call),
  }
  const reports: SatisfactionImportReport[] = []
  let failed = 0
  await withStore(call, async (store) => {
    for (const file of files) {
      try {
        const report = await importSatisfaction(store, file, options)
        reports.push(report)
        if (!to.json) await printReport(report, to)
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

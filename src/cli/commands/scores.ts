import type { ScoreRecord } from '../../model/score-record.ts'
import { scoredSet } from '../../pipeline/score.ts'
import { recordScores } from '../../pipeline/score-records.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { toPeriod } from '../arguments.ts'
import { type Call, type Command, neededOption, textOption, usageError } from '../command.ts'
import { withStore } from '../settling.ts'
import { issueLines, printJson, say, sayDay, type Terminal } from '../terminal.ts'

function recordLine(
  { periodKey, revision, recordedAt, units, indexSetId, simulated }: ScoreRecord,
  to: Terminal,
): string {
  const day = sayDay(to, recordedAt)
  const mark = simulated ? say(to, { vi: ', có hồ sơ mô phỏng', en: ', simulated dossiers among them' }) : ''
  const text = say(to, {
    vi: `lần ${revision}, ngày ${day}, ${units} đơn vị, ${indexSetId}`,
    en: `revision ${revision}, ${day}, ${units} units, ${indexSetId}`,
  })
  return `${periodKey}\t${text}${mark}\n`
}

async function runRecord(call: Call): Promise<void> {
  const period = await toPeriod(neededOption(call, scoresCommand, 'period'), call)
  const to = call.terminal
  const given = textOption(call, 'index-set')
  const { set, issues } = given === null ? { set: null, issues: [] } : scoredSet(given, call.config.dataDir)
  for (const issue of issues) to.err(issueLines(issue, to.lang))
  if (issues.length > 0) throw new ThuocDoError('score.refused', { count: issues.length })
  const asked = { onlyFirst: false, ...(set === null ? {} : { set }) }
  const { kind, record } = await withProduct(call.config, (product) =>
    withStore(call, (store) => recordScores(product, store, period, asked)),
  )
  if (to.json) return printJson(to, { outcome: kind, record })
  const words =
    kind === 'stored'
      ? { vi: 'Đã ghi lại điểm', en: 'Scores recorded' }
      : { vi: 'Điểm không khác lần ghi trước', en: 'The scores are those recorded before' }
  to.out(`${say(to, words)}: ${recordLine(record, to)}`)
}

async function runList(call: Call): Promise<void> {
  const given = textOption(call, 'period')
  const period = given === null ? null : await toPeriod(given, call)
  const to = call.terminal
  const records = await withProduct(call.config, ({ registry }) => registry.scoreRecords(period?.key), 'look')
  if (to.json) return printJson(to, { records })
  for (const record of records) to.out(recordLine(record, to))
  if (records.length === 0) to.out(`${say(to, { vi: 'Chưa ghi lại kỳ nào.', en: 'No period was recorded.' })}\n`)
}

export const scoresCommand: Command = {
  name: 'scores',
  words: 'record | list',
  wordsAtMost: 1,
  text: {
    vi: 'Ghi lại điểm của một kỳ đã hết, để sau này thấy được dữ liệu đến muộn làm đổi gì; mỗi lần ghi là một bản, không ghi đè.',
    en: 'Record the scores of a period that is over, so that what late data change shows later; each time is a revision, nothing is overwritten.',
  },
  options: {
    period: { type: 'string', hint: 'P', text: { vi: 'kỳ báo cáo', en: 'the period' } },
    'index-set': {
      type: 'string',
      hint: 'FILE|ID',
      text: { vi: 'bộ chỉ số (mặc định bộ có hiệu lực trong kỳ)', en: 'the index set (by default the one in force)' },
    },
  },
  examples: [
    'scores record --period 2026-10',
    'scores record --period 2026-10 --index-set chi-so-rieng',
    'scores list',
  ],
  async run(call) {
    const [action = 'list'] = call.words
    if (action === 'record') return runRecord(call)
    if (action === 'list') return runList(call)
    throw usageError('scores', {
      vi: `không hiểu "${action}"; viết ${scoresCommand.words}`,
      en: `"${action}" is not understood; write ${scoresCommand.words}`,
    })
  },
}

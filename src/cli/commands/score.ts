import { scoreCounts, scoredSet } from '../../pipeline/score.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { renderScores } from '../../publish/data/scores.ts'
import { FORMAT, formatOption } from '../arguments.ts'
import { type Command, neededOption } from '../command.ts'
import { issueLines } from '../terminal.ts'

export const scoreCommand: Command = {
  name: 'score',
  words: '',
  text: {
    vi: 'Chấm điểm từ số đếm cho sẵn theo một bộ chỉ số; không cần kho dữ liệu.',
    en: 'Score given counts by an index set; needs no store.',
  },
  options: {
    'index-set': {
      type: 'string',
      hint: 'FILE|ID',
      text: { vi: 'tệp YAML hoặc mã bộ chỉ số', en: 'YAML file or id of the index set' },
    },
    counts: {
      type: 'string',
      hint: 'FILE.csv',
      text: { vi: 'số đếm: cột unit, period, measure, value', en: 'the counts: columns unit, period, measure, value' },
    },
    format: FORMAT,
  },
  examples: [
    'score --index-set qd766-2026 --counts so-dem.csv',
    'score --index-set chi-so.yaml --counts so-dem.csv --format json',
  ],
  async run(call) {
    const given = neededOption(call, scoreCommand, 'index-set')
    const file = neededOption(call, scoreCommand, 'counts')
    const format = formatOption(call)
    const { set, issues: wrong } = scoredSet(given, call.config.dataDir)
    const { scorecards, issues } = set === null ? { scorecards: null, issues: wrong } : scoreCounts(set, file)
    const { terminal } = call
    for (const issue of issues) terminal.err(issueLines(issue, terminal.lang))
    if (scorecards === null) throw new ThuocDoError('score.refused', { count: issues.length })
    terminal.out(renderScores(scorecards, format))
  },
}

import { scoreCounts, scoredSet } from '../../pipeline/score.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { renderScores } from '../../publish/data/scores.ts'
import { FORMAT, formatOption, toPeriod } from '../arguments.ts'
import { type Command, neededOption, refuseOptions, textOption } from '../command.ts'
import { issueLines } from '../terminal.ts'

export const scoreCommand: Command = {
  name: 'score',
  words: '',
  text: {
    vi: 'Chấm điểm theo một bộ chỉ số: từ hồ sơ đang giữ (--period), hoặc từ số đếm cho sẵn (--counts) không cần kho dữ liệu.',
    en: 'Score by an index set: the dossiers held (--period), or given counts (--counts), which needs no store.',
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
    period: { type: 'string', hint: 'P', text: { vi: 'kỳ, khi tính từ hồ sơ', en: 'the period, from dossiers' } },
    unit: {
      type: 'string',
      hint: 'CODE|NAME',
      text: { vi: 'chỉ đơn vị này, khi tính từ hồ sơ', en: 'this unit only, from dossiers' },
    },
    stated: {
      type: 'string',
      hint: 'FILE.csv',
      text: {
        vi: 'số đếm bổ sung cho những gì hồ sơ không cho biết (cùng dạng với --counts)',
        en: 'counts of what dossiers cannot tell (in the form of --counts)',
      },
    },
    means: {
      type: 'boolean',
      text: {
        vi: 'thêm bình quân các đơn vị được xếp hạng của mỗi cấp (unit là mean:CẤP)',
        en: 'add the mean of the ranked units of each level (unit is mean:LEVEL)',
      },
    },
    format: FORMAT,
  },
  examples: [
    'score --index-set qd766-2026 --counts so-dem.csv',
    'score --index-set chi-so.yaml --counts so-dem.csv --format json',
    'score --period 2026-10 --unit H31.14',
  ],
  async run(call) {
    const format = formatOption(call)
    const period = textOption(call, 'period')
    if (period !== null) {
      refuseOptions(call, 'score --period', ['counts'])
      const { scoreFromDossiers } = await import('./score-dossiers.ts')
      return scoreFromDossiers(call, await toPeriod(period, call), format)
    }
    refuseOptions(call, 'score --counts', ['unit', 'stated'])
    const given = neededOption(call, scoreCommand, 'index-set')
    const file = neededOption(call, scoreCommand, 'counts')
    const { set, issues: wrong } = scoredSet(given, call.config.dataDir)
    const { scorecards, issues } = set === null ? { scorecards: null, issues: wrong } : scoreCounts(set, file)
    const { terminal } = call
    for (const issue of issues) terminal.err(issueLines(issue, terminal.lang))
    if (scorecards === null) throw new ThuocDoError('score.refused', { count: issues.length })
    const means = call.options.means === true ? set?.scoring : undefined
    terminal.out(renderScores(scorecards, format, means === undefined ? {} : { means }))
  },
}

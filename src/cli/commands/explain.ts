import { isWhich, type RecordQuestion } from '../../model/explanation.ts'
import { periodState, periodStateWords } from '../../model/period-state.ts'
import { reasonWords, SIMULATED } from '../../model/score-words.ts'
import type { Scorecard } from '../../model/scorecard.ts'
import { comparisonJson } from '../../pipeline/change-json.ts'
import { changeByProcedure, compareWithPrevious } from '../../pipeline/compare.ts'
import {
  type ExplainedLine,
  type ExplainedMean,
  explainCriterion,
  explainedLines,
  explainedMeans,
} from '../../pipeline/explain.ts'
import { explanationJson } from '../../pipeline/explanation-json.ts'
import { officialJson, officialScores } from '../../pipeline/official.ts'
import { aboutScoresJson, unitJson } from '../../pipeline/score-json.ts'
import { theUnit } from '../../pipeline/unit-meant.ts'
import { systemClock } from '../../platform/clock.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { countOption, toPeriod } from '../arguments.ts'
import { type Call, type Command, neededOption, textOption, usageError } from '../command.ts'
import { printJson, say, type Terminal } from '../terminal.ts'
import { printComparison, printLineChange, printOfficial } from './explain-change.ts'
import { printRecords } from './explain-records.ts'
import { withScores } from './score-dossiers.ts'

const inLang = (text: string | null, to: Terminal): string =>
  text === null ? '–' : to.lang === 'vi' ? text.replace('.', ',') : text

/** The records that a call asks for; in JSON all of them unless it says otherwise. */
function questionOf(call: Call): RecordQuestion {
  const which = textOption(call, 'which') ?? (call.terminal.json ? 'all' : 'out')
  if (!isWhich(which)) {
    throw usageError('explain', {
      vi: `--which ${which}: dùng in, out, unknown hoặc all`,
      en: `--which ${which}: use in, out, unknown or all`,
    })
  }
  const limit = countOption(call, 'limit', 'explain') ?? (call.terminal.json ? Number.POSITIVE_INFINITY : 20)
  return { which, after: textOption(call, 'after'), skip: 0, limit }
}

function lineText(line: ExplainedLine, to: Terminal): string {
  const { id, points, max, numerator, denominator, lost, worthOfOne, smallNumber, reason } = line
  const counts = denominator === null && numerator === null ? '' : `${inLang(numerator, to)}/${inLang(denominator, to)}`
  const head = `${id.padEnd(36)} ${inLang(points, to).padStart(6)} / ${inLang(max, to).padEnd(4)} ${counts.padEnd(14)}`
  const notes = [
    ...(lost === null || lost === '0'
      ? []
      : [say(to, { vi: `mất ${inLang(lost, to)}`, en: `lost ${inLang(lost, to)}` })]),
    ...(reason === null ? [] : [reasonWords(reason, to.lang)]),
    ...(smallNumber && worthOfOne !== null && points !== null
      ? [
          say(to, {
            vi: `số nhỏ: mỗi trường hợp ${inLang(worthOfOne, to)} điểm`,
            en: `small number: each case is ${inLang(worthOfOne, to)} points`,
          }),
        ]
      : []),
  ]
  const numbers = line.numbers === null ? '' : `; ${say(to, line.numbers)}`
  return `${head} ${notes.join('; ')}\n    ${say(to, line.name)}: ${say(to, line.rule)}${numbers}\n`
}

/** A group of a unit that is a mean: its points, of how many units, and those without points. */
function meanText({ id, name, rule, points, max, without }: ExplainedMean, to: Terminal): string {
  const missing = without.map((unit) => unit.name).join(', ')
  const gap = missing === '' ? '' : `; ${say(to, { vi: 'chưa có điểm', en: 'without points' })}: ${missing}`
  return `${id.padEnd(36)} ${inLang(points, to).padStart(6)} / ${inLang(max, to)}\n    ${say(to, name)}: ${say(to, rule)}${gap}\n`
}

function printOverview(
  lines: readonly ExplainedLine[],
  card: Scorecard,
  { name, means }: { readonly name: string; readonly means: readonly ExplainedMean[] },
  to: Terminal,
): void {
  const total = card.lines.at(-1)
  const max = total === undefined ? '' : inLang(String(Number(total.max.numerator) / Number(total.max.denominator)), to)
  to.out(`${name}: ${inLang(total?.points ?? null, to)} / ${max}`)
  // What a mean lacks are units; they are told with each group.
  const holes = means.length > 0 ? [] : (total?.holes ?? [])
  to.out(holes.length === 0 ? '\n' : ` (${say(to, { vi: 'thiếu', en: 'missing' })}: ${holes.join(', ')})\n`)
  for (const mean of means) to.out(meanText(mean, to))
  for (const line of lines) to.out(lineText(line, to))
}

export const explainCommand: Command = {
  name: 'explain',
  words: '',
  text: {
    vi: 'Giải thích điểm của một đơn vị: công thức, điểm mất ở đâu; với --criterion thì đến từng hồ sơ, phản ánh kiến nghị, thủ tục và điều quyết định.',
    en: 'Explain the points of a unit: formula, where points are lost; with --criterion down to each dossier, petition or procedure and what decided it.',
  },
  options: {
    period: { type: 'string', hint: 'P', text: { vi: 'kỳ báo cáo', en: 'the period' } },
    unit: { type: 'string', hint: 'CODE|NAME', text: { vi: 'đơn vị', en: 'the unit' } },
    criterion: { type: 'string', hint: 'CODE', text: { vi: 'một tiêu chí', en: 'one criterion' } },
    'index-set': {
      type: 'string',
      hint: 'FILE|ID',
      text: { vi: 'bộ chỉ số (mặc định bộ có hiệu lực trong kỳ)', en: 'the index set (by default the one in force)' },
    },
    stated: {
      type: 'string',
      hint: 'FILE.csv',
      text: {
        vi: 'số đếm bổ sung (cùng dạng với score --counts)',
        en: 'counts beside the dossiers, as for score --counts',
      },
    },
    which: {
      type: 'string',
      hint: 'out|unknown|in|all',
      text: {
        vi: 'hồ sơ, phản ánh, thủ tục không đạt (mặc định), chưa rõ vì nguồn không cho biết, đạt, hay tất cả',
        en: 'dossiers, petitions or procedures known to be out of the numerator (by default), not known for the source does not say, in it, or all',
      },
    },
    after: {
      type: 'string',
      hint: 'CODE',
      text: {
        vi: 'liệt kê tiếp sau số hồ sơ, mã phản ánh hoặc mã thủ tục này',
        en: 'go on after this dossier, petition or procedure',
      },
    },
    limit: {
      type: 'string',
      hint: 'N',
      text: { vi: 'liệt kê bao nhiêu (mặc định 20)', en: 'how many are listed (20 by default)' },
    },
  },
  examples: ['explain --period 2026-10 --unit H31.14', 'explain --period 2026-10 --unit H31.14 --criterion ON_TIME'],
  async run(call) {
    const period = await toPeriod(neededOption(call, explainCommand, 'period'), call)
    const unitGiven = neededOption(call, explainCommand, 'unit')
    const code = textOption(call, 'criterion')
    const asked = questionOf(call)
    const to = call.terminal
    await withScores(call, period, async ({ product, set, directory, scores, store, stated, fed }) => {
      const unit = theUnit(directory, unitGiven, period).id
      const card = scores.scorecards.find((each) => each.unit === unit)
      if (card === undefined) throw new ThuocDoError('score.nothing-held', { period: period.key })
      const label = directory.label(unit, period.to)
      const nameOf = (line: string): string => {
        const named = [...set.scoring.criteria, ...set.figures].find(({ id }) => id === line)
        return named === undefined ? line : say(to, named.name)
      }
      const given = textOption(call, 'index-set')
      const toName = (id: string): string => (given === null ? '' : ` --index-set ${id === set.id ? given : id}`)
      const lines = explainedLines(set.scoring, card)
      const state = periodState(period, systemClock.today())
      const compared = { set, directory, card, ...(stated == null ? {} : { stated }) }
      const comparison = await compareWithPrevious(product, store, compared)
      const published = officialJson((await officialScores(product, directory, set, period)).get(unit) ?? [], card)
      const about = { period, indexSet: set.id, simulated: scores.simulated }
      const told = { unit: unitJson(directory, card), ...aboutScoresJson(about, systemClock.today()) }
      if (!to.json) to.out(`${say(to, periodStateWords(state))}\n`)
      if (!to.json && scores.simulated) to.out(`${say(to, SIMULATED)}\n`)
      if (code === null) {
        const change = comparisonJson(comparison, null)
        const means = explainedMeans(set, directory, card)
        if (to.json) return printJson(to, { ...told, lines, means, published, change })
        printOverview(lines, card, { name: label.name, means }, to)
        printComparison(comparison, { nameOf, toName }, to)
        printOfficial(published, nameOf, to)
        return
      }
      const explained = { scoring: set.scoring, directory, card, fed }
      const explanation = await explainCriterion(store, explained, code, asked)
      const { id } = explanation.criterion
      const line = lines.find((each) => each.id === id)
      const procedures = await changeByProcedure(product, store, compared, comparison, id)
      if (to.json) {
        printJson(to, {
          ...told,
          line,
          change: comparisonJson(comparison, { line: id, procedures }),
          ...explanationJson(explanation),
        })
        return
      }
      if (line !== undefined) to.out(`${label.name}\n${lineText(line, to)}`)
      printLineChange(comparison, id, procedures, explanation.procedureNames, to)
      printRecords(explanation, asked.which, to)
    })
  },
}

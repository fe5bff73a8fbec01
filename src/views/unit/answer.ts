import { subtractDecimals } from '../../model/decimal.ts'
import { formatDecimal, formatValue, missingWords } from '../../model/format.ts'
import { countUnits } from '../../model/level-words.ts'
import { periodLabel } from '../../model/period.ts'
import type { Lang } from '../../model/text.ts'
import { answer } from '../month/describe.ts'
import { type FigureOverview, figureValue, type LevelOverview, monthOverview } from '../month/overview.ts'
import type { UnitScore } from '../scores/record.ts'
import { capital, inSentence, side } from '../words.ts'
import { computedWords } from './computed.tsx'
import type { UnitInMonth, UnitRecord } from './record.ts'

function place(id: string, level: LevelOverview, overview: FigureOverview, issuer: string, lang: Lang): string {
  const rank = overview.ranks.get(id)
  if (rank?.kind !== 'ranked') return ''
  const among = countUnits(rank.of, level.level, lang)
  if (lang === 'vi') return `, xếp thứ ${rank.rank} trong ${among} của ${issuer}`
  return `, ranked ${rank.rank} of ${among} of ${issuer}`
}

function distance({ month, results }: UnitInMonth, overview: FigureOverview, lang: Lang): string {
  const value = figureValue(results, overview.figure.id)
  const median = overview.distribution.spread?.median
  if (value === null || median === undefined || month.units.length < 3) return ''
  const difference = subtractDecimals(value, median)
  if (side(difference, overview.figure) === 'even') return lang === 'vi' ? ', bằng trung vị' : ', equal to the median'
  const amount = formatDecimal(difference, lang).replace('-', '')
  const above = !difference.startsWith('-')
  if (lang === 'vi') return `, ${above ? 'cao hơn' : 'thấp hơn'} trung vị ${amount}`
  return `, ${amount} ${above ? 'above' : 'below'} the median`
}

function sentence(one: UnitInMonth, lang: Lang): string {
  const { month, results } = one
  const level = monthOverview(month).levelOf.get(results.unit.id)
  const overview = level?.figures.find(({ figure }) => figure.headline)
  const when = periodLabel(month.period, lang)
  const { name } = results.unit
  if (level === undefined || overview === undefined) return ''
  const { figure } = overview
  const reported = results.facts[figure.id]?.reported ?? { kind: 'missing', reason: 'not-reported' as const }
  const title = figure.name[lang].toLocaleLowerCase('vi')
  if (reported.kind === 'missing') {
    const reason = missingWords(reported.reason, lang)
    return lang === 'vi'
      ? `${capital(when)}, ${inSentence(name)} không có ${title}: ${reason}.`
      : `${capital(when)}: ${name} has no ${title} (${reason}).`
  }
  const value = formatValue(reported.value, figure.unitOfMeasure, lang)
  const issuer = inSentence(month.issuer.unit.name)
  const rest = place(results.unit.id, level, overview, issuer, lang) + distance(one, overview, lang)
  return lang === 'vi'
    ? `${capital(when)}, ${inSentence(name)} có ${title} ${value}${rest}.`
    : `${capital(when)}: ${name} has a ${title} of ${value}${rest}.`
}

const UNPUBLISHED = {
  vi: 'chưa có kết quả nào được công bố với tên đơn vị này',
  en: 'no results have been published under the name of this unit',
} as const

/**
 * The answer of a unit's page in one sentence: its headline figure, rank and distance to the median in its latest month; without
 * published results what was computed last, before that none were published.
 */
export function unitAnswer(record: UnitRecord, computed: readonly UnitScore[], lang: Lang): string {
  const latest = record.months.at(-1)
  const [score] = computed
  if (latest === undefined)
    return `${score === undefined ? capital(UNPUBLISHED[lang]) : `${computedWords(score, lang)}; ${UNPUBLISHED[lang]}`}.`
  return latest.role === 'issuer' ? answer(latest.month, lang) : sentence(latest, lang)
}

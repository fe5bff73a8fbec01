import type { Decimal } from '../../model/decimal.ts'
import { formatValue } from '../../model/format.ts'
import { countUnits } from '../../model/level-words.ts'
import { periodLabel } from '../../model/period.ts'
import type { MonthResults } from '../../model/results.ts'
import type { Lang } from '../../model/text.ts'
import { capital, inSentence } from '../words.ts'
import { type FigureOverview, figureValue, type LevelOverview, monthOverview } from './overview.ts'

/** Units by name when it is one and as a count when they are several: "Hồng Tiến", "18 đơn vị". */
export function holders(names: readonly string[], level: LevelOverview, lang: Lang): string {
  return names.length === 1 ? (names[0] ?? '') : countUnits(names.length, lang === 'vi' ? 'unknown' : level.level, lang)
}

/** Half have the median or a better one. */
const HALF = {
  vi: (median: string) => `một nửa từ ${median} trở lên`,
  en: (median: string) => `half have ${median} or more`,
} as const

function spreadSentence(level: LevelOverview, overview: FigureOverview, lang: Lang): string {
  const { spread, n } = overview.distribution
  const { figure } = overview
  const units = countUnits(n, level.level, lang)
  if (spread === null) return ''
  const show = (value: Decimal): string => formatValue(value, figure.unitOfMeasure, lang)
  if (n === 1) return `${holders(overview.lowest, level, lang)}: ${show(spread.min)}`
  if (spread.min === spread.max) {
    return lang === 'vi' ? `${units} cùng có ${show(spread.min)}` : `${units} at ${show(spread.min)}`
  }
  const low = `${show(spread.min)} (${holders(overview.lowest, level, lang)})`
  const high = `${show(spread.max)} (${holders(overview.highest, level, lang)})`
  const range = lang === 'vi' ? `${units} đạt từ ${low} đến ${high}` : `${units} range from ${low} to ${high}`
  return n < 3 ? range : `${range}, ${HALF[lang](show(spread.median))}`
}

const LACKING = {
  vi: (figure: string, issuer: string) => `văn bản không công bố ${figure} của ${issuer}`,
  en: (figure: string, issuer: string) => `the document gives no ${figure} of ${issuer}`,
} as const

/**
 * The answer of a month's page in one sentence: the issuer's headline figure and how the units below it are spread. Where the
 * document does not give the issuer's own, the sentence begins with the units and ends with what is not given.
 */
export function answer(month: MonthResults, lang: Lang): string {
  const headline = month.indexSet.figures.find((figure) => figure.headline)
  if (headline === undefined) return ''
  const issuer = inSentence(month.issuer.unit.name)
  const when = periodLabel(month.period, lang)
  const name = headline.name[lang]
  const spreads = monthOverview(month).levels.flatMap((level) => {
    const overview = level.figures.find(({ figure }) => figure.id === headline.id)
    const text = overview === undefined ? '' : spreadSentence(level, overview, lang)
    return text === '' ? [] : [text]
  })
  const own = figureValue(month.issuer, headline.id)
  if (own !== null) {
    const value = formatValue(own, headline.unitOfMeasure, lang)
    const first =
      lang === 'vi'
        ? `${capital(name)} của ${issuer} ${when} là ${value}`
        : `${capital(name)} of ${issuer} in ${when}: ${value}`
    return `${[first, ...spreads].join('; ')}.`
  }
  const lacking = LACKING[lang](name.toLocaleLowerCase('vi'), issuer)
  if (spreads.length === 0) return `${capital(lacking)}${lang === 'vi' ? '' : ' for'} ${when}.`
  const head = lang === 'vi' ? `${capital(name)} ${when}` : `${capital(name)}, ${when}`
  return `${head}: ${[...spreads, lacking].join('; ')}.`
}

/** The heading of an issuer's month: "Huyện Khoái Châu, tháng 2/2024". */
export function monthHeading(month: MonthResults, lang: Lang): string {
  return `${month.issuer.unit.name}, ${periodLabel(month.period, lang)}`
}

/** What a chart shows, for those who do not see it. */
export function describeSpread(level: LevelOverview, overview: FigureOverview, lang: Lang): string {
  const { issuer, figure } = overview
  const own =
    issuer === null
      ? ''
      : lang === 'vi'
        ? ` Giá trị của đơn vị ban hành: ${formatValue(issuer, figure.unitOfMeasure, lang)}.`
        : ` The issuer's own: ${formatValue(issuer, figure.unitOfMeasure, lang)}.`
  return `${capital(spreadSentence(level, overview, lang))}.${own}`
}

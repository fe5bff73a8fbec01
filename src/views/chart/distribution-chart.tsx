import type { ReactElement } from 'react'
import { type Decimal, decimalToNumber, toDecimal } from '../../model/decimal.ts'
import { formatDecimal, formatValue } from '../../model/format.ts'
import type { Lang } from '../../model/text.ts'
import type { UnitId } from '../../model/unit.ts'
import { type FigureOverview, figureValue, type LevelOverview } from '../month/overview.ts'
import { type DotLayout, layOutDots } from './dot-layout.ts'
import { escapeText } from './escape.ts'
import { position, type Scale, scaleFor } from './scale.ts'

const WIDTH = 340
const LEFT = 18
const RIGHT = WIDTH - 18
const BASE = 84
const PILE = 62

/** The parts of a chart that are the same on every page that shows it. */
interface Prepared {
  readonly scale: Scale
  readonly dots: DotLayout
  readonly order: ReadonlyMap<UnitId, number>
  readonly named: readonly { readonly name: string; readonly value: Decimal }[]
  /** The dots as circles that tell their unit to the pointer, by language; made on first use. */
  readonly circles: Map<Lang, string>
}

const known = new WeakMap<FigureOverview, Prepared>()

function prepare(level: LevelOverview, overview: FigureOverview): Prepared {
  const held = known.get(overview)
  if (held !== undefined) return held
  const withValue = level.units.flatMap((unit) => {
    const value = figureValue(unit, overview.figure.id)
    return value === null ? [] : [{ id: unit.unit.id, name: unit.unit.name, value }]
  })
  const values = withValue.map(({ value }) => decimalToNumber(value))
  const issuer = overview.issuer === null ? [] : [decimalToNumber(overview.issuer)]
  // A volume of the issuer is the sum over its units or more: on one axis it would press all dots into a corner.
  const shown = overview.figure.unitOfMeasure === 'count' ? values : [...values, ...issuer]
  const scale = scaleFor(shown, overview.figure)
  const box = { left: LEFT, right: RIGHT, base: BASE, height: PILE }
  const prepared = {
    scale,
    dots: layOutDots(values, scale, box),
    order: new Map(withValue.map(({ id }, index) => [id, index])),
    named: withValue,
    circles: new Map<Lang, string>(),
  }
  known.set(overview, prepared)
  return prepared
}

/** Markup as text: hundreds of equal elements, on several pages each, are not worth an element tree. */
function circles({ dots, named, circles: known }: Prepared, overview: FigureOverview, lang: Lang): string {
  const held = known.get(lang)
  if (held !== undefined) return held
  const made = named
    .map(({ name, value }, index) => {
      const { x, y } = dots.at(index)
      const text = `${escapeText(name)} ${formatValue(value, overview.figure.unitOfMeasure, lang)}`
      return `<circle cx="${x}" cy="${y}" r="${dots.radius}"><title>${text}</title></circle>`
    })
    .join('')
  known.set(lang, made)
  return made
}

/** The text of a tick of an axis. */
export function tickText(value: number, decimals: number, lang: Lang): string {
  const decimal = toDecimal(value.toFixed(decimals))
  return decimal === null ? String(value) : formatDecimal(decimal, lang)
}

function Axis({ scale, lang }: { readonly scale: Scale; readonly lang: Lang }): ReactElement {
  const at = (tick: number): number => position(scale, tick, LEFT, RIGHT)
  return (
    <>
      <path
        className="axis"
        d={`M${LEFT} ${BASE + 2}H${RIGHT}${scale.ticks.map((t) => `M${at(t)} ${BASE + 2}v4`).join('')}`}
      />
      {scale.ticks.map((tick) => (
        <text key={tick} x={at(tick)} y={BASE + 20}>
          {tickText(tick, scale.decimals, lang)}
        </text>
      ))}
    </>
  )
}

/**
 * A dot per unit on one axis, the issuer's own value as a diamond, the median as a dashed line, and the unit of the page
 * (`here`) as a larger dot. The words beside it say the same.
 */
export function DistributionChart(props: {
  readonly id: string
  readonly level: LevelOverview
  readonly overview: FigureOverview
  readonly title: string
  readonly description: string
  readonly lang: Lang
  readonly here?: UnitId
}): ReactElement | null {
  const { id, overview, lang, here } = props
  const spread = overview.distribution.spread
  if (spread === null) return null
  const prepared = prepare(props.level, overview)
  const { scale, dots, order } = prepared
  const median = position(scale, decimalToNumber(spread.median), LEFT, RIGHT)
  const issuerValue = overview.issuer === null ? null : decimalToNumber(overview.issuer)
  const issuer =
    issuerValue === null || issuerValue > scale.to || issuerValue < scale.from
      ? null
      : position(scale, issuerValue, LEFT, RIGHT)
  const own = here === undefined ? undefined : order.get(here)
  const mark = own === undefined ? null : dots.at(own)
  return (
    <svg className="dots" viewBox={`0 0 ${WIDTH} 108`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{props.title}</title>
      <desc id={`${id}-d`}>{props.description}</desc>
      <Axis scale={scale} lang={lang} />
      {overview.distribution.n < 3 ? null : <path className="median" d={`M${median} 12V${BASE + 2}`} />}
      {here === undefined ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own markup, names escaped
        <g className="circles" dangerouslySetInnerHTML={{ __html: circles(prepared, overview, lang) }} />
      ) : (
        <path className="dot" strokeWidth={dots.radius * 2} d={dots.path} />
      )}
      {issuer === null ? null : (
        <path className="issuer" d={`M${issuer} 1l5 6-5 6-5-6zM${issuer - 0.6} 12h1.2V${BASE + 2}h-1.2z`} />
      )}
      {mark === null ? null : <circle className="here" cx={mark.x} cy={mark.y} r={dots.radius + 2.5} />}
    </svg>
  )
}

import type { ReactElement } from 'react'
import type { Lang } from '../../model/text.ts'
import { tickText } from './distribution-chart.tsx'
import { type Bounds, position, scaleFor } from './scale.ts'

/** One period of a history; null where there is no value. */
export interface HistoryPoint {
  readonly label: string
  readonly value: number | null
  readonly median: number | null
}

const WIDTH = 340
const LEFT = 40
const RIGHT = WIDTH - 12
const TOP = 10
const BASE = 92

function line(points: readonly (number | null)[], x: (index: number) => number, y: (value: number) => number): string {
  let path = ''
  points.forEach((value, index) => {
    if (value === null) return
    const joined = index > 0 && points[index - 1] !== null
    path += `${joined ? 'L' : 'M'}${x(index)} ${y(value)}${joined ? '' : 'h0'}`
  })
  return path
}

/** A unit's figure over the periods as a line, the median of its level as a thin dashed one; a gap where it is missing. */
export function HistoryChart(props: {
  readonly id: string
  readonly points: readonly HistoryPoint[]
  readonly bounds: Bounds
  readonly title: string
  readonly description: string
  readonly lang: Lang
}): ReactElement | null {
  const { id, points, lang } = props
  const present = points.flatMap(({ value, median }) => [value, median]).filter((one) => one !== null)
  if (present.length === 0) return null
  const scale = scaleFor(present, props.bounds, 3)
  const x = (index: number): number =>
    Math.round((LEFT + (index / Math.max(1, points.length - 1)) * (RIGHT - LEFT)) * 10) / 10
  const y = (value: number): number => position(scale, value, BASE, TOP)
  const values = points.map(({ value }) => value)
  const gaps = values.flatMap((value, index) => (value === null ? [index] : []))
  return (
    <svg className="history" viewBox={`0 0 ${WIDTH} 120`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{props.title}</title>
      <desc id={`${id}-d`}>{props.description}</desc>
      <path className="axis" d={scale.ticks.map((tick) => `M${LEFT} ${y(tick)}H${RIGHT}`).join('')} />
      {scale.ticks.map((tick) => (
        <text key={tick} className="y" x={LEFT - 6} y={y(tick) + 4}>
          {tickText(tick, scale.decimals, lang)}
        </text>
      ))}
      <path
        className="median"
        d={line(
          points.map(({ median }) => median),
          x,
          y,
        )}
      />
      <path className="trend" d={line(values, x, y)} />
      <path
        className="trend-dot"
        d={values.map((value, index) => (value === null ? '' : `M${x(index)} ${y(value)}h0`)).join('')}
      />
      {gaps.length === 0 ? null : (
        <path className="gap" d={gaps.map((index) => `M${x(index) - 3} ${BASE - 3}l6 6m0 -6l-6 6`).join('')} />
      )}
      <text className="first" x={LEFT} y={114}>
        {points[0]?.label}
      </text>
      {points.length < 2 ? null : (
        <text className="last" x={RIGHT} y={114}>
          {points.at(-1)?.label}
        </text>
      )}
    </svg>
  )
}

import type { ReactElement } from 'react'
import type { Lang } from '../../model/text.ts'
import { tickText } from './distribution-chart.tsx'
import { position, scaleFor } from './scale.ts'

/** One step of a waterfall: from where the last one ended, by so much. `shown`: the amount as text. */
export interface WaterfallStep {
  readonly label: string
  readonly amount: number
  readonly shown: string
}

const WIDTH = 340
const LEFT = 132
const RIGHT = WIDTH - 58
const ROW = 26
const TOP = 8

const rounded = (value: number): number => Math.round(value * 10) / 10

/**
 * How a value became another, step by step, one row each: the value before and after as dots, what came between as bars. The
 * scale need not begin at 0: bars tell differences only.
 */
export function WaterfallChart(props: {
  readonly id: string
  readonly before: { readonly label: string; readonly value: number; readonly shown: string }
  readonly after: { readonly label: string; readonly value: number; readonly shown: string }
  readonly steps: readonly WaterfallStep[]
  readonly title: string
  readonly description: string
  readonly lang: Lang
}): ReactElement {
  const { id, before, after, steps, lang } = props
  const levels = [before.value]
  for (const { amount } of steps) levels.push((levels.at(-1) ?? 0) + amount)
  const scale = scaleFor([...levels, after.value], { min: 0, max: null }, 3)
  const x = (value: number): number => position(scale, value, LEFT, RIGHT)
  const rows = steps.length + 2
  const middle = (row: number): number => TOP + row * ROW + ROW / 2
  const bottom = TOP + rows * ROW
  const ends = [
    { ...before, row: 0 },
    { ...after, row: rows - 1 },
  ]
  const joints = levels.map((level, index) => `M${x(level)} ${middle(index)}V${middle(index + 1)}`).join('')
  return (
    <svg className="waterfall" viewBox={`0 0 ${WIDTH} ${bottom + 20}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{props.title}</title>
      <desc id={`${id}-d`}>{props.description}</desc>
      <path className="axis" d={scale.ticks.map((tick) => `M${x(tick)} ${TOP}V${bottom}`).join('')} />
      {scale.ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 14}>
          {tickText(tick, scale.decimals, lang)}
        </text>
      ))}
      <path className="median" d={joints} />
      {steps.map(({ label, amount, shown }, index) => {
        const [from, to] = [x(levels[index] ?? 0), x(levels[index + 1] ?? 0)]
        const y = middle(index + 1)
        const side = amount > 0 ? 'good' : amount < 0 ? 'bad' : 'even'
        return (
          <g key={label} className={side}>
            <text className="first" x={0} y={y + 4}>
              {label}
            </text>
            <path className="step" d={`M${from} ${y}H${rounded(from === to ? to + 0.1 : to)}`} />
            <text className="last amount" x={WIDTH} y={y + 4}>
              {shown}
            </text>
          </g>
        )
      })}
      {ends.map(({ label, value, shown, row }) => (
        <g key={row}>
          <text className="first whole" x={0} y={middle(row) + 4}>
            {label}
          </text>
          <path className="trend-dot" d={`M${x(value)} ${middle(row)}h0`} />
          <text className="last whole" x={WIDTH} y={middle(row) + 4}>
            {shown}
          </text>
        </g>
      ))}
    </svg>
  )
}

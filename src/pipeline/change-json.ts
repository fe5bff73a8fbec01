import type { LineChange } from '../model/change.ts'
import { changeSentence, exactPoints } from '../model/change-words.ts'
import type { Rational } from '../model/rational.ts'
import type { PartChanges } from '../score/change-parts.ts'
import type { Comparison } from './compare.ts'

const points = (value: Rational | null): string | null => (value === null ? null : exactPoints(value))

/** The change of a line as JSON. Points are decimals as text, so that adding them up gives the change exactly. */
function lineChangeJson(change: LineChange, { previous }: Comparison): object {
  return {
    line: change.line,
    before: points(change.before),
    after: points(change.after),
    change: points(change.change),
    parts: change.parts.map((part) => ({ causes: part.causes, points: points(part.points) })),
    unknown: change.unknown,
    text: { vi: changeSentence(change, previous, 'vi'), en: changeSentence(change, previous, 'en') },
  }
}

/** The change of a criterion by procedures as JSON; parts and rest add up to the change. */
const partChangesJson = ({ of, parts, rest, change }: PartChanges): object => ({
  of,
  change: points(change),
  parts: parts.map(({ key, points: each, before, after }) => {
    const counts = ({ numerator, denominator }: typeof before): object => ({ numerator, denominator })
    return { procedure: key, points: each, before: counts(before), after: counts(after) }
  }),
  rounding: points(rest),
})

/** A comparison with the period before as JSON: every line, or one with its split by procedures. */
export function comparisonJson(
  comparison: Comparison,
  one: { readonly line: string; readonly procedures: PartChanges | null } | null,
): object {
  const { previous, setThen, record, lines } = comparison
  const told = lines.filter(({ line }) => one === null || line === one.line)
  return {
    previous: previous.key,
    indexSetThen: setThen?.id ?? null,
    formulaChanged: setThen?.changed ?? null,
    simulated: comparison.simulated,
    recordedAt: record?.recordedAt ?? null,
    recordRevision: record?.revision ?? null,
    lines: told.map((line) => lineChangeJson(line, comparison)),
    ...(one !== null && { procedures: one.procedures === null ? null : partChangesJson(one.procedures) }),
  }
}

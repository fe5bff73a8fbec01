import type { ReactElement } from 'react'
import { pointsWords, signedPoints } from '../../model/change-words.ts'
import { formatDecimal } from '../../model/format.ts'
import type { OfficialScore } from '../../model/official.ts'
import { rationalOf } from '../../model/rational.ts'
import type { Lang } from '../../model/text.ts'
import { againstOfficial } from '../../score/official.ts'
import { ColumnHeads, ScrollingTable } from '../page/tables.tsx'
import { lineIn } from './parts.tsx'
import type { ScoredUnit, ScoreMonth } from './record.ts'

const WORDS = {
  vi: {
    title: 'Điểm chính thức đã công bố',
    note: 'Số tính lại, không phải số chính thức; điểm đã công bố luôn được giữ nguyên và đứng trước.',
    caption: 'Điểm chính thức bên cạnh điểm tính lại',
    line: 'Dòng điểm',
    official: 'Chính thức',
    computed: 'Tính lại',
    difference: 'Lệch',
    rounding: 'trong mức làm tròn',
    source: 'Nguồn',
    none: 'chưa tính được',
  },
  en: {
    title: 'Official points as published',
    note: 'Recomputed points are not official; published ones are kept as they are and go first.',
    caption: 'Official points beside the recomputed ones',
    line: 'Line',
    official: 'Official',
    computed: 'Recomputed',
    difference: 'Difference',
    rounding: 'within rounding',
    source: 'Source',
    none: 'not computed yet',
  },
} as const

function OfficialRow(props: {
  readonly score: OfficialScore
  readonly unit: ScoredUnit
  readonly name: string
  readonly lang: Lang
}): ReactElement {
  const { score, unit, name, lang } = props
  const words = WORDS[lang]
  const computed = lineIn(unit, score.line)?.points ?? null
  const against = computed === null ? null : againstOfficial(computed, rationalOf(score.points))
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <b>{pointsWords(rationalOf(score.points), lang)}</b>
      </td>
      <td>{computed === null ? words.none : formatDecimal(computed, lang, 2)}</td>
      <td>
        {against === null
          ? '–'
          : `${signedPoints(against.difference, lang)}${against.agrees ? ` (${words.rounding})` : ''}`}
      </td>
      <td className="words">{`${score.issuer.name}, ${score.document.fileName}`}</td>
    </tr>
  )
}

/** The official points of a unit beside the computed ones; nothing where none were published for these days. */
export function OfficialSection(props: {
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly lang: Lang
}): ReactElement | null {
  const { month, unit, lang } = props
  const official = month.official.get(unit.label.id) ?? []
  if (official.length === 0) return null
  const words = WORDS[lang]
  const nameOf = (id: string): string => month.set.figures.find((figure) => figure.id === id)?.name[lang] ?? id
  return (
    <section aria-labelledby="official">
      <h2 id="official">{words.title}</h2>
      <ScrollingTable id="official-table" caption={words.caption} lang={lang}>
        <thead>
          <tr>
            <ColumnHeads heads={[words.line, words.official, words.computed, words.difference]} />
            <th scope="col" className="words">
              {words.source}
            </th>
          </tr>
        </thead>
        <tbody>
          {official.map((score) => (
            <OfficialRow
              key={`${score.line} ${score.document.id}`}
              score={score}
              unit={unit}
              name={nameOf(score.line)}
              lang={lang}
            />
          ))}
        </tbody>
      </ScrollingTable>
      <p className="legend">{words.note}</p>
    </section>
  )
}

import type { ReactElement } from 'react'
import { changeSentence, entryWords, exactPoints } from '../../model/change-words.ts'
import { signed } from '../../model/format.ts'
import { periodLabel } from '../../model/period.ts'
import type { Lang } from '../../model/text.ts'
import type { PartChange, PartChanges } from '../../score/change-parts.ts'
import { nameLang } from '../page/names.tsx'
import { ColumnHeads, ScrollingTable } from '../page/tables.tsx'
import type { CriterionRecord } from './record.ts'

/** Procedures listed on the page. */
const LISTED = 12
/** Digits of a procedure's points. */
const PLACES = 4

const WORDS = {
  vi: {
    title: (label: string) => `So với ${label}`,
    caption: 'Phần thay đổi do hồ sơ của từng thủ tục, kể cả phần làm tròn; cộng lại đúng bằng thay đổi do hồ sơ',
    procedure: 'Thủ tục',
    points: 'Điểm',
    before: 'Kỳ trước (đạt / tổng)',
    now: 'Kỳ này (đạt / tổng)',
    rounding: 'Làm tròn',
    others: (count: number) => `${count} thủ tục khác`,
    entries: 'Thủ tục vào hoặc ra khỏi tử số, mẫu số, kể cả phần làm tròn; cộng lại đúng bằng thay đổi',
    moved: 'Thay đổi',
    none: 'Không chia được theo thủ tục: tiêu chí không chia số hồ sơ hay số thủ tục, hoặc điểm của một trong hai kỳ không tính từ số đó.',
  },
  en: {
    title: (label: string) => `Against ${label}`,
    caption: 'What the dossiers of each procedure did, rounding included; it adds up exactly to what the dossiers did',
    procedure: 'Procedure',
    points: 'Points',
    before: 'Before (in / all)',
    now: 'Now (in / all)',
    rounding: 'Rounding',
    others: (count: number) => `${count} other procedures`,
    entries:
      'Procedures that came into the numerator or the denominator, or went out, rounding included; it adds up exactly to the change',
    moved: 'What changed',
    none: 'It cannot be split by procedure: the criterion divides neither dossiers nor procedures, or the points of one of the periods do not come from them.',
  },
} as const

const counts = ({ numerator, denominator }: PartChange['before']): string => `${numerator} / ${denominator}`

const sideOf = (points: string): string => (Number(points) > 0 ? 'good' : Number(points) < 0 ? 'bad' : 'even')

/** The parts beyond those listed as one row, so that the column still adds up. */
function othersOf(parts: readonly PartChange[]): { readonly count: number; readonly points: string } | null {
  if (parts.length === 0) return null
  // Points have four digits: as whole numbers of their last digit the sum is exact.
  const units = parts.reduce((all, { points }) => all + Math.round(Number(points) * 10 ** PLACES), 0)
  return { count: parts.length, points: (units / 10 ** PLACES).toFixed(PLACES) }
}

/** A procedure by its name, in Vietnamese always, and code; a dash for dossiers without one. */
export function ProcedureName(props: {
  readonly code: string
  readonly names: ReadonlyMap<string, string>
  readonly lang: Lang
}): ReactElement {
  const { code, names, lang } = props
  const name = names.get(code)
  if (name === undefined) return <>{code === '' ? '–' : code}</>
  return (
    <>
      <span lang={nameLang(lang)}>{name}</span> ({code})
    </>
  )
}

function ProcedureTable(props: {
  readonly changes: PartChanges
  readonly names: ReadonlyMap<string, string>
  readonly lang: Lang
}): ReactElement {
  const { changes, names, lang } = props
  const words = WORDS[lang]
  const others = othersOf(changes.parts.slice(LISTED))
  const points = (value: string): string => signed(value as PartChange['points'], lang, PLACES)
  const isEntry = changes.of === 'procedures'
  const heads = isEntry ? [words.moved] : [words.before, words.now]
  const cells = ({ before, after }: PartChange): readonly string[] =>
    isEntry ? [entryWords(before, after, lang)] : [counts(before), counts(after)]
  const blanks = heads.map((head) => <td key={head} className={isEntry ? 'words' : undefined} />)
  return (
    <ScrollingTable id="change-table" caption={isEntry ? words.entries : words.caption} lang={lang}>
      <thead>
        <tr>
          <ColumnHeads heads={[words.procedure, words.points, ...heads]} />
        </tr>
      </thead>
      <tbody>
        {changes.parts.slice(0, LISTED).map((part) => (
          <tr key={part.key}>
            <th scope="row">
              <ProcedureName code={part.key} names={names} lang={lang} />
            </th>
            <td className={sideOf(part.points)}>{points(part.points)}</td>
            {cells(part).map((cell, index) => (
              <td key={heads[index]} className={isEntry ? 'words' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
        {others === null ? null : (
          <tr>
            <th scope="row">{words.others(others.count)}</th>
            <td className={sideOf(others.points)}>{points(others.points)}</td>
            {blanks}
          </tr>
        )}
        <tr>
          <th scope="row">{words.rounding}</th>
          <td>{points(exactPoints(changes.rest))}</td>
          {blanks}
        </tr>
      </tbody>
    </ScrollingTable>
  )
}

/** One criterion against the period before: a sentence, and what each procedure did. */
export function CriterionChange(props: {
  readonly change: NonNullable<CriterionRecord['change']>
  readonly names: ReadonlyMap<string, string>
  readonly lang: Lang
}): ReactElement {
  const { change, names, lang } = props
  const words = WORDS[lang]
  const { previous, line, procedures } = change
  return (
    <section aria-labelledby="change">
      <h2 id="change">{words.title(periodLabel(previous, lang))}</h2>
      <p className="answer">{changeSentence(line, previous, lang)}</p>
      {procedures !== null && procedures.parts.length > 0 ? (
        <ProcedureTable changes={procedures} names={names} lang={lang} />
      ) : null}
      {procedures === null && line.change !== null ? <p className="legend">{words.none}</p> : null}
    </section>
  )
}

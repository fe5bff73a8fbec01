import { Fragment, type ReactElement } from 'react'
import { decimalPlaces } from '../../model/decimal.ts'
import { formatDecimal } from '../../model/format.ts'
import { countUnits, levelHeading } from '../../model/level-words.ts'
import { roundRational } from '../../model/rational.ts'
import { levelMeanWords } from '../../model/score-words.ts'
import type { Group } from '../../model/scoring.ts'
import type { Lang } from '../../model/text.ts'
import type { UnitLevel } from '../../model/unit.ts'
import type { LevelMean } from '../../score/means.ts'
import { rankOf } from '../../score/score-ranks.ts'
import { alignment } from '../page/figure-cell.tsx'
import { nameLang } from '../page/names.tsx'
import { ScrollingTable, SortableTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { periodWords } from '../words.ts'
import { count, lineIn, PointsCell, someNames } from './parts.tsx'
import type { ScoredUnit, ScoreMonth } from './record.ts'

const WORDS = {
  vi: {
    unit: 'Đơn vị',
    rank: 'Hạng',
    ranked: (of: string, all: string) =>
      `${of} trong ${all} được xếp hạng, theo tổng điểm chưa làm tròn; đơn vị thiếu điểm một nhóm thì không xếp hạng.`,
    rankedAmong: (all: string) =>
      `Hạng trong tất cả ${all}, theo tổng điểm chưa làm tròn; đơn vị thiếu điểm một nhóm thì không xếp hạng.`,
    outside: (names: string) => `Không tính vào bình quân vì chưa có tổng điểm: ${names}.`,
    most: (points: string) => `tối đa ${points}`,
    recomputed: 'tính lại',
    official: 'chính thức',
    caption: 'tổng điểm và điểm từng nhóm',
    byRank: 'xếp theo tổng điểm',
  },
  en: {
    unit: 'Unit',
    rank: 'Rank',
    ranked: (of: string, all: string) =>
      `${of} of ${all} are ranked, by the total before rounding; a unit without the points of a group is not ranked.`,
    rankedAmong: (all: string) =>
      `Ranks among all ${all}, by the total before rounding; a unit without the points of a group is not ranked.`,
    outside: (names: string) => `Not in the mean, as they have no total: ${names}.`,
    most: (points: string) => `of ${points}`,
    recomputed: 'recomputed',
    official: 'official',
    caption: 'the total and the points of each group',
    byRank: 'by the total',
  },
} as const

/** The published points of a line, those of the widest issuer; a dash where none were published. */
function OfficialCell(props: {
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly line: string
  readonly lang: Lang
}): ReactElement {
  const { month, unit, line, lang } = props
  const found = month.official.get(unit.label.id)?.find((score) => score.line === line)
  if (found === undefined) return <td>–</td>
  return <td className={alignment(decimalPlaces(found.points), 2)}>{formatDecimal(found.points, lang)}</td>
}

/** The rank of a unit within its level; a dash where it is not ranked. A unit alone on its level has no such column. */
function RankCell({
  month,
  unit,
  line,
}: {
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly line: string
}): ReactElement {
  return <td>{rankOf(month.ranks, line, unit.label.id)?.rank ?? '–'}</td>
}

/** The mean of a level beneath its units, in the columns of the table. */
function MeanRow(props: {
  readonly mean: LevelMean
  readonly groups: readonly Group[]
  readonly published: boolean
  readonly lang: Lang
}): ReactElement {
  const { mean, groups, published, lang } = props
  return (
    <tfoot>
      <tr>
        <th scope="row">{levelMeanWords(mean, lang)}</th>
        <td>–</td>
        {groups.map(({ id }, index) => (
          <Fragment key={id}>
            {index === 0 && published ? <td>–</td> : null}
            <PointsCell line={mean.lines.find((line) => line.id === id)} lang={lang} />
          </Fragment>
        ))}
      </tr>
    </tfoot>
  )
}

/** Units of a level in the order of ranks, the total first. `units`: all of the level, or those below one unit. */
export function LevelTable(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly level: UnitLevel
  readonly units: readonly ScoredUnit[]
}): ReactElement {
  const { page, month, level, units } = props
  const { lang } = page
  const words = WORDS[lang]
  // The total first, as it is what people look for; then the groups in the order of the index.
  const groups = [...month.scoring.groups.slice(-1), ...month.scoring.groups.slice(0, -1)]
  const nameOf = (id: string): string => month.set.figures.find((figure) => figure.id === id)?.shortName[lang] ?? id
  const most = (id: string): readonly string[] => {
    const all = new Set(units.flatMap((unit) => lineIn(unit, id) ?? []).map(({ max }) => roundRational(max, 2)))
    const [points] = all.size === 1 ? [...all] : []
    return points === undefined ? [] : [words.most(formatDecimal(points, lang))]
  }
  const published = units.some(({ label }) => month.official.has(label.id))
  const total = month.scoring.groups.at(-1)?.id ?? ''
  const all = month.units.filter(({ label }) => label.level === level).length
  const mean = units.length < all ? undefined : month.means.find((each) => each.level === level)
  const outside = (mean?.without ?? []).map(month.nameOf)
  const rank = ({ label }: ScoredUnit): number => rankOf(month.ranks, total, label.id)?.rank ?? Number.POSITIVE_INFINITY
  const rankedCount = units.filter((unit) => Number.isFinite(rank(unit))).length
  // Units without a total keep the order of their names, behind the others.
  const inOrder = units.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
  const caption = [words.caption, periodWords(month.period.key, lang), ...(rankedCount > 1 ? [words.byRank] : [])]
  const table = (
    <ScrollingTable id={`scores-${level}`} caption={`${levelHeading(level, lang)}: ${caption.join(', ')}`} lang={lang}>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          {all === 1 ? null : (
            <th scope="col" data-up="">
              {words.rank}
            </th>
          )}
          {groups.map(({ id }, index) => (
            <Fragment key={id}>
              {index === 0 && published ? (
                <th scope="col">
                  {nameOf(id)} <small>{words.official}</small>
                </th>
              ) : null}
              <th scope="col">
                {nameOf(id)} <small>{[...(published ? [words.recomputed] : []), ...most(id)].join(', ')}</small>
              </th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {inOrder.map((unit) => (
          <tr key={unit.label.id} id={unit.label.id}>
            <th scope="row">
              <a
                href={href(page, { kind: 'scorecard', periodKey: month.period.key, unitId: unit.label.id })}
                lang={nameLang(lang)}
              >
                {unit.label.name}
              </a>
            </th>
            {all === 1 ? null : <RankCell month={month} unit={unit} line={total} />}
            {groups.map(({ id }, index) => (
              <Fragment key={id}>
                {index === 0 && published ? <OfficialCell month={month} unit={unit} line={id} lang={lang} /> : null}
                <PointsCell line={lineIn(unit, id)} lang={lang} />
              </Fragment>
            ))}
          </tr>
        ))}
      </tbody>
      {mean === undefined ? null : <MeanRow mean={mean} groups={groups} published={published} lang={lang} />}
    </ScrollingTable>
  )
  return (
    <section aria-labelledby={`level-${level}`}>
      <h2 id={`level-${level}`}>{levelHeading(level, lang)}</h2>
      {units.length === 1 ? table : <SortableTable lang={lang}>{table}</SortableTable>}
      {all === 1 ? null : (
        <p className="legend">
          {units.length < all
            ? words.rankedAmong(countUnits(all, level, lang))
            : words.ranked(count(rankedCount, lang), countUnits(all, level, lang))}
        </p>
      )}
      {outside.length === 0 ? null : <p className="legend">{words.outside(someNames(outside, lang))}</p>}
    </section>
  )
}

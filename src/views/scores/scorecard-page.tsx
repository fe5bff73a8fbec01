import type { ReactElement } from 'react'
import { decimalPlaces } from '../../model/decimal.ts'
import { formatDecimal } from '../../model/format.ts'
import { countUnits } from '../../model/level-words.ts'
import { compareRationals, type Rational, roundRational, ZERO } from '../../model/rational.ts'
import { meanWords, reasonWords } from '../../model/score-words.ts'
import type { ScoreLine } from '../../model/scorecard.ts'
import type { Criterion, Group } from '../../model/scoring.ts'
import type { Lang } from '../../model/text.ts'
import { isSmallNumber, pointsLost, ruleWords } from '../../score/formula.ts'
import { meanLevel } from '../../score/means.ts'
import { rankOf } from '../../score/score-ranks.ts'
import { Page } from '../page/document.tsx'
import { alignment } from '../page/figure-cell.tsx'
import { ColumnHeads, ScrollingTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { inSentence, periodWords } from '../words.ts'
import { ChangeSection, hasPageBefore } from './change.tsx'
import { LevelSections } from './level-sections.tsx'
import { OfficialSection } from './official.tsx'
import {
  amount,
  count,
  criterionAddress,
  lineIn,
  PeriodLinks,
  PointsCell,
  ScoreNote,
  scoreCrumbs,
  scoreNote,
  someNames,
} from './parts.tsx'
import type { ChangeRecord, ScoredUnit, ScoreMonth } from './record.ts'

const WORDS = {
  vi: {
    title: (unit: string) => `Điểm của ${unit}`,
    total: (points: string, max: string) => `Tính lại được ${points} trên ${max} điểm.`,
    noTotal: (names: string) => `Chưa có tổng điểm: thiếu số liệu của nhóm ${names}.`,
    noMean: (names: string) => `Chưa có tổng điểm: chưa có điểm của ${names}.`,
    mean: (rule: string) =>
      `Điểm các nhóm là ${rule}, tổng điểm cộng các nhóm. Số đếm dưới đây là của tất cả gộp lại và không cho điểm.`,
    published: (points: string) => `Điểm chính thức đã công bố: ${points}.`,
    rank: (rank: string, of: string) => `Hạng ${rank} trong ${of} được xếp hạng.`,
    most: (name: string, lost: string) => `Mất nhiều nhất ở “${name}”: ${lost} điểm.`,
    unit: (name: string) => `Trang của ${name}`,
    unitHas: ': kết quả đã công bố, nguồn gốc và đơn vị kế tục.',
    groups: 'Điểm từng nhóm',
    groupsCaption: 'Điểm và phần mất của từng nhóm',
    rankedCaption: 'Điểm, phần mất và hạng của từng nhóm',
    group: 'Nhóm',
    place: 'Hạng',
    criterion: 'Tiêu chí',
    points: 'Điểm',
    max: 'Tối đa',
    lost: 'Mất',
    counts: 'Tử số / mẫu số',
    how: 'Cách tính',
    small: '(số nhỏ)',
    smallNote: 'Số nhỏ: mẫu số dưới 30, một trường hợp làm điểm đổi nhiều, cần thận trọng khi so sánh.',
    caption: (group: string) => `${group}: điểm, số đếm và cách tính`,
  },
  en: {
    title: (unit: string) => `Points of ${unit}`,
    total: (points: string, max: string) => `Recomputed: ${points} of ${max} points.`,
    noTotal: (names: string) => `There is no total yet: figures are missing of ${names}.`,
    noMean: (names: string) => `There is no total yet: there are no points of ${names}.`,
    mean: (rule: string) =>
      `The points of the groups are ${rule}; the total adds the groups. The counts below are those of all of them together and give no points.`,
    published: (points: string) => `Official points as published: ${points}.`,
    rank: (rank: string, of: string) => `Rank ${rank} of ${of} that are ranked.`,
    most: (name: string, lost: string) => `Most is lost in “${name}”: ${lost} points.`,
    unit: (name: string) => `The page of ${name}`,
    unitHas: ': published results, origin and successors.',
    groups: 'Points of each group',
    groupsCaption: 'Points of each group and what is lost',
    rankedCaption: 'Points, what is lost, and the rank of each group',
    group: 'Group',
    place: 'Rank',
    criterion: 'Criterion',
    points: 'Points',
    max: 'Maximum',
    lost: 'Lost',
    counts: 'Numerator / denominator',
    how: 'Rule',
    small: '(small number)',
    smallNote: 'Small number: fewer than 30 in the denominator; one case moves the points a lot, compare with care.',
    caption: (group: string) => `${group}: points, counts and rules`,
  },
} as const

const number = (value: Rational, lang: Lang): string => formatDecimal(roundRational(value, 2), lang)

/** The criterion that costs most; null when nothing is lost. */
function costliest(
  month: ScoreMonth,
  unit: ScoredUnit,
): { readonly criterion: Criterion; readonly lost: Rational } | null {
  const losses = month.scoring.criteria.flatMap((criterion) => {
    const line = lineIn(unit, criterion.id)
    const lost = line === undefined ? null : pointsLost(line)
    return lost === null || lost.numerator <= 0n ? [] : [{ criterion, lost }]
  })
  return losses.sort((a, b) => compareRationals(b.lost, a.lost))[0] ?? null
}

/** Points that are lost, a soft 0 where none are; nothing where there are no points to lose. */
function LostCell({ line, lang }: { readonly line: ScoreLine; readonly lang: Lang }): ReactElement {
  const lost = pointsLost(line)
  if (lost === null) return <td />
  if (compareRationals(lost, ZERO) === 0)
    return (
      <td className={alignment(0, 2)}>
        <span className="naught">0</span>
      </td>
    )
  const points = roundRational(lost, 2)
  return <td className={alignment(decimalPlaces(points), 2)}>{formatDecimal(points, lang)}</td>
}

/** All groups at a glance, each leading to its criteria; ranks where there are others to be ranked with. */
function GroupsTable(props: {
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly groups: readonly Group[]
  readonly lang: Lang
}): ReactElement {
  const { month, unit, groups, lang } = props
  const words = WORDS[lang]
  const ranked = groups.some(({ id }) => (rankOf(month.ranks, id, unit.label.id)?.of ?? 0) > 1)
  const heads = [words.group, words.points, words.max, words.lost]
  return (
    <section className="parts" aria-labelledby="groups">
      <h2 id="groups">{words.groups}</h2>
      <ScrollingTable id="groups-table" caption={ranked ? words.rankedCaption : words.groupsCaption} lang={lang}>
        <thead>
          <tr>
            <ColumnHeads heads={ranked ? [...heads, words.place] : heads} />
          </tr>
        </thead>
        <tbody>
          {groups.flatMap(({ id }) => {
            const line = lineIn(unit, id)
            if (line === undefined) return []
            const place = rankOf(month.ranks, id, unit.label.id)
            return [
              <tr key={id}>
                <th scope="row">
                  <a href={`#group-${id}`}>{month.set.figures.find((figure) => figure.id === id)?.name[lang] ?? id}</a>
                </th>
                <PointsCell line={line} lang={lang} />
                <td>{number(line.max, lang)}</td>
                <LostCell line={line} lang={lang} />
                {ranked ? (
                  <td>{place === null ? '–' : `${count(place.rank, lang)}/${count(place.of, lang)}`}</td>
                ) : null}
              </tr>,
            ]
          })}
        </tbody>
      </ScrollingTable>
    </section>
  )
}

function CriterionRow(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly criterion: Criterion
  readonly line: ScoreLine
}): ReactElement {
  const { page, month, unit, criterion, line } = props
  const { lang } = page
  const address = criterionAddress(month, unit, criterion.id)
  const why = line.reason === null || line.reason === 'tracking' ? '' : ` (${reasonWords(line.reason, lang)})`
  return (
    <tr>
      <th scope="row">
        <a href={href(page, address)}>{criterion.name[lang]}</a>
      </th>
      <PointsCell line={line} lang={lang} />
      <td>{line.reason === 'tracking' ? '' : number(line.max, lang)}</td>
      <LostCell line={line} lang={lang} />
      <td>
        {`${amount(line.numerator, lang)}\u202f/\u202f${amount(line.denominator, lang)}`}
        {isSmallNumber(line) ? <small> {WORDS[lang].small}</small> : null}
      </td>
      <td className="words">{`${ruleWords(criterion)[lang]}${why}`}</td>
    </tr>
  )
}

function GroupTable(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  readonly group: Group
}): ReactElement {
  const { page, month, unit, group } = props
  const words = WORDS[page.lang]
  const name = month.set.figures.find(({ id }) => id === group.id)?.name[page.lang] ?? group.id
  const rows = group.of.flatMap((id) => {
    const criterion = month.scoring.criteria.find((each) => each.id === id)
    const line = lineIn(unit, id)
    return criterion === undefined || line === undefined ? [] : [{ criterion, line }]
  })
  const whole = lineIn(unit, group.id)
  const points = whole?.points == null ? '…' : formatDecimal(whole.points, page.lang)
  return (
    <section className="lines" aria-labelledby={`group-${group.id}`}>
      <h2 id={`group-${group.id}`}>
        {name} <small>{`${points} / ${whole === undefined ? '' : number(whole.max, page.lang)}`}</small>
      </h2>
      <ScrollingTable id={`table-${group.id}`} caption={words.caption(name)} lang={page.lang}>
        <thead>
          <tr>
            <th scope="col">{words.criterion}</th>
            <th scope="col">{words.points}</th>
            <th scope="col">{words.max}</th>
            <th scope="col">{words.lost}</th>
            <th scope="col">{words.counts}</th>
            <th scope="col" className="words">
              {words.how}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ criterion, line }) => (
            <CriterionRow key={criterion.id} page={page} month={month} unit={unit} criterion={criterion} line={line} />
          ))}
        </tbody>
      </ScrollingTable>
    </section>
  )
}

/** One unit's scorecard: what it has, what it lost where, and by which rule. */
export function ScorecardPage(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly unit: ScoredUnit
  /** Null: it cannot be compared. */
  readonly change: ChangeRecord | null
}): ReactElement {
  const { page, month, unit, change } = props
  const { lang } = page
  const words = WORDS[lang]
  const total = unit.card.lines.at(-1)
  const nameOf = (id: string): string => month.set.figures.find((figure) => figure.id === id)?.shortName[lang] ?? id
  const mean = unit.card.meanOf
  const lacking = mean === undefined ? [] : (total?.holes ?? []).map(month.nameOf)
  const holes = (total?.holes ?? []).map(nameOf).join(', ')
  const most = costliest(month, unit)
  const published = month.official.get(unit.label.id)?.find(({ line }) => line === total?.id)
  const computed =
    total?.points == null
      ? mean === undefined
        ? words.noTotal(holes)
        : words.noMean(someNames(lacking, lang))
      : words.total(formatDecimal(total.points, lang), number(total.max, lang))
  // What was published goes before what is computed here.
  const first =
    published === undefined ? computed : `${words.published(formatDecimal(published.points, lang, 2))} ${computed}`
  const place = total === undefined ? null : rankOf(month.ranks, total.id, unit.label.id)
  const ranked =
    place === null || place.of === 1
      ? first
      : `${first} ${words.rank(count(place.rank, lang), countUnits(place.of, unit.label.level, lang))}`
  const answer = most === null ? ranked : `${ranked} ${words.most(most.criterion.name[lang], number(most.lost, lang))}`
  const title = `${words.title(inSentence(unit.label.name))}, ${periodWords(month.period.key, lang)}`
  const groups = month.scoring.groups.filter(({ of }) =>
    of.some((id) => month.scoring.criteria.some((each) => each.id === id)),
  )
  const below = month.units.filter(({ above }) => above.includes(unit.label.id))
  return (
    <Page
      page={page}
      title={title}
      description={answer}
      crumbs={scoreCrumbs(page, month, unit)}
      note={scoreNote(lang)}
      script={below.length > 0}
    >
      <h1>{title}</h1>
      <p className="answer">{answer}</p>
      <ScoreNote month={month} lang={lang} />
      {mean === undefined ? null : (
        <p>{words.mean(meanWords(meanLevel(month.scoring, unit.card.level), mean.length)[lang])}</p>
      )}
      <PeriodLinks page={page} month={month} unitId={unit.label.id} before={change !== null && hasPageBefore(change)} />
      {page.hasUnit(unit.label.id) ? (
        <p className="elsewhere">
          <a href={href(page, { kind: 'unit', unitId: unit.label.id })}>{words.unit(inSentence(unit.label.name))}</a>
          {words.unitHas}
        </p>
      ) : null}
      <OfficialSection month={month} unit={unit} lang={lang} />
      {groups.length > 1 ? <GroupsTable month={month} unit={unit} groups={groups} lang={lang} /> : null}
      {change === null ? null : <ChangeSection page={page} month={month} unit={unit} record={change} />}
      {groups.map((group) => (
        <GroupTable key={group.id} page={page} month={month} unit={unit} group={group} />
      ))}
      {unit.card.lines.some(isSmallNumber) ? <p className="legend">{words.smallNote}</p> : null}
      <LevelSections page={page} month={month} units={below} />
    </Page>
  )
}

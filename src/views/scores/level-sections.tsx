import type { ReactElement } from 'react'
import { countUnits, levelHeading } from '../../model/level-words.ts'
import { UNIT_LEVELS, type UnitId, type UnitLevel } from '../../model/unit.ts'
import { nameLang } from '../page/names.tsx'
import { ColumnHeads, ScrollingTable } from '../page/tables.tsx'
import { href, type PageContext } from '../page-context.ts'
import { periodWords } from '../words.ts'
import { LevelTable } from './level-table.tsx'
import { count, lineIn, PointsCell } from './parts.tsx'
import type { ScoredUnit, ScoreMonth } from './record.ts'
import { byTotal } from './scores-answer.ts'

/** A table of more units than this is too long for a page; it then leads to the pages of the units above. */
const MANY = 500

const WORDS = {
  vi: {
    gap: '… chưa đủ số liệu để tính; lý do có ở trang của đơn vị.',
    within: 'Thuộc',
    units: 'Số đơn vị',
    full: 'Có tổng điểm',
    lowest: 'Thấp nhất',
    highest: 'Cao nhất',
    caption: 'số đơn vị và tổng điểm theo đơn vị cấp trên',
    spread: (units: string) => `Có ${units}; điểm và hạng của từng đơn vị ở trang của đơn vị cấp trên.`,
  },
  en: {
    gap: '… figures are missing; the page of the unit says why.',
    within: 'Within',
    units: 'Units',
    full: 'With a total',
    lowest: 'Lowest',
    highest: 'Highest',
    caption: 'units and totals by the unit above',
    spread: (units: string) => `There are ${units}; the points and ranks of each are on the page of the unit above.`,
  },
} as const

/**
 * Units by the nearest unit above them that has scores too, in the order of those; null, at the end, has those for which there is
 * none.
 */
function byUnitAbove(month: ScoreMonth, units: readonly ScoredUnit[]): ReadonlyMap<ScoredUnit | null, ScoredUnit[]> {
  const scored = new Map<UnitId, ScoredUnit>(month.units.map((unit) => [unit.label.id, unit]))
  const nearest = ({ above }: ScoredUnit): ScoredUnit | null =>
    above.map((id) => scored.get(id)).findLast((unit) => unit !== undefined) ?? null
  const groups = Map.groupBy(units, nearest)
  return new Map(
    [...month.units, null]
      .flatMap((unit) => [[unit, groups.get(unit) ?? []] as const])
      .filter(([, own]) => own.length > 0),
  )
}

/** How many units of a level each unit above has, and the range of their totals; each leads to the page that lists them. */
function SpreadTable(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly level: UnitLevel
  readonly groups: ReadonlyMap<ScoredUnit | null, readonly ScoredUnit[]>
}): ReactElement {
  const { page, month, level, groups } = props
  const { lang } = page
  const words = WORDS[lang]
  const heading = levelHeading(level, lang)
  const all = [...groups.values()].reduce((sum, units) => sum + units.length, 0)
  return (
    <section aria-labelledby={`level-${level}`}>
      <h2 id={`level-${level}`}>{heading}</h2>
      <p>{words.spread(countUnits(all, level, lang))}</p>
      <ScrollingTable
        id={`scores-${level}`}
        caption={`${heading}: ${words.caption}, ${periodWords(month.period.key, lang)}`}
        lang={lang}
      >
        <thead>
          <tr>
            <ColumnHeads heads={[words.within, words.units, words.full, words.lowest, words.highest]} />
          </tr>
        </thead>
        <tbody>
          {[...groups].flatMap(([above, units]) => {
            if (above === null) return []
            const full = byTotal(units)
            const address = { kind: 'scorecard', periodKey: month.period.key, unitId: above.label.id } as const
            return [
              <tr key={above.label.id}>
                <th scope="row">
                  <a href={`${href(page, address)}#level-${level}`} lang={nameLang(lang)}>
                    {above.label.name}
                  </a>
                </th>
                <td>{count(units.length, lang)}</td>
                <td>{count(full.length, lang)}</td>
                <PointsCell line={full[0]?.card.lines.at(-1)} lang={lang} />
                <PointsCell line={full.at(-1)?.card.lines.at(-1)} lang={lang} />
              </tr>,
            ]
          })}
        </tbody>
      </ScrollingTable>
    </section>
  )
}

/** A section for each level of the units, the wider level first, and what the sign of missing points means where one has it. */
export function LevelSections(props: {
  readonly page: PageContext
  readonly month: ScoreMonth
  readonly units: readonly ScoredUnit[]
}): ReactElement {
  const { page, month, units } = props
  const lacking = units.some((unit) => month.scoring.groups.some(({ id }) => lineIn(unit, id)?.points == null))
  return (
    <>
      {UNIT_LEVELS.flatMap((level) => {
        const own = units.filter(({ label }) => label.level === level)
        if (own.length === 0) return []
        const groups = own.length > MANY ? byUnitAbove(month, own) : new Map()
        if (groups.size < 2) return [<LevelTable key={level} page={page} month={month} level={level} units={own} />]
        const alone = groups.get(null) ?? []
        return [
          <SpreadTable key={level} page={page} month={month} level={level} groups={groups} />,
          ...(alone.length === 0
            ? []
            : [<LevelTable key={`${level}-alone`} page={page} month={month} level={level} units={alone} />]),
        ]
      })}
      {lacking ? <p className="legend">{WORDS[page.lang].gap}</p> : null}
    </>
  )
}

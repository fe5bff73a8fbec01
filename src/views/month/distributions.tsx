import type { ReactElement } from 'react'
import type { FigureDefinition } from '../../model/index-set.ts'
import type { MonthResults } from '../../model/results.ts'
import type { UnitId } from '../../model/unit.ts'
import { DistributionCard } from '../chart/distribution-card.tsx'
import { href, type PageContext } from '../page-context.ts'
import type { LevelOverview } from './overview.ts'

/** Link to the ranking by a figure. */
export function rankingHref(page: PageContext, month: MonthResults, issue: string, figure: FigureDefinition): string {
  return href(page, { kind: 'ranking', periodKey: month.period.key, issue, figureId: figure.id })
}

/** How the units of a level are spread in each figure, a card each, with a link to the ranking; `here`: the unit to mark. */
export function Distributions(props: {
  readonly page: PageContext
  readonly month: MonthResults
  readonly issue: string
  readonly level: LevelOverview
  /** The words of the link. */
  readonly ranking: string
  readonly here?: UnitId
}): ReactElement {
  const { page, month, issue, level, ranking, here } = props
  return (
    <div className="cards">
      {level.figures.map((overview) => {
        const { figure } = overview
        const to = rankingHref(page, month, issue, figure)
        return (
          <DistributionCard
            key={figure.id}
            page={page}
            month={month}
            level={level}
            overview={overview}
            {...(here === undefined ? {} : { here })}
            heading={<h3>{figure.name[page.lang]}</h3>}
          >
            <a
              className="more"
              href={here === undefined ? to : `${to}#${here}`}
              aria-label={`${ranking}: ${figure.name[page.lang]}`}
            >
              {ranking}
            </a>
          </DistributionCard>
        )
      })}
    </div>
  )
}

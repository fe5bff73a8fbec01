import type { ReactElement } from 'react'
import { subtractDecimals } from '../../model/decimal.ts'
import { formatValue, missingWords } from '../../model/format.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import { levelHeading } from '../../model/level-words.ts'
import type { MonthResults } from '../../model/results.ts'
import type { Lang } from '../../model/text.ts'
import { type FigureStanding, type LevelRemarks, remarks, type UnitRemark } from '../../score/standing.ts'
import { UnitName } from '../page/names.tsx'
import type { PageContext } from '../page-context.ts'

const WORDS = {
  vi: {
    best: 'Cao nhất',
    weakest: 'Thấp nhất',
    strong: 'Trong một phần tư tốt nhất về',
    weak: 'Kéo xuống',
    help: 'Ưu tiên',
    rank: (one: FigureStanding) => `thứ ${one.rank}/${one.of}`,
    median: 'trung vị',
    raise: (gap: string, name: string) => `thêm ${gap} ở chỉ tiêu “${name}” là bằng mức giữa của các đơn vị.`,
    noReason:
      'Không chỉ tiêu thành phần nào trong văn bản thấp rõ rệt; văn bản không cho biết phần điểm còn thiếu ở đâu.',
    noStrength: 'Không chỉ tiêu thành phần nào trong văn bản nổi trội; văn bản không cho biết điểm cao đến từ đâu.',
    lacking: 'Không có số liệu',
    points: { percent: ' điểm phần trăm', points: ' điểm', count: '' },
  },
  en: {
    best: 'Highest',
    weakest: 'Lowest',
    strong: 'In the best quarter in',
    weak: 'Held back by',
    help: 'First to do',
    rank: (one: FigureStanding) => `${one.rank} of ${one.of}`,
    median: 'median',
    raise: (gap: string, name: string) => `${gap} more in “${name}” reaches the middle of the units.`,
    noReason:
      'No component figure in the document is clearly low; the document does not say where the missing points are.',
    noStrength:
      'No component figure in the document stands out; the document does not say where the high score comes from.',
    lacking: 'No figure for',
    points: { percent: ' percentage points', points: ' points', count: '' },
  },
} as const

interface Scene {
  readonly page: PageContext
  readonly figures: ReadonlyMap<string, FigureDefinition>
}

function describe(one: FigureStanding, { page, figures }: Scene): string {
  const figure = figures.get(one.figureId)
  if (figure === undefined) return ''
  const show = (value: FigureStanding['value']): string => formatValue(value, figure.unitOfMeasure, page.lang)
  return `${figure.shortName[page.lang]} ${show(one.value)} (${WORDS[page.lang].median} ${show(one.median)})`
}

function help(first: FigureStanding, { page, figures }: Scene): string {
  const figure = figures.get(first.figureId)
  if (figure === undefined || figure.direction !== 'higher') return ''
  const words = WORDS[page.lang]
  const gap = formatValue(subtractDecimals(first.median, first.value), 'points', page.lang)
  return `${words.help}: ${words.raise(gap + words.points[figure.unitOfMeasure], figure.shortName[page.lang])}`
}

function Reason(props: {
  readonly remark: UnitRemark
  readonly kind: 'strong' | 'weak'
  readonly scene: Scene
}): ReactElement {
  const { remark, kind, scene } = props
  const words = WORDS[scene.page.lang]
  const standings = remark[kind]
  const [first] = standings
  if (first === undefined) return <p>{kind === 'weak' ? words.noReason : words.noStrength}</p>
  return (
    <p>
      {words[kind]}: {standings.map((one) => describe(one, scene)).join('; ')}.{' '}
      {kind === 'weak' ? help(first, scene) : null}
    </p>
  )
}

function lackingWords(remark: UnitRemark, { page, figures }: Scene): string {
  const gaps = remark.lacking.map(
    ({ figureId, reason }) =>
      `${figures.get(figureId)?.shortName[page.lang] ?? figureId} (${missingWords(reason, page.lang)})`,
  )
  return gaps.length === 0 ? '' : `${WORDS[page.lang].lacking}: ${gaps.join('; ')}.`
}

function Side(props: {
  readonly list: readonly UnitRemark[]
  readonly kind: 'strong' | 'weak'
  readonly scene: Scene
}): ReactElement {
  const { kind, scene } = props
  const words = WORDS[scene.page.lang]
  return (
    <section className={kind}>
      <h3>{kind === 'strong' ? words.best : words.weakest}</h3>
      <ul>
        {props.list.map((remark) => (
          <li key={remark.unit.id}>
            <h4>
              <UnitName page={scene.page} unit={remark.unit} />
              {remark.headline === null ? null : (
                <>
                  {' '}
                  <b>{formatValue(remark.headline.value, 'points', scene.page.lang)}</b>{' '}
                  <small>{words.rank(remark.headline)}</small>
                </>
              )}
            </h4>
            <Reason remark={remark} kind={kind} scene={scene} />
            {remark.lacking.length === 0 ? null : <p>{lackingWords(remark, scene)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function heading(level: LevelRemarks, several: boolean, lang: Lang): string {
  const title = lang === 'vi' ? 'Cao nhất, thấp nhất và vì sao' : 'Highest, lowest, and why'
  return several ? `${title}: ${levelHeading(level.level, lang).toLocaleLowerCase('vi')}` : title
}

/** The best and the weakest units with what the figures say of the reason. Nothing when there is too little to compare. */
export function Extremes({ page, month }: { readonly page: PageContext; readonly month: MonthResults }): ReactElement {
  const scene = { page, figures: new Map(month.indexSet.figures.map((figure) => [figure.id, figure])) }
  const levels = remarks(month).filter(({ best, weakest }) => best.length + weakest.length > 0)
  return (
    <>
      {levels.map((level) => (
        <section key={level.level} className="extremes" aria-labelledby={`extremes-${level.level}`}>
          <h2 id={`extremes-${level.level}`}>{heading(level, levels.length > 1, page.lang)}</h2>
          <div className="sides">
            <Side list={level.best} kind="strong" scene={scene} />
            <Side list={level.weakest} kind="weak" scene={scene} />
          </div>
        </section>
      ))}
    </>
  )
}

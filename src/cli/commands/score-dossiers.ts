import type { Issue } from '../../model/issue.ts'
import type { Period } from '../../model/period.ts'
import type { UnitDirectory } from '../../model/unit-directory.ts'
import { scoresFromDossiers } from '../../pipeline/dossier-scores.ts'
import { directoryOf } from '../../pipeline/product.ts'
import { scoredSet, setInForce } from '../../pipeline/score.ts'
import { statedCounts } from '../../pipeline/stated-counts.ts'
import { unitMeant } from '../../pipeline/unit-meant.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { renderScores, type UnitNaming } from '../../publish/data/scores.ts'
import { withProduct } from '../../wire/product.ts'
import { withWarehouse } from '../../wire/warehouse.ts'
import { type Call, textOption } from '../command.ts'
import { issueLines } from '../terminal.ts'

/** The unit that a person named. @throws ThuocDoError `score.unit` */
export function theUnit(directory: UnitDirectory, given: string, period: Period): string {
  const meant = unitMeant(directory, given, period.to)
  if (meant.kind === 'one') return meant.unit.id
  const near = meant.near.slice(0, 5).map(({ id }) => directory.label(id, period.to).name)
  throw new ThuocDoError('score.unit', { given, period: period.key, near })
}

const namingOf =
  (directory: UnitDirectory, period: Period): UnitNaming =>
  (unit) => {
    const { code, name } = directory.label(unit, period.to)
    return { unit: code ?? unit, unitName: name }
  }

/** `score --period P`: scores the dossiers held, in the hierarchy of the period's end. */
export async function scoreFromDossiers(call: Call, period: Period, format: 'csv' | 'json'): Promise<void> {
  const { terminal } = call
  const given = textOption(call, 'index-set')
  const statedFile = textOption(call, 'stated')
  const unit = textOption(call, 'unit')
  await withProduct(call.config, async (product) => {
    const chosen =
      given === null
        ? { set: setInForce(product.indexSets, period), issues: [] }
        : scoredSet(given, call.config.dataDir)
    const tell = (issues: readonly Issue[]): void => {
      for (const issue of issues) terminal.err(issueLines(issue, terminal.lang))
      if (issues.some(({ severity }) => severity === 'error'))
        throw new ThuocDoError('score.refused', { count: issues.length })
    }
    tell(chosen.issues)
    if (chosen.set === null) return
    const { set } = chosen
    const directory = await directoryOf(product)
    const only = unit === null ? null : theUnit(directory, unit, period)
    const told = statedFile === null ? null : statedCounts(statedFile, set.scoring, directory)
    tell(told?.issues ?? [])
    const { scorecards, issues } = await withWarehouse(call.config, (store) =>
      scoresFromDossiers(store, set, directory, [period], told?.stated),
    )
    tell(issues)
    const wanted = scorecards.filter((card) => only === null || card.unit === only)
    if (wanted.length === 0) throw new ThuocDoError('score.no-dossiers', { period: period.key })
    terminal.out(renderScores(wanted, format, namingOf(directory, period)))
  })
}

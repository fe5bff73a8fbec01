import type { Issue } from '../../model/issue.ts'
import type { Period } from '../../model/period.ts'
import { isProvisional, periodState, periodStateWords } from '../../model/period-state.ts'
import type { UnitDirectory } from '../../model/unit-directory.ts'
import { type DossierScores, type ScoreScope, scoresFromDossiers } from '../../pipeline/dossier-scores.ts'
import type { DossierStore } from '../../pipeline/dossier-store.ts'
import { type Fed, fedQuantities } from '../../pipeline/fed-quantities.ts'
import { directoryOf, type Product } from '../../pipeline/product.ts'
import { outOfForce, type ScoredSet, scoredSet, setInForce } from '../../pipeline/score.ts'
import { statedCounts } from '../../pipeline/stated-counts.ts'
import { theUnit } from '../../pipeline/unit-meant.ts'
import { unknownProceduresHeld } from '../../pipeline/unknown-procedures.ts'
import { systemClock } from '../../platform/clock.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { renderScores, type UnitNaming } from '../../publish/data/scores.ts'
import { withProduct } from '../../wire/product.ts'
import { type Call, textOption } from '../command.ts'
import { withStore } from '../settling.ts'
import { issueLines, say } from '../terminal.ts'

const namingOf =
  (directory: UnitDirectory, period: Period): UnitNaming =>
  (unit) => {
    const { code, name } = directory.label(unit, period.to)
    return { unit: code ?? unit, unitName: name }
  }

/** What a call asks to be scored: the index set, the units, what was stated beside the dossiers. */
export interface AskedScores {
  readonly product: Product
  readonly set: ScoredSet
  readonly directory: UnitDirectory
  readonly scores: DossierScores
  readonly store: DossierStore
  /** What was stated beside the dossiers; null when nothing was. */
  readonly stated: ScoreScope['stated'] | null
  readonly fed: Fed
}

/**
 * Scores the dossiers held for what a call asks (--index-set, --stated), tells what is to be told (of --unit alone where it is asked for), and gives them to `work`. Nothing is
 * made in the data folder.
 * @throws ThuocDoError `score.refused` when what was stated is wrong
 */
export async function withScores(
  call: Call,
  period: Period,
  work: (asked: AskedScores) => Promise<void>,
): Promise<void> {
  const { terminal } = call
  const given = textOption(call, 'index-set')
  const statedFile = textOption(call, 'stated')
  const unit = textOption(call, 'unit')
  const tell = (issues: readonly Issue[]): void => {
    for (const issue of issues) terminal.err(issueLines(issue, terminal.lang))
    if (issues.some(({ severity }) => severity === 'error')) {
      throw new ThuocDoError('score.refused', { count: issues.length })
    }
  }
  const score = async (product: Product): Promise<void> => {
    const chosen =
      given === null ? { set: setInForce(product, period), issues: [] } : scoredSet(given, call.config.dataDir)
    tell(chosen.issues)
    const { set } = chosen
    if (set === null) return
    if (given !== null) tell(outOfForce(set, [period]))
    const directory = await directoryOf(product)
    const told = statedFile === null ? null : statedCounts(statedFile, set.scoring, directory)
    tell(told?.issues ?? [])
    const fed = await fedQuantities(product.registry, set, directory, [period])
    const withDossiers = async (store: DossierStore): Promise<void> => {
      const scores = await scoresFromDossiers(store, set, directory, {
        periods: [period],
        fed,
        ...(unit === null ? {} : { about: theUnit(directory, unit, period).id }),
        ...(told !== null && { stated: told.stated }),
      })
      tell([...scores.issues, ...(await unknownProceduresHeld(store.warehouse, period))])
      await work({ product, set, directory, scores, store, fed, stated: told?.stated ?? null })
    }
    await withStore(call, withDossiers, 'look')
  }
  await withProduct(call.config, score, 'look')
}

/** `score --period P`: scores the dossiers held, in the hierarchy of the period's end. */
export async function scoreFromDossiers(call: Call, period: Period, format: 'csv' | 'json'): Promise<void> {
  const unit = textOption(call, 'unit')
  await withScores(call, period, async ({ directory, scores, set }) => {
    const only = unit === null ? null : theUnit(directory, unit, period).id
    const wanted = scores.scorecards.filter((card) => only === null || card.unit === only)
    if (wanted.length === 0) throw new ThuocDoError('score.nothing-held', { period: period.key })
    const state = periodState(period, systemClock.today())
    if (isProvisional(state)) call.terminal.err(`${say(call.terminal, periodStateWords(state))}\n`)
    const options = {
      naming: namingOf(directory, period),
      provisional: isProvisional(state),
      simulated: scores.simulated,
      among: scores.scorecards,
      ...(call.options.means === true && { means: set.scoring }),
    }
    call.terminal.out(renderScores(wanted, format, options))
  })
}

import { deriveUnits } from '../ingest/units/derive.ts'
import { type Consequences, consequencesOf } from '../ingest/units/doubts.ts'
import type { Ending } from '../ingest/units/endings.ts'
import type { LocalDate } from '../model/date.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import { covers, type DerivedUnits } from '../model/unit.ts'
import type { UnitSource } from '../model/unit-source.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { DerivationInput, DerivationOutput } from '../store/registry/port.ts'
import { isError, type Product } from './product.ts'
import { readUnitFile } from './unit-file.ts'

/** What the person says of a file of units. */
export interface UnitImportOptions {
  /** The date from which the list is in force, or on which the lineage happened. */
  readonly from: LocalDate
  /** The list is complete below this unit only; null: as the list's form says. */
  readonly scopeCode: string | null
  readonly dryRun: boolean
  /** So many units may end, though it looks like a mistake: the number that the refusal told. */
  readonly confirmedEnds?: number | null
}

/** What became of a list of units or a lineage. */
export interface UnitImportReport {
  readonly file: string
  readonly outcome: 'added' | 'already' | 'dry-run' | 'refused'
  readonly source: UnitSource | null
  readonly issues: readonly Issue[]
  /** Units in force that end by it, or would. */
  readonly ends: readonly Ending[]
  /** Units in force on the list's date, afterwards. */
  readonly inForce: number
}

type Weighed = Consequences & { readonly issues: readonly Issue[]; readonly refused: boolean }

/**
 * Doubts become warnings where the person named the number of units that end. A wrong number is an error of its own, as the
 * register may have changed since the person looked.
 */
function weigh(consequences: Consequences, confirmedEnds: number | null): Weighed {
  const { endings, doubts } = consequences
  const count = endings.length
  if (doubts.length === 0) return { ...consequences, issues: [], refused: false }
  if (confirmedEnds === count) {
    return { ...consequences, issues: doubts.map((issue) => ({ ...issue, severity: 'warning' })), refused: false }
  }
  const code = confirmedEnds === null ? 'units.ends-unconfirmed' : 'units.ends-differ'
  const facts = { count, confirmed: confirmedEnds ?? 0 }
  return { ...consequences, issues: [...doubts, { code, severity: 'error', place: NOWHERE, facts }], refused: true }
}

/** Units that sources know to be in force on the date; those that only documents name are not counted. */
function countInForce({ units }: DerivedUnits, on: LocalDate): number {
  const isKnown = (unit: DerivedUnits['units'][number]): boolean => unit.origin !== 'provisional' || unit.to !== null
  return units.filter((unit) => isKnown(unit) && covers(unit, on)).length
}

/** What the source brings to light: issues that its derivation tells without it too were told when their own sources came. */
function newIssues(
  source: UnitSource,
  input: DerivationInput,
  { issues }: ReturnType<typeof deriveUnits>,
): readonly Issue[] {
  const { kind, from, sha256 } = source
  const others = input.sources.filter((each) => each.kind !== kind || each.from !== from || each.sha256 !== sha256)
  if (issues.length === 0 || others.length === 0) return issues
  const known = new Set(deriveUnits({ ...input, sources: others }).issues.map((issue) => JSON.stringify(issue)))
  return issues.filter((issue) => !known.has(JSON.stringify(issue)))
}

/** The derivation of an import, which refuses itself where the doubts are not answered. */
function derivation(source: UnitSource, confirmedEnds: number | null, today: LocalDate) {
  const seen: { weighed: Weighed | null; issues: readonly Issue[]; inForce: number } = {
    weighed: null,
    issues: [],
    inForce: 0,
  }
  const derive = (input: DerivationInput): DerivationOutput | null => {
    const output = deriveUnits(input)
    seen.weighed = weigh(consequencesOf(source, input.sources, input.before, output.derived, today), confirmedEnds)
    seen.issues = seen.weighed.refused
      ? seen.weighed.issues
      : [...seen.weighed.issues, ...newIssues(source, input, output)]
    seen.inForce = countInForce(output.derived, source.from)
    return seen.weighed.refused ? null : output
  }
  return { derive, seen }
}

/**
 * Takes in a list of units in force from a date, or the lineage of that date; the header tells which. An import that looks
 * like a mistake by what it would end is refused unless the person names the number of endings.
 */
export async function importUnits(
  product: Product,
  file: string,
  options: UnitImportOptions,
  clock: Clock = systemClock,
): Promise<UnitImportReport> {
  const { from, scopeCode, dryRun, confirmedEnds = null } = options
  const { source, issues } = await readUnitFile(file, { from, scopeCode })
  const nothing = { file, source, issues, ends: [], inForce: 0 }
  if (source === null || issues.some(isError)) return { ...nothing, outcome: 'refused' }
  const { derive, seen } = derivation(source, confirmedEnds, clock.today())
  if (dryRun) {
    const input = await product.registry.derivation()
    derive({ ...input, sources: [...input.sources, source] })
  }
  const kind = dryRun ? 'dry-run' : (await product.registry.addUnitSource(source, derive)).kind
  const report = { ...nothing, issues: [...issues, ...seen.issues], ends: seen.weighed?.endings ?? [] }
  if (kind === 'refused' || seen.weighed?.refused === true) return { ...report, outcome: 'refused' }
  if (dryRun) return { ...report, outcome: 'dry-run' }
  if (kind === 'added') return { ...report, outcome: kind, inForce: seen.inForce }
  return { ...report, outcome: kind, inForce: countInForce(await product.registry.units(), from) }
}

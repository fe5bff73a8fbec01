import { deriveUnits } from '../ingest/units/derive.ts'
import type { LocalDate } from '../model/date.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import { covers, type DerivedUnits, type Unit } from '../model/unit.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { DerivationInput, DerivationOutput, HeldUnitSource } from '../store/registry/port.ts'
import type { Product } from './product.ts'

/** What taking a source of units back does, or would do. */
export interface UnitRemovalReport {
  readonly source: HeldUnitSource
  readonly outcome: 'removed' | 'dry-run' | 'refused'
  readonly issues: readonly Issue[]
  /** Units in force today that are no more, and those that are in force again or anew. */
  readonly lost: readonly Unit[]
  readonly regained: readonly Unit[]
  /** References of documents that go to another unit. */
  readonly moved: number
  /** Successions that a lineage states, before and after. */
  readonly stated: { readonly before: number; readonly after: number }
}

const NAMES_SHOWN = 8

function nameOf({ units }: DerivedUnits, id: string): string {
  const last = units.find((unit) => unit.id === id)?.versions.at(-1)
  return last === undefined ? id : `${last.name} (${last.code ?? '–'})`
}

/** Units that documents name and that the remaining sources do not give. */
function orphaned(
  { before, uses, provisional }: DerivationInput,
  { derived, moved }: DerivationOutput,
): readonly Issue[] {
  const held = new Set([...derived.units, ...provisional].map((unit) => unit.id))
  const goesTo = new Map(moved.map(({ use, unitId }) => [`${use.on} ${use.unitId}`, unitId]))
  const lost = uses.filter((use) => !held.has(goesTo.get(`${use.on} ${use.unitId}`) ?? use.unitId))
  if (lost.length === 0) return []
  const ids = [...new Set(lost.map((use) => use.unitId))]
  const names = ids.slice(0, NAMES_SHOWN).map((id) => nameOf(before, id))
  const facts = { count: ids.length, names, days: [...new Set(lost.map((use) => use.on))].sort() }
  return [{ code: 'units.removal-orphans', severity: 'error', place: NOWHERE, facts }]
}

const statedIn = ({ successions }: DerivedUnits): number =>
  successions.filter((step) => step.basis === 'lineage').length

/** Units of `one` in force on the day that have no counterpart of the same code and name in `other`. */
function onlyIn(one: DerivedUnits, other: DerivedUnits, on: LocalDate): readonly Unit[] {
  const keyOf = ({ versions }: Unit): string => `${versions.at(-1)?.code ?? ''} ${versions.at(-1)?.name ?? ''}`
  const inForce = ({ units }: DerivedUnits): readonly Unit[] =>
    units.filter((unit) => unit.origin !== 'provisional' && covers(unit, on))
  const there = new Set(inForce(other).map(keyOf))
  return inForce(one).filter((unit) => !there.has(keyOf(unit)))
}

/**
 * Takes a source of units back: all units are derived from the others. Refused where documents name units that only this
 * source gives. @throws ThuocDoError `units.no-such-source`
 */
export async function removeUnitSource(
  product: Product,
  id: number,
  dryRun: boolean,
  clock: Clock = systemClock,
): Promise<UnitRemovalReport> {
  const { registry } = product
  const sources = await registry.unitSources()
  const source = sources.find((each) => each.id === id)
  if (source === undefined) throw noSuchSource(id, sources)
  const nothing = { issues: [], lost: [], regained: [], moved: 0, stated: { before: 0, after: 0 } }
  let report: UnitRemovalReport = { source, outcome: 'removed', ...nothing }
  const today = clock.today()
  const derive = (input: DerivationInput): DerivationOutput | null => {
    const output = deriveUnits(input)
    const orphans = orphaned(input, output)
    report = {
      source,
      outcome: orphans.length > 0 ? 'refused' : dryRun ? 'dry-run' : 'removed',
      issues: [...orphans, ...output.issues],
      lost: onlyIn(input.before, output.derived, today),
      regained: onlyIn(output.derived, input.before, today),
      moved: output.moved.length,
      stated: { before: statedIn(input.before), after: statedIn(output.derived) },
    }
    return orphans.length > 0 ? null : output
  }
  if (dryRun) {
    const input = await registry.derivation()
    derive({ ...input, sources: input.sources.filter((each) => !isOf(each, source)) })
    return report
  }
  const { kind } = await registry.removeUnitSource(id, derive)
  if (kind === 'not-held') throw noSuchSource(id, await registry.unitSources())
  return report
}

function isOf(source: DerivationInput['sources'][number], held: HeldUnitSource): boolean {
  const scopeCode = source.kind === 'list' ? source.scopeCode : null
  const same = source.kind === held.kind && source.from === held.from && source.sha256 === held.sha256
  return same && scopeCode === held.scopeCode
}

function noSuchSource(id: number, sources: readonly HeldUnitSource[]): ThuocDoError {
  const held = sources.map((source) => `${source.id} (${source.name}, ${source.from})`)
  return new ThuocDoError('units.no-such-source', { id, sources: held.length > 0 ? held : ['–'] })
}

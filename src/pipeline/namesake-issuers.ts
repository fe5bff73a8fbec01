import type { Attribution } from '../ingest/attribute.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import { type Issuer, issuerText } from '../model/issuer.ts'
import type { PublishedDocument } from '../model/results.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { nameKey } from '../model/unit-name.ts'
import type { Registry } from '../store/registry/port.ts'

/** Fewer than this share of the smaller document's units in common, and it is hardly about the same area. */
const SHARED = 0.25

type Series = Pick<PublishedDocument, 'issuerId' | 'indexSetId' | 'periodKey'>

/**
 * Asks whether a document is the issuer's at all when it shares hardly any unit with what is held of it: two agencies of one
 * name must not become one, and a revision hides the one before it. An issuer that a list tells apart is asked about within
 * one period only; one that documents alone name, within all.
 */
export async function checkSameIssuer(
  registry: Registry,
  { facts }: Attribution,
  issuer: Issuer,
  series: Series,
  directory: UnitDirectory,
): Promise<readonly Issue[]> {
  const { issuerId, indexSetId } = series
  const unlisted = directory.get(issuerId)?.origin === 'provisional'
  const held = await registry.documents(unlisted ? { issuerId, indexSetId } : series)
  const above = directory.get(issuerId) === undefined ? [] : directory.ancestorsOn(issuerId, '9999-12-31')
  const apart = new Set([issuerId, ...above.map(({ id }) => id)])
  const unitsOf = (each: readonly { readonly unitId: string }[]): ReadonlySet<string> =>
    new Set(each.map(({ unitId }) => unitId).filter((id) => !apart.has(id)))
  const own = unitsOf(facts)
  const known = unitsOf((await Promise.all(held.map(({ id }) => registry.facts(id)))).flat())
  const shared = [...own].filter((id) => known.has(id)).length
  const last = held.at(-1)
  if (last === undefined || shared >= SHARED * Math.min(own.size, known.size)) return []
  const names = { issuer: issuerText(issuer), document: last.id, period: last.periodKey }
  return [
    {
      code: 'attribution.other-units',
      severity: 'error',
      place: NOWHERE,
      facts: { ...names, shared, units: own.size },
    },
  ]
}

/** Tells of documents held under the issuer's name without a place, when this one says the place: they may be the same. */
export async function tellUnplaced(
  registry: Registry,
  { provisional, issuerId }: Attribution,
  directory: UnitDirectory,
): Promise<readonly Issue[]> {
  const issuer = provisional.find(({ id }) => id === issuerId)
  if (issuer === undefined || issuer.parentId === null) return []
  const isUnplaced = (unit: UnitDirectory['units'][number]): boolean =>
    unit.origin === 'provisional' &&
    unit.versions.every(({ name, parentId }) => parentId === null && nameKey(name) === nameKey(issuer.name))
  const held = await Promise.all(
    directory.units.filter(isUnplaced).map(({ id }) => registry.documents({ issuerId: id })),
  )
  const documents = held.flat().map(({ id }) => id)
  if (documents.length === 0) return []
  const facts = { name: issuer.name, documents }
  return [{ code: 'attribution.issuer-unplaced', severity: 'warning', place: NOWHERE, facts }]
}

import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import type { ReadFigure, Reading } from '../model/reading.ts'
import type { Fact } from '../model/results.ts'
import type { Unit, UnitId, UnitLevel } from '../model/unit.ts'
import { findBelow } from '../model/unit-below.ts'
import type { MatchQuality, NameMatch, UnitDirectory } from '../model/unit-directory.ts'
import { levelHint, parseUnitName } from '../model/unit-name.ts'
import type { ProvisionalUnit } from '../model/unit-source.ts'
import { foldPlain } from '../model/vietnamese.ts'
import { type NewUnit, plainNotice, provisionalNotices } from './attribution-notices.ts'
import { provisionalUnit } from './units/provisional.ts'

/** Figures of a document attributed to units of the register, ready to store. */
export interface Attribution {
  readonly issuerId: UnitId
  readonly facts: readonly Fact[]
  /** Units the register lacks and the document needs. */
  readonly provisional: readonly ProvisionalUnit[]
}

interface Place {
  readonly issuerName: string
  readonly period: Period
  readonly directory: UnitDirectory
  /** The person said that names missing from the lists may become provisional units. */
  readonly allowProvisional: boolean
}

type Found =
  | { readonly kind: 'unit'; readonly id: UnitId; readonly quality: MatchQuality }
  | ({ readonly kind: 'new' } & NewUnit)
  | { readonly kind: 'issue'; readonly issue: Issue }

const named = (directory: UnitDirectory, ids: readonly { readonly id: UnitId }[], date: string): readonly string[] =>
  ids.map(({ id }) => {
    const { name, code } = directory.versionOn(id, date)
    const above = directory.ancestorsOn(id, date).at(-1)
    return [name, ...(code === null ? [] : [`(${code})`]), ...(above === undefined ? [] : [`– ${above.name}`])].join(
      ' ',
    )
  })

/** True when lists tell which units of this level exist there; then a name they lack is a mistake, not a new unit. */
function listsCover(directory: UnitDirectory, below: UnitId | null, level: UnitLevel, date: string): boolean {
  if (level === 'department' || level === 'ministry') return false
  const known = below === null ? directory.units : directory.childrenOn(below, date)
  return known.some((unit) => unit.origin === 'list' && directory.standingOn(unit.id, date).kind === 'in-force')
}

function unmatched(
  name: string,
  match: Exclude<NameMatch, { kind: 'one' }>,
  place: Place,
  figure: ReadFigure | null,
): Issue {
  const { directory, period } = place
  const where = figure === null ? NOWHERE : figure.place
  if (match.kind === 'several') {
    const candidates = named(directory, match.candidates, period.to)
    return {
      code: 'attribution.ambiguous',
      severity: 'error',
      place: where,
      facts: { name, date: period.to, candidates },
    }
  }
  const near = named(directory, match.near, period.to)
  return {
    code: near.length > 0 ? 'attribution.not-found-near' : 'attribution.not-found',
    severity: 'error',
    place: where,
    facts: { name, date: period.to, near },
  }
}

function findIssuer(place: Place): Found {
  const { issuerName, directory, period } = place
  const match = directory.findOn(issuerName, period.to)
  if (match.kind === 'one') return { kind: 'unit', id: match.unit.id, quality: match.quality }
  const level = levelHint(issuerName)
  const covered = listsCover(directory, null, level, period.to)
  if (match.kind === 'several' || (covered && !place.allowProvisional)) {
    return { kind: 'issue', issue: unmatched(issuerName, match, place, null) }
  }
  const alike = match.near.filter((unit) => isAlike(issuerName, level, unit, directory, period.to))
  if (alike.length > 0 && !place.allowProvisional) {
    const facts = { name: issuerName, near: named(directory, alike, period.to) }
    return { kind: 'issue', issue: { code: 'attribution.issuer-near', severity: 'error', place: NOWHERE, facts } }
  }
  const near = named(directory, match.near, period.to)
  return { kind: 'new', unit: provisionalUnit(issuerName, null, null, level, period.to), covered, near }
}

/** True when only diacritics tell the name from the unit's, type word aside, and the level may be the same. */
function isAlike(name: string, level: UnitLevel, unit: Unit, directory: UnitDirectory, date: string): boolean {
  const bare = (text: string): string => parseUnitName(text, foldPlain).bare
  const mayBe = level === 'unknown' || unit.level === 'unknown' || level === unit.level
  return mayBe && bare(name) === bare(directory.versionOn(unit.id, date).name)
}

function findUnit(figure: ReadFigure, name: string, issuer: Found & { kind: 'unit' | 'new' }, place: Place): Found {
  const issuerId = issuer.kind === 'unit' ? issuer.id : issuer.unit.id
  const hint = levelHint(name)
  const issuerLevel = issuer.kind === 'unit' ? place.directory.get(issuerId)?.level : issuer.unit.level
  const level = hint === 'unknown' && issuerLevel === 'district' ? 'commune' : hint
  const fresh = (covered: boolean, near: readonly string[]): Found => ({
    kind: 'new',
    unit: provisionalUnit(name, place.issuerName, issuerId, level, place.period.to),
    covered,
    near,
  })
  if (issuer.kind === 'new') return fresh(issuer.covered, [])
  const match = findBelow(place.directory, name, place.period.to, issuerId)
  if (match.kind === 'one') return { kind: 'unit', id: match.unit.id, quality: match.quality }
  const covered = listsCover(place.directory, issuerId, level, place.period.to)
  if (match.kind === 'none' && (place.allowProvisional || !covered)) {
    return fresh(covered, named(place.directory, match.near, place.period.to))
  }
  return { kind: 'issue', issue: unmatched(name, match, place, figure) }
}

function toFact(figure: ReadFigure, unitId: UnitId, printedName: string): Fact {
  const { figureId, reported, printed, place } = figure
  return { unitId, figureId, reported, printed, printedName, place }
}

/** Two printed names that mean one unit: the second figure of a kind would overwrite the first, so it is an error. */
function twice(facts: readonly Fact[]): Issue[] {
  const seen = new Map<string, Fact>()
  return facts.flatMap((fact): Issue[] => {
    const key = `${fact.unitId} ${fact.figureId}`
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, fact)
      return []
    }
    return [
      {
        code: 'attribution.two-names',
        severity: 'error',
        place: fact.place,
        facts: { first: first.printedName, second: fact.printedName, figure: fact.figureId },
      },
    ]
  })
}

/**
 * Attributes every figure of a reading to a unit in force in the document's period: the issuer by its name anywhere, the
 * others below it. Where no list tells which units exist, units are made provisionally and an issue says so; where lists
 * do, an unknown or ambiguous name is an error with the candidates. Nothing is guessed: names near to known ones are told,
 * an issuer that only diacritics tell from a known one is asked about. `attribution` is null on errors.
 */
export function attributeToUnits(
  reading: Reading,
  issuerName: string,
  period: Period,
  directory: UnitDirectory,
  allowProvisional: boolean,
): { readonly attribution: Attribution | null; readonly issues: readonly Issue[] } {
  const place: Place = { issuerName, period, directory, allowProvisional }
  const issuer = findIssuer(place)
  if (issuer.kind === 'issue') return { attribution: null, issues: [issuer.issue] }
  const issuerId = issuer.kind === 'unit' ? issuer.id : issuer.unit.id
  const found = new Map<string, Found>()
  const facts: Fact[] = []
  for (const figure of reading.figures) {
    if (figure.subject.kind === 'issuer') {
      facts.push(toFact(figure, issuerId, issuerName))
      continue
    }
    const name = figure.subject.printedName
    const unit = found.get(name) ?? findUnit(figure, name, issuer, place)
    found.set(name, unit)
    if (unit.kind !== 'issue') facts.push(toFact(figure, unit.kind === 'unit' ? unit.id : unit.unit.id, name))
  }
  const fresh = [issuer, ...found.values()].flatMap((each) => (each.kind === 'new' ? [each] : []))
  const issues = [...found.values()].flatMap((each) => (each.kind === 'issue' ? [each.issue] : []))
  issues.push(...twice(facts))
  if (issues.length > 0) return { attribution: null, issues }
  const plain = [[issuerName, issuer] as const, ...found].flatMap(([name, each]) =>
    each.kind === 'unit' && each.quality === 'plain' ? [{ name, id: each.id }] : [],
  )
  const taken = plain.map(({ name, id }) => `${name} → ${named(directory, [{ id }], period.to).join()}`)
  return {
    attribution: { issuerId, facts, provisional: fresh.map(({ unit }) => unit) },
    issues: [...plainNotice(taken, period), ...provisionalNotices(fresh, issuerName, period)],
  }
}

import { type Issue, NOWHERE } from '../model/issue.ts'
import { type Issuer, isOffice, issuerText, splitIssuer } from '../model/issuer.ts'
import type { Period } from '../model/period.ts'
import type { ReadFigure, Reading } from '../model/reading.ts'
import type { Fact } from '../model/results.ts'
import type { Unit, UnitId, UnitLevel } from '../model/unit.ts'
import { areaOf, findBelow } from '../model/unit-below.ts'
import type { MatchQuality, NameMatch, UnitDirectory } from '../model/unit-directory.ts'
import { levelHint, nameKey, parseUnitName } from '../model/unit-name.ts'
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
  readonly issuer: Issuer
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

/** A unit that a document has, or needs: the agencies of its head and the area that its units lie in. */
type Held = Found & { readonly kind: 'unit' | 'new' }

const idOf = (found: Held): UnitId => (found.kind === 'unit' ? found.id : found.unit.id)

/** The agencies of the head, outermost first, the issuer last; or what is to be asked of one of them. */
type Head = readonly Held[] | { readonly kind: 'issue'; readonly issue: Issue }

const isIssue = (head: Head): head is Exclude<Head, readonly Held[]> => 'kind' in head

/** The level of an agency over others: a city with an office of a province below it is a province, when no word tells. */
function levelOfAgency({ name, superior }: Issuer, below: string | null): UnitLevel {
  const hint = levelHint(name)
  if (hint !== 'unknown') return hint
  if (below !== null) return /^sở(?!\p{L})/iu.test(below) ? 'province' : 'unknown'
  return superior !== null && isOffice(name) ? 'department' : 'unknown'
}

/** Finds an agency of the head, below the one over it where the head names it. */
function findAgency(agency: Issuer, below: string | null, place: Place): Head {
  const { directory, period, allowProvisional } = place
  const above = agency.superior === null ? [] : findAgency(splitIssuer(agency.superior), agency.name, place)
  if (isIssue(above)) return above
  const over = above.at(-1)
  const level = levelOfAgency(agency, below)
  const fresh = (covered: boolean, near: readonly string[]): Head => {
    const parent = over === undefined ? null : idOf(over)
    return [
      ...above,
      { kind: 'new', unit: provisionalUnit(agency.name, agency.superior, parent, level, period.to), covered, near },
    ]
  }
  if (over?.kind === 'new') return fresh(over.covered, [])
  const within = over?.id ?? null
  const match =
    within === null ? directory.findOn(agency.name, period.to) : findBelow(directory, agency.name, period.to, within)
  if (match.kind === 'one') return [...above, { kind: 'unit', id: match.unit.id, quality: match.quality }]
  const covered = listsCover(directory, within, level, period.to)
  if (match.kind === 'several' || (covered && !allowProvisional)) {
    return { kind: 'issue', issue: unmatched(issuerText(agency), match, place, null) }
  }
  const alike = match.near.filter((unit) => isAlike(agency.name, level, unit, directory, period.to))
  if (alike.length > 0 && !allowProvisional) {
    const facts = { name: agency.name, near: named(directory, alike, period.to) }
    return { kind: 'issue', issue: { code: 'attribution.issuer-near', severity: 'error', place: NOWHERE, facts } }
  }
  return fresh(covered, named(directory, match.near, period.to))
}

/** True when only diacritics tell the name from the unit's, type word aside, and the level may be the same. */
function isAlike(name: string, level: UnitLevel, unit: Unit, directory: UnitDirectory, date: string): boolean {
  const bare = (text: string): string => parseUnitName(text, foldPlain).bare
  const mayBe = level === 'unknown' || unit.level === 'unknown' || level === unit.level
  return mayBe && bare(name) === bare(directory.versionOn(unit.id, date).name)
}

/** Where the units of a document lie: the issuer, or what an office works for. `name`: that place as the document says it. */
interface Area {
  readonly unit: Held
  readonly name: string
}

function areaIn(own: Held, over: Held | undefined, { issuer, directory, period }: Place): Area {
  if (own.kind === 'unit') {
    const id = areaOf(directory, own.id, period.to)
    if (id !== own.id) return { unit: { ...own, id }, name: directory.versionOn(id, period.to).name }
  } else if (over !== undefined && issuer.superior !== null && isOffice(issuer.name)) {
    return { unit: over, name: issuer.superior }
  }
  return { unit: own, name: issuerText(issuer) }
}

/** The unit of a name in the area, found once. A new one below a place that the name tells lies there, and so may that be new. */
function findUnit(found: Map<string, Found>, figure: ReadFigure, printed: string, area: Area, place: Place): Found {
  const key = `${idOf(area.unit)} ${printed}`
  const held = found.get(key) ?? lookUpUnit(found, figure, printed, area, place)
  found.set(key, held)
  return held
}

function lookUpUnit(found: Map<string, Found>, figure: ReadFigure, printed: string, area: Area, place: Place): Found {
  const { directory, period } = place
  const areaId = idOf(area.unit)
  const match =
    area.unit.kind === 'new' ? ({ kind: 'none', near: [] } as const) : findBelow(directory, printed, period.to, areaId)
  if (match.kind === 'one') return { kind: 'unit', id: match.unit.id, quality: match.quality }
  const { name, superior } = splitIssuer(printed)
  if (match.kind === 'none' && superior !== null) {
    const above = area.name.split(', ').some((part) => nameKey(part) === nameKey(superior))
    if (above) return findUnit(found, figure, name, area, place)
    const within = findUnit(found, figure, superior, area, place)
    if (within.kind === 'issue') return within
    return findUnit(found, figure, name, { unit: within, name: `${superior}, ${area.name}` }, place)
  }
  const hint = levelHint(name)
  const areaLevel = area.unit.kind === 'unit' ? directory.get(areaId)?.level : area.unit.unit.level
  const level = hint === 'unknown' && areaLevel === 'district' ? 'commune' : hint
  const fresh = (covered: boolean, near: readonly string[]): Found => ({
    kind: 'new',
    unit: provisionalUnit(printed, area.name, areaId, level, period.to),
    covered,
    near,
  })
  if (area.unit.kind === 'new') return fresh(area.unit.covered, [])
  const covered = listsCover(directory, areaId, level, period.to)
  if (match.kind === 'none' && (place.allowProvisional || !covered)) {
    return fresh(covered, named(directory, match.near, period.to))
  }
  return { kind: 'issue', issue: unmatched(printed, match, place, figure) }
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
 * Attributes every figure of a reading to a unit in force in the document's period: the issuer by its name, below the agency
 * over it where that is known, else anywhere; the others below the issuer, or below what an office works for. Where no list
 * tells which units exist, units are made provisionally and an issue says so; where lists do, an unknown or ambiguous name
 * is an error with the candidates. Nothing is guessed: names near to known ones are told, an issuer that only diacritics
 * tell from a known one is asked about. `attribution` is null on errors.
 */
export function attributeToUnits(
  reading: Reading,
  issuer: Issuer,
  period: Period,
  directory: UnitDirectory,
  allowProvisional: boolean,
): { readonly attribution: Attribution | null; readonly issues: readonly Issue[] } {
  const place: Place = { issuer, period, directory, allowProvisional }
  const head = findAgency(issuer, null, place)
  if (isIssue(head)) return { attribution: null, issues: [head.issue] }
  const [own, over] = [head.at(-1), head.at(-2)]
  if (own === undefined) throw new Error('a head has at least its issuer')
  const area = areaIn(own, over, place)
  const issuerId = idOf(own)
  const found = new Map<string, Found>()
  const facts: Fact[] = []
  for (const figure of reading.figures) {
    const { subject } = figure
    if (subject.kind === 'issuer') facts.push(toFact(figure, issuerId, issuer.name))
    else if (subject.kind === 'superior' && over !== undefined) {
      facts.push(toFact(figure, idOf(over), subject.printedName))
    } else {
      const name = subject.printedName
      const unit = findUnit(found, figure, name, area, place)
      if (unit.kind !== 'issue') facts.push(toFact(figure, idOf(unit), name))
    }
  }
  const distinct = new Set([...head, ...found.values()])
  const fresh = [...distinct].flatMap((each) => (each.kind === 'new' ? [each] : []))
  const issues = [...distinct].flatMap((each) => (each.kind === 'issue' ? [each.issue] : []))
  issues.push(...twice(facts))
  if (issues.length > 0) return { attribution: null, issues }
  const printedAs = [...found].map(([key, each]) => [key.slice(key.indexOf(' ') + 1), each] as const)
  const plain = [[issuer.name, own] as const, ...printedAs].flatMap(([name, each]) =>
    each.kind === 'unit' && each.quality === 'plain' ? [{ name, id: each.id }] : [],
  )
  const taken = plain.map(({ name, id }) => `${name} → ${named(directory, [{ id }], period.to).join()}`)
  return {
    attribution: { issuerId, facts, provisional: fresh.map(({ unit }) => unit) },
    issues: [...plainNotice(taken, period), ...provisionalNotices(fresh, issuer.name, period)],
  }
}

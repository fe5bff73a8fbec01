import { isCode } from '../ingest/rows/personal.ts'
import type { LocalDate } from '../model/date.ts'
import type { Issue } from '../model/issue.ts'
import { covers, type Unit } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import type { UnitListRow } from '../model/unit-source.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { SimulatedUnit } from '../simulate/simulation.ts'
import { isError } from './product.ts'
import { readUnitFile } from './unit-file.ts'
import { unitMeant } from './unit-meant.ts'

/** Longest part of a dossier number after the unit's code: day and serial. */
const LONGEST_END = '-261231-99999999'

/** @throws ThuocDoError `simulate.no-units`, `simulate.unit-code`, `simulate.code-twice` */
function checked(units: readonly SimulatedUnit[]): readonly SimulatedUnit[] {
  if (units.every(({ level }) => level === 'nation')) throw new ThuocDoError('simulate.no-units')
  const first = new Map<string, string>()
  for (const { code, name } of units) {
    // The code may be the number of a person that stands in the wrong column: it is not repeated.
    if (!isCode(code) || !isCode(code + LONGEST_END)) throw new ThuocDoError('simulate.unit-code', { name })
    const other = first.get(code)
    if (other !== undefined) throw new ThuocDoError('simulate.code-twice', { code, first: other, second: name })
    first.set(code, name)
  }
  return units
}

/** The unit of the code and all below it; all units for null. @throws ThuocDoError `simulate.under-unknown` */
function rowsBelow(rows: readonly UnitListRow[], under: string | null): readonly UnitListRow[] {
  if (under === null) return rows
  const top = rows.find(({ code, portalCode }) => code === under || portalCode === under)
  if (top === undefined) throw new ThuocDoError('simulate.under-unknown', { code: under })
  const children = Map.groupBy(rows, ({ parentCode }) => parentCode)
  const below = new Set([top])
  // A set that grows is gone through to its new end.
  for (const row of below) for (const child of children.get(row.code) ?? []) below.add(child)
  return rows.filter((row) => below.has(row))
}

/**
 * The units of a list (docs/units.md) to simulate; their dossiers bear the portal code where the list has one.
 * `units` null: the list has errors.
 * @throws ThuocDoError `simulate.not-a-list`, `simulate.under-unknown`, as `checked` and readUnitFile
 */
export async function listedUnits(
  file: string,
  under: string | null,
  on: LocalDate,
): Promise<{ readonly units: readonly SimulatedUnit[] | null; readonly issues: readonly Issue[] }> {
  const { source, issues } = await readUnitFile(file, { from: on })
  // What an import would do to the register is of no interest here.
  const told = issues.filter(({ severity }) => severity !== 'info')
  if (source === null || told.some(isError)) return { units: null, issues: told }
  if (source.kind !== 'list') throw new ThuocDoError('simulate.not-a-list', { file: source.name })
  const rows = rowsBelow(source.rows, under)
  const written = new Map(rows.map(({ code, portalCode }) => [code, portalCode ?? code]))
  const units = rows.map(({ code, portalCode, name, level, parentCode }) => ({
    code: portalCode ?? code,
    parentCode: written.get(parentCode ?? '') ?? null,
    name,
    level,
  }))
  return { units: checked(units), issues: told }
}

function portalCodeOn(unit: Unit, date: LocalDate): string | null {
  return unit.aliases.find((alias) => alias.scheme === 'portal-code' && covers(alias, date))?.value ?? null
}

/**
 * The units of the register in force on a date, `under` (code, id or name) and what lies below it alone. Units without any code are
 * left out: no dossier could name them.
 * @throws ThuocDoError `simulate.under-unknown`, as `checked`
 */
export function registeredUnits(
  directory: UnitDirectory,
  date: LocalDate,
  under: string | null,
): readonly SimulatedUnit[] {
  const meant = under === null ? null : unitMeant(directory, under, date)
  if (meant?.kind === 'none') throw new ThuocDoError('simulate.under-unknown', { code: under ?? '' })
  const top = meant?.unit.id ?? null
  const isBelow = (unit: Unit): boolean =>
    top === null || unit.id === top || directory.ancestorsOn(unit.id, date).some(({ id }) => id === top)
  const listed = directory.units.filter(
    (unit) => directory.standingOn(unit.id, date).kind === 'in-force' && isBelow(unit),
  )
  const written = new Map(
    listed.map((unit) => [unit.id, portalCodeOn(unit, date) ?? directory.versionOn(unit.id, date).code]),
  )
  const units = listed.flatMap(({ id, level }) => {
    const { name, parentId } = directory.versionOn(id, date)
    const code = written.get(id) ?? null
    return code === null ? [] : [{ code, parentCode: written.get(parentId ?? '') ?? null, name, level }]
  })
  return checked(units)
}

import { UNIT_LEVELS, type UnitLevel } from '../../model/unit.ts'
import type { UnitListRow } from '../../model/unit-source.ts'
import type { CsvRow } from '../csv/read-csv.ts'
import type { RowReader } from '../csv/row-reader.ts'

interface PlacedRow {
  readonly row: CsvRow
  readonly unit: UnitListRow
}

const LISTED_LEVELS = UNIT_LEVELS.filter((level) => level !== 'unknown')

function toLevel(text: string): UnitLevel | null {
  return LISTED_LEVELS.find((level) => level === text.toLowerCase()) ?? null
}

function readRow(reader: RowReader, row: CsvRow): PlacedRow | null {
  const [code, name, levelText] = ['code', 'name', 'level'].map((column) => reader.cell(row, column))
  if (code == null) reader.report(row, 'code', 'units.cell-missing')
  if (name == null) reader.report(row, 'name', 'units.cell-missing')
  const level = levelText == null ? null : toLevel(levelText)
  if (levelText == null) reader.report(row, 'level', 'units.cell-missing')
  else if (level === null)
    reader.report(row, 'level', 'units.level-unknown', { value: levelText, levels: LISTED_LEVELS })
  if (code == null || name == null || level === null) return null
  const parentCode = reader.cell(row, 'parentCode')
  const [portalCode, portalId] = [reader.cell(row, 'portalCode'), reader.cell(row, 'portalId')]
  return { row, unit: { code, name, level, parentCode, portalCode, portalId } }
}

function reportDuplicates(reader: RowReader, placed: readonly PlacedRow[]): void {
  const first = new Map<string, PlacedRow>()
  for (const each of placed) {
    const { code, name } = each.unit
    const held = first.get(code)
    if (held === undefined) first.set(code, each)
    else
      reader.report(each.row, 'code', 'units.duplicate-code', {
        code,
        name,
        firstRow: held.row.line,
        firstName: held.unit.name,
      })
  }
}

/** Levels from the outside in; a unit lies below one that comes before it. Offices are placed by `mayLieBelow`. */
const DEPTH: Readonly<Partial<Record<UnitLevel, number>>> = { nation: 0, province: 1, district: 2, commune: 3 }

const mayStandAlone = (level: UnitLevel): boolean => level === 'nation' || level === 'province' || level === 'ministry'

/** True where a unit of the level may lie directly below one of the other: a commune below a district, never above it. */
function mayLieBelow(level: UnitLevel, above: UnitLevel): boolean {
  if (level === 'department') return above !== 'department'
  if (level === 'ministry') return above === 'nation'
  return (DEPTH[above] ?? Number.POSITIVE_INFINITY) < (DEPTH[level] ?? 0)
}

/** Reports parents that cannot be: none where the level needs one, or one that is not further out. */
function reportLevels(reader: RowReader, placed: readonly PlacedRow[]): void {
  const byCode = new Map(placed.map((each) => [each.unit.code, each.unit]))
  for (const { row, unit } of placed) {
    const { code, name, level, parentCode } = unit
    if (parentCode === null) {
      if (!mayStandAlone(level)) reader.report(row, 'parentCode', 'units.parent-needed', { code, name, level })
      continue
    }
    const parent = byCode.get(parentCode)
    if (parent === undefined || parentCode === code || mayLieBelow(level, parent.level)) continue
    const above = { parentCode, parentName: parent.name, parentLevel: parent.level }
    reader.report(row, 'parentCode', 'units.level-inverted', { code, name, level, ...above })
  }
}

/**
 * Reports codes of digits that are shorter than others of their level: a sheet that takes codes for numbers drops their
 * leading zeros, and 4 is not 00004. All statistics codes of one level are of one length.
 */
function reportShortCodes(reader: RowReader, placed: readonly PlacedRow[]): void {
  const digits = placed.filter(({ unit }) => /^\d+$/.test(unit.code))
  const longest = new Map<UnitLevel, number>()
  for (const { unit } of digits) longest.set(unit.level, Math.max(unit.code.length, longest.get(unit.level) ?? 0))
  for (const { row, unit } of digits) {
    const length = longest.get(unit.level) ?? 0
    if (unit.code.length === length) continue
    const facts = { code: unit.code, name: unit.name, length, whole: unit.code.padStart(length, '0') }
    reader.report(row, 'code', 'units.code-short', facts)
  }
}

/** Reports parents that the file lacks, and each unit that lies below itself once a circle. */
function reportParents(reader: RowReader, placed: readonly PlacedRow[]): void {
  const byCode = new Map(placed.map((each) => [each.unit.code, each]))
  const settled = new Set<string>()
  for (const { row, unit } of placed) {
    if (unit.parentCode !== null && !byCode.has(unit.parentCode)) {
      reader.report(row, 'parentCode', 'units.parent-missing', {
        code: unit.code,
        name: unit.name,
        parentCode: unit.parentCode,
      })
    }
    const way: string[] = []
    let code: string | null = unit.code
    while (code !== null && !settled.has(code) && !way.includes(code)) {
      way.push(code)
      code = byCode.get(code)?.unit.parentCode ?? null
    }
    if (code !== null && way.includes(code)) {
      reader.report(row, 'parentCode', 'units.parent-circle', { codes: way.slice(way.indexOf(code)) })
    }
    for (const each of way) settled.add(each)
  }
}

/** Rows of a list of units, bad ones reported to the reader. */
export function readListRows(reader: RowReader, rows: readonly CsvRow[]): readonly UnitListRow[] {
  const placed = rows.flatMap((row) => readRow(reader, row) ?? [])
  reportDuplicates(reader, placed)
  reportParents(reader, placed)
  reportLevels(reader, placed)
  reportShortCodes(reader, placed)
  return placed.map(({ unit }) => unit)
}

/**
 * The code below which a list is complete when nobody said: a single root that is no nation (a province's or district's
 * list), else null, the whole nation.
 */
export function scopeOfList(rows: readonly UnitListRow[]): string | null {
  const [root, ...others] = rows.filter((row) => row.parentCode === null)
  return root === undefined || others.length > 0 || root.level === 'nation' ? null : root.code
}

import { UNIT_LEVELS, type UnitLevel } from '../../model/unit.ts'
import type { UnitListRow } from '../../model/unit-source.ts'
import type { CsvRow } from './read-csv.ts'
import type { RowReader } from './row-reader.ts'

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
      reader.report(row, 'parentCode', 'units.parent-circle', { codes: [...way.slice(way.indexOf(code)), code] })
    }
    for (const each of way) settled.add(each)
  }
}

/** Rows of a list of units, bad ones reported to the reader. */
export function readListRows(reader: RowReader, rows: readonly CsvRow[]): readonly UnitListRow[] {
  const placed = rows.flatMap((row) => readRow(reader, row) ?? [])
  reportDuplicates(reader, placed)
  reportParents(reader, placed)
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

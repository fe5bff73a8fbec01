import type { Issuer } from '../../model/issuer.ts'
import { parseUnitName } from '../../model/unit-name.ts'
import { keyOf, squeeze } from '../tables/folded.ts'
import { isNumber } from '../tables/printed-value.ts'
import type { FoundTable, TableRow } from '../tables/table.ts'
import { namesIssuer } from './subject-of.ts'

/** Heads of a column beside the names that says which district a unit lies in, with the kind where it is one only. */
const PLACE_HEADS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['Huyện', 'Huyện'],
      ['Tên huyện', 'Huyện'],
      ['Thuộc huyện', 'Huyện'],
      ['UBND huyện', 'Huyện'],
      ['Quận', 'Quận'],
      ['Huyện, thành phố', ''],
      ['Huyện, thị xã', ''],
      ['Huyện, thị xã, thành phố', ''],
      ['Quận, huyện', ''],
      ['Quận, huyện, thị xã', ''],
      ['Thuộc huyện, thị xã, thành phố', ''],
      ['Cấp huyện', ''],
    ] as const
  ).map(([head, kind]) => [keyOf(head), kind]),
)

/** Where the units of a table lie as its own columns and sections say: the place of a row, or null. */
export interface UnitPlaces {
  /** Index of the column that says it, null when there is none. */
  readonly column: number | null
  placeOf(row: TableRow): string | null
}

/** "Huyện Khoái Châu", and neither "Các huyện" nor "Huyện". */
function namesDistrict(text: string): boolean {
  const { type, bare, levelHint } = parseUnitName(text)
  return type !== null && bare !== '' && (levelHint === 'district' || levelHint === 'unknown') && !/^các\s/iu.test(text)
}

/**
 * The district of each row: the printed one, and in a column that prints every district once, over its group, the one above
 * where the cell is empty. Where a district is printed twice each row has its own, and an empty cell says nothing.
 */
function districtsOf(texts: readonly string[]): readonly string[] {
  const printed = texts.filter((text) => text !== '')
  if (new Set(printed.map(keyOf)).size < printed.length) return texts
  let last = ''
  return texts.map((text) => {
    last = text === '' ? last : text
    return last
  })
}

/**
 * Reads where units lie from a column of districts beside the names, else from the district that heads the section. The
 * issuer itself is no place to tell its units apart by.
 */
export function unitPlaces({ columns, rows }: FoundTable, issuer: Issuer | null): UnitPlaces {
  const isWords = (index: number): boolean => {
    const texts = rows.map((row) => row.cells[index]?.text ?? '').filter((text) => text !== '')
    return texts.length > 0 && !texts.some(isNumber)
  }
  const at = columns.findIndex(
    ({ meaning, head }, index) => meaning === null && PLACE_HEADS.has(keyOf(head)) && isWords(index),
  )
  const districts = districtsOf(rows.map((row) => squeeze(row.cells[at]?.text ?? '')))
  const districtOf = new Map(rows.map((row, index) => [row, districts[index] ?? '']))
  const kind = PLACE_HEADS.get(keyOf(columns[at]?.head ?? '')) ?? ''
  return {
    column: at < 0 ? null : at,
    placeOf(row) {
      const own = districtOf.get(row) ?? ''
      const typed = own === '' || namesDistrict(own) ? own : squeeze(`${kind} ${own}`)
      const place = at < 0 ? squeeze(row.sectionName ?? '') : typed
      if (!namesDistrict(place)) return null
      return issuer !== null && namesIssuer(place, issuer.name) ? null : place
    },
  }
}

/** The name with its place behind it, as it is printed where places are told: "Xã Minh Châu (Huyện Khoái Châu)". */
export function withPlace(name: string, place: string | null): string {
  return place === null || parseUnitName(name).places.length > 0 ? name : `${name} (${place})`
}

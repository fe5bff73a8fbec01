import type { LocalDate } from './date.ts'
import { isOffice } from './issuer.ts'
import type { UnitLabel } from './results.ts'
import type { UnitId } from './unit.ts'
import { findBelow } from './unit-below.ts'
import type { UnitDirectory } from './unit-directory.ts'
import { nameKey, PLACE_UNKNOWN } from './unit-name.ts'

/** The name with what tells the unit from its namesakes behind it: "Phường Phú Sơn (Thành phố Thanh Hóa)". */
function told(label: UnitLabel, apart: string): UnitLabel {
  return { ...label, name: `${label.name} (${apart})`, apart }
}

/**
 * What may tell a unit from its namesakes, the shortest first: the unit it lay in on the date, that one with the unit above,
 * and so on up to the issuer; at last its code, for since 1/7/2025 no district stands between communes and province. A unit
 * that only documents name has no code: where none of them says its place, that is said.
 */
function candidates(
  label: UnitLabel,
  issuerId: UnitId | null,
  date: LocalDate,
  directory: UnitDirectory,
): readonly string[] {
  const above = directory.ancestorsOn(label.id, date).toReversed()
  const below = above.findIndex(({ id }) => id === issuerId)
  const names = (below < 0 ? above : above.slice(0, below)).map(({ name }) => name)
  const own = label.code !== null ? `mã ${label.code}` : above.length === 0 ? PLACE_UNKNOWN : `mã ${label.id}`
  return [...names.map((_, depth) => names.slice(0, depth + 1).join(', ')), own]
}

/**
 * The labels of an issuer's units with the names by which a reader of its document can tell them apart: a name that several
 * units below the issuer bear, among the labels or in the register on the date, gets its place, others stay as they are.
 * The names that come out, read back, mean the same units.
 */
export function withPlaces(
  labels: readonly UnitLabel[],
  issuerId: UnitId,
  date: LocalDate,
  directory: UnitDirectory,
): readonly UnitLabel[] {
  const groups = Map.groupBy(labels, ({ name }) => nameKey(name))
  const means = (name: string): string => findBelow(directory, name, date, issuerId).kind
  return labels.map((label) => {
    const namesakes = (groups.get(nameKey(label.name)) ?? []).filter(({ id }) => id !== label.id)
    if (namesakes.length === 0 && means(label.name) !== 'several') return label
    const own = candidates(label, issuerId, date, directory)
    const others = namesakes.map((each) => candidates(each, issuerId, date, directory))
    const apart = own.find(
      (text, depth) =>
        others.every((texts) => nameKey(texts[depth] ?? texts.at(-1) ?? '') !== nameKey(text)) &&
        means(`${label.name} (${text})`) !== 'several',
    )
    return told(label, apart ?? `mã ${label.id}`)
  })
}

/**
 * The label of an issuer, with its place where units elsewhere bear its name: "Huyện Châu Thành (Tỉnh Tiền Giang)"; an
 * office always bears it, for every province has one of the name.
 */
export function withPlace(label: UnitLabel, date: LocalDate, directory: UnitDirectory): UnitLabel {
  const office = isOffice(label.name) && directory.ancestorsOn(label.id, date).length > 0
  if (!office && directory.findOn(label.name, date).kind !== 'several') return label
  const apart = candidates(label, null, date, directory).find(
    (text) => directory.findOn(`${label.name} (${text})`, date).kind !== 'several',
  )
  return told(label, apart ?? `mã ${label.id}`)
}

/** The official name alone, without what tells the unit from namesakes. */
export function officialName({ name, apart }: UnitLabel): string {
  return apart === undefined ? name : name.slice(0, -` (${apart})`.length)
}

import { createHash } from 'node:crypto'
import type { LocalDate } from '../../model/date.ts'
import type { UnitId, UnitLevel } from '../../model/unit.ts'
import { PLACE_UNKNOWN, unitOfOffice } from '../../model/unit-name.ts'
import type { ProvisionalUnit } from '../../model/unit-source.ts'
import { foldSpelling, slug } from '../../model/vietnamese.ts'
import { writtenName } from '../../model/written-name.ts'

/**
 * A unit that a document names and no list holds, its name as it is written in a sentence. Its id is a function of its name and its place's, so that every document
 * of the issuer means the same unit. `placeName` ("UBND huyện Châu Thành, tỉnh Tiền Giang") and `parentId` are null for an
 * agency whose place is not known; `knownOn` is the last day of the document's period.
 */
export function provisionalUnit(
  name: string,
  placeName: string | null,
  parentId: UnitId | null,
  level: UnitLevel,
  knownOn: LocalDate,
): ProvisionalUnit {
  const unitName = writtenName(unitOfOffice(name.replace(` (${PLACE_UNKNOWN})`, '')))
  const place = placeName === null ? '' : foldSpelling(unitOfOffice(placeName))
  const key = `${place}|${foldSpelling(unitName)}`
  const id = `${slug(unitName)}-p${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
  return { id, name: unitName, level, parentId, knownOn }
}

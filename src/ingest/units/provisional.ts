import { createHash } from 'node:crypto'
import type { LocalDate } from '../../model/date.ts'
import type { UnitId, UnitLevel } from '../../model/unit.ts'
import { unitOfOffice } from '../../model/unit-name.ts'
import type { ProvisionalUnit } from '../../model/unit-source.ts'
import { foldSpelling, slug } from '../../model/vietnamese.ts'

/**
 * A unit that a document names and no list holds. Its id is a function of its name and its issuer's, so that every document
 * of the issuer means the same unit. `issuerName` and `parentId` are null for the issuing unit itself; `knownOn` is the
 * last day of the document's period.
 */
export function provisionalUnit(
  name: string,
  issuerName: string | null,
  parentId: UnitId | null,
  level: UnitLevel,
  knownOn: LocalDate,
): ProvisionalUnit {
  const unitName = unitOfOffice(name)
  const issuer = issuerName === null ? '' : foldSpelling(unitOfOffice(issuerName))
  const key = `${issuer}|${foldSpelling(unitName)}`
  const id = `${slug(unitName)}-p${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
  return { id, name: unitName, level, parentId, knownOn }
}

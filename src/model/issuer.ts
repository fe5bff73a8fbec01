import { parseUnitName } from './unit-name.ts'

/** Who issued a document: its name, and the agency above it as far as the head of the document or a person says. */
export interface Issuer {
  readonly name: string
  readonly superior: string | null
}

const KIND =
  /^(?:(?:ubnd|[uủ][yỷ] ban nhân dân)\s+)?(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+/iu

/** "huyện Khoái Châu", "UBND tỉnh Hưng Yên": a kind of area and a name with a capital, and no "xã hội". */
function beginsWithPlace(text: string): boolean {
  const kind = KIND.exec(text)?.[0]
  return kind !== undefined && /^[\p{Lu}\d]/u.test(text.slice(kind.length))
}

/**
 * Parts the agency above off a name: "Sở Nội vụ, UBND tỉnh Ninh Bình", "Huyện Châu Thành (Tỉnh Tiền Giang)". A comma within
 * a name divides nothing: "Sở Văn hóa, Thể thao và Du lịch".
 */
export function splitIssuer(text: string): Issuer {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  for (const { index, 0: mark } of plain.matchAll(/,|\(|\s[-\u2010-\u2015]\s/g)) {
    const behind = plain.slice(index + mark.length).trim()
    const dash = mark !== ',' && mark !== '('
    if (beginsWithPlace(behind) && !(dash && /^(?:ubnd|[uủ][yỷ] ban)/iu.test(behind))) {
      return { name: plain.slice(0, index).trim(), superior: behind.replace(/\)$/, '') }
    }
  }
  return { name: plain, superior: null }
}

/** Name and place as one text, which `splitIssuer` parts again. */
export function issuerText({ name, superior }: Issuer): string {
  return superior === null ? name : `${name}, ${superior}`
}

const OFFICE =
  /^(?:sở|bộ|ban|văn phòng|phòng|trung tâm|chi cục|cục|tổng cục|thanh tra|viện|trường|bệnh viện|công an|kho bạc|bảo hiểm|thuế|chi nhánh|đoàn|hội)(?!\p{L})/iu

/** True for an agency that administers no area by itself: "Sở Nội vụ", "Văn phòng". A kind of area before it says otherwise. */
export function isOffice(name: string): boolean {
  return parseUnitName(name).type === null && OFFICE.test(name.trim())
}

/**
 * The issuer as a person states it, else as the document does. A person who names the document's own issuer without its
 * place means the one whose place the document says.
 */
export function issuerOf(
  document: { readonly issuer: string | null; readonly superior: string | null },
  stated: string | undefined,
): Issuer | null {
  const own = document.issuer === null ? null : { name: document.issuer, superior: document.superior }
  if (stated === undefined) return own
  const told = splitIssuer(stated)
  const same = own !== null && parseUnitName(own.name).bare === parseUnitName(told.name).bare
  return told.superior === null && same ? { ...told, superior: own.superior } : told
}

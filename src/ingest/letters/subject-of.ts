import type { Period } from '../../model/period.ts'
import { parseUnitName } from '../../model/unit-name.ts'
import { keyOf, squeeze } from '../tables/folded.ts'
import { isBareKind } from '../tables/vocabulary.ts'
import type { BodyFigure } from './body-figures.ts'
import { findPeriods } from './periods.ts'

/** Whose a body figure is, as far as the text says. `assumed`: a list under no heading that names anybody. */
export type BodySubject = 'issuer' | 'assumed' | 'other'

const KINDS = 'huyện|tỉnh|thành phố|thị xã|quận|xã|phường|thị trấn|đặc khu'
const OWN = new RegExp(
  String.raw`(?:của|toàn|trên địa bàn|ubnd|ủy ban nhân dân)\s+(?:toàn\s+)?(?:ubnd\s+|ủy ban nhân dân\s+)?(${KINDS})(?!\p{L})((?:\s+\p{Lu}\p{L}*)*)`,
  'giu',
)
const OTHERS =
  /(?<!\p{L})(?:các|từng|một số|những|\d+)\s+(?:xã|phường|thị trấn|huyện|sở|đơn vị|địa phương)|(?:xã|phường|thị trấn)\s+\p{Lu}|đơn vị (?:trực thuộc|cấp dưới)/u
const TARGET =
  /phấn đấu|yêu cầu|bảo đảm|đảm bảo|tối thiểu|ít nhất|trở lên|mục tiêu|chỉ tiêu được giao|kế hoạch|phải đạt|cần đạt|nâng (?:tỷ lệ|cao)|so với|cùng kỳ|tháng trước/iu

/** True when the printed name is the issuer's own: the same kind and name, or its kind alone ("UBND huyện"). */
export function namesIssuer(name: string, issuer: string | null): boolean {
  if (issuer === null) return false
  const a = parseUnitName(squeeze(name))
  const b = parseUnitName(squeeze(issuer))
  if (/^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s/iu.test(name) && isBareKind(name))
    return b.whole.startsWith(a.bare === '' ? a.whole : a.bare)
  if (a.type !== null && b.type !== null && a.type !== b.type) return false
  return a.bare === b.bare && (a.type === null) === (b.type === null)
}

/** Whom a text names: the issuer, somebody else, or nobody. */
function named(text: string, issuer: string | null): 'own' | 'other' | 'nobody' {
  if (issuer !== null && squeeze(text).toLowerCase().includes(squeeze(issuer).toLowerCase())) return 'own'
  let other = false
  for (const [, kind = '', words = ''] of text.matchAll(OWN)) {
    const proper = /^\p{Lu}/u.test(words.trim()) ? keyOf(words) : ''
    const mine = issuer === null ? null : parseUnitName(issuer)
    if (mine === null) return 'own'
    const sameKind = mine.type === null || keyOf(mine.type) === keyOf(kind)
    if (sameKind && (proper === '' || proper.startsWith(keyOf(mine.bare)))) return 'own'
    other = true
  }
  return other || OTHERS.test(text) ? 'other' : 'nobody'
}

/**
 * Whose figure it is: the issuer's when the sentence or the nearest heading that names anybody says so. A sentence about
 * several units, a target to reach or another period's figure is not.
 */
export function subjectOf(figure: BodyFigure, issuer: string | null, period: Period | null): BodySubject {
  const near = figure.headings[0] ?? ''
  if (TARGET.test(figure.text) || (figure.listed && TARGET.test(near) && /:$/.test(near))) return 'other'
  const periods = [figure.text, near].map(findPeriods).find((mentions) => mentions.length > 0) ?? []
  const ofPeriod = periods.some((mention) => mention.period.key === period?.key || mention.period.kind === 'year')
  if (period !== null && periods.length > 0 && !ofPeriod) return 'other'
  const own = named(figure.text, issuer)
  if (own === 'other' || (!figure.listed && (own === 'nobody' || OTHERS.test(figure.text)))) return 'other'
  if (own === 'own') return 'issuer'
  const headed = figure.headings.map((heading) => named(heading, issuer)).find((who) => who !== 'nobody')
  return headed === undefined ? 'assumed' : headed === 'own' ? 'issuer' : 'other'
}

import { type Issuer, isOffice } from '../../model/issuer.ts'
import type { Period } from '../../model/period.ts'
import { parseUnitName } from '../../model/unit-name.ts'
import { keyOf, squeeze } from '../tables/folded.ts'
import { isBareKind } from '../tables/vocabulary.ts'
import type { BodyFigure } from './body-figures.ts'
import { findPeriods } from './periods.ts'

/**
 * Whose a body figure is, as far as the text says. `assumed`: a list under no heading that names anybody; `area`: the whole
 * of an area that is neither the issuer nor known to be the unit over it; `doubtful`: beside a target or comparison.
 */
export type BodySubject = 'issuer' | 'superior' | 'assumed' | 'area' | 'doubtful' | 'other'

const KINDS = 'huyện|tỉnh|thành phố|thị xã|quận|xã|phường|thị trấn|đặc khu'
const OWN = new RegExp(
  String.raw`(?:của|toàn|trên địa bàn|ubnd|ủy ban nhân dân)\s+(?:toàn\s+)?(?:ubnd\s+|ủy ban nhân dân\s+)?(${KINDS})(?!\p{L})((?:\s+\p{Lu}\p{L}*)*)`,
  'giu',
)
const OTHERS =
  /(?<!\p{L})(?:các|từng|một số|những|\d+)\s+(?:xã|phường|thị trấn|huyện|sở|đơn vị|địa phương)|(?:xã|phường|thị trấn)\s+\p{Lu}|đơn vị (?:trực thuộc|cấp dưới)/u
const TARGET =
  /phấn đấu|yêu cầu|bảo đảm|đảm bảo|tối thiểu|ít nhất|trở lên|mục tiêu|chỉ tiêu được giao|kế hoạch|phải đạt|cần đạt|nâng (?:tỷ lệ|cao)|so với|cùng kỳ|tháng trước/iu

const AREAS = `(?:${KINDS}|sở|ban|ngành|đơn vị|địa phương)`
/** "xếp thứ 3/8 huyện, thành phố": others are named only for the rank among them. */
const RANK = new RegExp(
  String.raw`(?:xếp|đứng)(?:\s+(?:hạng|vị|thứ|trí|loại))*\s+\d+\s*/\s*\d+\s+${AREAS}(?:(?:\s*,|\s+và)\s+${AREAS})*(?!\s+\p{Lu})`,
  'giu',
)
/** "tăng 1,2 điểm so với tháng 8/2026 (83,17 điểm)": how far the figure before it moved, with the one that it is compared with. */
const MOVED =
  /(?:tăng|giảm|cao hơn|thấp hơn)\s+\d[\d.,]*\s*(?:%|điểm(?:\s+(?:%|phần trăm))?|bản|lượt|hồ sơ)?\s*(?:so\s+)?với\s+(?:cùng\s+kỳ|tháng|quý|kỳ|năm)(?:\s+(?:trước|liền kề|năm|\d{1,4}|[IV]+))*(?:\s*\/\s*\d{4})?(?:\s*\([^()]*\))?/giu

/** The text without what is said beside its figures: how far they moved, and the rank. */
function withoutAsides(text: string): string {
  return squeeze(text).replace(MOVED, ' ').replace(RANK, ' ')
}

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

/** True when an area of the kind, called so when it is called at all, is the unit. */
function isArea(unit: string, kind: string, proper: string): boolean {
  const { type, bare } = parseUnitName(unit)
  if (isOffice(unit) || (type !== null && keyOf(type) !== keyOf(kind))) return false
  return proper === '' || proper.startsWith(keyOf(bare))
}

/**
 * Whose the figures of an area of this kind ("toàn tỉnh") are in a document of the issuer: its own when it is of that kind,
 * of the unit over it when that one is. `area`: an office whose place is not known.
 */
export function ownerOfArea(kind: string, proper: string, issuer: Issuer): 'issuer' | 'superior' | 'area' | 'other' {
  if (isArea(issuer.name, kind, proper)) return 'issuer'
  const { superior } = issuer
  if (superior !== null && isArea(superior, kind, proper)) return 'superior'
  return isOffice(issuer.name) && superior === null && proper === '' ? 'area' : 'other'
}

/** Whom a text names: the issuer, the unit over it, an area that is not known, somebody else, or nobody. */
function named(text: string, issuer: Issuer | null): 'issuer' | 'superior' | 'area' | 'other' | 'nobody' {
  const found: string[] = []
  for (const [, kind = '', words = ''] of text.matchAll(OWN)) {
    const proper = /^\p{Lu}/u.test(words.trim()) ? keyOf(words) : ''
    const owner = issuer === null ? 'issuer' : ownerOfArea(kind, proper, issuer)
    if (owner === 'issuer') return 'issuer'
    found.push(owner)
  }
  if (found.includes('superior')) return 'superior'
  const says = issuer !== null && squeeze(text).toLowerCase().includes(squeeze(issuer.name).toLowerCase())
  if (says && !found.includes('area')) return 'issuer'
  if (found.includes('area')) return 'area'
  return found.length > 0 || OTHERS.test(text) ? 'other' : 'nobody'
}

/**
 * Whose figure it is: the issuer's when the sentence or the nearest heading that names anybody says so. A sentence about
 * several units, a target to reach or another period's figure is not.
 */
export function subjectOf(figure: BodyFigure, issuer: Issuer | null, period: Period | null): BodySubject {
  const text = withoutAsides(figure.text)
  const near = figure.headings[0] ?? ''
  if (figure.listed && TARGET.test(near) && /:$/.test(near)) return 'other'
  if (TARGET.test(text)) {
    return TARGET.test(text.slice(0, text.indexOf(figure.printed))) ? 'other' : 'doubtful'
  }
  const periods = [text, near].map(findPeriods).find((mentions) => mentions.length > 0) ?? []
  const ofPeriod = periods.some((mention) => mention.period.key === period?.key || mention.period.kind === 'year')
  if (period !== null && periods.length > 0 && !ofPeriod) return 'other'
  const own = named(text, issuer)
  if (own === 'other' || (!figure.listed && (own === 'nobody' || OTHERS.test(text)))) return 'other'
  if (own !== 'nobody') return own
  return figure.headings.map((heading) => named(heading, issuer)).find((who) => who !== 'nobody') ?? 'assumed'
}

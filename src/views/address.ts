import type { Side } from '../model/explanation.ts'
import { parsePeriod } from '../model/period.ts'
import { PERIOD_FORM } from '../model/period-scheme.ts'
import type { Lang } from '../model/text.ts'
import type { UnitId } from '../model/unit.ts'

/**
 * A page of the site. `issue` is the path segment of one issuer's results in a period: the issuer's id, followed by
 * `--INDEX-SET` from the second index set on that the issuer published for the same period.
 */
export type Address =
  | { readonly kind: 'home' }
  | { readonly kind: 'figures' }
  | { readonly kind: 'period'; readonly periodKey: string }
  | { readonly kind: 'month'; readonly periodKey: string; readonly issue: string }
  | { readonly kind: 'ranking'; readonly periodKey: string; readonly issue: string; readonly figureId: string }
  | { readonly kind: 'revisions'; readonly periodKey: string; readonly issue: string }
  | { readonly kind: 'unit'; readonly unitId: UnitId }
  /** Scores computed from dossiers: of a period, of a unit, of one criterion. A server has them, an exported folder has not. */
  | { readonly kind: 'scores'; readonly periodKey: string }
  | { readonly kind: 'scorecard'; readonly periodKey: string; readonly unitId: UnitId }
  | {
      readonly kind: 'criterion'
      readonly periodKey: string
      readonly unitId: UnitId
      readonly code: string
      /** A page, from 1, of its records by where they stand to the numerator, or of what each procedure or day contributes. The first page of those that are out is the criterion's own. */
      readonly list: CriterionList
      readonly at: number
    }
  | { readonly kind: 'not-found' }

/** A list behind a criterion: records by where they stand, or parts of its counts. */
export type CriterionList = Side | 'procedures' | 'days'

/** Whether a list is one of records. */
export const isRecordList = (list: CriterionList): list is Side => list !== 'procedures' && list !== 'days'

/** Records or parts on one page of a list. */
export const RECORDS_LISTED = 200

const LISTS: Readonly<Record<CriterionList, string>> = {
  out: 'khong-dat',
  unknown: 'chua-ro',
  in: 'dat',
  procedures: 'theo-thu-tuc',
  days: 'theo-ngay',
}
const LIST_OF = new Map(Object.entries(LISTS).map(([list, name]) => [name, list as CriterionList]))

/** `khong-dat-2/`, `chua-ro/`, `dat-3/`; the first page of those that are out has no segment of its own. */
function listPath({ list, at }: { readonly list: CriterionList; readonly at: number }): string {
  if (list === 'out' && at === 1) return ''
  return `${LISTS[list]}${at === 1 ? '' : `-${at}`}/`
}

function parseList(segment: string): { readonly list: CriterionList; readonly at: number } | undefined {
  const [, name, number] = /^([a-z]+(?:-[a-z]+)*)(?:-([1-9]\d{0,5}))?$/.exec(segment) ?? []
  const at = number === undefined ? 1 : Number(number)
  const list = LIST_OF.get(name ?? '')
  if (list === undefined || (number !== undefined && at === 1) || (list === 'out' && at === 1)) return undefined
  return { list, at }
}

function directory(address: Exclude<Address, { kind: 'not-found' }>): string {
  switch (address.kind) {
    case 'home':
      return ''
    case 'figures':
      return 'chi-so/'
    case 'unit':
      return `don-vi/${address.unitId}/`
    case 'scores':
      return `diem/${address.periodKey}/`
    case 'scorecard':
      return `diem/${address.periodKey}/${address.unitId}/`
    case 'criterion':
      return `diem/${address.periodKey}/${address.unitId}/${address.code}/${listPath(address)}`
    case 'period':
      return `${address.periodKey}/`
    case 'month':
      return `${address.periodKey}/${address.issue}/`
    case 'ranking':
      return `${address.periodKey}/${address.issue}/xep-hang/${address.figureId}/`
    case 'revisions':
      return `${address.periodKey}/${address.issue}/cac-ban/`
  }
}

/** The page's file within the site: `2024-02/index.html`, in English `en/2024-02/index.html`. */
export function pathOf(address: Address, lang: Lang): string {
  const file = address.kind === 'not-found' ? '404.html' : `${directory(address)}index.html`
  return lang === 'en' ? `en/${file}` : file
}

function scoreAddress([, periodKey = '', unitId = '', code = '', segment = '', ...rest]: readonly string[]):
  | Address
  | undefined {
  if (!PERIOD_FORM.test(periodKey) || rest.length > 0) return undefined
  if (unitId === '') return { kind: 'scores', periodKey }
  if (code === '') return { kind: 'scorecard', periodKey, unitId }
  const listed = segment === '' ? { list: 'out' as const, at: 1 } : parseList(segment)
  return listed === undefined ? undefined : { kind: 'criterion', periodKey, unitId, code, ...listed }
}

function addressOf(parts: readonly string[]): Address | undefined {
  const [first = '', second = '', third = '', fourth = ''] = parts
  if (parts.length === 0) return { kind: 'home' }
  if (first === 'chi-so') return parts.length === 1 ? { kind: 'figures' } : undefined
  if (first === 'don-vi') return parts.length === 2 ? { kind: 'unit', unitId: second } : undefined
  if (first === 'diem') return parts.length === 1 ? undefined : scoreAddress(parts)
  const periodKey = parsePeriod(first)?.key
  if (periodKey === undefined) return undefined
  if (parts.length === 1) return { kind: 'period', periodKey }
  if (parts.length === 2) return { kind: 'month', periodKey, issue: second }
  if (parts.length === 3 && third === 'cac-ban') return { kind: 'revisions', periodKey, issue: second }
  if (parts.length !== 4 || third !== 'xep-hang') return undefined
  return { kind: 'ranking', periodKey, issue: second, figureId: fourth }
}

/** The page and language that a path within the site asks for (`en/2024-02/`, with or without `index.html`), if any. */
export function parsePath(path: string): { readonly address: Address; readonly lang: Lang } | undefined {
  const parts = path.split('/')
  const last = parts.pop()
  const english = parts[0] === 'en'
  const within = english ? parts.slice(1) : parts
  if (parts.includes('')) return undefined
  const lang = english ? 'en' : 'vi'
  if (last === '404.html' && within.length === 0) return { address: { kind: 'not-found' }, lang }
  if (last !== '' && last !== 'index.html') return undefined
  const address = addressOf(within)
  return address === undefined ? undefined : { address, lang }
}

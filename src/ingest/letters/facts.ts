import type { Issue } from '../../model/issue.ts'
import { NOWHERE } from '../../model/issue.ts'
import { splitIssuer } from '../../model/issuer.ts'
import type { Period } from '../../model/period.ts'
import type { DocumentFacts } from '../../model/reading.ts'
import { squeeze } from '../tables/folded.ts'
import type { PageLine } from '../tables/page-line.ts'
import { type Citation, citedDocuments, findCitations } from './citations.ts'
import { readLetterhead } from './letterhead.ts'
import { findPeriods, namesPeriodWithoutYear, type PeriodMention } from './periods.ts'

const STATED = /^(?:cơ quan|đơn vị)\s+(?:ban hành|công bố|phát hành|báo cáo)\s*:\s*(.+)$/iu
const TITLE = /^\s*(?:phụ lục|biểu|bảng)/iu
const NOT_THIS =
  /(?:so với|cùng kỳ|phấn đấu|yêu cầu|giao|đề nghị|kế hoạch|nhiệm vụ|phương hướng|trọng tâm|trước|trong thời gian tới|chậm nhất|hạn|giai đoạn|đến hết|từ đầu)[^.;\n]{0,40}$|lũy kế\s+(?:[^\s.;]+\s+){0,4}đến\s+$/iu
const ANNOUNCES = /(?:công bố|thông báo|báo cáo|kết quả|đánh giá|tổng hợp)[^.;]{0,250}$/iu

/** The lines of the text outside tables, a cell's lines each for itself. */
function factLines(lines: readonly PageLine[], used: ReadonlySet<number>): { text: string; title: boolean }[] {
  const out: { text: string; title: boolean }[] = []
  let sinceTitle = Number.POSITIVE_INFINITY
  lines.forEach((line, index) => {
    if (used.has(index)) {
      sinceTitle = Number.POSITIVE_INFINITY
      return
    }
    const beforeTable = [1, 2, 3, 4].some((step) => used.has(index + step) && !used.has(index))
    const texts = line.block < 0 ? [line.text] : line.tokens.flatMap((token) => token.text.split('\n'))
    for (const text of texts) {
      sinceTitle = TITLE.test(text) ? 0 : sinceTitle + 1
      out.push({ text: squeeze(text), title: sinceTitle <= 6 || beforeTable })
    }
  })
  return out
}

/** 0: not this document's period; 1: a cited document's; 2: somewhere in the text; 3: a title or the announcement itself. */
function weight(
  mention: PeriodMention,
  text: string,
  citations: readonly Citation[],
  inTitle: (at: number) => boolean,
): number {
  const before = text.slice(Math.max(0, mention.from - 300), mention.from)
  if (citations.some(({ from, to, own }) => !own && mention.from >= from && mention.from <= to)) return 1
  if (NOT_THIS.test(before)) return 0
  return inTitle(mention.from) || ANNOUNCES.test(before) || /v\/v[^.;]*$/iu.test(before) ? 3 : 2
}

/** A year that holds another named period is only its surroundings. */
function withoutYears(periods: readonly Period[]): Period[] {
  return periods.filter(
    (period) =>
      period.kind !== 'year' || !periods.some((other) => other.kind !== 'year' && other.key.startsWith(period.key)),
  )
}

function choosePeriod(
  text: string,
  citations: readonly Citation[],
  inTitle: (at: number) => boolean,
): readonly Period[] {
  const weighed = findPeriods(text).map((mention) => ({ mention, weight: weight(mention, text, citations, inTitle) }))
  const usable = weighed.filter((each) => each.weight > 0)
  const specific = usable.filter(({ mention }) => mention.period.kind !== 'year')
  const pool = specific.length > 0 ? specific : usable
  const top = Math.max(0, ...pool.map((each) => each.weight))
  const best = pool.filter((each) => each.weight === top).map(({ mention }) => mention.period)
  const distinct = withoutYears([...new Map(best.map((period) => [period.key, period])).values()])
  const yearAlone = distinct.length === 1 && distinct[0]?.kind === 'year'
  const outside = [...citations].reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
  return yearAlone && (top < 3 || namesPeriodWithoutYear(outside)) ? [] : distinct
}

function statedIssuer(texts: readonly string[]): string | null {
  const found = texts.map((text) => STATED.exec(text)?.[1]).find((name) => name !== undefined)
  return found === undefined ? null : squeeze(found).replace(/[.;,]$/, '')
}

/**
 * What the document says of itself: head, citations, period. `used` are the lines of tables. Nothing is guessed: several
 * periods that weigh the same are an issue, and the period stays null.
 */
export function readFacts(
  lines: readonly PageLine[],
  used: ReadonlySet<number>,
): { readonly facts: DocumentFacts; readonly issues: readonly Issue[] } {
  const texts = factLines(lines, used)
  const head = readLetterhead(texts.map((line) => line.text))
  const text = texts.map((line) => line.text).join('\n')
  const starts: { at: number; title: boolean }[] = []
  let at = 0
  for (const line of texts) {
    starts.push({ at, title: line.title })
    at += line.text.length + 1
  }
  const citations = findCitations(text)
  const own = citations.find((citation) => citation.own)?.cited
  const inTitle = (position: number): boolean => starts.findLast((line) => line.at <= position)?.title ?? false
  const periods = choosePeriod(text, citations, inTitle)
  const [period = null, ...others] = periods
  const issues: Issue[] =
    others.length === 0
      ? []
      : [
          {
            code: 'reading.period-contradictory',
            severity: 'warning',
            place: NOWHERE,
            facts: { keys: periods.map((each) => each.key) },
          },
        ]
  const named = statedIssuer(texts.map((line) => line.text)) ?? own?.issuer ?? null
  const stated = named === null ? { name: null, superior: null } : splitIssuer(named)
  const facts: DocumentFacts = {
    issuer: head.issuer ?? stated.name,
    superior: head.issuer === null ? stated.superior : head.superior,
    number: head.number ?? own?.number ?? null,
    date: head.date ?? own?.date ?? null,
    placeName: head.placeName,
    subject: head.subject,
    period: others.length === 0 ? period : null,
    cited: citedDocuments(citations),
  }
  return { facts, issues }
}

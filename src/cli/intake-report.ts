import { ALL_UNITS, type Delivery } from '../model/delivery.ts'
import type { FeedImportReport } from '../pipeline/feed-import.ts'
import type { TakenIn } from '../pipeline/intake.ts'
import { issueJson, issueLines, say, type Terminal } from './terminal.ts'

/** Bad rows shown on the terminal; --rejects writes them all. */
const SHOWN = 20

const OUTCOME = {
  stored: { vi: 'Đã nạp', en: 'Imported' },
  repeated: { vi: 'Đã nạp từ trước, không thay đổi gì', en: 'Imported before, nothing changed' },
  restored: { vi: 'Đã thu hồi trước đây, nay có hiệu lực lại', en: 'Was withdrawn, counts again' },
  'dry-run': { vi: 'Xem trước, chưa lưu gì', en: 'Preview, nothing stored' },
  refused: { vi: 'KHÔNG NẠP, không lưu gì', en: 'REFUSED, nothing stored' },
} as const

const RECORDS = {
  dossiers: { vi: 'dòng', en: 'rows' },
  satisfaction: { vi: 'đánh giá', en: 'answers' },
  procedures: { vi: 'thủ tục', en: 'procedures' },
  petitions: { vi: 'phản ánh, kiến nghị', en: 'petitions' },
  counts: { vi: 'số đếm', en: 'counts' },
} as const

/** A whole number as the terminal's language writes it. */
export const number = (value: number, to: Terminal): string =>
  value.toLocaleString(to.lang === 'vi' ? 'vi-VN' : 'en-GB')

const line = (vi: string, en: string, to: Terminal): string => `  ${say(to, { vi, en })}\n`

/** Whom a delivery is complete for, and how it is called. */
function coverWords(delivery: Delivery | null, to: Terminal): string {
  if (delivery === null || delivery.covers.length === 0) return ''
  const all = say(to, { vi: 'mọi đơn vị', en: 'all units' })
  const whom = delivery.covers.map(
    ({ unit, from, to: until }) => `${unit === ALL_UNITS ? all : unit} ${from}..${until}`,
  )
  const { id } = delivery
  return line(`Đầy đủ cho: ${whom.join('; ')} (lần nạp ${id})`, `Complete for: ${whom.join('; ')} (delivery ${id})`, to)
}

function deliveryWords({ effect, delivery }: FeedImportReport, kind: 'petitions' | 'counts', to: Terminal): string {
  if (effect === null || delivery === null) return ''
  const [added, replaced, unchanged] = [effect.added, effect.replaced, effect.unchanged].map((each) => number(each, to))
  const records = RECORDS[kind][to.lang]
  return [
    line(
      `${added} ${records} mới, ${replaced} thay bản cũ, ${unchanged} không đổi; lần nạp ${delivery.id}`,
      `${added} ${records} added, ${replaced} replaced, ${unchanged} unchanged; delivery ${delivery.id}`,
      to,
    ),
    coverWords(delivery, to),
  ].join('')
}

/** What records did to what is held, in words; empty where they did nothing. */
function effectWords(taken: TakenIn, to: Terminal): string {
  switch (taken.kind) {
    case 'dossiers': {
      const { batch } = taken.report
      if (batch?.kind !== 'stored') return ''
      const [added, replaced, stale] = [batch.added, batch.replaced, batch.stale].map((each) => number(each, to))
      return line(
        `${added} hồ sơ mới, ${replaced} hồ sơ thay bản cũ, ${stale} bản không mới hơn bản đang giữ`,
        `${added} dossiers added, ${replaced} replaced, ${stale} no newer than what is held`,
        to,
      )
    }
    case 'satisfaction': {
      const { batch, delivery } = taken.report
      const [replaced, stale] = [batch?.replaced ?? 0, batch?.stale ?? 0].map((each) => number(each, to))
      const changed = line(
        `${replaced} hồ sơ đổi theo đánh giá, ${stale} đánh giá đã có từ trước`,
        `${replaced} dossiers changed by them, ${stale} answers held already`,
        to,
      )
      return `${batch?.kind === 'stored' ? changed : ''}${coverWords(delivery, to)}`
    }
    case 'procedures': {
      const moved = number(taken.report.moved, to)
      if (taken.report.moved === 0) return ''
      return line(`${moved} hồ sơ đang giữ đổi hạn trả`, `${moved} dossiers held have another due date`, to)
    }
    default:
      return deliveryWords(taken.report, taken.kind, to)
  }
}

function moreRejects(count: number, to: Terminal): string {
  if (count <= SHOWN) return ''
  const rest = number(count - SHOWN, to)
  return line(
    `… và ${rest} dòng lỗi nữa; xem đủ với --rejects TỆP`,
    `… and ${rest} more bad rows; --rejects FILE has them all`,
    to,
  )
}

/** What became of records that came in, in words. */
export async function takenText(taken: TakenIn, to: Terminal): Promise<string> {
  const { issuesOf } = await import('../pipeline/intake.ts')
  const { file, outcome, rows, rejects } = taken.report
  const { vi, en } = RECORDS[taken.kind]
  const read = (all: string, bad: string): string =>
    line(`${all} ${vi}, ${bad} dòng lỗi`, `${all} ${en}, ${bad} of them bad rows`, to)
  return [
    `${say(to, OUTCOME[outcome])}: ${file}\n`,
    rows === null ? '' : read(number(rows, to), number(rejects.length, to)),
    effectWords(taken, to),
    ...issuesOf(taken, SHOWN).map((issue) => issueLines(issue, to.lang)),
    moreRejects(rejects.length, to),
  ].join('')
}

/** The same as JSON, with all bad rows. */
export async function takenAsJson(taken: TakenIn, to: Terminal): Promise<object> {
  const { takenJson } = await import('../pipeline/intake.ts')
  const { rejectIssueList } = await import('../pipeline/import-dossiers.ts')
  const { file, issues, rejects } = taken.report
  return {
    file,
    ...takenJson(taken),
    issues: issues.map((issue) => issueJson(issue, to.lang)),
    rejects: rejectIssueList(rejects).map((issue) => issueJson(issue, to.lang)),
  }
}

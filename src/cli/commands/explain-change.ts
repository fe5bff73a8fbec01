import type { LineChange } from '../../model/change.ts'
import { causeWords, changeSentence, entryWords, exactPoints, signedPoints } from '../../model/change-words.ts'
import { signed } from '../../model/format.ts'
import { SIMULATED_BEFORE } from '../../model/score-words.ts'
import type { Text2 } from '../../model/text.ts'
import type { Comparison, ProcedureChanges } from '../../pipeline/compare.ts'
import type { OfficialJson } from '../../pipeline/official.ts'
import { say, sayDay, type Terminal } from '../terminal.ts'

/** Procedures told on the terminal. */
const TOLD = 10

const changed = ({ change, parts }: LineChange): boolean =>
  change !== null && parts.some(({ points }) => points.numerator !== 0n)

function tellSimulated({ simulated }: Comparison, to: Terminal): void {
  if (simulated) to.out(`${say(to, SIMULATED_BEFORE)}\n`)
}

/**
 * The change of the whole in a sentence, then the lines that moved, what each cause did to them. `toName`: the option that names an
 * index set to a command, with the blank before it, or nothing.
 */
export function printComparison(
  comparison: Comparison,
  { nameOf, toName }: { readonly nameOf: (line: string) => string; readonly toName: (indexSetId: string) => string },
  to: Terminal,
): void {
  const { lines, previous, setThen, record } = comparison
  const total = lines.at(-1)
  if (total === undefined) return
  to.out(`\n${changeSentence(total, previous, to.lang)}\n`)
  tellSimulated(comparison, to)
  if (record !== null) {
    const { revision, recordedAt, indexSetId } = record
    to.out(
      `${say(to, {
        vi: `Điểm kỳ trước ghi lại lần ${revision}, ngày ${sayDay(to, recordedAt)}, bộ chỉ số ${indexSetId}`,
        en: `Points of the period before: recorded, revision ${revision}, ${sayDay(to, recordedAt)}, index set ${indexSetId}`,
      })}\n`,
    )
  } else if (setThen !== null) {
    to.out(`${say(to, { vi: 'Bộ chỉ số kỳ trước', en: 'Index set of the period before' })}: ${setThen.id}\n`)
    const command = `thuocdo scores record --period ${previous.key}${toName(setThen.id)}`
    to.out(
      `${say(to, {
        vi: `Điểm kỳ trước chưa được ghi lại nên không rõ phần do dữ liệu đến muộn (${command})`,
        en: `The points of the period before were not recorded, so what late data did is not known (${command})`,
      })}\n`,
    )
  }
  for (const line of lines.filter(changed)) {
    const parts = line.parts
      .filter(({ points }) => points.numerator !== 0n)
      .map(({ causes, points }) => {
        return `${causes.map((cause) => causeWords(cause, to.lang)).join(' + ')} ${signedPoints(points, to.lang)}`
      })
    const whole = line.change === null ? '–' : signedPoints(line.change, to.lang)
    to.out(`  ${whole.padStart(7)}  ${nameOf(line.line)}: ${parts.join('; ')}\n`)
  }
}

const DOSSIERS_TITLE: Text2 = {
  vi: 'Phần do hồ sơ, theo thủ tục (đạt/tổng kỳ trước → kỳ này):\n',
  en: 'What the dossiers did, by procedure (in/all before → now):\n',
}
const ENTRY_TITLE: Text2 = {
  vi: 'Thủ tục vào hoặc ra khỏi tử số, mẫu số so với kỳ trước:\n',
  en: 'Procedures that came into the numerator or the denominator, or went out, since the period before:\n',
}

/** The change of one criterion in a sentence, and by procedures. */
export function printLineChange(
  comparison: Comparison,
  line: string,
  procedures: ProcedureChanges | null,
  names: ReadonlyMap<string, string>,
  to: Terminal,
): void {
  const change = comparison.lines.find((each) => each.line === line)
  if (change === undefined) return
  to.out(`${changeSentence(change, comparison.previous, to.lang)}\n`)
  tellSimulated(comparison, to)
  if (procedures === null) return
  const isEntry = procedures.of === 'procedures'
  to.out(say(to, isEntry ? ENTRY_TITLE : DOSSIERS_TITLE))
  for (const { key, points, before, after } of procedures.parts.slice(0, TOLD)) {
    const counts = `${before.numerator}/${before.denominator} → ${after.numerator}/${after.denominator}`.padEnd(12)
    const what = isEntry ? entryWords(before, after, to.lang) : counts
    const row = `  ${(key || '–').padEnd(12)} ${signed(points, to.lang, 4).padStart(9)}  ${what}  ${names.get(key) ?? ''}`
    to.out(`${row.trimEnd()}\n`)
  }
  const more = procedures.parts.length - TOLD
  if (more > 0) to.out(`  … ${say(to, { vi: `và ${more} thủ tục nữa (--json)`, en: `and ${more} more (--json)` })}\n`)
  const rest = signed(exactPoints(procedures.rest), to.lang, 4)
  to.out(`  ${say(to, { vi: 'làm tròn', en: 'rounding' }).padEnd(12)} ${rest.padStart(9)}\n`)
}

/** Official points beside the computed ones. */
export function printOfficial(official: readonly OfficialJson[], nameOf: (line: string) => string, to: Terminal): void {
  if (official.length === 0) return
  const inLang = (text: string): string => (to.lang === 'vi' ? text.replace('.', ',') : text)
  to.out(
    say(to, {
      vi: '\nĐiểm chính thức đã công bố (số tính lại ở trên không phải số chính thức):\n',
      en: '\nOfficial points as published (those computed above are not official):\n',
    }),
  )
  for (const { line, points, computed, difference, agrees, issuer, fileName } of official) {
    const apart = difference === null ? '' : signed(difference, to.lang)
    const beside =
      computed === null || difference === null
        ? say(to, { vi: 'không tính lại được', en: 'not computed here' })
        : say(to, {
            vi: `tính lại ${inLang(String(computed))}, lệch ${apart}${agrees ? ' (do làm tròn)' : ''}`,
            en: `computed ${computed}, difference ${apart}${agrees ? ' (rounding)' : ''}`,
          })
    to.out(`  ${nameOf(line)}: ${inLang(String(points))}; ${beside} – ${issuer}, ${fileName}\n`)
  }
}

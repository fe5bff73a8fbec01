import type { LocalDate } from '../../model/date.ts'
import { hasLetter, isAllCapitals, squeeze } from '../tables/folded.ts'
import { DATE, dateOf } from './dates.ts'

/** What the head of a document says, as far as it is there. */
export interface Letterhead {
  readonly issuer: string | null
  readonly number: string | null
  readonly date: LocalDate | null
  readonly placeName: string | null
  readonly subject: string | null
}

const NATION = /C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s+H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A(?:\s+VI[ỆE]T\s+NAM)?/iu
const MOTTO = /Đ[ộo]c\s+l[ậa]p\s*[-–—]\s*T[ựu]\s+do\s*[-–—]\s*H[ạa]nh\s+ph[úu]c/iu
const PLACE_DATE = new RegExp(
  String.raw`(?:(\p{Lu}[\p{L}.\s-]{1,40}?)\s*,\s*)?ngày\s+${DATE.replace('(?:ngày\\s+)?', '')}`,
  'u',
)
const EMPTY_DATE = /(?:\p{Lu}[\p{L}.\s-]{1,40}?\s*,\s*)?ngày\s*[….\s]*tháng\s*[….\d\s]*năm\s*[….\d]*/u
/** A number begins with digits; a symbol alone ("/UBND-VP1") is a form that nobody filled in. */
const NUMBER = /^Số\s*:\s*(\d\S*)/iu
const ANY_NUMBER = /(?<!\p{L})Số\s*:\s*\S+/iu
const SUBJECT = /(?:^|\s)(?:V\/v|Về việc)\s*:?\s*(.*)$/iu
const RULE = /^[_\-–—=*\s.]+$|_{3,}|-{4,}/u
const END = /^(?:kính gửi|phụ lục|căn cứ|thực hiện)/iu
const AGENCY =
  /^(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HĐND|HỘI ĐỒNG|SỞ|BỘ|BAN|VĂN PHÒNG|PHÒNG|TRUNG TÂM|CỤC|CHI CỤC|TỔNG CỤC|THANH TRA|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|CHÍNH PHỦ|ĐẢNG)(?!\p{L})/u
const COMMITTEE = /^(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)$/iu

/** "HUYỆN KHOÁI CHÂU" → "huyện Khoái Châu": a committee's name in capitals as it is written in a sentence. */
function inSentence(name: string): string {
  const match =
    /^(UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+(HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(.+)$/u.exec(
      name,
    )
  if (match === null) return name
  const [, office = '', kind = '', proper = ''] = match
  const title = proper.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
  const written = office === 'UBND' ? office : `${office.charAt(0)}${office.slice(1).toLowerCase()}`
  return `${written} ${kind.toLowerCase()} ${title}`
}

/** The issuing agency among the lines of the left part of a head: the last of the agencies, lines of one name joined. */
export function lastAgency(lines: readonly string[]): string | null {
  const agencies: string[] = []
  for (const line of lines) {
    const last = agencies.at(-1)
    if (last !== undefined && (COMMITTEE.test(last) || !AGENCY.test(line.toUpperCase())))
      agencies[agencies.length - 1] = `${last} ${line}`
    else agencies.push(line)
  }
  const last = agencies.at(-1)
  if (last === undefined || COMMITTEE.test(last) || !AGENCY.test(last.toUpperCase())) return null
  return inSentence(last)
}

function ownPart(line: string): string {
  return squeeze(
    line.replace(NATION, ' ').replace(MOTTO, ' ').replace(PLACE_DATE, ' ').replace(EMPTY_DATE, ' ').replace(RULE, ' '),
  )
}

function findSubject(lines: readonly string[], from: number, to: number): string | null {
  for (let at = from; at < to; at += 1) {
    const match = SUBJECT.exec(ownPart(lines[at] ?? ''))
    if (match === null) continue
    const parts = [match[1] ?? '']
    for (let next = at + 1; next < Math.min(to, at + 6); next += 1) {
      const part = ownPart(lines[next] ?? '')
      if (part === '' && NATION.test(lines[next] ?? '')) break
      if (END.test(part) || /^(?:[-+•]|\d+\.)/.test(part)) break
      parts.push(part)
    }
    return squeeze(parts.join(' ')) || null
  }
  return null
}

/** Place and date on one line of the head, else on a line and the one it goes on with. */
function findDate(lines: readonly string[]): RegExpExecArray | null {
  const plain = lines.map((line) => line.replace(ANY_NUMBER, ' '))
  const joined = plain.map((line, index) => (/ngày/iu.test(line) ? `${line} ${plain[index + 1] ?? ''}` : ''))
  return [...plain, ...joined].map((line) => PLACE_DATE.exec(line)).find((match) => match !== null) ?? null
}

/** A head without the nation's name, as sheets have it: agencies in capitals on the first lines. */
function bareAgency(lines: readonly string[]): string | null {
  const top: string[] = []
  for (const line of lines.slice(0, 4)) {
    const part = ownPart(line)
    if (part === '') continue
    if (!isAllCapitals(part) || (top.length === 0 && !AGENCY.test(part)) || part.split(' ').length > 10) break
    if (top.length > 0 && !AGENCY.test(part) && !COMMITTEE.test(top.at(-1) ?? '')) break
    top.push(part)
  }
  return lastAgency(top)
}

/**
 * Reads the head of a document. The issuing agency stands left of the nation's name, on the same lines or before them:
 * what is left of those lines without name, motto and date is the agency's. Nothing is taken from elsewhere.
 */
export function readLetterhead(lines: readonly string[]): Letterhead {
  const nation = lines.slice(0, 40).findIndex((line) => NATION.test(line))
  if (nation < 0) return { issuer: bareAgency(lines), number: null, date: null, placeName: null, subject: null }
  const end = lines.findIndex((line, index) => index > nation && END.test(line))
  const stop = end < 0 ? Math.min(lines.length, nation + 14) : Math.min(end, nation + 20)
  const start = Math.max(0, nation - 14)
  const head = lines.slice(start, stop)
  const left: string[] = []
  let number: string | null = null
  for (const [index, line] of head.entries()) {
    const numbered = ANY_NUMBER.exec(line)?.[0]
    if (numbered !== undefined) {
      number = NUMBER.exec(numbered)?.[1] ?? null
      break
    }
    let part = ownPart(line)
    if (index > 0 && NATION.test(head[index - 1] ?? '') && !/VI[ỆE]T\s+NAM/iu.test(head[index - 1] ?? '')) {
      part = squeeze(part.replace(/VIỆT\s+NAM$/iu, ' '))
    }
    if (SUBJECT.test(part)) break
    if (hasLetter(part)) left.push(part)
  }
  const dated = findDate(lines.slice(nation, stop)) ?? findDate(lines.slice(start, nation))
  return {
    issuer: lastAgency(left),
    number,
    date: dated === null ? null : dateOf(dated[2], dated[3], dated[4]),
    placeName: dated?.[1] === undefined ? null : squeeze(dated[1]),
    subject: findSubject(lines, start, stop),
  }
}

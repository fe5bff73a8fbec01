import type { LocalDate } from '../../model/date.ts'
import { isOffice } from '../../model/issuer.ts'
import { writtenName } from '../../model/written-name.ts'
import { hasLetter, isAllCapitals, squeeze } from '../tables/folded.ts'
import { DATE, dateOf } from './dates.ts'

/** What the head of a document says, as far as it is there. */
export interface Letterhead {
  readonly issuer: string | null
  /** The agency over the issuer, as it stands above it. */
  readonly superior: string | null
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
/** The same, and nothing else on the line. */
const ALONE = new RegExp(`^${PLACE_DATE.source}\\.?$`, 'u')
const EMPTY_DATE = /(?:\p{Lu}[\p{L}.\s-]{1,40}?\s*,\s*)?ngày\s*[….\s]*tháng\s*[….\d\s]*năm\s*[….\d]*/u
/** A number begins with digits; a symbol alone ("/UBND-VP1") is a form that nobody filled in. */
const NUMBER = /^Số\s*:\s*(\d\S*)/iu
const ANY_NUMBER = /(?<!\p{L})Số\s*:\s*\S+/iu
/** "Số:" whose number, or the room for it, stands on the next line. */
const BARE_NUMBER = /^Số\s*:$/iu
const SUBJECT = /(?:^|\s)(?:V\/v|Về việc)\s*:?\s*(.*)$/iu
const RULE = /^[_\-–—=*\s.]+$|_{3,}|-{4,}/u
const END = /^(?:kính gửi|phụ lục|căn cứ|thực hiện)/iu
const AGENCY =
  /^(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HĐND|HỘI ĐỒNG|SỞ|BỘ|BAN|VĂN PHÒNG|PHÒNG|TRUNG TÂM|CỤC|CHI CỤC|TỔNG CỤC|THANH TRA|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|CHÍNH PHỦ|ĐẢNG|TỔ CÔNG TÁC|CÔNG AN|BẢO HIỂM XÃ HỘI|KHO BẠC|BỆNH VIỆN|THUẾ (?:TỈNH|THÀNH PHỐ|CƠ SỞ))(?!\p{L})/u
const COMMITTEE = /^(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)$/iu

/** An area by itself under an office is the end of its name: "CÔNG AN" over "TỈNH HƯNG YÊN". */
const AREA = /^(?:HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s/u

/** A committee's name in capitals as it is written in a sentence; other agencies stay as printed. */
const inSentence = (name: string): string => (/^(?:UBND|ỦY BAN|UỶ BAN) /u.test(name) ? writtenName(name) : name)

type Agency = Pick<Letterhead, 'issuer' | 'superior'>

const NOBODY: Agency = { issuer: null, superior: null }

/** An office is named with those it serves, on a line of their own: "VĂN PHÒNG" over "HĐND VÀ UBND". */
const SERVES = /^(?:HĐND|HỘI ĐỒNG NHÂN DÂN|UBND|ĐOÀN ĐBQH|ĐOÀN ĐẠI BIỂU)(?!\p{L})/u

/** The agencies in the left part of a head, lines of one name joined: the last issues, the one before stands over it. */
export function agencyOf(lines: readonly string[]): Agency {
  const agencies: string[] = []
  for (const line of lines) {
    const last = agencies.at(-1)
    const capitals = line.toUpperCase()
    const served = last !== undefined && /^VĂN PHÒNG$/iu.test(last) && SERVES.test(capitals)
    const ofArea = last !== undefined && isOffice(last) && AREA.test(capitals)
    if (last !== undefined && (COMMITTEE.test(last) || served || ofArea || !AGENCY.test(capitals)))
      agencies[agencies.length - 1] = `${last} ${line}`
    else agencies.push(line)
  }
  const isAgency = (name: string | undefined): name is string =>
    name !== undefined && !COMMITTEE.test(name) && AGENCY.test(name.toUpperCase())
  const [last, above] = [agencies.at(-1), agencies.at(-2)]
  if (!isAgency(last)) return NOBODY
  return { issuer: inSentence(last), superior: isAgency(above) ? inSentence(above) : null }
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

/** "UBND huyện A Lưới" as a title of a sheet writes it: kind and name and nothing more. */
const TITLED =
  /^(?:UBND|[ỦU][ỷy] ban nhân dân)\s+(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn|đặc khu)(?:\s+\p{Lu}[\p{L}'’]*(?:\s*-\s*\p{Lu}\p{L}*)?){1,5}$/u

/** A head without the nation's name, as sheets have it: agencies in capitals, or committees, on the first lines. */
function bareHead(lines: readonly string[]): Letterhead {
  const top: string[] = []
  let end = 0
  for (const [at, line] of lines.slice(0, 4).entries()) {
    const part = ownPart(line)
    if (part === '') continue
    const titled = TITLED.test(part)
    if (!(isAllCapitals(part) || titled) || (top.length === 0 && !AGENCY.test(part.toUpperCase()))) break
    if (part.split(' ').length > 10) break
    if (top.length > 0 && !AGENCY.test(part.toUpperCase()) && !COMMITTEE.test(top.at(-1) ?? '')) break
    top.push(part)
    end = at + 1
  }
  const agency = agencyOf(top)
  const below = lines.slice(end, end + 4)
  const stop = below.findIndex((line) => END.test(line))
  const head = agency.issuer === null ? [] : below.slice(0, stop < 0 ? below.length : stop)
  const number = head.map((line) => NUMBER.exec(line)?.[1]).find((found) => found !== undefined) ?? null
  const dated = head.map((line) => ALONE.exec(squeeze(line))).find((found) => found !== null)
  return {
    ...agency,
    number,
    date: dateOf(dated?.[2], dated?.[3], dated?.[4]),
    placeName: dated?.[1] === undefined ? null : squeeze(dated[1]),
    subject: null,
  }
}

/**
 * Reads the head of a document. The issuing agency stands left of the nation's name, on the same lines or before them:
 * what is left of those lines without name, motto and date is the agency's. Nothing is taken from elsewhere.
 */
export function readLetterhead(lines: readonly string[]): Letterhead {
  const nation = lines.slice(0, 40).findIndex((line) => NATION.test(line))
  if (nation < 0) return bareHead(lines)
  const end = lines.findIndex((line, index) => index > nation && END.test(line))
  const stop = end < 0 ? Math.min(lines.length, nation + 14) : Math.min(end, nation + 20)
  const start = Math.max(0, nation - 14)
  const head = lines.slice(start, stop)
  const left: string[] = []
  let number: string | null = null
  for (const [index, line] of head.entries()) {
    const next = head[index + 1] ?? ''
    const numbered = ANY_NUMBER.exec(BARE_NUMBER.test(line.trim()) ? `${line} ${next}` : line)?.[0]
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
    ...agencyOf(left),
    number,
    date: dated === null ? null : dateOf(dated[2], dated[3], dated[4]),
    placeName: dated?.[1] === undefined ? null : squeeze(dated[1]),
    subject: findSubject(lines, start, stop),
  }
}

import { squeeze, startsWithCapital } from './folded.ts'
import { isUnfinished } from './vocabulary.ts'

const KIND =
  /^(?:ubnd|uỷ ban|ủy ban|xã|phường|thị trấn|thị xã|đặc khu|huyện|quận|thành phố|tp\.?|tỉnh|sở|bộ|ban|phòng|văn phòng|trung tâm|chi cục|cục|thanh tra|bảo hiểm|công an|kho bạc|viện|trường|chi nhánh|đội|hạt)(?!\p{L})/iu

/** How the names of a table begin: all with a kind of unit ("Xã", "Sở"), or only with a capital. */
export interface NameStyle {
  readonly typed: boolean
}

/**
 * The style that the names show. In a numbered table a unit has its number, so words without one are never a unit and nearly
 * all names with a kind are enough; elsewhere all must have one.
 */
export function nameStyle(names: readonly string[], numbered: boolean): NameStyle {
  const typed = names.filter((name) => KIND.test(squeeze(name))).length
  return { typed: names.length >= 3 && typed >= names.length * (numbered ? 0.75 : 1) }
}

/** True when the words can begin a name of the table; else they go on with one. */
export function beginsName(text: string, style: NameStyle): boolean {
  return style.typed ? KIND.test(squeeze(text)) && startsWithCapital(text) : startsWithCapital(text)
}

/** True when the words can go on after `name`. */
export function goesOnAfter(name: string, text: string, style: NameStyle): boolean {
  return !beginsName(text, style) || isUnfinished(name)
}

/** A line of a table that has words of names: `filled` with values, `words` alone, or values alone. */
export interface NameLine {
  readonly name: string
  readonly filled: boolean
}

/**
 * True when the lines of a table show that its names break: one goes on in small letters, or after a name that cannot end
 * there, or stands above and below the line of its values.
 */
export function namesBreak(lines: readonly NameLine[]): boolean {
  return lines.some(({ name, filled }, at) => {
    const before = lines[at - 1]?.name ?? ''
    if (name === '') return filled
    return at > 0 && before !== '' && (!startsWithCapital(name) || isUnfinished(before))
  })
}

/**
 * The style of the names of a table without numbers, where a line of nothing but words may be a unit without values. Names
 * that all have a kind let other words go on with the name above only where the lines show that names break.
 */
export function unnumberedStyle(lines: readonly NameLine[]): NameStyle {
  const named = lines.filter(({ name }) => name !== '')
  const { typed } = nameStyle(
    named.filter(({ filled }) => filled).map(({ name }) => name),
    false,
  )
  const strange = named.some(({ name, filled }) => !filled && !beginsWithKind(name))
  return { typed: typed && (!strange || namesBreak(lines)) }
}

export function beginsWithKind(text: string): boolean {
  return KIND.test(squeeze(text))
}

/** Kinds of areas; what stands behind one is a proper name, but for what makes another word of it. */
const AREA = /^(?:thành phố|thị xã|thị trấn|đặc khu|tỉnh|huyện|quận|xã|phường) (?!(?:hội|[uủ][yỷ]|đoàn|đội)(?!\p{L}))/u

/** Kinds of agencies behind which its field begins, with a capital. */
const FIELD = /^(?:văn phòng|trung tâm|chi cục|chi nhánh|tổng cục|bệnh viện|sở|bộ|ban|phòng|cục|viện|trường) /u

const COMMITTEE = /^(?:UBND|[uủ][yỷ] ban nhân dân) $/u

/** Fields with a second capital. */
const OWN_CAPITALS: readonly (readonly [plain: string, written: string])[] = [['Công thương', 'Công Thương']]

/** A syllable of Vietnamese, which an abbreviation (UBND, HĐND, CNTT) is not. */
const SYLLABLE = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/u

const bare = (word: string): string => word.replace(/đ/gu, 'd').normalize('NFD').replace(/\p{M}/gu, '')

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

const titled = (text: string): string =>
  text.replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toLocaleUpperCase('vi'))

/** Small letters, abbreviations as they are. */
const lowered = (text: string): string =>
  text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const small = word.toLocaleLowerCase('vi')
    return SYLLABLE.test(bare(small)) ? small : word
  })

/** The place an agency is of, at the end of its name: "SỞ NỘI VỤ TỈNH HƯNG YÊN" → "sở nội vụ " and "tỉnh Hưng Yên". */
function splitPlace(name: string): readonly [agency: string, place: string] {
  const text = name.toLocaleLowerCase('vi')
  for (const { index } of text.matchAll(/(?<![\p{L}\p{M}])\p{L}/gu)) {
    const kind = AREA.exec(text.slice(index))?.[0]
    if (kind !== undefined) return [lowered(name.slice(0, index)), `${kind}${titled(text.slice(index + kind.length))}`]
  }
  return [lowered(name), '']
}

/**
 * A name that a letterhead prints in capitals, as it is written elsewhere (Decree 30/2020, Annex II): "SỞ KHOA HỌC VÀ CÔNG
 * NGHỆ" → "Sở Khoa học và Công nghệ", "XÃ AN VĨ" → "Xã An Vĩ", "UBND XÃ AN VĨ" → "UBND xã An Vĩ". A name with small letters stays, and so does one in capitals
 * that begins with no kind of agency or area, as nobody can tell what in it is a proper name.
 */
export function writtenName(name: string): string {
  if (/\p{Ll}/u.test(name) || !/\p{Lu}.*\p{Lu}/u.test(name)) return name
  const [agency, place] = splitPlace(name)
  if (place !== '' && (agency === '' || COMMITTEE.test(agency))) return capital(`${agency}${place}`)
  const kind = FIELD.exec(agency)?.[0]
  if (kind === undefined) return name
  const parts = agency
    .slice(kind.length)
    .replace(
      /(^|, | - | – | và )(\p{L})/gu,
      (_, mark: string, letter: string) => `${mark}${letter.toLocaleUpperCase('vi')}`,
    )
  const field = OWN_CAPITALS.reduce((text, [plain, written]) => text.replace(plain, written), parts)
  return capital(`${kind}${field}${place}`)
}

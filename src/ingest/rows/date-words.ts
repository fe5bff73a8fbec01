const MINUTE = "(?:[’'′p]|phút)"
const SECOND = '(?:[”"″s]|giây)'
/** "08h30", "8h30'", "8 giờ 30 phút", "8g30", "8h"; not the day of "8h 26/10/2026". */
const CLOCK = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,2})\\s*(?:h|g|giờ)(?:\\s*(\\d{1,2})(?:\\s*${MINUTE}(?:\\s*(\\d{1,2})\\s*${SECOND})?)?)?(?![\\p{L}\\d/.-])`,
  'iu',
)
/** "ngày 26 tháng 10 năm 2026". */
const DAY = /(?<!\d)(\d{1,2}) tháng (\d{1,2}) năm (\d{4})(?!\d)/iu
/** Words about a day or a clock that are not needed to read it. */
const SAID = /(?<!\p{L})(?:ngày|lúc|vào)(?!\p{L})/giu

/** A date or moment without the words that people write about it: "08h30 ngày 26/10/2026" is "08:30 26/10/2026". */
export function withoutDateWords(text: string): string {
  return text
    .replace(DAY, (_, day: string, month: string, year: string) => `${year}-${month}-${day}`)
    .replace(
      CLOCK,
      (_, hour: string, minute = '0', second = '0') => `${hour}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`,
    )
    .replace(SAID, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .trim()
}

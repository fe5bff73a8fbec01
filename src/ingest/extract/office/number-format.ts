import { formatDateSerial, isDateFormat } from './date-format.ts'

/** Number formats that a workbook names by number only (ECMA-376 part 1, 18.8.30); dates as Viet Nam writes them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  41: '#,##0;-#,##0;"-"',
  42: '#,##0;-#,##0;"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '#,##0.00;-#,##0.00;"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}

/** The format's code: the workbook's own, else the built-in one, else General. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? BUILT_IN[id] ?? 'General'
}

/** Exact decimal digits of a double as it prints: 0.9917 is 9917 × 10^-4. */
function digitsOf(value: number): { readonly digits: bigint; readonly exponent: number } {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length }
}

/** A value ≥ 0 times 10^shift, rounded half up to `places` decimals, in plain digits. */
function fixed(value: number, shift: number, places: number): string {
  const { digits, exponent } = digitsOf(value)
  const power = exponent + shift + places
  let scaled = digits
  if (power >= 0) scaled = digits * 10n ** BigInt(power)
  else {
    const divisor = 10n ** BigInt(-power)
    scaled = (digits * 2n + divisor) / (divisor * 2n)
  }
  const text = scaled.toString().padStart(places + 1, '0')
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
}

/** As Excel shows a number without a format: up to 11 significant digits. */
function general(value: number): string {
  if (Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-9))
    return value.toExponential(5).replace(/\.?0+e/, 'E')
  const short = Number(value.toPrecision(Math.abs(value) >= 1e10 ? 15 : 11))
  const places = Math.max(0, -digitsOf(Math.abs(short)).exponent)
  return `${short < 0 ? '-' : ''}${fixed(Math.abs(short), 0, places)}`
}

/** Sections of a format, parted by semicolons outside quotes. */
function sectionsOf(code: string): string[] {
  return (code.match(/("[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)/g) ?? [code]).slice(0, 4)
}

function meets(value: number, condition: RegExpMatchArray): boolean {
  const bound = Number(condition[2])
  switch (condition[1]) {
    case '<':
      return value < bound
    case '>':
      return value > bound
    case '<=':
      return value <= bound
    case '>=':
      return value >= bound
    case '=':
      return value === bound
    default:
      return value !== bound
  }
}

const CONDITION = /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/

/** The section that applies to the value, and whether the value's minus sign is still to be shown. */
function chooseSection(value: number, code: string): { readonly section: string; readonly minus: boolean } {
  const sections = sectionsOf(code)
  const [positive = 'General', negative, zero] = sections
  if (CONDITION.test(code)) {
    const match = sections.find((section) => {
      const condition = CONDITION.exec(section)
      return condition === null || meets(value, condition)
    })
    return { section: match ?? 'General', minus: value < 0 }
  }
  if (value < 0 && negative !== undefined) return { section: negative, minus: false }
  if (value === 0 && zero !== undefined) return { section: zero, minus: false }
  return { section: positive, minus: value < 0 }
}

/** The section with its literals taken out: each literal becomes one character of the private area. */
function withoutLiterals(section: string): { readonly pattern: string; readonly literals: readonly string[] } {
  const literals: string[] = []
  const keep = (literal: string): string => {
    literals.push(literal)
    return String.fromCharCode(0xe000 + literals.length - 1)
  }
  const pattern = section
    .replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => keep(quoted ?? escaped ?? ''))
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, (_, symbol: string) => keep(symbol))
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[_*]./g, '')
  return { pattern, literals }
}

const NUMBER = /[0#?](?:[0#?,]*[0#?])?(?:\.[0#?]*)?,*|\.[0#?]+/

function applyPattern(value: number, pattern: string): string {
  const match = NUMBER.exec(pattern)
  if (match === null) return pattern
  const place = match[0]
  const percents = (pattern.match(/%/g) ?? []).length
  const thousands = /,+$/.exec(place)?.[0].length ?? 0
  const [whole = '', fraction = ''] = place.replace(/,/g, '').split('.')
  const required = (fraction.match(/0/g) ?? []).length
  let text = fixed(Math.abs(value), 2 * percents - 3 * thousands, fraction.length)
  for (let places = fraction.length; places > required && text.endsWith('0'); places -= 1) text = text.slice(0, -1)
  const [shownWhole = '0', shownFraction = ''] = text.split('.')
  const minimum = (whole.match(/0/g) ?? []).length
  const padded = shownWhole === '0' && minimum === 0 && shownFraction !== '' ? '' : shownWhole.padStart(minimum, '0')
  return pattern.replace(place, shownFraction === '' ? padded : `${padded}.${shownFraction}`)
}

/**
 * A cell's number as its format shows it: 0.9917 with `0.00%` is "99.17%". The decimal mark is a point and thousands are
 * not parted: which marks a reader sees depends on the reader's machine, not on the file, and "1,405" would be 1.405 in
 * Viet Nam. Formats of fractions and powers of ten fall back to the plain number.
 */
export function formatNumber(value: number, code: string, date1904: boolean): string {
  const { section, minus } = chooseSection(value, code)
  if (isDateFormat(section)) return formatDateSerial(value, section, date1904) ?? general(value)
  const { pattern, literals } = withoutLiterals(section)
  if (/general|@/i.test(pattern) || /E[+-]|[#?0]\s*\/\s*[#?\d]/.test(pattern)) return general(value)
  const shown = applyPattern(value, pattern)
  const text = shown.replace(/[\uE000-\uF8FF]/g, (mark) => literals[mark.charCodeAt(0) - 0xe000] ?? '')
  return `${minus && /[1-9]/.test(shown) ? '-' : ''}${text}`.trim()
}

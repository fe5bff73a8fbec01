import type { FigureDefinition, IndexSet } from '../../../src/model/index-set.ts'
import type { MissingReason } from '../../../src/model/reported.ts'
import { type Stream, stream } from '../../../src/simulate/random.ts'
import { DEPARTMENTS, OTHER_HEADS, PLACES } from './names.ts'

/** What stands in a cell and what it means. */
interface DrawnCell {
  readonly printed: string
  /** A number in plain form, or the reason why there is none. */
  readonly truth: string | MissingReason
}

interface DrawnColumn {
  readonly head: string
  /** Null: a column beside the figures (rank, note, numbers of dossiers). */
  readonly figure: FigureDefinition | null
  /** A head over this column and its neighbours of the same group. */
  readonly group: string | null
}

interface DrawnRow {
  readonly kind: 'unit' | 'section' | 'total'
  readonly sequence: string
  readonly name: string
  readonly cells: readonly string[]
}

interface DrawnTable {
  readonly title: readonly string[]
  readonly nameHead: string
  readonly sequenceHead: string | null
  readonly columns: readonly DrawnColumn[]
  readonly numberedColumns: boolean
  readonly rows: readonly DrawnRow[]
}

/** How the letter lies on its pages. */
export interface Appearance {
  readonly landscape: boolean
  readonly points: number
  readonly ruled: boolean
  readonly vertical: 'middle' | 'top'
  readonly horizontal: 'center' | 'right' | 'left'
  /** Width of the column of names in millimetres; null: as the renderer sees fit. */
  readonly nameWidth: number | null
  readonly padding: number
  readonly repeatHead: boolean
  readonly pageNumbers: boolean
  readonly bodyPoints: number
}

/** A letter made up from a seed, with all that a reader must find in it. */
export interface DrawnLetter {
  readonly indexSetId: string
  readonly issuer: string
  readonly head: { readonly superior: string; readonly number: string; readonly place: string; readonly date: string }
  readonly subject: string
  readonly period: string
  /** Lines of the body with the issuer's own figures. */
  readonly items: readonly string[]
  readonly whose: string
  readonly tables: readonly DrawnTable[]
  readonly appearance: Appearance
  /** A cell is blank in a row of its figures: text that keeps no columns cannot tell which one it was. */
  readonly hasBlanks: boolean
  /** By unit and figure ("(issuer) · totalScore"): number or reason. */
  readonly truth: ReadonlyMap<string, string>
}

const pick = <T>(random: Stream, from: readonly T[]): T => {
  const found = from[random.below(from.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

function shuffled<T>(random: Stream, from: readonly T[]): T[] {
  const rest = [...from]
  return from.flatMap(() => rest.splice(random.below(rest.length), 1))
}

const capital = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase())

/** How numbers are printed, once per letter. */
interface NumberStyle {
  readonly mark: '.' | ','
  readonly fixed: boolean
  readonly sign: boolean
  readonly thousands: string
  readonly missing: readonly DrawnCell[]
  readonly missingShare: number
}

const MISSING: readonly DrawnCell[] = [
  { printed: '-', truth: 'not-reported' },
  { printed: '', truth: 'not-reported' },
  { printed: '–', truth: 'not-reported' },
  { printed: 'KPS', truth: 'does-not-arise' },
  { printed: 'Không phát sinh', truth: 'does-not-arise' },
  { printed: 'Chưa có số liệu', truth: 'not-reported' },
]

function numberStyle(random: Stream): NumberStyle {
  return {
    mark: random.chance(0.6) ? ',' : '.',
    fixed: random.chance(0.5),
    sign: random.chance(0.25),
    thousands: pick(random, ['', '', '.']),
    missing: [pick(random, MISSING), pick(random, MISSING)],
    missingShare: pick(random, [0, 0.02, 0.08]),
  }
}

function drawCell(random: Stream, figure: FigureDefinition, style: NumberStyle): DrawnCell {
  if (random.chance(style.missingShare)) return pick(random, style.missing)
  if (figure.unitOfMeasure === 'count') {
    const value = random.chance(0.5) ? random.below(900) : random.below(6000)
    return { printed: String(value).replace(/\B(?=(\d{3})+$)/g, style.thousands), truth: String(value) }
  }
  const max = Number(figure.max ?? '100')
  const full = figure.unitOfMeasure === 'percent' && random.chance(0.25)
  const hundredths = full ? max * 100 : Math.floor((0.4 + 0.6 * random.share()) * max * 100)
  const value = hundredths / 100
  const digits = (style.fixed ? value.toFixed(2) : String(value)).replace('.', style.mark)
  const sign = style.sign && figure.unitOfMeasure === 'percent' ? '%' : ''
  return { printed: `${digits}${sign}`, truth: String(value) }
}

interface Units {
  readonly issuer: string
  readonly superior: string
  readonly place: string
  readonly whose: string
  readonly whole: string
  readonly names: readonly string[]
  /** Headings of sections, by the index of the unit they stand before. */
  readonly sections: ReadonlyMap<number, string>
  readonly nameHead: string
}

function drawUnits(random: Stream): Units {
  const places = shuffled(random, PLACES)
  const count = 8 + random.below(34)
  const kind = random.below(5)
  const own = pick(random, ['Khoái Châu', 'Đông Hưng', 'Kim Bảng', 'Cẩm Xuyên'])
  if (kind < 3) {
    const style = pick(random, ['bare', 'typed', 'typed', 'ubnd'])
    const town = places.length > 0 && random.chance(0.6)
    const names = places
      .slice(0, count)
      .map((name, at) =>
        style === 'bare'
          ? at === 0 && town
            ? `Thị trấn ${name}`
            : name
          : `${style === 'ubnd' ? 'UBND ' : ''}${at === 0 && town ? (style === 'ubnd' ? 'thị trấn' : 'Thị trấn') : style === 'ubnd' ? 'xã' : 'Xã'} ${name}`,
      )
    return {
      issuer: `UBND huyện ${own}`,
      superior: 'UỶ BAN NHÂN DÂN TỈNH HƯNG YÊN',
      place: own,
      whose: 'huyện',
      whole: 'Toàn huyện',
      names,
      sections: new Map(),
      nameHead: pick(random, ['Đơn vị', 'Tên đơn vị', 'Xã, thị trấn', 'UBND xã, thị trấn', 'Tên xã, thị trấn']),
    }
  }
  const wards = places.slice(0, count).map((name, at) => `${at % 3 === 0 ? 'Phường' : 'Xã'} ${name}`)
  const offices = shuffled(random, DEPARTMENTS).slice(0, 8 + random.below(10))
  const both = kind === 4
  return {
    issuer: 'UBND tỉnh Hưng Yên',
    superior: '',
    place: 'Hưng Yên',
    whose: 'tỉnh',
    whole: 'Toàn tỉnh',
    names: both ? [...offices, ...wards] : random.chance(0.5) ? offices : wards,
    sections: both
      ? new Map([
          [0, 'Các sở, ban, ngành'],
          [offices.length, 'UBND cấp xã'],
        ])
      : new Map(),
    nameHead: pick(random, ['Đơn vị', 'Tên đơn vị', 'Cơ quan, đơn vị']),
  }
}

function drawHead(random: Stream, figure: FigureDefinition): string {
  const { name, synonyms, unitOfMeasure } = figure
  const text = capital(pick(random, [name.vi, name.vi, ...synonyms]))
  if (unitOfMeasure === 'percent') return random.chance(0.7) ? `${text} (%)` : text
  if (unitOfMeasure === 'points' && random.chance(0.2)) return `${text} (điểm)`
  return text
}

const GROUPS = ['Kết quả thực hiện', 'Chỉ tiêu', 'Kết quả đánh giá', 'Nội dung đánh giá'] as const

function drawColumns(random: Stream, figures: readonly FigureDefinition[]): DrawnColumn[] {
  const columns: DrawnColumn[] = figures.map((figure) => ({ head: drawHead(random, figure), figure, group: null }))
  if (random.chance(0.15)) {
    const at = random.below(columns.length + 1)
    columns.splice(at, 0, { head: pick(random, OTHER_HEADS), figure: null, group: null })
  }
  const grouped = columns.length >= 2 && random.chance(0.2)
  const group = pick(random, GROUPS)
  const from = grouped ? random.below(columns.length - 1) : columns.length
  const whole = random.chance(0.5)
  const all = columns.map((column, at) => (grouped && (whole || at >= from) ? { ...column, group } : column))
  if (random.chance(0.35)) all.push({ head: pick(random, ['Xếp hạng', 'Thứ hạng', 'Hạng']), figure: null, group: null })
  else if (random.chance(0.15)) all.push({ head: 'Xếp loại', figure: null, group: null })
  if (random.chance(0.15)) all.push({ head: 'Ghi chú', figure: null, group: null })
  return all
}

function besideCell(random: Stream, { head }: DrawnColumn, at: number): string {
  const kind = head.toLowerCase()
  if (kind.endsWith('hạng')) return String(at + 1)
  if (kind === 'xếp loại') return pick(random, ['Tốt', 'Khá', 'Trung bình', 'Xuất sắc'])
  if (kind === 'ghi chú') return ''
  return String(random.below(2000))
}

type Values = ReadonlyMap<string, DrawnCell>

interface TableInput {
  readonly units: Units
  readonly columns: readonly DrawnColumn[]
  readonly values: readonly Values[]
  readonly own: Values
  readonly total: string | null
  readonly totalFirst: boolean
  readonly sequence: boolean
}

function totalRow(random: Stream, { units, columns, values, own, total }: TableInput): DrawnRow | null {
  if (total === null) return null
  const cells = columns.map((column): string => {
    const { figure } = column
    if (figure === null) return /hạng$|loại$|ghi chú$/iu.test(column.head) ? '' : String(random.below(90_000))
    if (total === units.whole) return figure.unitOfMeasure === 'count' ? '' : (own.get(figure.id)?.printed ?? '')
    const numbers = values.map((row) => Number(row.get(figure.id)?.truth)).filter((value) => !Number.isNaN(value))
    const sum = numbers.reduce((all, value) => all + value, 0)
    if (total === 'Tổng cộng') return figure.unitOfMeasure === 'count' ? String(sum) : ''
    return (sum / Math.max(1, numbers.length)).toFixed(2).replace('.', ',')
  })
  return cells.every((cell) => cell === '') ? null : { kind: 'total', sequence: '', name: total, cells }
}

const ROMAN = ['I', 'II', 'III']

function drawRows(random: Stream, input: TableInput): DrawnRow[] {
  const { units, columns, values, sequence, totalFirst } = input
  const ranks = shuffled(
    random,
    units.names.map((_, at) => at),
  )
  let number = 0
  let sections = 0
  const rows = units.names.flatMap((name, at): DrawnRow[] => {
    const heading = units.sections.get(at)
    if (heading !== undefined) {
      number = 0
      sections += 1
    }
    number += 1
    const cells = columns.map((column) =>
      column.figure === null
        ? besideCell(random, column, ranks[at] ?? 0)
        : (values[at]?.get(column.figure.id)?.printed ?? ''),
    )
    const unit: DrawnRow = { kind: 'unit', sequence: sequence ? String(number) : '', name, cells }
    if (heading === undefined) return [unit]
    const blank = columns.map(() => '')
    return [
      { kind: 'section', sequence: sequence ? (ROMAN[sections - 1] ?? '') : '', name: heading, cells: blank },
      unit,
    ]
  })
  const total = totalRow(random, input)
  if (total === null) return rows
  return totalFirst ? [total, ...rows] : [...rows, total]
}

function drawAppearance(random: Stream, columns: number): Appearance {
  return {
    landscape: columns > 5 ? random.chance(0.7) : random.chance(0.15),
    points: 10 + random.below(5),
    ruled: random.chance(0.85),
    vertical: random.chance(0.75) ? 'middle' : 'top',
    horizontal: pick(random, ['center', 'center', 'center', 'right', 'left']),
    nameWidth: pick(random, [null, null, null, 25, 32, 40, 60]),
    padding: 1 + random.below(5),
    repeatHead: random.chance(0.7),
    pageNumbers: random.chance(0.3),
    bodyPoints: 13 + random.below(2),
  }
}

function drawPeriod(random: Stream): { readonly key: string; readonly text: string } {
  if (random.chance(0.75)) {
    const month = 1 + random.below(12)
    const text = random.chance(0.5) ? `tháng ${month}/2024` : `tháng ${String(month).padStart(2, '0')} năm 2024`
    return { key: `2024-${String(month).padStart(2, '0')}`, text }
  }
  const quarter = 1 + random.below(4)
  return { key: `2024-Q${quarter}`, text: `quý ${['I', 'II', 'III', 'IV'][quarter - 1]} năm 2024` }
}

/** Divides the figures among so many tables, none empty. */
function partition(random: Stream, figures: readonly FigureDefinition[], tables: number): FigureDefinition[][] {
  const parts: FigureDefinition[][] = Array.from({ length: tables }, () => [])
  figures.forEach((figure, at) => {
    parts[at < tables ? at : random.below(tables)]?.push(figure)
  })
  return parts
}

/** A blank cell of a figure in the row of a unit, or of the whole, which has the issuer's figures. */
function isBlankSomewhere({ columns, rows }: DrawnTable): boolean {
  const counts = (row: DrawnRow): boolean => row.kind === 'unit' || row.name.startsWith('Toàn')
  const figure = (at: number): boolean => !/ghi chú$/iu.test(columns[at]?.head ?? '')
  return rows.some((row) => counts(row) && row.cells.some((cell, at) => cell === '' && figure(at)))
}

/** The letter of a seed: the same seed, the same letter. `sets` are the index sets to choose the figures from. */
export function drawLetter(seed: number, number: number, sets: readonly IndexSet[]): DrawnLetter {
  const random = stream()
  random.begin(seed, number)
  const set = pick(random, sets)
  const figures = shuffled(random, set.figures)
  const chosen = figures.slice(0, Math.max(2, 1 + random.below(figures.length)))
  const units = drawUnits(random)
  const style = numberStyle(random)
  const period = drawPeriod(random)
  const values = units.names.map(
    (): Values => new Map(chosen.map((figure) => [figure.id, drawCell(random, figure, style)])),
  )
  const own: Values = new Map(
    chosen.map((figure) => [figure.id, drawCell(random, figure, { ...style, missingShare: 0 })]),
  )
  const parts = partition(random, chosen, Math.min(chosen.length, pick(random, [1, 1, 2, 2, 3])))
  const total = pick(random, [null, null, null, 'Tổng cộng', 'Trung bình', units.whole])
  const totalFirst = random.chance(0.3)
  const sequence = random.chance(0.9)
  const nameHead = units.nameHead
  const caps = random.chance(0.12)
  const tables = parts.map((part, at): DrawnTable => {
    const columns = drawColumns(random, part).map((column) =>
      caps ? { ...column, head: column.head.toUpperCase(), group: column.group?.toUpperCase() ?? null } : column,
    )
    const input = { units, columns, values, own, total, totalFirst, sequence }
    return {
      title: [
        parts.length === 1 ? 'Phụ lục' : `Phụ lục ${random.chance(0.5) ? at + 1 : ROMAN[at]}`,
        `Kết quả đánh giá chỉ số phục vụ người dân, doanh nghiệp ${period.text}`,
      ],
      nameHead: caps ? nameHead.toUpperCase() : nameHead,
      sequenceHead: sequence ? pick(random, ['STT', 'TT', 'Số TT']) : null,
      columns,
      numberedColumns: random.chance(0.15),
      rows: drawRows(random, input),
    }
  })
  const truth = new Map<string, string>()
  units.names.forEach((name, at) => {
    for (const [id, cell] of values[at] ?? []) truth.set(`${name} · ${id}`, cell.truth)
  })
  const inBody = random.chance(0.6)
  const whole = total === units.whole
  for (const figure of chosen) {
    const inTable = whole && figure.unitOfMeasure !== 'count'
    if (inBody || inTable) truth.set(`(issuer) · ${figure.id}`, own.get(figure.id)?.truth ?? '')
  }
  const items = inBody
    ? chosen.map((figure) => {
        const unit = figure.unitOfMeasure === 'percent' && random.chance(0.5) ? ' (%)' : ''
        return `- ${figure.name.vi}${unit}: ${own.get(figure.id)?.printed ?? ''}`
      })
    : []
  const columns = Math.max(...tables.map((table) => table.columns.length))
  return {
    indexSetId: set.id,
    issuer: units.issuer,
    head: {
      superior: units.superior,
      number: `${10 + random.below(900)}/UBND-VP`,
      place: units.place,
      date: `ngày ${String(1 + random.below(28)).padStart(2, '0')} tháng 3 năm 2025`,
    },
    subject: `V/v công bố kết quả đánh giá chỉ số phục vụ người dân, doanh nghiệp ${period.text}`,
    period: period.key,
    items,
    whose: units.whose,
    tables,
    appearance: drawAppearance(random, columns),
    hasBlanks: tables.some(isBlankSomewhere),
    truth,
  }
}

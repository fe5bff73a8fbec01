import fc from 'fast-check'
import type { RawDocument } from '../../../src/ingest/raw.ts'
import type { IndexSet } from '../../../src/model/index-set.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { rawDocument, rawTable, rawText } from '../raw-document.ts'

/** Real names of communes and wards, with all that makes names hard: digits, spellings, several words. */
export const NAMES = [
  'Thị trấn Khoái Châu',
  'An Vỹ',
  'Bình Kiều',
  'Việt Hoà',
  'Xã Đông Kết',
  'Phường 1',
  'Phường 2',
  'Phường 12',
  'Phường Võ Thị Sáu',
  'UBND xã Tân Dân',
  'Xã Ia Grai',
  'Đặc khu Cô Tô',
  'Xã Khánh Bình Tây Bắc',
  'Phường An Tảo',
  'Hồng Tiến',
  'Xã Ea Kar',
  'Liên Khê',
  'Xã Trung Bình',
]

export interface GeneratedTable {
  readonly names: readonly string[]
  readonly figures: readonly { readonly id: string; readonly head: string; readonly count: boolean }[]
  /** As printed, by unit and figure; "-" is not reported. */
  readonly cells: readonly (readonly string[])[]
  readonly sequence: boolean
}

const rate = fc
  .tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 0, max: 99 }),
    fc.constantFrom('.', ','),
    fc.constantFrom('', '%'),
  )
  .map(([whole, part, mark, sign]) => `${whole}${part === 0 ? '' : `${mark}${String(part).padStart(2, '0')}`}${sign}`)
const count = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.constantFrom('', '.', ','))
  .map(([value, mark]) => String(value).replace(/\B(?=(\d{3})+$)/g, mark))

/** Any table of units and figures of the set, columns in any order under any of their names. */
export function tables(set: IndexSet): fc.Arbitrary<GeneratedTable> {
  const figures = fc.shuffledSubarray([...set.figures], { minLength: 1 }).chain((chosen) =>
    fc.tuple(
      ...chosen.map(({ id, name, synonyms, unitOfMeasure }) =>
        fc.constantFrom(name.vi, ...synonyms).map((head) => {
          const capital = head.replace(/^./u, (letter) => letter.toUpperCase())
          return {
            id,
            head: unitOfMeasure === 'percent' ? `${capital} (%)` : capital,
            count: unitOfMeasure === 'count',
          }
        }),
      ),
    ),
  )
  return fc
    .record({ names: fc.shuffledSubarray(NAMES, { minLength: 3 }), figures, sequence: fc.boolean() })
    .chain(({ names, figures: columns, sequence }) => {
      const cell = (isCount: boolean) =>
        fc.oneof({ weight: 9, arbitrary: isCount ? count : rate }, { weight: 1, arbitrary: fc.constant('-') })
      const row = fc.tuple(...columns.map((column) => cell(column.count)))
      return fc
        .array(row, { minLength: names.length, maxLength: names.length })
        .map((cells) => ({ names, figures: columns, cells, sequence }))
    })
}

const TITLE = 'Kết quả của các xã, phường tháng 02 năm 2024'

function grid({ names, figures, cells, sequence }: GeneratedTable): string[][] {
  const head = [...(sequence ? ['STT'] : []), 'Đơn vị', ...figures.map((figure) => figure.head)]
  const rows = names.map((name, at) => [...(sequence ? [String(at + 1)] : []), name, ...(cells[at] ?? [])])
  return [head, ...rows]
}

/** One space between cells: positions tell nothing. */
export function asFlatText(table: GeneratedTable): RawDocument {
  return rawText([TITLE, ...grid(table).map((row) => row.join(' '))].join('\n'))
}

/** Every cell on lines of its own, long ones on several; blank lines between cells where `parted` is set. */
export function asCellLines(table: GeneratedTable, parted: boolean): RawDocument {
  const cells = grid(table).flatMap((row) => row.map((cell) => wrap(cell, 12).join('\n')))
  return rawText([TITLE, ...cells].join(parted ? '\n\n' : '\n'))
}

/**
 * Columns side by side, heads broken over lines; blank cells where the table has "-" when `blanks` is set; the names right of
 * all values when `namesLast` is.
 */
export function asLayoutText(table: GeneratedTable, blanks: boolean, namesLast = false): RawDocument {
  const first = table.sequence ? 1 : 0
  const rows = grid(table).map((row) =>
    namesLast ? [...row.slice(0, first), ...row.slice(first + 1), ...row.slice(first, first + 1)] : row,
  )
  const names = namesLast ? (rows[0]?.length ?? 0) - 1 : first
  const heads = (rows[0] ?? []).map((head, at) => (at >= first && at !== names ? wrap(head, 14) : [head]))
  const height = Math.max(...heads.map((lines) => lines.length))
  const headRows = Array.from({ length: height }, (_, line) => heads.map((lines) => lines[line] ?? ''))
  const body = rows
    .slice(1)
    .map((row) => row.map((cell, at) => (blanks && at >= first && at !== names && cell === '-' ? '' : cell)))
  const widths = heads.map((_, at) => Math.max(...[...headRows, ...body].map((row) => row[at]?.length ?? 0)) + 3)
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('')
      .trimEnd()
  return rawText([`          ${TITLE}`, '', ...[...headRows, ...body].map(line)].join('\n'))
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** A table that its format marks, the column of names anywhere. */
export function asMarkedTable(table: GeneratedTable, nameAt: number): RawDocument {
  const rows = grid({ ...table, sequence: false }).map((row) => {
    const [name = '', ...rest] = row
    const at = Math.min(nameAt, rest.length)
    return [...rest.slice(0, at), name, ...rest.slice(at)]
  })
  return rawDocument([rawTable([[TITLE], ...rows], 'Sheet1')], 'xlsx')
}

/** What was put into the table, by unit and figure. */
export function factsOf({ names, figures, cells }: GeneratedTable): Map<string, string> {
  const facts = new Map<string, string>()
  names.forEach((name, at) => {
    figures.forEach((figure, index) => {
      const printed = cells[at]?.[index] ?? ''
      const digits = figure.count ? printed.replace(/[.,]/g, '') : printed.replace('%', '').replace(',', '.')
      facts.set(`${name} · ${figure.id}`, printed === '-' ? 'not-reported' : String(Number(digits)))
    })
  })
  return facts
}

/** What was read, in the same form. */
export function factsRead(reading: Reading): Map<string, string> {
  return new Map(
    reading.figures.map(({ subject, figureId, reported }) => [
      `${subject.kind === 'unit' ? subject.printedName : '(issuer)'} · ${figureId}`,
      reported.kind === 'value' ? reported.value : reported.reason,
    ]),
  )
}

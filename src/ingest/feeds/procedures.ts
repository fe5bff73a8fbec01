import type { Procedure } from '../../model/procedure.ts'
import { UNIT_LEVELS, type UnitLevel } from '../../model/unit.ts'
import { foldPlain } from '../../model/vietnamese.ts'
import type { ByteSource } from '../rows/byte-source.ts'
import type { CellReader } from '../rows/cell-reader.ts'
import { LIST_MARK } from '../rows/json-cells.ts'
import type { OpenOptions, RecordKind } from '../rows/open-records.ts'
import { looksPersonal } from '../rows/personal.ts'
import { procedureCode } from '../rows/procedure-code.ts'
import { type FeedReading, need, readFeed, yesNo } from './read-feed.ts'

type ProcedureField = keyof Procedure

const field = (name: ProcedureField, national: readonly string[], ...common: readonly string[]) => ({
  field: name,
  own: [],
  national,
  common,
})

const PROCEDURE_RECORD: RecordKind<ProcedureField> = {
  fields: [
    field('code', ['MaTTHC'], 'Mã TTHC', 'Mã thủ tục', 'Mã thủ tục hành chính', 'Mã số TTHC'),
    field('name', ['TenTTHC'], 'Tên TTHC', 'Tên thủ tục', 'Tên thủ tục hành chính'),
    field('legalTermDays', [], 'Thời hạn giải quyết', 'Thời hạn giải quyết (ngày làm việc)', 'Số ngày giải quyết'),
    field('hasFee', [], 'Có phí, lệ phí', 'Có phí', 'Có lệ phí'),
    field('onlineLevel', [], 'Mức độ dịch vụ công', 'Mức độ trực tuyến', 'Mức độ DVC'),
    field('paperResult', [], 'Có kết quả giấy', 'Kết quả là giấy tờ'),
    field('forCitizens', [], 'Dành cho công dân', 'Đối tượng công dân'),
    field('levels', [], 'Cấp thực hiện', 'Cấp giải quyết'),
  ],
  key: 'code',
  needed: [['code'], ['name']],
}

const ONLINE: ReadonlyMap<string, 'none' | 'partial' | 'full'> = new Map(
  (
    [
      ['none', 'none|không|chưa cung cấp'],
      ['partial', 'partial|một phần'],
      ['full', 'full|toàn trình'],
    ] as const
  ).flatMap(([level, words]) => words.split('|').map((word) => [foldPlain(word), level] as const)),
)

const LEVELS: ReadonlyMap<string, UnitLevel> = new Map<string, UnitLevel>([
  ...UNIT_LEVELS.map((level) => [level, level] as const),
  ['bo', 'ministry'],
  ['tinh', 'province'],
  ['so', 'department'],
  ['huyen', 'district'],
  ['xa', 'commune'],
])

function levelsReader(cells: CellReader): () => readonly UnitLevel[] | null {
  const text = cells.text('levels')
  return () => {
    const words = text()
      .split(/[;,|]/)
      .map((word) => foldPlain(word).replace(/^cap /, ''))
      .filter((word) => word !== '')
    const levels = words.map((word) => LEVELS.get(word) ?? null)
    if (levels.includes(null)) cells.problem('feeds.level', 'levels', { known: [...LEVELS.keys()] })
    return levels.length === 0 ? null : levels.filter((level) => level !== null)
  }
}

function daysReader(cells: CellReader): () => number | null {
  const text = cells.text('legalTermDays')
  return () => {
    const cell = text()
    if (cell === '') return null
    const days = Number(cell.replace(',', '.'))
    if (/^\d{1,4}([.,]\d)?$/.test(cell)) return days
    cells.problem('feeds.days', 'legalTermDays')
    return null
  }
}

/**
 * Reads a catalogue of procedures.
 * @throws ThuocDoError as openRows
 */
export function readProcedures(source: ByteSource, options: OpenOptions = {}): Promise<FeedReading<Procedure>> {
  return readFeed(source, PROCEDURE_RECORD, options, (cells) => {
    const needs = [need(cells, 'code', 'feeds.no-code'), need(cells, 'name', 'feeds.no-name')]
    const code = procedureCode(cells, 'code')
    const name = cells.text('name')
    const legalTermDays = daysReader(cells)
    const hasFee = yesNo(cells, 'hasFee')
    const onlineLevel = cells.word('onlineLevel', ONLINE)
    const paperResult = yesNo(cells, 'paperResult')
    const forCitizens = yesNo(cells, 'forCitizens')
    const levels = levelsReader(cells)
    return () => {
      for (const check of needs) check()
      if (looksPersonal(name())) cells.problem('rows.personal', 'name')
      const found = { code: code(), name: name().replaceAll(LIST_MARK, ' ') }
      const rest = {
        legalTermDays: legalTermDays(),
        hasFee: hasFee(),
        onlineLevel: onlineLevel(),
        paperResult: paperResult(),
        forCitizens: forCitizens(),
        levels: levels(),
      }
      return found.code === null ? null : { code: found.code, name: found.name, ...rest }
    }
  })
}

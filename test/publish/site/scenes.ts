import { toDecimal } from '../../../src/model/decimal.ts'
import { monthPeriod } from '../../../src/model/period.ts'
import type { Fact, MonthResults, UnitLabel, UnitResults } from '../../../src/model/results.ts'
import type { UnitLevel } from '../../../src/model/unit.ts'
import type { Standing } from '../../../src/model/unit-directory.ts'
import type { SiteDownload } from '../../../src/publish/site/source.ts'
import { generatedMonth, khoaiChau, monthResults, reported, unitResults } from '../khoai-chau.ts'
import type { MemoryContent } from './memory-source.ts'

const label = (id: string, name: string, level: UnitLevel): UnitLabel => ({
  id,
  name,
  code: null,
  level,
  provisional: false,
})

const HUNG_YEN = label('tinh-hung-yen', 'Tỉnh Hưng Yên', 'province')
const DISTRICT = label('huyen-khoai-chau', 'Huyện Khoái Châu', 'district')

function successor(id: string, name: string, extent: 'full' | 'partial' | 'assumed' = 'full'): Standing {
  const steps = [{ predecessorId: '', successorId: id, on: '2025-07-01', extent, basis: 'lineage' as const }]
  return { kind: 'succeeded', successors: [{ unit: label(id, name, 'commune'), extent, steps }], incomplete: false }
}

/** Files as the data stage would make them; here only their size and address matter. */
export function sampleDownloads(month: MonthResults): readonly SiteDownload[] {
  const name = `${month.issuer.unit.id}-${month.period.key}`
  const file = (kind: SiteDownload['kind'], end: string, bytes: number): SiteDownload => ({
    kind,
    fileName: `${name}.${end}`,
    bytes: new Uint8Array(bytes).fill(32),
  })
  return [
    file('csv', 'csv', 14210),
    file('json', 'json', 48012),
    file('xlsx', 'xlsx', 12345),
    file('letter-pdf', 'pdf', 81234),
    file('letter-docx', 'docx', 15321),
  ]
}

/** The real month alone: the golden case. */
export function realMonth(): MemoryContent {
  return {
    months: [khoaiChau()],
    ancestors: [HUNG_YEN, DISTRICT],
    standings: {
      'unit-1': successor('xa-khoai-chau-12205-2', 'Xã Khoái Châu'),
      'unit-2': successor('xa-trieu-viet-vuong-12223', 'Xã Triệu Việt Vương'),
      'unit-3': { kind: 'succeeded', successors: [], incomplete: true },
      'unit-4': successor('xa-me-so-12049', 'Xã Mễ Sở', 'partial'),
    },
    predecessors: {
      'xa-trieu-viet-vuong-12223': [{ unit: label('unit-2', 'An Vỹ', 'commune'), on: '2025-07-01', extent: 'full' }],
    },
    downloads: sampleDownloads,
  }
}

function moved(value: string, month: number, index: number): string {
  const shift = ((month * 37 + index * 11) % 13) - 6
  return String(Math.min(100, Math.max(30, Math.round((Number(value) + shift) * 100) / 100)))
}

function inMonth(results: UnitResults, month: number, index: number): UnitResults {
  const facts = Object.entries(results.facts).map(([id, fact]): [string, Fact] => {
    if (fact.reported.kind === 'missing' || id === 'certifiedCopies') return [id, fact]
    const lost = index === 4 && month === 7
    const printed = lost ? '' : moved(fact.reported.value, month, index)
    return [id, { ...fact, printed, reported: reported(printed) }]
  })
  return { unit: results.unit, facts: Object.fromEntries(facts) }
}

/** A month of the year 2024 by a fixed rule from the real one. */
export function shiftedMonth(base: MonthResults, month: number): MonthResults {
  const period = monthPeriod(2024, month)
  const { document } = base
  return {
    ...base,
    period,
    document: {
      ...document,
      id: `${document.id}-${month}`,
      periodKey: period.key,
      fileName: `ket-qua-2024-${month}.pdf`,
    },
    issuer: inMonth(base.issuer, month, 0),
    units: base.units.map((unit, index) => inMonth(unit, month, index + 1)),
  }
}

/** Twelve months; February is the real one, April has an earlier publication. */
export function wholeYear(): MemoryContent {
  const base = khoaiChau()
  const months = Array.from({ length: 12 }, (_, index) => (index === 1 ? base : shiftedMonth(base, index + 1)))
  const april = months[3] ?? base
  const first: MonthResults = {
    ...april,
    document: {
      ...april.document,
      id: 'april-1',
      sha256: 'cd'.repeat(32),
      revision: 1,
      fileName: 'ket-qua-2024-4-ban-dau.pdf',
    },
    units: april.units.map((unit, index) => (index < 3 ? inMonth(unit, 9, index) : unit)),
  }
  months[3] = { ...april, document: { ...april.document, revision: 2 }, earlier: [first.document] }
  return { ...realMonth(), months, earlier: [first] }
}

const LONG = 'Xã Nguyễn Huệ Thượng Đằng Phong Phú Quảng Nghĩa Hưng Đông Tây Nam Bắc'

function issuedBy(month: MonthResults, id: string, name: string): MonthResults {
  const rename = (unit: UnitResults): UnitResults => ({ ...unit, unit: { ...unit.unit, id: `${id}-${unit.unit.id}` } })
  return {
    ...month,
    issuer: { ...month.issuer, unit: { ...month.issuer.unit, id, name } },
    document: { ...month.document, id: `${id}-document`, issuerId: id },
    units: month.units.map(rename),
  }
}

/** Several issuers in one month: 135 units with long names and many gaps, one unit only, none at all. */
export function hardCases(): MemoryContent {
  const wide = generatedMonth(135)
  const named = wide.units.map((unit, index) =>
    index % 9 === 0 ? { ...unit, unit: { ...unit.unit, name: `${LONG} ${index}` } } : unit,
  )
  const sparse = named.map((unit, index): UnitResults => {
    const cells = {
      onTime: index % 2 === 0 ? '' : '100',
      satisfaction: index % 3 === 0 ? 'na' : 'kps',
      totalScore: '??',
    }
    return unitResults(unit.unit.id, unit.unit.name, cells, index + 1)
  })
  const one = generatedMonth(1)
  const value = toDecimal('82.5')
  if (value === null) throw new Error('82.5 is a decimal')
  return {
    months: [
      issuedBy({ ...wide, units: named }, 'huyen-lon', 'Huyện Lớn Nhất Có Tên Rất Dài Để Thử Xuống Dòng'),
      issuedBy(monthResults(sparse), 'huyen-thua', 'Huyện Thưa Số Liệu'),
      issuedBy(one, 'huyen-mot', 'Huyện Một Đơn Vị'),
      issuedBy(monthResults([]), 'huyen-khong', 'Huyện Không Có Đơn Vị'),
    ],
    downloads: sampleDownloads,
  }
}

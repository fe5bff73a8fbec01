import { toDecimal } from '../../src/model/decimal.ts'
import type { IndexSet } from '../../src/model/index-set.ts'
import { NOWHERE } from '../../src/model/issue.ts'
import { monthPeriod } from '../../src/model/period.ts'
import type { Reported } from '../../src/model/reported.ts'
import type { Fact, MonthResults, UnitResults } from '../../src/model/results.ts'
import { khoaiChauLetter2024 } from './index-set.ts'

/** The 25 units of Khoái Châu, February 2024: name, onTime, satisfaction, onlinePaid, totalScore, digitised, certifiedCopies. */
export const KHOAI_CHAU_ROWS = `
Thị trấn Khoái Châu,100,100,89.74,81.34,82.3,1405
An Vỹ,99.32,100,87.94,82.86,82.3,1419
Bình Kiều,100,100,62.96,69.31,82.1,354
Bình Minh,98.45,100,91.46,82.71,82.2,1996
Chí Tân,100,100,90.74,79.56,81.8,543
Dân Tiến,100,100,98.39,74.31,81.9,923
Dạ Trạch,100,100,82.14,82.16,82.5,964
Hàm Tử,92.31,100,96,85.82,82.1,1769
Hồng Tiến,83.33,100,45,64.74,82,802
Liên Khê,100,100,75,79.12,81,931
Nhuế Dương,100,100,85.71,71.41,80.1,430
Phùng Hưng,88.89,100,97.78,73.44,82,895
Thuần Hưng,100,100,84.82,85.35,81,745
Thành Công,100,100,75.47,79.28,82.2,481
Tân Châu,100,100,100,71.24,81.9,426
Tân Dân,100,100,78.29,74.39,82.4,3212
Tứ Dân,100,100,76.52,83.54,81.1,689
Việt Hoà,100,100,48.65,83.76,79.9,64
Ông Đình,100,100,65.52,77.05,80.4,383
Đông Kết,100,100,96.24,85.56,82,2633
Đông Ninh,100,100,93.75,80.82,80.9,259
Đông Tảo,100,100,50,78.38,82.3,744
Đại Hưng,98.21,100,73.08,72.74,81.3,1230
Đại Tập,100,100,88.89,88.64,82.1,912
Đồng Tiến,98.39,100,100,81.29,73,363
`.trim()

const COLUMNS = ['onTime', 'satisfaction', 'onlinePaid', 'totalScore', 'digitised', 'certifiedCopies']
const ISSUER = { onTime: '99.17', satisfaction: '100', onlinePaid: '69.65', totalScore: '75.02', digitised: '89.8' }

/** "" not reported, "kps" does not arise, "na" not applicable, "?" unreadable, else a number with a point. */
export function reported(text: string): Reported {
  if (text === '') return { kind: 'missing', reason: 'not-reported' }
  if (text === 'kps') return { kind: 'missing', reason: 'does-not-arise' }
  if (text === 'na') return { kind: 'missing', reason: 'not-applicable' }
  const value = toDecimal(text)
  return value === null ? { kind: 'missing', reason: 'unreadable' } : { kind: 'value', value }
}

const PRINTED: Readonly<Record<string, string>> = { kps: 'không phát sinh', na: 'không áp dụng' }

export type Cells = Readonly<Record<string, string>>

/** Facts of a unit from cells of text. */
export function unitResults(id: string, name: string, cells: Cells, row: number): UnitResults {
  const facts = Object.entries(cells).map(([figureId, text]): [string, Fact] => [
    figureId,
    {
      unitId: id,
      figureId,
      reported: reported(text),
      printed: PRINTED[text] ?? text,
      printedName: name,
      place: { ...NOWHERE, page: 3, table: 1, row, column: '3' },
    },
  ])
  const unit = { id, name, code: `${12000 + row}`, level: 'commune' as const, provisional: false }
  return { unit, facts: Object.fromEntries(facts) }
}

/** Results for February 2024 of the district Khoái Châu with the units and issuer figures given. */
export function monthResults(
  units: readonly UnitResults[],
  issuerCells: Cells = ISSUER,
  indexSet: IndexSet = khoaiChauLetter2024(),
): MonthResults {
  const issuer = unitResults('huyen-khoai-chau', 'Huyện Khoái Châu', issuerCells, 0)
  return {
    period: monthPeriod(2024, 2),
    indexSet,
    document: {
      id: 'd1',
      sha256: 'ab'.repeat(32),
      fileName: 'khoai-chau-2024-02.txt',
      format: 'txt',
      bytes: 4378,
      indexSetId: indexSet.id,
      periodKey: '2024-02',
      issuerId: issuer.unit.id,
      issuerPrinted: 'UBND huyện Khoái Châu',
      issuerStatedBy: 'person',
      periodStatedBy: 'document',
      number: null,
      date: null,
      subject: null,
      cited: [{ type: 'Công văn', number: '66/UBND-PVHCC&KSTT', date: '2024-03-05', issuer: 'UBND tỉnh' }],
      revision: 1,
      importedAt: '2024-03-08T02:00:00.000Z',
    },
    earlier: [],
    issuer: { ...issuer, unit: { ...issuer.unit, code: '330', level: 'district' } },
    units,
  }
}

/** The real month: 5 figures of the district, 25 units with 6 figures each. */
export function khoaiChau(): MonthResults {
  const units = KHOAI_CHAU_ROWS.split('\n').map((line, index) => {
    const [name = '', ...cells] = line.split(',')
    const named = Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at] ?? '']))
    return unitResults(`unit-${index + 1}`, name, named, index + 1)
  })
  return monthResults(units)
}

/** As many units as asked for, with made-up names and figures drawn by a fixed rule; some lack figures. */
export function generatedMonth(count: number): MonthResults {
  const units = Array.from({ length: count }, (_, index) => {
    const draw = (salt: number, span: number): number => ((index + 1) * 7919 * salt + salt * 104729) % span
    const cells: Cells = {
      onTime: draw(1, 3) === 0 ? '100' : `${80 + draw(2, 20)}.${draw(3, 9) + 1}${draw(5, 9) + 1}`,
      satisfaction: draw(7, 11) === 0 ? 'kps' : '100',
      onlinePaid: draw(11, 17) === 0 ? '' : `${40 + draw(13, 60)}.${draw(17, 9) + 1}`,
      totalScore: draw(19, 29) === 0 ? '' : `${60 + draw(23, 40)}.${draw(29, 89) + 10}`,
      digitised: `${70 + draw(31, 30)}.${draw(37, 9) + 1}`,
      certifiedCopies: draw(41, 13) === 0 ? '0' : `${draw(43, 4000)}`,
    }
    return unitResults(`generated-${index + 1}`, `Xã Thử Nghiệm Số ${index + 1}`, cells, index + 1)
  })
  return monthResults(units)
}

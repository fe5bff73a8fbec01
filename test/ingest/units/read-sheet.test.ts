import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readUnitFile } from '../../../src/pipeline/unit-file.ts'
import { temporaryFolder } from '../../support/folders.ts'

const FOLDER = temporaryFolder()
const HEADER = ['code', 'name', 'level', 'parentCode']

type Row = readonly (string | number | null)[]

/** A workbook of these sheets, as a person saves it. */
async function workbook(
  name: string,
  sheets: readonly (readonly Row[])[],
  change?: (sheet: exceljs.Worksheet) => void,
) {
  const book = new exceljs.Workbook()
  for (const [index, rows] of sheets.entries()) {
    const sheet = book.addWorksheet(`Trang ${index + 1}`)
    for (const row of rows) sheet.addRow([...row])
    change?.(sheet)
  }
  const file = join(FOLDER, name)
  writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()))
  return readUnitFile(file, { from: '2025-07-01' })
}

const found = (issues: Awaited<ReturnType<typeof readUnitFile>>['issues']) =>
  issues.map(({ code, place }) => `${code} ${place.row ?? ''}:${place.column ?? ''}`)

describe('units of a workbook', () => {
  it('are read from the first sheet with a known header, titles above it passed over', async () => {
    const { source, issues } = await workbook('list.xlsx', [
      [['Ghi chú'], ['không có gì']],
      [
        ['DANH MỤC ĐƠN VỊ'],
        [],
        HEADER,
        ['33', 'Tỉnh Hưng Yên', 'province', null],
        ['12205', 'Xã Khoái Châu', 'commune', '33'],
      ],
    ])
    expect(found(issues)).toEqual(['units.scope :'])
    expect(source).toMatchObject({
      ...{ kind: 'list', scopeCode: '33', name: 'list.xlsx' },
      rows: [
        { code: '33', name: 'Tỉnh Hưng Yên', level: 'province', parentCode: null },
        { code: '12205', name: 'Xã Khoái Châu', level: 'commune', parentCode: '33' },
      ],
    })
  })

  it('whose codes became numbers are refused where zeros were lost, with the row of the sheet', async () => {
    const rows: readonly Row[] = [
      ...[HEADER, [1, 'Thành phố Hà Nội', 'province', null], [33, 'Tỉnh Hưng Yên', 'province', null]],
      ...[
        ['4', 'Phường Ba Đình', 'commune', 1],
        [12205, 'Xã Khoái Châu', 'commune', 33],
      ],
    ]
    const { source, issues } = await workbook('numbers.xlsx', [rows])
    expect([source, found(issues)]).toEqual([null, ['units.code-short 2:1', 'units.code-short 4:1']])
  })

  it('with hidden rows are refused: what is not read would end', async () => {
    const rows: readonly Row[] = [HEADER, ['33', 'A', 'province', null], ['34', 'B', 'province', null]]
    const { source, issues } = await workbook('hidden.xlsx', [rows], (sheet) => {
      sheet.getRow(3).hidden = true
    })
    expect(source).toBeNull()
    expect(issues.find((issue) => issue.severity === 'error')?.code).toBe('extract.hidden-rows-columns')
  })

  it('with another header say which columns are needed', async () => {
    const { issues } = await workbook('other.xlsx', [
      [
        ['Mã', 'Tên'],
        ['33', 'Tỉnh Hưng Yên'],
      ],
    ])
    expect(issues).toMatchObject([{ code: 'units.header-unknown', facts: { found: ['Mã', 'Tên'] } }])
  })
})

describe('files that are no list', () => {
  const refusal = async (name: string, bytes: Uint8Array | string) => {
    const file = join(FOLDER, name)
    writeFileSync(file, bytes)
    return readUnitFile(file, { from: '2025-07-01' }).catch((error: unknown) => error)
  }

  it('a folder, a file that is not there, a PDF and a file too big say so', async () => {
    expect(await readUnitFile(FOLDER, { from: '2025-07-01' }).catch((error: unknown) => error)).toMatchObject({
      code: 'extract.is-directory',
    })
    const missing = join(FOLDER, 'none.csv')
    expect(await readUnitFile(missing, { from: '2025-07-01' }).catch((error: unknown) => error)).toMatchObject({
      ...{ code: 'command.file-missing', facts: { file: missing } },
    })
    expect(await refusal('old.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toMatchObject({
      code: 'extract.old-office',
    })
    expect(await refusal('big.csv', new Uint8Array(60_000_000))).toMatchObject({
      ...{ code: 'units.file-too-big', facts: { file: 'big.csv', size: '60 MB', limit: '50 MB' } },
    })
  })
})

import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { cellsOf, refusalCode, tableOf, textsOf } from './blocks.ts'

/** A letter with a ruled table of 135 units that runs over several landscape pages under a repeated head. */
function letter(rows: readonly (readonly string[])[]): Uint8Array {
  const cells = rows
    .flat()
    .map((cell) => `[${cell}]`)
    .join(', ')
  const fonts = fileURLToPath(new URL('../../../node_modules/@expo-google-fonts/tinos', import.meta.url))
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] })
  const source = `
    #set text(font: "Tinos", size: 13pt, lang: "vi", fallback: false)
    #set page(paper: "a4")
    #align(center)[*Phụ lục I*]
    Kết quả xử lý hồ sơ (%): 99,17#super[1]
    #set page(flipped: true)
    #table(columns: (1.2cm, 1fr, 3cm, 3cm),
      table.header([STT], [Đơn vị], [Kết quả xử lý \\ hồ sơ (%)], [Mức độ \\ hài lòng]),
      ${cells})`
  const pdf = compiler.pdf({ mainFileContent: source })
  return new Uint8Array(pdf)
}

test('a typeset table of 135 units over several pages comes back cell by cell', async () => {
  const names = ['Thị trấn Khoái Châu', 'An Vỹ', 'Nhuế Dương', 'Phùng Hưng', 'Ông Đình', 'Đồng Tiến']
  const rows = Array.from({ length: 135 }, (_, index) => [
    String(index + 1),
    `${names[index % names.length]} ${index + 1}`,
    `${(60 + (index % 40)).toFixed(0)},${String(index % 100).padStart(2, '0')}`,
    index % 7 === 0 ? '' : '100',
  ])
  const document = await extractBytes(letter(rows), 'a.pdf')
  expect(textsOf(document)).toEqual(['Phụ lục I', 'Kết quả xử lý hồ sơ (%): 99,17 (1)'])
  const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  expect(tables.map((table) => table.page)).toEqual(tables.map((_, index) => index + 2))
  expect(cellsOf(tableOf(document))[0]).toEqual(['STT', 'Đơn vị', 'Kết quả xử lý\nhồ sơ (%)', 'Mức độ\nhài lòng'])
  expect(tables.flatMap((table) => cellsOf(table).slice(1))).toEqual(rows)
})

test('a letter whose fonts do not say which characters they draw is refused', async () => {
  const bytes = Buffer.from(letter([['1', 'An Vỹ', '99,17', '100']])).toString('latin1')
  const unnamed = bytes.replaceAll('/ToUnicode', '/XoUnicode')
  expect(unnamed).not.toBe(bytes)
  expect(await refusalCode(Buffer.from(unnamed, 'latin1'), 'a.pdf')).toBe('extract.unmapped-text')
})

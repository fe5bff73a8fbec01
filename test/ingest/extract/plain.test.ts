import { describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { bytesOf, cellsOf, linesOf, refusalCode, tableOf, textsOf } from './blocks.ts'

const read = (text: string, name = 'a.txt') => extractBytes(bytesOf(text), name)

describe('a plain text', () => {
  test('keeps line numbers over blank lines', async () => {
    const [first, second] = linesOf(await read('Một\r\n\r\nHai\r\n'))
    expect([first?.row, second?.row, second?.y]).toEqual([1, 3, 2])
  })

  test('is parted into pages by form feeds', async () => {
    const document = await read('Trang một\n\fTrang hai\nnữa\n')
    expect(linesOf(document).map((line) => [line.page, line.row, line.y])).toEqual([
      [1, 1, 0],
      [2, 2, 0],
      [2, 3, 1],
    ])
  })

  test('has words at their character positions, tabs reaching multiples of 8', async () => {
    const [line] = linesOf(await read('1\tAn Vỹ  99,32\nhai'))
    expect(line?.words).toEqual([
      { text: '1', x0: 0, x1: 1 },
      { text: 'An', x0: 8, x1: 10 },
      { text: 'Vỹ', x0: 11, x1: 13 },
      { text: '99,32', x0: 15, x1: 20 },
    ])
  })

  test('comes out in NFC without invisible characters, blanks of all kinds as blanks', async () => {
    expect(textsOf(await read(`${'Khoái Châu'.normalize('NFD')}\u200b\u00a0100\nx`))[0]).toBe('Khoái Châu 100')
  })

  test.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFFHuyện\nxã', 'utf8')],
    ['UTF-16 little endian with a mark', Buffer.from('\uFEFFHuyện\nxã', 'utf16le')],
    ['UTF-16 big endian with a mark', Buffer.from('\uFEFFHuyện\nxã', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('Huyen Khoai Chau, tinh Hung Yen\nxã', 'utf16le')],
  ])('is read in %s', async (_, bytes) => {
    expect(textsOf(await extractBytes(bytes, 'a.txt'))[0]).toMatch(/^Huy/)
  })

  test('in TCVN3 bytes is refused, not guessed', async () => {
    expect(await refusalCode(Buffer.from('Kho\xb8i Ch\xa9u 100\nH\xb5m T\xf6 99', 'latin1'), 'a.txt')).toBe(
      'extract.legacy-encoding',
    )
  })

  test('in Windows-1258 that was taken for Latin-1 is refused', async () => {
    const mojibake = 'ThuÒ trýõÒng các cõ quan, ðõn viò; ChuÒ tiòch UBND các xaÞ; kêìt quaÒ ðánh giá, ðiêÒm'
    expect(await refusalCode(bytesOf(mojibake), 'a.txt')).toBe('extract.legacy-encoding')
  })

  test('in TCVN3 that was taken for Latin-1 is refused', async () => {
    const mojibake = 'ñy ban nh©n d©n huyÖn Kho¸i Ch©u, tØnh H­ng Yªn th«ng b¸o kÕt qu¶'
    expect(await refusalCode(bytesOf(mojibake), 'a.txt')).toBe('extract.legacy-encoding')
  })

  test('with a foreign name and signs in it is read', async () => {
    expect(textsOf(await read('Đoàn của Düsseldorf thăm xã Việt Hoà © 2024')).length).toBe(1)
  })

  test('with commas in its sentences is no table', async () => {
    const document = await read('Kính gửi, các xã\nThực hiện, kết quả\nNơi nhận, lưu\n')
    expect([document.source.format, linesOf(document).length]).toEqual(['txt', 3])
  })
})

describe('a delimiter-separated text', () => {
  test.each([',', ';', '\t'])('is a table with delimiter %j', async (delimiter) => {
    const rows = ['STT,Đơn vị,Điểm', '1,An Vỹ,"82.86"', ',,', '2,Hàm Tử,85.82'].map((row) =>
      row.replaceAll(',', delimiter),
    )
    const document = await read(`\uFEFF${rows.join('\r\n')}\r\n`, 'a.csv')
    expect(document.source.format).toBe('csv')
    expect(cellsOf(tableOf(document))).toEqual([
      ['STT', 'Đơn vị', 'Điểm'],
      ['1', 'An Vỹ', '82.86'],
      ['2', 'Hàm Tử', '85.82'],
    ])
    expect(tableOf(document).rows.map((row) => row.row)).toEqual([1, 2, 4])
  })

  test('keeps decimal commas where the delimiter is a semicolon', async () => {
    expect(cellsOf(tableOf(await read('Xã;Điểm\nAn Vỹ;82,86\nHàm Tử;85,82\n', 'a.csv')))[1]).toEqual(['An Vỹ', '82,86'])
  })

  test('is a table also under the name .txt when every line has the same columns', async () => {
    expect((await read('STT\tXã\n1\tAn Vỹ\n')).source.format).toBe('csv')
  })

  test('may begin with title lines when it is called .csv', async () => {
    const table = tableOf(await read('Kết quả tháng 2\nSTT,Xã,Điểm\n1,An Vỹ,82.86\n', 'a.csv'))
    expect(table.rows.map((row) => row.cells.length)).toEqual([1, 3, 3])
  })

  test('keeps line breaks inside quotes', async () => {
    expect(cellsOf(tableOf(await read('"Điểm\ntổng hợp",b\n1,2\n', 'a.csv')))[0]).toEqual(['Điểm\ntổng hợp', 'b'])
  })

  test('called .csv whose lines differ in columns is read as text', async () => {
    expect((await read('a,b\nc,d,e\nf\n', 'a.csv')).source.format).toBe('txt')
  })
})

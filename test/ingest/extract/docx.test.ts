import { describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { cellsOf, linesOf, tableOf, textsOf } from './blocks.ts'
import { makeDocx } from './make-zip.ts'

const read = (body: string, numbering = '') => extractBytes(makeDocx(body, numbering), 'a.docx')
const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const p = (content: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(run(text))}</w:tc>`
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
const numbered = (level = 0, list = 1): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

const LISTS = `
  <w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uF0B7"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`

describe('paragraphs of a DOCX', () => {
  test('are lines under their own numbers, runs joined, breaks parted', async () => {
    const document = await read(
      p(run('Khoái ') + run('Châu')) + p('') + p(`${run('một')}<w:r><w:br/></w:r>${run('hai')}`),
    )
    expect(linesOf(document).map((line) => [line.row, line.y, line.text])).toEqual([
      [1, 0, 'Khoái Châu'],
      [3, 2, 'một'],
      [3, 3, 'hai'],
    ])
  })

  test('carry the numbers that Word draws', async () => {
    const body = [numbered(), numbered(1), numbered(1), numbered(), numbered(0, 2), numbered(0, 3)].map((list) =>
      p(run('x'), list),
    )
    expect(textsOf(await read(body.join(''), LISTS))).toEqual(['1. x', '1.a) x', '1.b) x', '2. x', '- x', '1. x'])
  })

  test('keep tracked insertions, drop deletions, and say that there were any', async () => {
    const body = p(`<w:ins>${run('99.17')}</w:ins><w:del><w:r><w:delText>88</w:delText></w:r></w:del>`)
    const document = await read(body)
    expect(textsOf(document)).toEqual(['99.17'])
    expect(document.issues).toEqual([expect.objectContaining({ code: 'extract.revisions', facts: { count: 2 } })])
  })

  test('leave out hidden text, codes of fields and the second rendering of a text box', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(run(text))}</w:txbxContent>`
    const choice = `<mc:AlternateContent><mc:Choice>${box('trong khung')}</mc:Choice><mc:Fallback>${box('trong khung')}</mc:Fallback></mc:AlternateContent>`
    const body = p(
      `${run('ẩn', '<w:vanish/>')}<w:r><w:instrText>PAGE</w:instrText></w:r>${run('thấy')}<w:r>${choice}</w:r>`,
    )
    expect(textsOf(await read(body))).toEqual(['thấy', 'trong khung'])
  })

  test('set raised marks of notes apart from the figure', async () => {
    expect(textsOf(await read(p(run('99.17') + run('1', '<w:vertAlign w:val="superscript"/>'))))).toEqual(['99.17 (1)'])
  })

  test('stand on the pages that breaks begin', async () => {
    const body =
      p(run('một')) + p(`<w:r><w:br w:type="page"/></w:r>${run('hai')}`) + p(run('ba'), '<w:pageBreakBefore/>')
    expect(linesOf(await read(body)).map((line) => line.page)).toEqual([1, 2, 3])
  })

  test('stand on the pages Word noted, where it did', async () => {
    const noted = '<w:r><w:lastRenderedPageBreak/></w:r>'
    const document = await read(p(run('một')) + p(noted + run('hai')) + tbl(tr(tc('a'), tc('b'))))
    expect([linesOf(document).map((line) => line.page), tableOf(document).page]).toEqual([[1, 2], 2])
  })
})

describe('tables of a DOCX', () => {
  test('repeat merged cells in every place of the grid', async () => {
    const body = tbl(
      tr(tc('STT', '<w:vMerge w:val="restart"/>'), tc('Điểm', '<w:gridSpan w:val="2"/>')),
      tr(tc('', '<w:vMerge/>'), tc('a'), tc('b')),
    )
    const table = tableOf(await read(body))
    expect(cellsOf(table)).toEqual([
      ['STT', 'Điểm', '~Điểm'],
      ['~STT', 'a', 'b'],
    ])
    expect(table.page).toBeNull()
  })

  test('carry the numbers of a column that Word numbers itself', async () => {
    const cell = `<w:tc>${p('', numbered())}</w:tc>`
    expect(cellsOf(tableOf(await read(tbl(tr(cell, tc('An Vỹ')), tr(cell, tc('Hàm Tử'))), LISTS)))).toEqual([
      ['1.', 'An Vỹ'],
      ['2.', 'Hàm Tử'],
    ])
  })

  test('part the paragraphs of a cell by line breaks', async () => {
    const cell = `<w:tc>${p(run('Kết quả'))}${p(run('hồ sơ (%)'))}</w:tc>`
    expect(cellsOf(tableOf(await read(tbl(tr(cell)))))).toEqual([['Kết quả\nhồ sơ (%)']])
  })

  test('keep their columns where a row begins late', async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('b')}</w:tr>`
    expect(cellsOf(tableOf(await read(tbl(tr(tc('1'), tc('a')), late))))).toEqual([
      ['1', 'a'],
      ['', 'b'],
    ])
  })

  test('inside a cell are tables of their own', async () => {
    const inner = tbl(tr(tc('a'), tc('b')), tr(tc('c'), tc('d')))
    const document = await read(tbl(tr(`<w:tc>${p(run('ngoài'))}${inner}${p('')}</w:tc>`)))
    expect([cellsOf(tableOf(document)), cellsOf(tableOf(document, 1))]).toEqual([
      [['ngoài']],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ])
  })

  test('leave out rows that a tracked change deleted', async () => {
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${tc('cũ')}</w:tr>`
    expect(cellsOf(tableOf(await read(tbl(deleted, tr(tc('mới'))))))).toEqual([['mới']])
  })
})

import { describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { cellsOf, linesOf, refusalCode, tableOf, textsOf } from './blocks.ts'
import { makePdf, type PdfPage, rule, show } from './make-pdf.ts'

const read = (...pages: PdfPage[]) => extractBytes(makePdf(pages), 'a.pdf')
const textsOfPage = async (content: string) => textsOf(await read({ content }))

/** Rulings of a table whose left top corner is (50, 700), with rows of 20 and these columns. */
function ruled(xs: readonly number[], rows: number): string {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)]
  const level = Array.from({ length: rows + 1 }, (_, row) => rule(left, 700 - 20 * row, right, 700 - 20 * row))
  return [...level, ...xs.map((x) => rule(x, 700, x, 700 - 20 * rows))].join('')
}

describe('words of a PDF', () => {
  test('stand at their exact places, also those drawn as one string', async () => {
    const [line] = linesOf(await read({ content: show(50, 700, 'ab  cd', 10) }))
    // Helvetica: a 0.556, b 0.556, blank 0.278, c 0.5 wide
    expect(
      line?.words.map((word) =>
        [word.text, word.x0, word.x1].map((v) => (typeof v === 'number' ? Math.round(v * 100) / 100 : v)),
      ),
    ).toEqual([
      ['ab', 50, 61.12],
      ['cd', 66.68, 77.24],
    ])
    expect(line?.y).toBeCloseTo(142)
  })

  test('drawn in pieces are joined, drawn apart are parted', async () => {
    expect(await textsOfPage('BT /F1 10 Tf 50 700 Td [(Kho) -20 (ai) -400 (Chau)] TJ ET')).toEqual(['Khoai Chau'])
  })

  test('whose letters are spaced apart stay whole', async () => {
    expect(await textsOfPage('BT /F1 10 Tf 3 Tc 50 700 Td (CONG HOA XA HOI) Tj ET')).toEqual(['CONG HOA XA HOI'])
  })

  test('drawn twice for bold are read once', async () => {
    expect(await textsOfPage(show(50, 700, '99.11') + show(50.3, 700, '99.11'))).toEqual(['99.11'])
  })

  test('of slightly differing baselines are one line, in order of x', async () => {
    expect(await textsOfPage(show(300, 701, 'right') + show(50, 700, 'left') + show(50, 680, 'below'))).toEqual([
      'left right',
      'below',
    ])
  })

  test('raised marks of notes are words of their own, never digits of the figure', async () => {
    expect(await textsOfPage(show(50, 700, '99.17') + show(80.1, 705, '1', 7) + show(100, 700, 'x'))).toEqual([
      '99.17 (1) x',
    ])
  })

  test('with marks drawn apart come out composed', async () => {
    // F2 maps a → e, b → combining circumflex, c → combining acute, d → a spacing acute accent
    expect(await textsOfPage('BT /F2 10 Tf 50 700 Td (acb) Tj ET')).toEqual(['ế'])
    expect(await textsOfPage('BT /F2 10 Tf 50 700 Td [(a) 450 (d)] TJ ET')).toEqual(['é'])
  })

  test('without characters behind their glyphs are refused', async () => {
    expect(await refusalCode(makePdf([{ content: 'BT /F2 10 Tf 50 700 Td (eee eee eee) Tj ET' }]), 'a.pdf')).toBe(
      'extract.unmapped-text',
    )
  })

  test('laid invisibly over a picture are read, and said to be recognised by a machine', async () => {
    const lines = Array.from({ length: 20 }, (_, row) => show(50, 700 - 20 * row, 'words a machine has recognised'))
    const document = await read({ content: `q 500 0 0 700 40 60 cm /Im Do Q 3 Tr ${lines.join('')}` })
    expect(document.issues).toEqual([
      expect.objectContaining({ code: 'extract.recognised-text', severity: 'warning', facts: { pages: ['1'] } }),
    ])
  })

  test('that are struck out are an error; underlined ones are none', async () => {
    const struck = show(50, 700, '98') + rule(50, 703.5, 64, 703.5)
    const document = await read({ content: struck + show(50, 600, 'sound') + rule(50, 598, 80, 598) })
    expect(document.issues).toEqual([
      expect.objectContaining({ code: 'extract.struck-text', severity: 'error', facts: { count: 2 } }),
    ])
  })

  test('outside the page are not read', async () => {
    expect(await textsOfPage(show(50, 700, 'in') + show(50, 2000, 'out') + show(-300, 700, 'left'))).toEqual(['in'])
  })
})

describe('a turned page', () => {
  test.each([90, 180, 270])('with /Rotate %i is read as it is shown', async (rotate) => {
    // On a page shown turned, text is written turned the other way.
    const matrix = { 90: '0 1 -1 0 300 100', 180: '-1 0 0 -1 500 400', 270: '0 -1 1 0 300 500' }[rotate]
    const content = `q ${matrix} cm ${show(0, 0, 'first line')}${show(0, -20, 'second')} Q`
    const document = await read({ content, rotate })
    expect(textsOf(document)).toEqual(['first line', 'second'])
    expect(linesOf(document)[0]?.words[0]?.x0).toBeGreaterThan(0)
  })

  test('whose table is printed sideways without /Rotate is read in its own direction', async () => {
    const content = `q 0 1 -1 0 900 0 cm ${ruled([50, 100, 200], 2)}${show(55, 685, 'STT')}${show(105, 685, 'Xa')}${show(55, 665, '1')}${show(105, 665, 'An Vy')} Q`
    expect(cellsOf(tableOf(await read({ content })))).toEqual([
      ['STT', 'Xa'],
      ['1', 'An Vy'],
    ])
  })
})

describe('a ruled table of a PDF', () => {
  test('gives cells, lines of a cell parted by line breaks, on their page', async () => {
    const texts =
      show(55, 690, 'Ket qua', 8) + show(55, 682, 'ho so', 8) + show(105, 685, 'Xa') + show(105, 665, 'An Vy')
    const document = await read(
      { content: show(50, 780, 'before') },
      { content: ruled([50, 100, 200], 2) + texts + show(50, 600, 'after') },
    )
    expect(document.blocks.map((block) => block.kind)).toEqual(['line', 'table', 'line'])
    const table = tableOf(document)
    expect([table.page, table.rows.map((row) => row.row)]).toEqual([2, [1, 2]])
    expect(cellsOf(table)).toEqual([
      ['Ket qua\nho so', 'Xa'],
      ['', 'An Vy'],
    ])
  })

  test('parts figures that touch across a ruling', async () => {
    const content = ruled([50, 75, 200], 1) + show(62, 685, '100') + show(82.1, 685, '99')
    expect(cellsOf(tableOf(await read({ content: content.replaceAll('75 ', '82 ') })))).toEqual([['100', '99']])
  })

  test('repeats a merged cell in every place it spans', async () => {
    const lines = [
      rule(50, 700, 250, 700),
      rule(100, 680, 250, 680),
      rule(50, 660, 250, 660),
      rule(50, 700, 50, 660),
      rule(100, 700, 100, 660),
      rule(175, 680, 175, 660),
      rule(250, 700, 250, 660),
    ]
    const texts = show(55, 675, 'Xa') + show(105, 685, 'Diem') + show(105, 665, 'a') + show(180, 665, 'b')
    expect(cellsOf(tableOf(await read({ content: lines.join('') + texts })))).toEqual([
      ['Xa', 'Diem', '~Diem'],
      ['~Xa', 'a', 'b'],
    ])
  })

  test('is found when its borders are thin filled shapes, drawn cell by cell', async () => {
    const cell = (x: number, y: number): string =>
      `${x} ${y} 50 1 re f ${x} ${y + 19} 50 1 re f ${x} ${y} 1 20 re f ${x + 49} ${y} 1 20 re f\n`
    const content =
      cell(50, 680) + cell(100, 680) + cell(50, 660) + cell(100, 660) + show(55, 685, 'a') + show(105, 665, 'd')
    expect(cellsOf(tableOf(await read({ content })))).toEqual([
      ['a', ''],
      ['', 'd'],
    ])
  })

  test('whose body has no level rulings is parted by its column of figures', async () => {
    const box =
      [50, 100, 200, 260].map((x) => rule(x, 700, x, 600)).join('') +
      [700, 680, 600].map((y) => rule(50, y, 260, y)).join('')
    const head = show(55, 685, 'STT') + show(105, 685, 'Xa') + show(205, 685, 'Diem')
    const body = [0, 1, 2].map((row) => {
      const y = 665 - 20 * row
      return show(55, y, String(row + 1)) + show(105, y, `Xa ${row + 1}`) + (row === 1 ? '' : show(205, y, '99.5'))
    })
    expect(cellsOf(tableOf(await read({ content: box + head + body.join('') })))).toEqual([
      ['STT', 'Xa', 'Diem'],
      ['1', 'Xa 1', '99.5'],
      ['2', 'Xa 2', ''],
      ['3', 'Xa 3', '99.5'],
    ])
  })

  test('may be open at its sides', async () => {
    const content =
      rule(50, 700, 250, 700) + rule(50, 680, 250, 680) + rule(50, 660, 250, 660) + rule(150, 700, 150, 660)
    const texts = show(55, 685, 'a') + show(155, 685, 'b') + show(55, 665, 'c') + show(155, 665, 'd')
    expect(cellsOf(tableOf(await read({ content: content + texts })))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  test('is not made of underlines, frames, white lines or cell backgrounds', async () => {
    const frame = '30 30 535 780 re S'
    const white = `1 1 1 RG ${ruled([50, 100, 200], 2)}`
    const grey = '0.9 g 50 680 50 20 re f 100 680 50 20 re f 0 g'
    const document = await read({
      content: `${frame} ${rule(50, 695, 120, 695)} ${white} ${grey} ${show(55, 685, 'text')}`,
    })
    expect(document.blocks.map((block) => block.kind)).toEqual(['line'])
  })

  test('keeps a head that is written sideways in its cell', async () => {
    const head = 'BT /F1 8 Tf 0 1 -1 0 70 682 Tm (STT) Tj ET'
    const content =
      ruled([50, 100, 200], 2) + head + show(105, 685, 'Ten xa') + show(55, 665, '1') + show(105, 665, 'An Vy')
    expect(cellsOf(tableOf(await read({ content })))[0]).toEqual(['STT', 'Ten xa'])
  })
})

describe('pages that cannot be read', () => {
  const scan = { content: 'q 500 0 0 700 40 60 cm /Im Do Q' }

  test('are named when they are pictures among text', async () => {
    const long = Array.from({ length: 20 }, (_, row) => show(50, 700 - 20 * row, 'a line of the letter itself')).join(
      '',
    )
    const document = await read(
      { content: long },
      scan,
      { content: '' },
      { content: scan.content + show(50, 30, 'Trang 4') },
    )
    expect(document.issues).toEqual([
      expect.objectContaining({
        code: 'extract.pages-without-text',
        severity: 'warning',
        facts: { pages: ['2', '4'] },
      }),
    ])
  })

  test('are a scan although a page number or stamp is printed over them', async () => {
    expect(await refusalCode(makePdf([{ content: scan.content + show(50, 30, 'Nguoi ky: UBND') }]), 'a.pdf')).toBe(
      'extract.scanned-pdf',
    )
  })
})

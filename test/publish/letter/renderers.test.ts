import { afterAll, describe, expect, test } from 'vitest'
import { composeLetter } from '../../../src/publish/letter/compose.ts'
import type { LetterContent } from '../../../src/publish/letter/content.ts'
import { renderLetterDocx } from '../../../src/publish/letter/docx.ts'
import { NO_FIELDS } from '../../../src/publish/letter/fields.ts'
import { readLetterTemplate } from '../../../src/publish/letter/files.ts'
import { letterPress, renderLetterPdf } from '../../../src/publish/letter/press.ts'
import { generatedMonth, khoaiChau } from '../khoai-chau.ts'
import { type PdfPage, pdfPages } from './pdf-pages.ts'
import { zipEntry } from './zip-entry.ts'

const template = await readLetterTemplate()
const content = composeLetter(khoaiChau(), NO_FIELDS, template)
const press = letterPress()
afterAll(() => press.close())

const withName = (name: string): LetterContent => {
  const month = khoaiChau()
  const units = month.units.map((unit) => ({ ...unit, unit: { ...unit.unit, name } }))
  return composeLetter({ ...month, units }, NO_FIELDS, template)
}
const topNumber = ({ words }: PdfPage): string | undefined => words.find(({ y }) => y < 57)?.text

describe('the PDF', () => {
  test('the same content gives the same bytes, from another press too', async () => {
    const [one, two] = await Promise.all([press.pdf(content), press.pdf(content)])
    expect(Buffer.compare(one, two)).toBe(0)
    expect(Buffer.compare(one, await renderLetterPdf(content))).toBe(0)
  })

  test('it declares PDF/A-2a and is tagged', async () => {
    const text = Buffer.from(await press.pdf(content)).toString('latin1')
    const marks = ['<pdfaid:part>2</pdfaid:part>', '<pdfaid:conformance>A</pdfaid:conformance>', '/Marked true']
    expect(marks.filter((mark) => !text.includes(mark))).toEqual([])
  })

  test('the letter and each annex count their pages from 1, which is not printed; heads repeat on every page', async () => {
    const pages = await pdfPages(await press.pdf(composeLetter(generatedMonth(135), NO_FIELDS, template)))
    expect(pages.map(topNumber)).toEqual([undefined, '2', undefined, '2', '3', '4', undefined, '2', '3', '4'])
    for (const page of pages.slice(2)) expect(page.words.map(({ text }) => text).join(' ')).toContain('STT')
  })

  test('all that is drawn lies within the margins of the decree', async () => {
    const pages = await pdfPages(await press.pdf(composeLetter(generatedMonth(135), NO_FIELDS, template)))
    const points = (mm: number): number => (mm * 72) / 25.4
    for (const { words } of pages) {
      for (const { x0, x1, y } of words) {
        expect(x0).toBeGreaterThanOrEqual(points(30) - 0.5)
        expect(x1).toBeLessThanOrEqual(points(195) + 0.5)
        expect(y).toBeLessThanOrEqual(points(277) + 0.5)
      }
    }
  })

  test('a character that the font lacks is a mistake to mend, and the press goes on', async () => {
    await expect(press.pdf(withName('Xã 🙂'))).rejects.toMatchObject({ code: 'letter.not-drawable' })
    expect((await press.pdf(content)).length).toBeGreaterThan(10_000)
  })
})

describe('the DOCX', () => {
  test('the same content gives the same bytes at another time', async () => {
    const one = await renderLetterDocx(content)
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect(Buffer.compare(one, await renderLetterDocx(content))).toBe(0)
  })

  test('it names Times New Roman, repeats heads of tables, keeps rows whole and counts pages of each part from 1', async () => {
    const bytes = await renderLetterDocx(content)
    const xml = await zipEntry(bytes, 'word/document.xml')
    expect(await zipEntry(bytes, 'word/styles.xml')).toContain('w:ascii="Times New Roman"')
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(2)
    expect(xml.match(/<w:pgNumType[^>]*w:start="1"/g)).toHaveLength(3)
    expect(xml.match(/<w:titlePg/g)).toHaveLength(3)
    expect(xml.match(/<w:cantSplit/g)?.length).toBeGreaterThan(50)
  })

  test('its metadata has the date of the content', async () => {
    expect(await zipEntry(await renderLetterDocx(content), 'docProps/core.xml')).toContain('2024-02-29T00:00:00Z')
  })

  test('names with characters of XML come through', async () => {
    expect(await zipEntry(await renderLetterDocx(withName('Xã <A> & "B"')), 'word/document.xml')).toContain(
      'Xã &lt;A&gt; &amp; ',
    )
  })
})

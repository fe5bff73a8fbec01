import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { extractBytes, readDocumentFile } from '../../../src/ingest/extract/extract.ts'
import { CATALOGUE } from '../../../src/platform/catalogue/index.ts'
import { bytesOf, refusalCode, refusalOf } from './blocks.ts'
import { makePdf, show } from './make-pdf.ts'
import { makeDocx, makeXlsx, makeZip } from './make-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'thuocdo-extract-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Bytes that follow no format, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  })
}

describe('a file that is not there to be read', () => {
  test('does not exist', async () => {
    expect((await refusalOf(readDocumentFile(join(folder, 'không có.pdf')))).code).toBe('extract.not-found')
  })

  test('is a folder', async () => {
    expect((await refusalOf(readDocumentFile(folder))).code).toBe('extract.is-directory')
  })

  test('is a device', async () => {
    expect((await refusalOf(readDocumentFile('/dev/null'))).code).toBe('extract.no-regular-file')
  })

  test('has 200 MB: it is refused by its size alone', async () => {
    const path = join(folder, 'lớn.pdf')
    writeFileSync(path, '%PDF-1.7')
    truncateSync(path, 200_000_000)
    const start = performance.now()
    const error = await refusalOf(readDocumentFile(path))
    expect([error.code, error.facts.size, error.facts.limit]).toEqual(['extract.too-big', '200 MB', '50 MB'])
    expect(performance.now() - start).toBeLessThan(200)
  })
})

describe('bytes that are no result', () => {
  test.each([
    ['empty', new Uint8Array(), 'extract.empty'],
    ['only blanks', bytesOf(' \n\t\n'), 'extract.no-content'],
    ['noise', noise(100_000), 'extract.unknown-format'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'extract.old-office'],
    ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'extract.picture'],
    ['a page of HTML named .xls', bytesOf('<html><table><tr><td>1</td></tr></table></html>'), 'extract.other-format'],
    ['HTML that begins in any way', bytesOf('\n<div><table><tr><td>1</td></tr></table></div>'), 'extract.other-format'],
    ['RTF', bytesOf('{\\rtf1 Khoai Chau}'), 'extract.other-format'],
    ['a ZIP of anything', makeZip([{ name: 'a.txt', data: 'x' }]), 'extract.no-office'],
    ['a cut DOCX', makeDocx('<w:p/>').subarray(0, 300), 'extract.damaged-office'],
    ['a cut PDF', makePdf([{ content: show(50, 700, 'abc') }]).subarray(0, 80), 'extract.damaged-pdf'],
    ['a scan', makePdf([{ content: '500 0 0 700 40 60 cm /Im Do' }]), 'extract.scanned-pdf'],
    ['a blank PDF', makePdf([{ content: '' }]), 'extract.no-content'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalCode(bytes, 'tệp.xlsx')).toBe(code)
    expect(CATALOGUE[code]?.kind).toBe('error')
  })

  test('a workbook with a password', async () => {
    const bytes = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusalCode(bytes, 'a.xlsx')).toBe('extract.encrypted-office')
  })

  test('a PDF with a password', async () => {
    const bytes = await readFile(new URL('fixtures/encrypted.pdf', import.meta.url))
    expect(await refusalCode(bytes, 'a.pdf')).toBe('extract.encrypted-pdf')
  })

  test('an entry whose bytes no longer match their checksum', async () => {
    const bytes = makeXlsx({ sheet: '<worksheet><sheetData/></worksheet>' })
    bytes[14] = (bytes[14] ?? 0) ^ 0xff
    const directory = bytes.indexOf(Buffer.from('504b0102', 'hex'))
    bytes[directory + 16] = (bytes[directory + 16] ?? 0) ^ 0xff
    expect(await refusalCode(bytes, 'a.xlsx')).toBe('extract.damaged-office')
  })
})

describe('hostile archives', () => {
  const zeros = new Uint8Array(60_000_000)

  test.each([
    ['of 80 MB', deflateSync(Buffer.alloc(80_000_000, 32))],
    ['deflated twice', deflateSync(deflateSync(zeros))],
  ])('a PDF with a stream %s is refused fast', async (_, packed) => {
    const start = performance.now()
    expect(await refusalCode(makePdf([{ content: '', packed }]), 'a.pdf')).toBe('extract.zip-bomb')
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test.each([
    ['honest about its size', zeros.length],
    ['lying about its size', 1000],
  ])('a bomb %s is refused fast and flat', async (_, declaredSize) => {
    const bytes = makeZip([{ name: 'xl/worksheets/sheet1.xml', data: zeros, declaredSize }])
    const before = process.memoryUsage().rss
    const start = performance.now()
    expect(await refusalCode(bytes, 'a.xlsx')).toBe('extract.zip-bomb')
    expect(performance.now() - start).toBeLessThan(2000)
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test('more than 5,000 entries are refused', async () => {
    const entries = Array.from({ length: 5001 }, (_, index) => ({ name: `f${index}`, data: '' }))
    expect(await refusalCode(makeZip(entries), 'a.docx')).toBe('extract.zip-bomb')
  })

  const dtd = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

  test.each([
    ['a DOCX', makeDocx('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>', '', dtd)],
    ['an XLSX', makeXlsx({ sheet: '<worksheet>&b;</worksheet>', prologue: dtd })],
  ])('entities declared in %s are refused', async (_, bytes) => {
    expect(await refusalCode(bytes, 'a')).toBe('extract.unsafe-xml')
  })

  test('elements nested a thousand deep are refused', async () => {
    const body = `${'<w:sdt>'.repeat(1000)}${'</w:sdt>'.repeat(1000)}`
    expect(await refusalCode(makeDocx(body), 'a.docx')).toBe('extract.unsafe-xml')
  })
})

test('the bytes decide the format, not the name', async () => {
  const document = await extractBytes(makePdf([{ content: show(50, 700, 'Diem') }]), 'bảng.xlsx')
  expect([document.source.format, document.source.name]).toEqual(['pdf', 'bảng.xlsx'])
})

test('the document carries the hash and size of its bytes', async () => {
  const { source } = await extractBytes(bytesOf('abc'), 'a.txt')
  expect(source).toMatchObject({ sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', bytes: 3 })
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshFolder, RESULTS, SAMPLE, thuocdo } from './thuocdo.ts'

/** A letter of October 2024 with two communes, as text with its columns kept. */
function letter(head: readonly string[], communes: readonly [string, string]): string {
  const file = freshFolder('letter.txt')
  const rows = communes.map(
    (name, index) => `${index + 1}      ${name.padEnd(20)} ${80 + index},5            9${index},25`,
  )
  const lines = [
    ...head,
    'Số: 12/BC           Nơi nào đó, ngày 05 tháng 11 năm 2024',
    '',
    'Kính gửi: Các xã',
    'Kết quả tháng 10/2024 như sau:',
    '',
    'STT    Đơn vị               Điểm tổng hợp    Số hóa hồ sơ (%)',
    ...rows,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

const NATION = '                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = '                    Độc lập - Tự do - Hạnh phúc'
const office = (province: string): readonly string[] => [`UBND TỈNH ${province}${NATION}`, `SỞ NỘI VỤ${MOTTO}`]
const DISTRICT = [`ỦY BAN NHÂN DÂN${NATION}`, `HUYỆN CHÂU THÀNH${MOTTO}`]

async function issuersOf(data: string): Promise<readonly string[]> {
  const { out } = await thuocdo(data, ['documents', '--json'])
  return JSON.parse(out).documents.map(({ document }: { document: { issuerPrinted: string; revision: number } }) => {
    return `${document.issuerPrinted} ${document.revision}`
  })
}

describe('agencies of one name', () => {
  test('in two provinces are two issuers, each with its own figures', async () => {
    const data = freshFolder('data')
    const one = letter(office('NINH BÌNH'), ['Xã Ninh Nhất', 'Xã Ninh Tiến'])
    const two = letter(office('HÀ NAM'), ['Xã Liêm Chính', 'Xã Liêm Tiết'])
    for (const file of [one, two]) expect((await thuocdo(data, ['import', file])).exit).toBe(0)
    expect([...(await issuersOf(data))].sort()).toEqual([
      'SỞ NỘI VỤ, UBND tỉnh Hà Nam 1',
      'SỞ NỘI VỤ, UBND tỉnh Ninh Bình 1',
    ])
    const figures = await thuocdo(data, ['figures', '--period', '2024-10'])
    expect(figures.out).toContain('Sở Nội vụ (Tỉnh Hà Nam)')
    expect(figures.out).toContain('Xã Ninh Nhất')
  })

  test('whose head says no place are asked about; the place tells them apart, and no id is shown as a code', async () => {
    const data = freshFolder('data')
    const one = letter(DISTRICT, ['Xã Tân Hương', 'Xã Long Hưng'])
    const two = letter(DISTRICT, ['Xã Phú Tâm', 'Xã An Hiệp'])
    expect((await thuocdo(data, ['import', one])).exit).toBe(0)
    const refused = await thuocdo(data, ['import', two, '--json'])
    expect(refused.exit).toBe(3)
    expect(JSON.parse(refused.out).files[0].issues.map(({ code }: { code: string }) => code)).toContain(
      'attribution.other-units',
    )
    const placed = await thuocdo(data, ['import', two, '--issuer', 'UBND huyện Châu Thành, tỉnh Sóc Trăng'])
    expect(placed.exit).toBe(0)
    expect(placed.out).toContain('thuocdo documents withdraw')
    const { out } = await thuocdo(data, ['figures', '--period', '2024-10'])
    expect(out).toContain('Huyện Châu Thành (Tỉnh Sóc Trăng)')
    expect(out).toContain('Huyện Châu Thành (chưa rõ nơi trực thuộc)')
    expect(out).not.toMatch(/mã [a-z-]+-p[0-9a-f]{8}/)
  })

  test('are one where the person says so', async () => {
    const data = freshFolder('data')
    await thuocdo(data, ['import', letter(DISTRICT, ['Xã Tân Hương', 'Xã Long Hưng'])])
    const again = ['import', letter(DISTRICT, ['Xã Phú Tâm', 'Xã An Hiệp']), '--same-issuer']
    expect((await thuocdo(data, again)).exit).toBe(0)
    expect(await issuersOf(data)).toEqual([1, 2].map((revision) => `Ủy ban nhân dân huyện Châu Thành ${revision}`))
  })
})

test('what only looks makes nothing, and says what is not there', async () => {
  const data = join(freshFolder('nothing'), 'data')
  const out = freshFolder('out')
  const looked = await Promise.all([
    thuocdo(data, ['documents']),
    thuocdo(data, ['units', 'list']),
    thuocdo(data, ['figures', '--period', '2024-10']),
    thuocdo(data, ['letter', '--period', '2024-10', '--out', out]),
    thuocdo(data, ['units', 'resolve', 'An Vĩ']),
    thuocdo(data, ['units', 'resolve', '']),
  ])
  expect(looked.map(({ exit }) => exit)).toEqual([0, 0, 4, 4, 4, 2])
  expect(looked[2]?.err).toContain('command.nothing-imported')
  expect(existsSync(data)).toBe(false)
})

test('a data folder that is a file is said to be no folder', async () => {
  const data = freshFolder('file')
  writeFileSync(data, '')
  for (const args of [['documents'], ['import', RESULTS, '--issuer', 'UBND huyện Khoái Châu'], ['doctor']]) {
    const { exit, out, err } = await thuocdo(data, args)
    expect([exit === 0, `${out}${err}`.includes('command.data-not-folder')]).toEqual([false, true])
  }
})

test('a unit of letters before the first list is no unit that the listed one was formed from', async () => {
  const data = freshFolder('data')
  const earlier = freshFolder('january.txt')
  writeFileSync(earlier, readFileSync(RESULTS, 'utf8').replaceAll('tháng 2/2024', 'tháng 1/2024'))
  const list = join(SAMPLE, 'units-2024-02-01.csv')
  await thuocdo(data, ['units', 'import', list, '--from', '2024-02-01', '--under', '330'])
  const told = ['--issuer', 'UBND huyện Khoái Châu']
  for (const file of [RESULTS, earlier]) await thuocdo(data, ['import', file, ...told])
  const site = join(freshFolder('site'), 'pages')
  expect((await thuocdo(data, ['publish', '--period', 'all', '--out', site])).exit).toBe(0)
  const page = readFileSync(join(site, 'don-vi', 'xa-an-vi-12229', 'index.html'), 'utf8')
  expect(page).toContain('Văn bản trước ngày 01/02/2024 ghi một đơn vị cùng tên')
  expect(page).not.toContain('Hình thành từ')
})

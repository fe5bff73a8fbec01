import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../../src/serve/server.ts'
import { memorySource } from '../publish/site/memory-source.ts'
import { scoresInMemory } from '../publish/site/score-scene.ts'
import { findChromium, launchChromium } from '../support/chromium.ts'

const chromium = findChromium()
if (chromium === null)
  console.warn('SKIPPED: no Chromium found, the pages of scores are not looked at (set THUOCDO_CHROMIUM)')

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const PAGES = [
  'diem/2026-10/',
  'diem/2026-10/viet-nam/',
  'diem/2026-10/xa-an-vi/',
  'en/diem/2026-10/xa-an-vi/',
  'diem/2026-10/xa-binh-minh/',
  'diem/2026-10/xa-an-vi/ON_TIME/',
  'en/diem/2026-10/xa-an-vi/ON_TIME/',
  'diem/2026-10/xa-an-vi/ON_TIME/dat-3/',
  'diem/2026-10/xa-an-vi/PETITION_PROCESSING_ON_TIME/',
  'diem/2026-10/xa-an-vi/ONLINE_SERVICE_USED/',
] as const

describe.skipIf(chromium === null)('the pages of scores in a browser', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof startServer>>

  const open = async (path: string): Promise<Page> => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage()
    await page.goto(`${server.url}/${path}`)
    return page
  }

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '')
    const source = { ...memorySource({ months: [] }), scores: scoresInMemory() }
    server = await startServer(async () => source, { host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test.each(PAGES)('axe finds nothing on %s, light and dark, wide and on a phone', async (path) => {
    const page = await open(path)
    await page.evaluate(AXE)
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 360]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        const tags = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
        const found = (await page.evaluate(
          `axe.run(document, { runOnly: ${tags} }).then(({ violations, passes }) => ({ violations: violations.map(({ id, nodes }) => id + ' ' + nodes[0].html), passes: passes.length }))`,
        )) as { readonly violations: readonly string[]; readonly passes: number }
        expect(found.passes).toBeGreaterThan(15)
        expect(found.violations).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
    }
    await page.context().close()
  })

  test.each(PAGES)('%s is never wider than its screen', async (path) => {
    const page = await open(path)
    const wider: number[] = []
    for (const width of [1200, 1100, 1000, 960, 900, 768, 480, 320]) {
      await page.setViewportSize({ width, height: 800 })
      if (((await page.evaluate('document.documentElement.scrollWidth')) as number) > width) wider.push(width)
    }
    expect(wider).toEqual([])
    await page.context().close()
  })

  test('beneath the units of a level stands their mean, of those that have a total; the others are named', async () => {
    const page = await open('diem/2026-10/')
    const section = page.locator('section[aria-labelledby=level-commune]')
    const cells = async (rows: string): Promise<string[][]> =>
      Promise.all((await section.locator(rows).all()).map((row) => row.locator('th, td').allTextContents()))
    const [[name, rank, official, total] = [], ...more] = await cells('tfoot tr')
    expect([name, rank, official]).toEqual(['Bình quân 2 trong 3 đơn vị cấp xã được xếp hạng', '–', '–'])
    expect(more).toEqual([])
    const totals = (await cells('tbody tr')).flatMap(([, place, , points = '']) =>
      place === '–' ? [] : [Number(points.replace(',', '.'))],
    )
    expect(totals).toHaveLength(2)
    expect(Number(total?.replace(',', '.'))).toBeCloseTo(((totals[0] ?? 0) + (totals[1] ?? 0)) / 2, 1)
    expect(await section.locator('p.legend').last().textContent()).toContain('chưa có tổng điểm: Xã Bình Minh.')
    await page.context().close()
  })

  test('a unit that is a mean says of what, names who has no points, and gives none for its own counts', async () => {
    const page = await open('diem/2026-10/viet-nam/')
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).toContain('Chưa có tổng điểm: chưa có điểm của tinh-ninh-binh.')
    expect(text).toContain('bình quân điểm đã làm tròn của 2 tỉnh, thành phố')
    expect(
      await page
        .locator('#table-TDGQ ~ * tbody tr, section[aria-labelledby=group-TDGQ] tbody tr')
        .first()
        .textContent(),
    ).toContain('điểm là bình quân của các đơn vị')
    await page.context().close()
  })

  test('the change is told first in a sentence, then drawn, then in a table whose rows add up', async () => {
    const page = await open('diem/2026-10/xa-an-vi/')
    const section = page.locator('section[aria-labelledby=change]')
    expect(await section.locator('p.answer').textContent()).toMatch(
      /^Tăng 3,\d\d điểm so với tháng 9\/2026: dữ liệu đến muộn −\d,\d\d; công thức \+\d,\d\d; phát sinh trong kỳ \+\d,\d\d\./,
    )
    expect(await section.locator('svg.waterfall .step').count()).toBe(4)
    for (const row of await section.locator('tbody tr').all()) {
      const cells = (await row.locator('td').allTextContents()).map((text) =>
        Number(text.replace('−', '-').replace(',', '.')),
      )
      const [before = 0, ...others] = cells
      const [now = 0, change = 0, ...parts] = others.toReversed()
      const sum = parts.reduce((all, each) => all + each, 0)
      expect(sum).toBeCloseTo(change, 9)
      expect(before + change).toBeCloseTo(now, 9)
    }
    await page.context().close()
  })

  test('what cannot be told apart spans its columns, what is not known is marked with its reason', async () => {
    const page = await open('diem/2026-10/xa-binh-minh/')
    const section = page.locator('section[aria-labelledby=change]')
    expect(await section.locator('td.gap .unseen').first().textContent()).not.toBe('')
    expect(await section.locator('td[colspan="2"]').count()).toBeGreaterThan(0)
    expect(await section.textContent()).toContain('chưa được ghi lại')
    await page.context().close()
  })

  test('a unit alone on its level has no rank; points that are not lost are a 0, not a blank', async () => {
    const page = await open('diem/2026-10/')
    const heads = (level: string): Promise<readonly string[]> =>
      page.locator(`section[aria-labelledby=level-${level}] thead th`).allTextContents()
    expect(await heads('province')).not.toContain('Hạng')
    expect(await heads('commune')).toContain('Hạng')
    await page.goto(`${server.url}/diem/2026-10/tinh-hung-yen/`)
    for (const own of ['.answer', '.parts']) expect(await page.locator(own).first().textContent()).not.toContain('Hạng')
    // The units below it stand on its page, ranked among each other.
    expect(await heads('commune')).toContain('Hạng')
    expect(await page.locator('section[aria-labelledby=level-commune] tbody tr').count()).toBe(3)
    await page.goto(`${server.url}/diem/2026-10/xa-an-vi/`)
    const full = page.locator('.lines tbody tr').filter({ hasText: 'Hồ sơ nộp trực tuyến' })
    expect((await full.locator('td').allTextContents()).slice(0, 3)).toEqual(['6', '6', '0'])
    await page.context().close()
  })

  test('on English pages names of procedures and units are marked as Vietnamese', async () => {
    const page = await open('en/diem/2026-10/xa-an-vi/ON_TIME/')
    const names = page.locator('section[aria-labelledby=procedures] tbody th span')
    expect(await names.count()).toBeGreaterThan(10)
    expect(new Set(await Promise.all((await names.all()).map((each) => each.getAttribute('lang'))))).toEqual(
      new Set(['vi']),
    )
    await page.goto(`${server.url}/en/diem/2026-10/`)
    expect(await page.locator('tbody th a:not([lang=vi])').count()).toBe(0)
    await page.context().close()
  })

  test('on paper a scorecard has its tables whole and in line with each other', async () => {
    const page = await open('diem/2026-10/xa-an-vi/')
    await page.setViewportSize({ width: 660, height: 960 })
    await page.emulateMedia({ media: 'print' })
    const lefts = await page.evaluate(
      `[...document.querySelectorAll('.lines thead th:nth-child(5)')].map((head) => Math.round(head.getBoundingClientRect().right))`,
    )
    expect(new Set(lefts as readonly number[]).size).toBe(1)
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.lines')).breakInside`)).toBe('avoid')
    await page.context().close()
  })

  test('the lists of dossiers lead from page to page and to each other', async () => {
    const page = await open('diem/2026-10/xa-an-vi/ON_TIME/')
    await page.getByRole('link', { name: 'Hồ sơ đạt (405)' }).click()
    expect(page.url()).toContain('/ON_TIME/dat/')
    await page.locator('a[rel=next]').click()
    await page.locator('a[rel=next]').click()
    expect(await page.locator('section[aria-labelledby=out] tbody tr').count()).toBe(5)
    expect(await page.textContent('main')).toContain('Hồ sơ 401–405 trong 405.')
    expect(await page.locator('a[rel=next]').count()).toBe(0)
    await page.context().close()
  })

  test('what each procedure and day contributes is there whole, page by page', async () => {
    const page = await open('diem/2026-10/xa-an-vi/ON_TIME/')
    const rows = page.locator('section[aria-labelledby=procedures] tbody tr')
    expect(await rows.count()).toBe(30)
    await page.getByRole('link', { name: 'xem tất cả' }).click()
    expect(page.url()).toContain('/ON_TIME/theo-thu-tuc/')
    expect(await rows.count()).toBe(47)
    expect(await page.textContent('main')).toContain('Dòng 1–47 trong 47.')
    expect(await page.locator('section[aria-labelledby=out]').count()).toBe(0)
    await page.goto(`${server.url}/diem/2026-10/xa-an-vi/ON_TIME/theo-ngay/`)
    expect(await page.locator('section[aria-labelledby=days] tbody tr').count()).toBe(28)
    await page.context().close()
  })

  test('a criterion of petitions names them in the same way', async () => {
    const page = await open('diem/2026-10/xa-an-vi/PETITION_PROCESSING_ON_TIME/')
    expect(await page.textContent('main')).toContain('30 phản ánh, kiến nghị được xét, 27 đạt, 3 không đạt.')
    expect(await page.locator('section[aria-labelledby=out] tbody tr').count()).toBe(3)
    expect(await page.locator('section[aria-labelledby=out] tbody').textContent()).toContain('quá hạn, chưa xong')
    expect(await page.locator('section[aria-labelledby=procedures]').count()).toBe(0)
    await page.getByRole('link', { name: 'Phản ánh, kiến nghị đạt (27)' }).click()
    expect(await page.textContent('main')).toContain('Phản ánh, kiến nghị 1–27 trong 27.')
    await page.context().close()
  })

  test('a criterion of procedures names each with what decided, those outside the denominator too', async () => {
    const page = await open('diem/2026-10/xa-an-vi/ONLINE_SERVICE_USED/')
    const main = await page.textContent('main')
    expect(main).toContain('58 thủ tục được xét, 26 đạt, 32 không đạt. Trong số đạt có 4 thủ tục nằm ngoài mẫu số.')
    expect(main).toContain('Tử số 26, mẫu số 54.')
    expect(main).toContain('1 hồ sơ, không nộp trực tuyến')
    expect(main).toContain('không có hồ sơ nào trong kỳ')
    await page.getByRole('link', { name: 'Thủ tục đạt (26)' }).click()
    expect(await page.textContent('main')).toContain('ngoài mẫu số: không thuộc thẩm quyền của cấp này')
    await page.context().close()
  })

  test('a dossier tells its whole course and what in its data is in doubt; units are ranked', async () => {
    const page = await open('diem/2026-10/xa-an-vi/ON_TIME/')
    const main = await page.textContent('main')
    expect(main).toContain('Trong 45 hồ sơ không đạt, 12 hồ sơ có dữ liệu mâu thuẫn.')
    expect(main).toContain(
      'Yêu cầu bổ sung 01/10/2026, nhận giấy tờ 29/10/2026: chờ 20 ngày làm việc, hạn thành 29/10/2026',
    )
    expect(main).toContain('Dữ liệu nghi sai: có thời điểm kết thúc nhưng trạng thái cho thấy vẫn đang xử lý')
    await page.goto(`${server.url}/diem/2026-10/`)
    const rows = page.locator('section[aria-labelledby=level-commune] tbody tr')
    expect(await rows.locator('td:nth-child(2)').allTextContents()).toEqual(['1', '2', '–'])
    expect(await page.textContent('main')).toContain('2 trong 3 đơn vị cấp xã')
    await page.context().close()
  })
})

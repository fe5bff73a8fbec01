import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishSite } from '../../src/publish/site/publish.ts'
import { TABLE_SCRIPT } from '../../src/publish/site/table-script.ts'
import { startServer } from '../../src/serve/server.ts'
import { temporaryFolder } from '../publish/site/exported.ts'
import { memorySource } from '../publish/site/memory-source.ts'
import { hardCases, realMonth, wholeYear } from '../publish/site/scenes.ts'
import { findChromium, launchChromium } from '../support/chromium.ts'

const chromium = findChromium()
if (chromium === null) console.warn('SKIPPED: no Chromium found, the pages are not looked at (set THUOCDO_CHROMIUM)')

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const MONTH = '2024-02/index.html'
const RANKING = '2024-02/huyen-khoai-chau/xep-hang/totalScore/index.html'

/** One of each kind of page, and those with unusual content. */
const PAGES = [
  ['empty', 'index.html'],
  ['year', 'index.html'],
  ['year', 'en/2024-05/index.html'],
  ['year', '2024-04/huyen-khoai-chau/cac-ban/index.html'],
  ['year', 'don-vi/unit-4/index.html'],
  ['real', MONTH],
  ['real', RANKING],
  ['real', 'en/2024-02/huyen-khoai-chau/xep-hang/certifiedCopies/index.html'],
  ['real', 'en/don-vi/unit-3/index.html'],
  ['real', 'don-vi/huyen-khoai-chau/index.html'],
  ['real', 'chi-so/index.html'],
  ['real', '404.html'],
  ['hard', '2024-02/index.html'],
  ['hard', '2024-02/huyen-lon/index.html'],
  ['hard', '2024-02/huyen-thua/index.html'],
  ['hard', '2024-02/huyen-thua/xep-hang/totalScore/index.html'],
  ['hard', '2024-02/huyen-mot/index.html'],
  ['hard', '2024-02/huyen-khong/index.html'],
] as const

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds; it must have looked at something. */
async function violations(page: Page): Promise<readonly string[]> {
  const tags = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
  const run = `axe.run(document, { runOnly: ${tags} }).then(({ violations, passes }) => ({ violations, passes: passes.length }))`
  const found = (await page.evaluate(run)) as { readonly violations: readonly Violation[]; readonly passes: number }
  expect(found.passes).toBeGreaterThan(15)
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

describe.skipIf(chromium === null)('the pages in a browser', () => {
  const temporary = temporaryFolder()
  const url = (site: string, path: string): string => pathToFileURL(join(temporary.path, site, path)).href
  let browser: Browser

  const open = async (address: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage()
    await page.goto(address)
    return page
  }

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '')
    const scenes = { real: realMonth(), year: wholeYear(), hard: hardCases(), empty: { months: [] } }
    for (const [name, content] of Object.entries(scenes)) {
      await publishSite(memorySource(content), { out: join(temporary.path, name) })
    }
  })
  afterAll(async () => {
    await browser?.close()
    temporary.remove()
  })

  test.each(PAGES)('axe finds nothing on %s %s, light and dark, wide and on a phone', async (site, path) => {
    const page = await open(url(site, path))
    await page.evaluate(AXE)
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 360]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        expect(await violations(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
    }
    for (const width of [1100, 1000, 960, 768, 480, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
    await page.context().close()
  })

  test.each(PAGES)(
    '%s %s says all it has without JavaScript, from the disk, with nothing missing',
    async (site, path) => {
      const faults: string[] = []
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      page.on('requestfailed', (request) => faults.push(request.url()))
      page.on('console', (message) => faults.push(message.text()))
      await page.goto(url(site, path))
      expect(await page.locator('h1').count()).toBe(1)
      expect(await page.locator('input, button').count()).toBe(0)
      expect(faults).toEqual([])
      await context.close()
    },
  )

  test('a click on a column head sorts the table in place and says so', async () => {
    const page = await open(url('real', MONTH))
    const names = (): Promise<readonly string[]> => page.locator('tbody th[scope=row]').allTextContents()
    await page.getByRole('button', { name: 'Điểm tổng hợp' }).click()
    expect((await names()).slice(0, 2)).toEqual(['Đại Tập', 'Hàm Tử'])
    expect(await page.locator('[aria-sort=descending]').textContent()).toContain('Điểm tổng hợp')
    expect(await page.getByRole('status').textContent()).toBe('Đã xếp theo Điểm tổng hợp, giảm dần')
    await page.getByRole('button', { name: 'Điểm tổng hợp' }).click()
    expect((await names())[0]).toBe('Hồng Tiến')
    await page.getByRole('button', { name: 'Bản sao điện tử' }).click()
    expect((await names())[0]).toBe('Tân Dân')
    await page.getByRole('button', { name: 'Hạng' }).click()
    expect((await names())[0]).toBe('Đại Tập')
    await page.getByRole('button', { name: 'Đơn vị' }).click()
    expect((await names()).slice(0, 2)).toEqual(['An Vỹ', 'Bình Kiều'])
    await page.context().close()
  })

  test('missing figures come last whichever way the table is sorted', async () => {
    const page = await open(url('hard', '2024-02/huyen-lon/index.html'))
    for (const direction of ['descending', 'ascending']) {
      await page.getByRole('button', { name: 'Điểm tổng hợp' }).click()
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe(direction)
      expect(await page.locator('tbody tr').last().locator('td').nth(1).getAttribute('class')).toBe('gap')
    }
    await page.context().close()
  })

  test('the field finds a unit typed without diacritics', async () => {
    const page = await open(url('real', MONTH))
    await page.getByLabel('Tìm trong bảng').fill('dong t')
    expect(await page.locator('tbody tr:visible th').allTextContents()).toEqual(['Đông Tảo', 'Đồng Tiến'])
    expect(await page.getByRole('status').textContent()).toBe('2 dòng hiện ra')
    await page.context().close()
  })

  test('the keyboard reaches the content first, then sorts and scrolls the table', async () => {
    const page = await open(url('real', RANKING))
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Tới nội dung chính')
    await page.keyboard.press('Enter')
    expect(page.url()).toContain('#main')
    await page.getByRole('button', { name: 'Đơn vị' }).focus()
    await page.keyboard.press('Space')
    expect(await page.locator('[aria-sort=ascending]').textContent()).toContain('Đơn vị')
    await page.locator('.scroll').focus()
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.context().close()
  })

  test('a unit finds itself in a ranking from its own page', async () => {
    const page = await open(url('real', 'don-vi/unit-2/index.html'))
    await page.getByRole('link', { name: '7/25' }).click()
    const row = page.locator('tr:target')
    expect(await row.textContent()).toContain('An Vỹ')
    expect(await row.locator('.here').isVisible()).toBe(true)
    expect(await page.locator('.here:visible').count()).toBe(1)
    await page.context().close()
  })

  test('digits have equal width, so that decimal marks stand in line', async () => {
    const page = await open(url('real', MONTH))
    const widths = await page.evaluate(`document.fonts.ready.then(() => {
      const cell = document.querySelector('tbody td:nth-child(3)')
      return ['1111', '4444', '8888'].map((text) => {
        const span = document.createElement('span')
        span.textContent = text
        cell.replaceChildren(span)
        return Math.round(span.getBoundingClientRect().width * 10)
      })
    })`)
    expect(new Set(widths as readonly number[]).size).toBe(1)
    await page.context().close()
  })

  test('under the security policy of the server the page loses nothing', async () => {
    const faults: string[] = []
    const real = memorySource(realMonth())
    const server = await startServer(async () => real, { host: '127.0.0.1', port: 0 })
    const page = await (await browser.newContext()).newPage()
    page.on('console', (message) => faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${server.url}/${MONTH}`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Số hóa' }).click()
    expect(await page.locator('th[aria-sort]').count()).toBe(1)
    expect(faults).toEqual([])
    await page.context().close()
    await server.close()
  })

  test('days sort by time, not by their letters', async () => {
    const page = await (await browser.newContext()).newPage()
    const row = (day: string): string => `<tr><th scope="row">${day}</th><td>${day}</td></tr>`
    const days = ['02/11/2026', '30/09/2026', '15/12/2025', '01/12/2026']
    await page.setContent(
      `<html lang="vi"><sortable-table data-down="xuống"><table><thead><tr><th>Số<th>Ngày</tr></thead><tbody>${days.map(row).join('')}</tbody></table></sortable-table><script>${TABLE_SCRIPT}</script></html>`,
    )
    await page.getByRole('button', { name: 'Ngày' }).click()
    expect(await page.locator('tbody td').allTextContents()).toEqual([
      '01/12/2026',
      '02/11/2026',
      '30/09/2026',
      '15/12/2025',
    ])
    await page.context().close()
  })

  test.each([
    [320, ['real', 'don-vi/unit-2/index.html']],
    [390, ['real', 'don-vi/unit-2/index.html']],
    [390, ['real', MONTH]],
    [390, ['hard', '2024-02/index.html']],
    [800, ['real', RANKING]],
  ] as const)(
    'at %d px the hint to scroll stands over just those tables that are wider than their box',
    async (width, [site, path]) => {
      const page = await open(url(site, path))
      await page.setViewportSize({ width, height: 800 })
      await page.waitForTimeout(100)
      const boxes = (await page.evaluate(
        `[...document.querySelectorAll('.scroll')].map((box) => [box.scrollWidth > box.clientWidth, box.querySelector('.swipe').offsetHeight > 0])`,
      )) as readonly (readonly [boolean, boolean])[]
      expect(boxes.length).toBeGreaterThan(0)
      expect(boxes.map(([, hint]) => hint)).toEqual(boxes.map(([wider]) => wider))
      await page.context().close()
    },
  )

  test('print repeats the heads of the table and leaves out navigation, controls and mere links', async () => {
    const page = await open(url('real', MONTH))
    await page.setViewportSize({ width: 660, height: 960 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav:visible, .filter:visible, .swipe:visible, .elsewhere:visible').count()).toBe(0)
    const style = (selector: string, property: string): Promise<unknown> =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`)
    expect(await style('thead', 'display')).toBe('table-header-group')
    expect([await style('.scroll', 'borderTopWidth'), await style('tbody th', 'position')]).toEqual(['0px', 'static'])
    await page.context().close()
  })

  test('of the sources of many periods, print shows the ones that are open', async () => {
    const page = await open(url('year', 'don-vi/unit-4/index.html'))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('details').count()).toBeGreaterThan(10)
    expect(await page.locator('details:visible').count()).toBe(1)
    await page.context().close()
  })
})

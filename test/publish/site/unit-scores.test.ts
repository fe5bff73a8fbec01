import { expect, test } from 'vitest'
import type { UnitLabel } from '../../../src/model/results.ts'
import { createSite } from '../../../src/publish/site/site.ts'
import { memorySource } from './memory-source.ts'
import { scoresInMemory } from './score-scene.ts'

const label = (id: string, name: string): UnitLabel => ({ id, name, code: null, level: 'commune', provisional: false })

/** Communes without published results of their own, known as those that another came from. */
const source = memorySource({
  months: [],
  predecessors: {
    'xa-nao': [label('xa-an-vi', 'Xã An Vĩ'), label('xa-binh-minh', 'Xã Bình Minh'), label('xa-cu', 'Xã Cũ')].map(
      (unit) => ({ unit, on: '2025-07-01', extent: 'full' }),
    ),
  },
})
const site = createSite({ ...source, scores: scoresInMemory() })
const unitPage = async (unitId: string, from = site) => (await from.page({ kind: 'unit', unitId }, 'vi')) ?? ''
const text = (html: string): string => html.replaceAll(/<[^>]+>/g, '')

test('a unit without published results begins with what was computed, and leads to its scorecard', async () => {
  const html = await unitPage('xa-an-vi')
  expect(html).toMatch(
    /<p class="answer">Tháng 10\/2026, Thước Đo tính được \d\d(,\d+)? trên 100 điểm từ dữ liệu đang giữ; chưa có kết quả/,
  )
  const section = html.slice(html.indexOf('<section aria-labelledby="computed">'))
  expect(section).toContain('href="../../diem/2026-10/xa-an-vi/index.html"')
  expect(text(section)).toMatch(/Tháng 10\/2026: \d\d(,\d+)? trên 100 điểm/)
  expect(text(section)).toContain('Dữ liệu mô phỏng')
})

test('a unit whose total lacks figures is told so, and one without points has no such section', async () => {
  expect(text(await unitPage('xa-binh-minh'))).toContain('Tháng 10/2026: chưa có tổng điểm vì còn thiếu số liệu')
  expect(await unitPage('xa-cu')).not.toContain('id="computed"')
  expect(await unitPage('xa-an-vi', createSite(source))).toContain('<p class="answer">Chưa có kết quả nào')
})

test('a scorecard leads back to the page of its unit, ahead of its tables', async () => {
  const html = (await site.page({ kind: 'scorecard', periodKey: '2026-10', unitId: 'xa-an-vi' }, 'vi')) ?? ''
  const link = html.indexOf('href="../../../don-vi/xa-an-vi/index.html"')
  expect(link).toBeGreaterThan(0)
  expect(link).toBeLessThan(html.indexOf('<table'))
})

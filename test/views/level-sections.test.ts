import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { pageContext } from '../../src/views/page-context.ts'
import { LevelSections } from '../../src/views/scores/level-sections.tsx'
import type { ScoredUnit, ScoreMonth } from '../../src/views/scores/record.ts'
import { scoresInMemory } from '../publish/site/score-scene.ts'

const PAGE = pageContext(
  'vi',
  { kind: 'scores', periodKey: '2026-10' },
  { stylesheet: 'site.css', script: '', hasUnit: () => false },
)

/** Two provinces, the first with 300 communes, the second with so many, and some communes of none. */
async function country(second: number, outside: number): Promise<ScoreMonth> {
  const month = await scoresInMemory().month('2026-10')
  const [province, commune, lacking] = ['Tỉnh Hưng Yên', 'Xã An Vĩ', 'Xã Bình Minh'].map((name) =>
    month?.units.find(({ label }) => label.name === name),
  )
  if (month === null || !province || !commune || !lacking) throw new Error('the scene has them')
  const other = { ...province, label: { ...province.label, id: 'tinh-khac', name: 'Tỉnh Khác' } }
  const communes = (of: string, above: readonly string[], count: number): readonly ScoredUnit[] =>
    Array.from({ length: count }, (_, index) => {
      const { label, card } = index === 0 ? lacking : commune
      return { label: { ...label, id: `xa-${of}-${index}`, name: `Xã ${of} ${index}` }, card, above }
    })
  return {
    ...month,
    units: [
      province,
      other,
      ...communes('Một', [province.label.id], 300),
      ...communes('Hai', [other.label.id], second),
      ...communes('Ngoài', [], outside),
    ],
  }
}

const drawn = (month: ScoreMonth, units = month.units): string =>
  renderToStaticMarkup(createElement(LevelSections, { page: PAGE, month, units }))

test('a level of a few hundred units is one table of them', async () => {
  const html = drawn(await country(200, 0))
  expect(html.match(/id="xa-/g)).toHaveLength(500)
  expect(html).not.toContain('#level-commune')
})

test('a longer one leads to the pages of the units above; units of none are listed beneath', async () => {
  const html = drawn(await country(1201, 3))
  expect(html).toContain('Có 1.504 đơn vị cấp xã')
  expect(html).toMatch(
    /tinh-khac\/index\.html#level-commune"[^>]*>Tỉnh Khác<\/a><\/th><td[^>]*>1\.201<\/td><td[^>]*>1\.200<\/td>/,
  )
  expect(html.match(/id="xa-Ngoài-/g)).toHaveLength(3)
})

test('the units below one are ranked among all of the level', async () => {
  const month = await country(300, 0)
  const below = month.units.filter(({ above }) => above.includes('tinh-khac'))
  const html = drawn(month, below)
  expect(html.match(/id="xa-Hai-/g)).toHaveLength(300)
  expect(html).toContain('Hạng trong tất cả 600 đơn vị cấp xã')
  expect(html).not.toContain('Bình quân')
})

import type { Place } from './issue.ts'
import type { Lang } from './text.ts'

const WORDS = {
  vi: { sheet: 'trang tính', page: 'trang', table: 'bảng', row: 'dòng', record: 'bản ghi', column: 'cột' },
  en: { sheet: 'sheet', page: 'page', table: 'table', row: 'row', record: 'record', column: 'column' },
} as const

/**
 * Where in a source something stands: "trang 2, bảng 1, dòng 94, cột 3". Empty when the place is nowhere. `row`: the
 * English word for one, where readers look at a page rather than at a table.
 */
export function placeWords(place: Place, lang: Lang, row: 'row' | 'line' = 'row'): string {
  const words = { ...WORDS[lang], ...(lang === 'en' ? { row } : {}) }
  return (['sheet', 'page', 'table', 'row', 'record', 'column'] as const)
    .filter((part) => (place[part] ?? null) !== null)
    .map((part) => `${words[part]} ${place[part]}`)
    .join(', ')
}

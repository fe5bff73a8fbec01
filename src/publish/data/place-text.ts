import type { Place } from '../../model/issue.ts'
import type { Lang } from '../../model/text.ts'

const WORDS = {
  vi: { page: 'trang', sheet: 'trang tính', table: 'bảng', row: 'dòng', column: 'cột' },
  en: { page: 'page', sheet: 'sheet', table: 'table', row: 'row', column: 'column' },
} as const

/** Where a figure stands in its source: "kq.pdf, trang 3, bảng 1, dòng 4, cột 3". Parts that do not apply are left out. */
export function sourceText(fileName: string, place: Place, lang: Lang = 'vi'): string {
  const words = WORDS[lang]
  const parts = (['page', 'sheet', 'table', 'row', 'column'] as const).flatMap((part) =>
    place[part] === null ? [] : [`${words[part]} ${place[part]}`],
  )
  return [fileName, ...parts].join(', ')
}

import type { ReactElement } from 'react'
import type { Lang } from '../../model/text.ts'

const WORDS = {
  vi: { before: 'Trang trước', after: 'Trang sau' },
  en: { before: 'Page before', after: 'Next page' },
} as const

/** Links from a page of a long list to the one before and the one after, as far as there are such. `to`: the address of a page, from 1. */
export function pagesBeside(
  at: number,
  pages: number,
  to: (at: number) => string,
  lang: Lang,
): readonly ReactElement[] {
  const words = WORDS[lang]
  const link = (rel: 'prev' | 'next', page: number, text: string): ReactElement => (
    <a key={rel} rel={rel} href={to(page)}>
      {text}
    </a>
  )
  return [
    ...(at > 1 ? [link('prev', at - 1, words.before)] : []),
    ...(at < pages ? [link('next', at + 1, words.after)] : []),
  ]
}

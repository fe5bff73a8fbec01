import type { ReactElement } from 'react'
import { Page } from './page/document.tsx'
import { href, type PageContext } from './page-context.ts'

const WORDS = {
  vi: {
    'not-found': ['Không có trang này', 'Địa chỉ có thể đã gõ sai, hoặc kỳ, đơn vị này chưa có số liệu.'],
    failure: [
      'Trang chưa dựng được',
      'Lỗi ở phía máy chủ và đã được ghi lại. Số liệu không bị ảnh hưởng; hãy thử lại sau.',
    ],
    home: 'Xem các kỳ đã có số liệu',
  },
  en: {
    'not-found': ['There is no such page', 'The address may be mistyped, or this period or unit has no results yet.'],
    failure: [
      'The page could not be drawn',
      'The fault is on the server and has been recorded. The figures are not affected; please try again later.',
    ],
    home: 'See the periods with results',
  },
} as const

/** The page in place of one that is not there or could not be drawn. It never shows what went wrong inside. */
export function ProblemPage({
  page,
  problem,
}: {
  readonly page: PageContext
  readonly problem: 'not-found' | 'failure'
}): ReactElement {
  const [title, text] = WORDS[page.lang][problem]
  return (
    <Page page={page} title={title} description={text}>
      <h1>{title}</h1>
      <p className="answer">{text}</p>
      <p>
        <a href={href(page, { kind: 'home' })}>{WORDS[page.lang].home}</a>
      </p>
    </Page>
  )
}

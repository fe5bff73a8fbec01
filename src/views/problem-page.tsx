import type { ReactElement } from 'react'
import { Page } from './page/document.tsx'
import { href, type PageContext } from './page-context.ts'

const WORDS = { vi: { home: 'Xem các kỳ đã có số liệu' }, en: { home: 'See the periods with results' } } as const

/** What went wrong, for the visitor: never what went wrong inside. */
export interface PageProblem {
  /** One sentence. */
  readonly text: string
  /** What the visitor can do. */
  readonly cure: string
}

/** The page in place of one that is not there or could not be drawn. */
export function ProblemPage({
  page,
  problem,
}: {
  readonly page: PageContext
  readonly problem: PageProblem
}): ReactElement {
  const title = problem.text.replace(/\.$/, '')
  return (
    <Page page={page} title={title} description={problem.cure} note={null}>
      <h1>{title}</h1>
      <p className="answer">{problem.cure}</p>
      <p>
        <a href={href(page, { kind: 'home' })}>{WORDS[page.lang].home}</a>
      </p>
    </Page>
  )
}

import type { ReactElement } from 'react'
import { Page } from '../page/document.tsx'
import type { PageContext } from '../page-context.ts'
import { periodWords } from '../words.ts'
import { LevelSections } from './level-sections.tsx'
import { PeriodLinks, ScoreNote, scoreCrumbs, scoreNote } from './parts.tsx'
import type { ScoreMonth } from './record.ts'
import { scoresAnswer } from './scores-answer.ts'

const WORDS = {
  vi: {
    title: 'Điểm tính từ dữ liệu đang giữ',
  },
  en: {
    title: 'Scores computed from the data held',
  },
} as const

/** The scores of a period: the answer in a sentence, a table for each level in the order of ranks, the total first. */
export function ScoresPage({ page, month }: { readonly page: PageContext; readonly month: ScoreMonth }): ReactElement {
  const { lang } = page
  const words = WORDS[lang]
  const title = `${words.title}, ${periodWords(month.period.key, lang)}`
  const answer = scoresAnswer(month, lang)
  return (
    <Page
      page={page}
      title={title}
      description={answer}
      crumbs={scoreCrumbs(page, month, null)}
      note={scoreNote(lang)}
      script
    >
      <h1>{title}</h1>
      <p className="answer">{answer}</p>
      <ScoreNote month={month} lang={lang} />
      <PeriodLinks page={page} month={month} unitId={null} before={month.hasBefore} />
      <LevelSections page={page} month={month} units={month.units} />
    </Page>
  )
}

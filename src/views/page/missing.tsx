import type { ReactElement } from 'react'
import { missingWords } from '../../model/format.ts'
import { MISSING_REASONS, type MissingReason } from '../../model/reported.ts'
import type { Lang } from '../../model/text.ts'

/** Why a cell is empty: a reason of the model, or `absent` when the document has no such figure for the unit at all. */
export type Gap = MissingReason | 'absent'

/** Signs as Vietnamese statistical tables use them where they have one: "…" not reported, "–" does not arise, "x" not for it. */
export const SIGNS: Readonly<Record<Gap, string>> = {
  'not-reported': '…',
  'does-not-arise': '–',
  'not-applicable': 'x',
  unreadable: '?',
  absent: '',
}

const LEGEND = {
  vi: {
    title: 'Ô không có số liệu',
    absent: 'không có trong văn bản',
    zero: 'Số 0 là một giá trị, không phải ô trống.',
  },
  en: { title: 'Cells without a figure', absent: 'not in the document', zero: 'Zero is a value, not an empty cell.' },
} as const

/** The reason in words. */
export function gapWords(gap: Gap, lang: Lang): string {
  return gap === 'absent' ? LEGEND[lang].absent : missingWords(gap, lang)
}

/** The sign with its reason for those who do not see it. */
export function GapMark({ gap, lang }: { readonly gap: Gap; readonly lang: Lang }): ReactElement {
  return (
    <>
      <span aria-hidden="true">{SIGNS[gap]}</span>
      <span className="unseen">{gapWords(gap, lang)}</span>
    </>
  )
}

/** What the signs mean. */
export function MissingLegend({
  lang,
  gaps,
}: {
  readonly lang: Lang
  readonly gaps?: ReadonlySet<Gap>
}): ReactElement | null {
  const shown = [...MISSING_REASONS, 'absent' as const].filter((gap) => gaps === undefined || gaps.has(gap))
  if (shown.length === 0) return null
  return (
    <p className="legend">
      {LEGEND[lang].title}:{' '}
      {shown.map((gap) => (
        <span key={gap} className="key">
          <span className="swatch" aria-hidden="true">
            {SIGNS[gap]}
          </span>{' '}
          {gapWords(gap, lang)}
        </span>
      ))}{' '}
      {LEGEND[lang].zero}
    </p>
  )
}

import { parseLocalDate } from '../../model/date.ts'
import { headKey } from '../tables/heads.ts'
import type { Finding } from '../yaml/finding.ts'
import type { Path } from '../yaml/position.ts'
import type { FigureFile, IndexSetFile } from './schema.ts'

function checkDates({ effective }: IndexSetFile): Finding[] {
  const bad = (['from', 'to'] as const).filter(
    (key) => effective[key] !== null && parseLocalDate(effective[key]) === null,
  )
  if (bad.length > 0) {
    return bad.map((key) => ({
      code: 'indexSet.date',
      path: ['effective', key],
      facts: { key, value: effective[key] ?? '' },
    }))
  }
  const { from, to } = effective
  if (from === null || to === null || from < to) return []
  return [{ code: 'indexSet.dates-order', path: ['effective'], facts: { from, to } }]
}

function checkRanges({ figures }: IndexSetFile): Finding[] {
  return figures.flatMap(({ id, range: [min, max] }, index) =>
    min !== null && max !== null && min >= max
      ? [{ code: 'indexSet.range', path: ['figures', index, 'range'], facts: { figure: id, min, max } }]
      : [],
  )
}

function checkIds({ figures }: IndexSetFile): Finding[] {
  return figures.flatMap(({ id }, index) =>
    figures.findIndex((other) => other.id === id) < index
      ? [{ code: 'indexSet.figure-twice', path: ['figures', index, 'id'], facts: { figure: id } }]
      : [],
  )
}

function checkHeadline({ figures }: IndexSetFile): Finding[] {
  const headlines = figures.filter((figure) => figure.headline === true).map((figure) => figure.id)
  if (headlines.length === 1) return []
  const code = headlines.length === 0 ? 'indexSet.headline-missing' : 'indexSet.headline-several'
  return [
    {
      code,
      path: ['figures'],
      facts: { figures: headlines.length === 0 ? figures.map((figure) => figure.id) : headlines },
    },
  ]
}

function namesAt({ id, name, shortName, synonyms = [] }: FigureFile, figure: number): { text: string; path: Path }[] {
  return [
    { text: id, path: ['figures', figure, 'id'] },
    { text: name.vi, path: ['figures', figure, 'name', 'vi'] },
    { text: name.en, path: ['figures', figure, 'name', 'en'] },
    { text: shortName.vi, path: ['figures', figure, 'shortName', 'vi'] },
    { text: shortName.en, path: ['figures', figure, 'shortName', 'en'] },
    ...synonyms.map((text, index) => ({ text, path: ['figures', figure, 'synonyms', index] })),
  ]
}

/** The same name on two figures: then a head of that name could be read as either. */
function checkSynonyms({ figures }: IndexSetFile): Finding[] {
  const owner = new Map<string, string>()
  return figures.flatMap((figure, index) =>
    namesAt(figure, index).flatMap(({ text, path }): Finding[] => {
      const { key } = headKey(text)
      if (key === '') return [{ code: 'indexSet.synonym-empty', path, facts: { synonym: text, figure: figure.id } }]
      const other = owner.get(key)
      if (other === undefined || other === figure.id) {
        owner.set(key, figure.id)
        return []
      }
      return [{ code: 'indexSet.synonym-twice', path, facts: { synonym: text, first: other, second: figure.id } }]
    }),
  )
}

/** A series is carried on from another set. */
const checkContinues = ({ id, continues }: IndexSetFile): Finding[] =>
  continues === id ? [{ code: 'indexSet.continues-itself', path: ['continues'], facts: { id } }] : []

/** What the form alone cannot say: dates that exist, ranges, ids and names that are not used twice, one headline figure. */
export function checkRules(file: IndexSetFile): readonly Finding[] {
  return [
    ...checkDates(file),
    ...checkContinues(file),
    ...checkRanges(file),
    ...checkIds(file),
    ...checkHeadline(file),
    ...checkSynonyms(file),
  ]
}

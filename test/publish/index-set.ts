import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { FigureDefinition, IndexSet } from '../../src/model/index-set.ts'

interface YamlFigure extends Omit<FigureDefinition, 'min' | 'max' | 'legalBasis' | 'headline'> {
  readonly range: readonly [number | null, number | null]
  readonly headline?: boolean
}

/** The index set of the letters of 2024, read without the loader so that these tests stand alone. */
export function khoaiChauLetter2024(): IndexSet {
  const url = new URL('../../index-sets/khoai-chau-letter-2024.yaml', import.meta.url)
  const data = parse(readFileSync(url, 'utf8'))
  const figures: readonly YamlFigure[] = data.figures
  return {
    id: data.id,
    title: data.title,
    description: data.description,
    effectiveFrom: data.effective.from,
    effectiveTo: data.effective.to,
    continues: null,
    legalBasis: data.legalBasis.map((basis: object) => ({ article: null, ...basis })),
    figures: figures.map(({ range, ...figure }) => ({
      ...figure,
      min: range[0],
      max: range[1],
      legalBasis: [],
      headline: figure.headline ?? false,
    })),
    scoring: null,
    openQuestions: data.openQuestions,
  }
}

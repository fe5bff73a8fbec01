import type { LegalBasis } from '../../model/legal-basis.ts'
import type { FigureFile } from './schema.ts'

/** The legal basis as the file has it; none where the key is missing. */
export const basisOf = (basis: FigureFile['legalBasis']): readonly LegalBasis[] =>
  (basis ?? []).map(({ citation, article }) => ({ citation, article: article ?? null }))

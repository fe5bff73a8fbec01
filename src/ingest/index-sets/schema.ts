import { z } from 'zod'

const text2 = z.strictObject({ vi: z.string().trim().min(1), en: z.string().trim().min(1) })
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const number = z.number().nullable()
const legalBasis = z.array(z.strictObject({ citation: text2, article: z.string().optional() }))

const figure = z.strictObject({
  id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]*$/),
  name: text2,
  shortName: text2,
  definition: text2,
  unitOfMeasure: z.enum(['percent', 'points', 'count']),
  direction: z.enum(['higher', 'lower', 'none']),
  decimals: z.int().min(0).max(6),
  range: z.tuple([number, number]),
  headline: z.boolean().optional(),
  legalBasis: legalBasis.optional(),
  synonyms: z.array(z.string().trim().min(1)).optional(),
})

/** The one version of the file's form that is read. */
export const SCHEMA_NAME = 'thuocdo/index-set/1'

/** An index set as its YAML file has it. docs/index-sets.md explains each key; a test compares the two. */
export const indexSetFile = z.strictObject({
  schema: z.literal(SCHEMA_NAME),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: text2,
  description: text2,
  effective: z.strictObject({ from: date.nullable(), to: date.nullable() }),
  legalBasis: legalBasis.optional(),
  figures: z.array(figure).min(1),
  openQuestions: z.array(text2).optional(),
})

export type IndexSetFile = z.infer<typeof indexSetFile>
export type FigureFile = IndexSetFile['figures'][number]

/** The keys of each part of the file, for suggesting the one that was meant and for the documentation test. */
export const KEYS = {
  file: Object.keys(indexSetFile.shape),
  figure: Object.keys(figure.shape),
  text: Object.keys(text2.shape),
  effective: Object.keys(indexSetFile.shape.effective.shape),
  legalBasis: Object.keys(legalBasis.element.shape),
} as const

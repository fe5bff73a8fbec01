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

const amount = z.number().finite()
const id = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]*$/)
const aliases = z.array(z.string().trim().min(1)).optional()
const decimals = z.int().min(0).max(6)

/** Conditions and expressions are small languages of their own: formula.ts reads them. */
const formula = z.unknown()

const measure = z.strictObject({
  id,
  name: text2,
  from: z.enum(['dossiers', 'petitions', 'procedures', 'counts']),
  count: z.enum(['records', 'procedures']).optional(),
  where: z.array(formula).optional(),
  aliases,
})

const band = z.strictObject({ from: amount.optional(), upTo: amount.optional(), points: amount })

const rule = z.strictObject({
  kind: z.enum(['linear', 'full-from', 'bands', 'inverse', 'goalposts', 'min-max', 'as-given', 'penalty', 'tracking']),
  share: amount.optional(),
  bands: z.array(band).min(1).optional(),
  between: z.enum(['step', 'line']).optional(),
  zeroAt: amount.optional(),
  worst: amount.optional(),
  best: amount.optional(),
  scale: z.enum(['linear', 'log']).optional(),
  cap: z.boolean().optional(),
  each: amount.optional(),
  most: amount.optional(),
  better: z.enum(['higher', 'lower']).optional(),
})

const level = z.enum(['nation', 'ministry', 'province', 'department', 'district', 'commune'])
const policy = z.enum(['missing', 'zero', 'full'])

const criterion = z.strictObject({
  id,
  name: text2,
  definition: text2,
  legalBasis: legalBasis.optional(),
  max: amount.min(0),
  numerator: formula,
  denominator: formula.optional(),
  rule,
  whenZero: z.enum(['zero', 'full', 'no-score']).optional(),
  whenNotReported: z.union([policy, z.partialRecord(level, policy)]).optional(),
  levels: z.array(level).min(1).optional(),
  takenFrom: z.enum(['nation', 'ministry', 'province', 'district']).optional(),
  aliases,
})

const group = z.strictObject({
  id,
  of: z.array(z.string()).min(1),
  aggregation: z.enum(['sum', 'arithmetic-mean', 'geometric-mean', 'least']).optional(),
  weights: z.array(amount.positive()).optional(),
  outOf: amount.positive().optional(),
  aliases,
})

/** Below a commune there is no level. */
const mean = z.strictObject({ level: level.exclude(['commune']), of: level })

const rounding = z.strictObject({ criteria: decimals.nullable(), groups: decimals.nullable(), total: decimals })

/** The one version of the file's form that is read. */
export const SCHEMA_NAME = 'thuocdo/index-set/1'

/** An index set as its YAML file has it. docs/index-sets.md explains each key; a test compares the two. */
export const indexSetFile = z.strictObject({
  schema: z.literal(SCHEMA_NAME),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: text2,
  description: text2,
  effective: z.strictObject({ from: date.nullable(), to: date.nullable() }),
  continues: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .optional(),
  legalBasis: legalBasis.optional(),
  figures: z.array(figure).min(1),
  measures: z.array(measure).min(1).optional(),
  criteria: z.array(criterion).min(1).optional(),
  groups: z.array(group).min(1).optional(),
  means: z.array(mean).min(1).optional(),
  rounding: rounding.optional(),
  openQuestions: z.array(text2).optional(),
})

export type IndexSetFile = z.infer<typeof indexSetFile>
export type FigureFile = IndexSetFile['figures'][number]
export type CriterionFile = z.infer<typeof criterion>
export type GroupFile = z.infer<typeof group>
export type MeasureFile = z.infer<typeof measure>
export type MeanFile = z.infer<typeof mean>
export type RuleFile = z.infer<typeof rule>

/** The keys of each part of the file, for suggesting the one that was meant and for the documentation test. */
export const KEYS = {
  file: Object.keys(indexSetFile.shape),
  figure: Object.keys(figure.shape),
  text: Object.keys(text2.shape),
  effective: Object.keys(indexSetFile.shape.effective.shape),
  legalBasis: Object.keys(legalBasis.element.shape),
  measure: Object.keys(measure.shape),
  criterion: Object.keys(criterion.shape),
  rule: Object.keys(rule.shape),
  band: Object.keys(band.shape),
  group: Object.keys(group.shape),
  mean: Object.keys(mean.shape),
  rounding: Object.keys(rounding.shape),
} as const

/** The levels of administration that a file may name. */
export const LEVELS: readonly string[] = level.options

import type { ProblemEntry } from '../problem.ts'
import { api } from './api.ts'
import { attribution } from './attribution.ts'
import { calendar } from './calendar.ts'
import { command } from './command.ts'
import { course } from './course.ts'
import { dossiers } from './dossiers.ts'
import { extract } from './extract.ts'
import { feeds } from './feeds.ts'
import { indexSet } from './index-set.ts'
import { period } from './period.ts'
import { publishing } from './publishing.ts'
import { reading } from './reading.ts'
import { readingTables } from './reading-tables.ts'
import { registry } from './registry.ts'
import { rows } from './rows.ts'
import { scoring } from './scoring.ts'
import { scoringRules } from './scoring-rules.ts'
import { simulation } from './simulation.ts'
import { units } from './units.ts'
import { warehouse } from './warehouse.ts'
import { watch } from './watch.ts'

/** Every problem the product can report, by code. docs/errors.md lists the same codes; a test compares both ways. */
export const CATALOGUE: Readonly<Record<string, ProblemEntry>> = {
  ...api,
  ...attribution,
  ...calendar,
  ...command,
  ...course,
  ...dossiers,
  ...extract,
  ...feeds,
  ...indexSet,
  ...period,
  ...publishing,
  ...reading,
  ...readingTables,
  ...registry,
  ...rows,
  ...scoring,
  ...scoringRules,
  ...simulation,
  ...units,
  ...warehouse,
  ...watch,
}

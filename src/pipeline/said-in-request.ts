import type { Period } from '../model/period.ts'
import type { Clock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { completeness, listed } from './completeness.ts'
import { statedIn } from './import-dossiers.ts'
import { fieldsOf, type IntakeKind, type Said, saidBy } from './intake.ts'
import { periodMeant } from './periods.ts'

/** Parameters of a request, as they came; a list where one was given several times. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a request may say of records of each kind beside whose they are, which its token says. */
const KNOWN: Readonly<Record<IntakeKind, readonly string[]>> = {
  dossiers: ['map', 'mapping', 'bad-rows'],
  satisfaction: ['map', 'mapping', 'bad-rows', 'complete', 'units'],
  procedures: [],
  petitions: ['map', 'mapping', 'bad-rows', 'covers', 'period'],
  counts: ['index-set'],
}

const BAD_ROWS = ['load-good', 'load-none'] as const

/**
 * What a request says of the records in it: the options of `import --kind` under the same names.
 * @throws ThuocDoError `api.parameter` for one that has no meaning, or is said twice; `api.value`, as completeness
 */
export async function saidInRequest(
  kind: IntakeKind,
  source: string,
  parameters: Parameters,
  dataDir: string,
  clock: Clock,
): Promise<Said> {
  const known = KNOWN[kind]
  // One that is misspelt would be passed over: a coverage that is not noted, a file that loads its good rows.
  for (const [name, value] of Object.entries(parameters)) {
    if (known.includes(name) && typeof value === 'string') continue
    throw new ThuocDoError('api.parameter', { given: name, known: known.length === 0 ? ['–'] : known })
  }
  const text = (name: string): string | null => {
    const value = parameters[name]
    return typeof value === 'string' ? value : null
  }
  const periodOf = async (name: string): Promise<Period | null> => {
    const given = text(name)
    const period = given === null ? null : await periodMeant(given, dataDir, clock)
    if (given !== null && period === null)
      throw new ThuocDoError('api.value', { name, given, known: ['2026-10', '2026-Q4'] })
    return period
  }
  const badRows = BAD_ROWS.find((each) => each === text('bad-rows')) ?? null
  const wrong = badRows === null ? text('bad-rows') : null
  if (wrong !== null) throw new ThuocDoError('api.value', { name: 'bad-rows', given: wrong, known: BAD_ROWS })
  const indexSet = text('index-set')
  // A name only: files are for those who have the machine.
  if (indexSet !== null && !/^[\w-]+$/.test(indexSet)) {
    throw new ThuocDoError('api.value', { name: 'index-set', given: indexSet, known: ['qd766-2026'] })
  }
  return {
    ...saidBy(source, 'http'),
    // The text of a mapping in place of its file: files are for those who have the machine.
    stated: statedIn(text('mapping'), 'mapping', listed(text('map'), ';'), fieldsOf(kind)),
    badRows,
    indexSet,
    ...completeness({
      covers: listed(text('covers'), ';'),
      period: await periodOf('period'),
      complete: await periodOf('complete'),
      units: listed(text('units'), ','),
    }),
  }
}

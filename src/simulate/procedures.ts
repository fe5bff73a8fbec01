import type { Procedure } from '../model/procedure.ts'
import type { UnitLevel } from '../model/unit.ts'
import { ACTIONS, LOCAL, MINISTERIAL, PROVINCIAL } from './procedure-names.ts'
import { apportion } from './random.ts'

/** A procedure of the simulated catalogue: everything is known of it. */
export type KnownProcedure = { readonly [field in keyof Procedure]: NonNullable<Procedure[field]> }

type Line = Omit<KnownProcedure, 'code' | 'levels'>

const ONLINE = ['none', 'partial', 'full'] as const

function parseLine(line: string): Line {
  const [name = '', days, fee, online, paper, audience] = line.split('|')
  const onlineLevel = ONLINE[Number(online)]
  if (onlineLevel === undefined) throw new Error(`no procedure: ${line}`)
  return {
    name,
    legalTermDays: Number(days),
    hasFee: fee === 'p',
    onlineLevel,
    paperResult: paper === 'g',
    forCitizens: audience === 'c',
  }
}

const linesOf = (text: string): readonly Line[] => text.trim().split('\n').map(parseLine)

/** Each object by each action, the action that is asked for most with all objects first. */
const byAction = (objects: readonly Line[]): readonly Line[] =>
  ACTIONS.flatMap(([action, part]) =>
    objects.map((line) => ({
      ...line,
      name: `${action} ${line.name}`,
      legalTermDays: Math.ceil(line.legalTermDays * part),
    })),
  )

const GROUPS: readonly (readonly [first: number, levels: readonly UnitLevel[], lines: readonly Line[]])[] = [
  [1, ['district', 'commune'], linesOf(LOCAL)],
  [1001, ['province', 'department'], byAction(linesOf(PROVINCIAL))],
  [2001, ['ministry'], byAction(linesOf(MINISTERIAL))],
]

/**
 * The simulated catalogue of procedures. Codes have the national form and begin with 9, as no real one does; names end in
 * "(mô phỏng)", so that whoever sees one knows.
 */
export const SIMULATED_PROCEDURES: readonly KnownProcedure[] = GROUPS.flatMap(([first, levels, lines]) =>
  lines.map((line, index) => ({
    ...line,
    code: `9.${String(first + index).padStart(6, '0')}`,
    name: `${line.name} (mô phỏng)`,
    levels,
  })),
)

/** The procedures of one level, to draw from: a few are asked for most (Zipf), some hardly ever. */
export interface Demand {
  readonly procedures: readonly KnownProcedure[]
  /** Positions in `procedures`, each as often as it is asked for; of those offered online in the second. */
  readonly all: Uint16Array
  readonly online: Uint16Array
}

const SLOTS = 4096

function slots(weights: readonly number[]): Uint16Array {
  const table = new Uint16Array(SLOTS)
  let at = 0
  for (const [index, count] of apportion(SLOTS, weights).entries()) {
    table.fill(index, at, at + count)
    at += count
  }
  return table
}

function demandOf(level: UnitLevel): Demand {
  const procedures = SIMULATED_PROCEDURES.filter(({ levels }) => levels.includes(level))
  const shares = procedures.map((_, index) => 1 / (index + 1.5))
  const online = procedures.map(({ onlineLevel }, index) => (onlineLevel === 'none' ? 0 : (shares[index] ?? 0)))
  return { procedures, all: slots(shares), online: slots(online) }
}

/** What is asked of each level. Units whose level is not known are taken for communes. */
export function demands(): (level: UnitLevel) => Demand {
  const local = demandOf('commune')
  const provincial = demandOf('province')
  const ministerial = demandOf('ministry')
  return (level) => {
    if (level === 'province' || level === 'department') return provincial
    return level === 'ministry' ? ministerial : local
  }
}

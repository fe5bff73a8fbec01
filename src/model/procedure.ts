import type { UnitLevel } from './unit.ts'

/** An administrative procedure (thủ tục hành chính) as the catalogue describes it. Null: the catalogue does not say. */
export interface Procedure {
  /** 1.001193 */
  readonly code: string
  readonly name: string
  /** Working days that the law allows at the most. */
  readonly legalTermDays: number | null
  readonly hasFee: boolean | null
  /** How much of it is offered online. */
  readonly onlineLevel: 'none' | 'partial' | 'full' | null
  /** Its result is a paper. */
  readonly paperResult: boolean | null
  readonly forCitizens: boolean | null
  /** Levels of administration that handle it. */
  readonly levels: readonly UnitLevel[] | null
}

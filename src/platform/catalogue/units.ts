import type { ProblemEntry } from '../problem.ts'

export const units = {} as const satisfies Record<string, ProblemEntry>

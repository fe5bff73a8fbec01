import type { ProblemEntry } from '../problem.ts'

export const reading = {} as const satisfies Record<string, ProblemEntry>

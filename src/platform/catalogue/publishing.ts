import type { ProblemEntry } from '../problem.ts'

export const publishing = {} as const satisfies Record<string, ProblemEntry>

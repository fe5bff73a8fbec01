import type { ProblemEntry } from '../problem.ts'

export const registry = {} as const satisfies Record<string, ProblemEntry>

import { courseIssues } from '../measure/course-issues.ts'
import type { LocalDate } from '../model/date.ts'
import type { Dossier } from '../model/dossier.ts'
import { doubtKind } from '../model/doubt-words.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'

/** Dossier numbers told of one kind of doubt. */
const EXAMPLES = 5

interface Doubtful {
  count: number
  readonly codes: string[]
}

/** Gathers what in the dossiers of a file contradicts itself, by kind: how many, and the first of them. */
export function doubtfulRows(today: LocalDate): {
  add(dossiers: readonly Dossier[]): void
  issues(): readonly Issue[]
} {
  const found = new Map<string, Doubtful>()
  return {
    add(dossiers) {
      for (const dossier of dossiers) {
        if (dossier.deleted) continue
        for (const { code } of courseIssues(dossier, today)) {
          const held = found.get(code) ?? { count: 0, codes: [] }
          held.count += 1
          if (held.codes.length < EXAMPLES) held.codes.push(dossier.code)
          found.set(code, held)
        }
      }
    },
    issues: () =>
      [...found].map(([code, { count, codes }]) => ({
        code: 'dossiers.doubtful',
        severity: 'warning',
        place: NOWHERE,
        facts: { count, what: doubtKind(code), codes },
      })),
  }
}

import type { Text2 } from './text.ts'

/** A law, decision or letter that a figure rests on. */
export interface LegalBasis {
  readonly citation: Text2
  readonly article: string | null
}

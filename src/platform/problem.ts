import type { Fact } from '../model/issue.ts'
import type { Lang, Text2 } from '../model/text.ts'

/**
 * An entry of the catalogue of problems. `{name}` in a text is replaced by the fact of that name.
 * `kind: 'error'`: a mistake of the person or client; it ends the command with `exit` or the request with `http`.
 * `kind: 'issue'`: a problem in the data, listed in a report.
 */
export type ProblemEntry =
  | { readonly kind: 'error'; readonly exit: number; readonly http: number; readonly text: Text2; readonly cure: Text2 }
  | { readonly kind: 'issue'; readonly text: Text2; readonly cure: Text2 }

export type Facts = Readonly<Record<string, Fact>>

/** A mistake of the person or the client, by its code in the catalogue. Bugs are plain assertions, never this. */
export class ThuocDoError extends Error {
  readonly code: string
  readonly facts: Facts

  constructor(code: string, facts: Facts = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'ThuocDoError'
    this.code = code
    this.facts = facts
  }
}

/** Fills `{name}` places of a text of one language with facts; lists are joined with "; ". An unknown place stays visible. */
export function fillText(text: string, facts: Facts, lang: Lang): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name]
    if (fact === undefined) return whole
    if (typeof fact !== 'object') return String(fact)
    return 'vi' in fact ? fact[lang] : fact.join('; ')
  })
}

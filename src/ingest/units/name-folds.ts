import { splitFoldedName } from '../../model/unit-name.ts'
import { foldSpelling, plainOfSpelling } from '../../model/vietnamese.ts'

/** Folds of names, each computed once: a derivation compares the same names many times. */
export interface NameFolds {
  spelling(name: string): string
  plain(name: string): string
  bare(name: string): string
  /** The same name, spellings aside. */
  same(a: string, b: string): boolean
  /** The same name, diacritics aside: lineages and lists mistype them. For units of one code only. */
  alike(a: string, b: string): boolean
}

export function nameFolds(): NameFolds {
  const spellings = new Map<string, string>()
  const folds: NameFolds = {
    spelling(name) {
      const held = spellings.get(name)
      if (held !== undefined) return held
      const folded = foldSpelling(name)
      spellings.set(name, folded)
      return folded
    },
    plain: (name) => plainOfSpelling(folds.spelling(name)),
    bare: (name) => splitFoldedName(folds.spelling(name)).bare,
    same: (a, b) => a === b || folds.spelling(a) === folds.spelling(b),
    alike: (a, b) => a === b || folds.plain(a) === folds.plain(b),
  }
  return folds
}

import { foldPlain } from '../../model/vietnamese.ts'

const WORDS: Readonly<Record<string, boolean>> = {
  '1': true,
  true: true,
  yes: true,
  y: true,
  x: true,
  co: true,
  '0': false,
  false: false,
  no: false,
  n: false,
  khong: false,
}

/** A word for yes or no; undefined when it is neither. */
export function yesOrNo(text: string): boolean | undefined {
  if (text === '1' || text === '0') return text === '1'
  return Object.hasOwn(WORDS, foldPlain(text)) ? WORDS[foldPlain(text)] : undefined
}

import type { z } from 'zod'
import type { Path } from './position.ts'
import type { Finding } from './rules.ts'
import { KEYS } from './schema.ts'

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** The word of the list that is nearest to what was written, when it is near at all. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((each) => ({ each, far: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  const [best] = ranked
  return best !== undefined && best.far <= Math.max(2, word.length / 3) ? best.each : null
}

/** The keys that may stand where the path leads. */
function keysAt(path: Path): readonly string[] {
  const last = path.at(-1)
  if (path.length === 0) return KEYS.file
  if (path[0] === 'figures' && path.length === 2) return KEYS.figure
  if (path[0] === 'effective') return KEYS.effective
  return path.includes('legalBasis') && typeof last === 'number' ? KEYS.legalBasis : KEYS.text
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key], data)
}

const shown = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 80)
const pathText = (path: Path): string =>
  path.map((key) => (typeof key === 'number' ? `[${key + 1}]` : String(key))).join('.')

/** The problems of form that zod found, in our words. */
export function formFindings(issues: readonly z.core.$ZodIssue[], data: unknown): readonly Finding[] {
  const found = eachFinding(issues, data)
  // A misspelt key is one mistake, not also a missing one.
  const meant = new Set(
    found.flatMap(({ path, facts }) =>
      facts.near === undefined ? [] : [pathText([...path.slice(0, -1), String(facts.near)])],
    ),
  )
  return found.filter(({ code, path }) => code !== 'indexSet.key-missing' || !meant.has(pathText(path)))
}

function eachFinding(issues: readonly z.core.$ZodIssue[], data: unknown): readonly Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const { path } = issue
    const where = pathText(path)
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(path)
      return issue.keys.map((key) => {
        const near = nearest(key, known)
        return near === null
          ? { code: 'indexSet.key-unknown', path: [...path, key], facts: { key, known } }
          : { code: 'indexSet.key-misspelt', path: [...path, key], facts: { key, near } }
      })
    }
    const value = valueAt(data, path)
    if (value === undefined) return [{ code: 'indexSet.key-missing', path, facts: { key: where } }]
    if (issue.code === 'invalid_value') {
      const known = issue.values.map(String)
      return [{ code: 'indexSet.value-unknown', path, facts: { key: where, value: shown(value), known } }]
    }
    if (path[0] === 'effective') return [{ code: 'indexSet.date', path, facts: { key: where, value: shown(value) } }]
    return [{ code: 'indexSet.value', path, facts: { key: where, value: shown(value), wanted: issue.message } }]
  })
}

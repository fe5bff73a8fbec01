import type { z } from 'zod'
import { wantedWords } from '../../platform/form-words.ts'
import { nearest } from '../../platform/nearest.ts'
import { type Finding, pathText, shown } from '../yaml/finding.ts'
import type { Path } from '../yaml/position.ts'
import { KEYS, LEVELS } from './schema.ts'

/** The keys that may stand where the path leads. */
function keysAt(path: Path): readonly string[] {
  const last = path.at(-1)
  if (path.length === 0) return KEYS.file
  if (path[0] === 'figures' && path.length === 2) return KEYS.figure
  if (path[0] === 'measures' && path.length === 2) return KEYS.measure
  if (path[0] === 'criteria' && path.length === 2) return KEYS.criterion
  if (path[0] === 'groups' && path.length === 2) return KEYS.group
  if (path[0] === 'means') return KEYS.mean
  if (path[0] === 'rounding') return KEYS.rounding
  if (last === 'rule') return KEYS.rule
  if (last === 'whenNotReported') return LEVELS
  if (path.includes('bands')) return KEYS.band
  if (path[0] === 'effective') return KEYS.effective
  return path.includes('legalBasis') && typeof last === 'number' ? KEYS.legalBasis : KEYS.text
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key], data)
}

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

/** What is wrong by that form of several which the value was meant to have: a word, or keys. */
function meantIssues({ errors, path }: z.core.$ZodIssueInvalidUnion, value: unknown): readonly z.core.$ZodIssue[] {
  const meant = (typeof value === 'object' ? errors.at(-1) : errors[0]) ?? []
  return meant.map((issue) => ({ ...issue, path: [...path, ...issue.path] }))
}

function eachFinding(issues: readonly z.core.$ZodIssue[], data: unknown): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const { path } = issue
    if (issue.code === 'invalid_union') return eachFinding(meantIssues(issue, valueAt(data, path)), data)
    const where = pathText(path)
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(path)
      return issue.keys.map((key) => {
        // { vi: Chậm, thiếu } is a text "Chậm" and a key "thiếu" without a value.
        if (known === KEYS.text && valueAt(data, [...path, key]) === null)
          return { code: 'indexSet.text-cut', path: [...path, key], facts: { key } }
        if (/^\d+$/.test(key) && valueAt(data, [...path, key]) === null)
          return { code: 'indexSet.number-cut', path: [...path, key], facts: { key } }
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
    return [{ code: 'indexSet.value', path, facts: { key: where, value: shown(value), wanted: wantedWords(issue) } }]
  })
}

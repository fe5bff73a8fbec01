import type { Rule } from '../../model/scoring.ts'
import type { Finding } from '../yaml/finding.ts'
import type { Path } from '../yaml/position.ts'
import { decimalOf, type Read } from './formula.ts'
import type { RuleFile } from './schema.ts'

type Key = Exclude<keyof RuleFile, 'kind'>

/** The keys that each kind of rule needs, and those it may have beside. */
const KEYS_OF: Readonly<Record<RuleFile['kind'], { readonly needs: readonly Key[]; readonly may: readonly Key[] }>> = {
  linear: { needs: [], may: [] },
  'full-from': { needs: ['share'], may: [] },
  bands: { needs: ['bands'], may: ['between'] },
  inverse: { needs: [], may: ['zeroAt'] },
  goalposts: { needs: ['worst', 'best'], may: ['scale', 'cap'] },
  'min-max': { needs: [], may: ['better'] },
  'as-given': { needs: [], may: [] },
  tracking: { needs: [], may: [] },
}

function keyFindings(rule: RuleFile, path: Path): Finding[] {
  const { needs, may } = KEYS_OF[rule.kind]
  const given = Object.keys(rule).filter((key): key is Key => key !== 'kind')
  const foreign = given.filter((key) => !needs.includes(key) && !may.includes(key))
  const missing = needs.filter((key) => rule[key] === undefined)
  return [
    ...foreign.map((key) => ({
      code: 'indexSet.rule-key',
      path: [...path, key],
      facts: { key, rule: rule.kind, known: [...needs, ...may] },
    })),
    ...missing.map((key) => ({ code: 'indexSet.rule-lacks', path, facts: { key, rule: rule.kind } })),
  ]
}

const outside = (path: Path, value: number, wanted: string): Finding => ({
  code: 'indexSet.rule-value',
  path,
  facts: { key: String(path.at(-1)), value, wanted },
})

function valueFindings(rule: RuleFile, path: Path, max: number): Finding[] {
  const { share, bands = [], zeroAt, worst, best, scale, cap } = rule
  const found: Finding[] = []
  if (share !== undefined && !(share > 0 && share <= 1)) found.push(outside([...path, 'share'], share, '0 < share ≤ 1'))
  if (zeroAt !== undefined && zeroAt <= 0) found.push(outside([...path, 'zeroAt'], zeroAt, 'zeroAt > 0'))
  bands.forEach(({ from, points }, index) => {
    const before = bands[index - 1]
    const at = [...path, 'bands', index]
    if (before !== undefined && from <= before.from) found.push(outside([...at, 'from'], from, `from > ${before.from}`))
    if (points < 0 || points > max) found.push(outside([...at, 'points'], points, `0 ≤ points ≤ ${max}`))
  })
  if (worst !== undefined && worst === best) found.push(outside([...path, 'best'], worst, `best ≠ ${worst}`))
  if (scale === 'log') {
    if (worst !== undefined && worst <= 0) found.push(outside([...path, 'worst'], worst, 'worst > 0'))
    if (best !== undefined && best <= 0) found.push(outside([...path, 'best'], best, 'best > 0'))
    if (cap === false) found.push(outside([...path, 'cap'], 0, 'cap: true'))
  }
  return found
}

function build(rule: RuleFile): Rule {
  switch (rule.kind) {
    case 'full-from':
      return { kind: rule.kind, share: decimalOf(rule.share ?? 1) }
    case 'bands': {
      const bands = (rule.bands ?? []).map(({ from, points }) => ({ from: decimalOf(from), points: decimalOf(points) }))
      return { kind: rule.kind, bands, between: rule.between ?? 'step' }
    }
    case 'inverse':
      return { kind: rule.kind, zeroAt: decimalOf(rule.zeroAt ?? 1) }
    case 'goalposts': {
      const [worst, best] = [decimalOf(rule.worst ?? 0), decimalOf(rule.best ?? 1)]
      return { kind: rule.kind, worst, best, scale: rule.scale ?? 'linear', cap: rule.cap ?? true }
    }
    case 'min-max':
      return { kind: rule.kind, better: rule.better ?? 'higher' }
    default:
      return { kind: rule.kind }
  }
}

/** A rule of a criterion that has `max` points: the keys that its kind needs, no others, with values that make sense. */
export function readRule(rule: RuleFile, path: Path, max: number): Read<Rule> {
  const findings = keyFindings(rule, path)
  return { read: build(rule), findings: findings.length > 0 ? findings : valueFindings(rule, path, max) }
}

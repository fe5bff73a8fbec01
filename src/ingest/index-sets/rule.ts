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
  penalty: { needs: ['each', 'most'], may: [] },
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

/** What the bands of a rule are bounded by: all of them by the same, the first decides. */
const boundOf = ([first]: NonNullable<RuleFile['bands']>): 'from' | 'upTo' =>
  first?.upTo === undefined ? 'from' : 'upTo'

/** Bands that lack the bound of the first, or have the other beside it. */
function boundFindings({ bands = [] }: RuleFile, path: Path): Finding[] {
  const key = boundOf(bands)
  const other = key === 'from' ? 'upTo' : 'from'
  return bands.flatMap((band, index): Finding[] =>
    band[key] !== undefined && band[other] === undefined
      ? []
      : [{ code: 'indexSet.band-bound', path: [...path, 'bands', index], facts: { wanted: key, other } }],
  )
}

/** A penalty gives nothing: its criterion has no points to be had. Every other scored criterion has some. */
function maxFindings({ kind }: RuleFile, path: Path, max: number): Finding[] {
  const wanted = kind === 'penalty' ? 'max = 0' : 'max > 0'
  const isRight = kind === 'tracking' || (kind === 'penalty' ? max === 0 : max > 0)
  return isRight ? [] : [outside([...path.slice(0, -1), 'max'], max, wanted)]
}

function valueFindings(rule: RuleFile, path: Path, max: number): Finding[] {
  const { share, bands = [], zeroAt, worst, best, scale, cap, each, most } = rule
  const found: Finding[] = []
  if (share !== undefined && !(share > 0 && share <= 1)) found.push(outside([...path, 'share'], share, '0 < share ≤ 1'))
  if (zeroAt !== undefined && zeroAt <= 0) found.push(outside([...path, 'zeroAt'], zeroAt, 'zeroAt > 0'))
  const key = boundOf(bands)
  bands.forEach((band, index) => {
    const [bound, before] = [band[key] ?? 0, bands[index - 1]?.[key]]
    const at = [...path, 'bands', index]
    if (before !== undefined && bound <= before) found.push(outside([...at, key], bound, `${key} > ${before}`))
    if (band.points < 0 || band.points > max) found.push(outside([...at, 'points'], band.points, `0 ≤ points ≤ ${max}`))
    // From a value on: the more the better; up to a value: the less the better.
    const points = bands[index - 1]?.points
    if (points !== undefined && (key === 'from' ? band.points < points : band.points > points)) {
      found.push(outside([...at, 'points'], band.points, `points ${key === 'from' ? '≥' : '≤'} ${points}`))
    }
  })
  const top = Math.max(...bands.map(({ points }) => points))
  if (bands.length > 0 && top < max) found.push(outside([...path, 'bands'], top, `points = max = ${max}`))
  if (each !== undefined && each <= 0) found.push(outside([...path, 'each'], each, 'each > 0'))
  if (most !== undefined && most <= 0) found.push(outside([...path, 'most'], most, 'most > 0'))
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
      const key = boundOf(rule.bands ?? [])
      const bands = (rule.bands ?? []).map((band) => ({
        from: decimalOf(band[key] ?? 0),
        points: decimalOf(band.points),
      }))
      return { kind: rule.kind, bands, between: rule.between ?? 'step', upTo: key === 'upTo' }
    }
    case 'penalty':
      return { kind: rule.kind, each: decimalOf(rule.each ?? 1), most: decimalOf(rule.most ?? 1) }
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
  const findings = [...keyFindings(rule, path), ...boundFindings(rule, path)]
  const values = findings.length > 0 ? [] : valueFindings(rule, path, max)
  return { read: build(rule), findings: [...findings, ...maxFindings(rule, path, max), ...values] }
}

import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import { yamlFault } from '../../platform/form-words.ts'
import type { Finding } from './finding.ts'
import { lineAt } from './position.ts'

/** A YAML file of data as it stands, with the way to tell of what is wrong in it by its lines. */
export interface YamlFile {
  /** Null with issues: the text is no YAML. */
  readonly data: unknown
  readonly issues: readonly Issue[]
  /** Findings as issues with the file, the line (`place.row`) and the facts. */
  issuesOf(findings: readonly Finding[]): readonly Issue[]
}

/** Faults of syntax in their order, up to the first by which the rest of the file may be read amiss. */
function syntaxFaults({ errors, warnings }: Document): readonly { readonly code: string; readonly at: number }[] {
  const all = [...errors, ...warnings]
    .map(({ code, pos }) => ({ code: String(code), at: pos[0] }))
    .sort((a, b) => a.at - b.at)
  const first = all.findIndex(({ code }) => code !== 'DUPLICATE_KEY')
  return first === -1 ? all : all.slice(0, first + 1)
}

/** How often a file may repeat a part by its alias; repeated parts of repeated parts multiply. */
const MOST_ALIASES = 100

const isMapping = (node: unknown, document: Document): boolean =>
  isMap(isAlias(node) ? node.resolve(document) : node) ||
  (isSeq(node) && node.items.every((item) => isMapping(item, document)))

/** Aliases that name nothing, merged parts that have no keys, too many repetitions: what the library tells by throwing. */
function aliasFaults(document: Document): readonly { readonly code: string; readonly at: number }[] {
  const faults: { readonly code: string; readonly at: number }[] = []
  let aliases = 0
  visit(document, {
    Alias(_key, alias) {
      aliases += 1
      if (alias.resolve(document) === undefined) faults.push({ code: 'BAD_ALIAS', at: alias.range?.[0] ?? 0 })
    },
    Pair(_key, { key, value }) {
      const isMerge = isScalar(key) && key.source === '<<' && key.type === 'PLAIN'
      const isNamed = !isAlias(value) || value.resolve(document) !== undefined
      if (isMerge && isNamed && !isMapping(value, document)) faults.push({ code: 'BAD_MERGE', at: key.range?.[0] ?? 0 })
    },
  })
  if (faults.length > 0 || aliases === 0) return faults
  try {
    document.toJS({ maxAliasCount: MOST_ALIASES })
    return []
  } catch (error) {
    if (error instanceof ReferenceError) return [{ code: 'MANY_ALIASES', at: 0 }]
    throw error
  }
}

/** Reads a YAML file of data. `brokenCode`: the problem of the catalogue for text that is no YAML. */
export function readYamlFile(yamlText: string, fileName: string, brokenCode: string): YamlFile {
  const counter = new LineCounter()
  const document = parseDocument(yamlText, { lineCounter: counter, prettyErrors: false, merge: true })
  const issueOf = (code: string, line: number, facts: Issue['facts']): Issue => ({
    code,
    severity: 'error',
    place: { ...NOWHERE, row: line },
    facts: { file: fileName, line, ...facts },
  })
  const broken = syntaxFaults(document)
  const faults = broken.length > 0 ? broken : aliasFaults(document)
  const issues = faults.map(({ code, at }) =>
    issueOf(brokenCode, counter.linePos(at).line, { reason: yamlFault(code) }),
  )
  return {
    data: issues.length > 0 ? null : document.toJS({ maxAliasCount: MOST_ALIASES }),
    issues,
    issuesOf: (findings) =>
      findings.map(({ code, path, facts }) => issueOf(code, lineAt(document, counter, path), facts)),
  }
}

import { LineCounter, parseDocument } from 'yaml'
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

/** Reads a YAML file of data. `brokenCode`: the problem of the catalogue for text that is no YAML. */
export function readYamlFile(yamlText: string, fileName: string, brokenCode: string): YamlFile {
  const counter = new LineCounter()
  const document = parseDocument(yamlText, { lineCounter: counter, prettyErrors: false })
  const issueOf = (code: string, line: number, facts: Issue['facts']): Issue => ({
    code,
    severity: 'error',
    place: { ...NOWHERE, row: line },
    facts: { file: fileName, line, ...facts },
  })
  const issues = [...document.errors, ...document.warnings].map((error) =>
    issueOf(brokenCode, counter.linePos(error.pos[0]).line, { reason: yamlFault(error.code) }),
  )
  return {
    data: issues.length > 0 ? null : document.toJS({ maxAliasCount: 100 }),
    issues,
    issuesOf: (findings) =>
      findings.map(({ code, path, facts }) => issueOf(code, lineAt(document, counter, path), facts)),
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { FigureDefinition, IndexSet } from '../../model/index-set.ts'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import type { Scoring } from '../../model/scoring.ts'
import { describeIssue } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { basisOf } from './basis.ts'
import type { Finding } from './finding.ts'
import { formFindings } from './form.ts'
import { lineAt } from './position.ts'
import { checkRules } from './rules.ts'
import { type FigureFile, type IndexSetFile, indexSetFile } from './schema.ts'
import { readScoring } from './scoring.ts'

function toFigure({ range: [min, max], legalBasis, synonyms, headline, ...figure }: FigureFile): FigureDefinition {
  return { ...figure, min, max, legalBasis: basisOf(legalBasis), synonyms: synonyms ?? [], headline: headline ?? false }
}

function toIndexSet(file: IndexSetFile, scoring: Scoring | null): IndexSet {
  const { id, title, description, effective, legalBasis, figures, openQuestions } = file
  return {
    id,
    title,
    description,
    effectiveFrom: effective.from,
    effectiveTo: effective.to,
    legalBasis: basisOf(legalBasis),
    figures: figures.map(toFigure),
    scoring,
    openQuestions: openQuestions ?? [],
  }
}

/**
 * Reads an index set from the text of its YAML file. Every problem is an issue with the file, the line (`place.row`), what
 * is wrong and the cure; with any problem there is no index set.
 */
export function parseIndexSet(
  yamlText: string,
  fileName: string,
): { readonly indexSet: IndexSet | null; readonly issues: readonly Issue[] } {
  const counter = new LineCounter()
  const document = parseDocument(yamlText, { lineCounter: counter, prettyErrors: false })
  const issueOf = (code: string, line: number, facts: Issue['facts']): Issue => ({
    code,
    severity: 'error',
    place: { ...NOWHERE, row: line },
    facts: { file: fileName, line, ...facts },
  })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    const issues = broken.map((error) =>
      issueOf('indexSet.yaml', counter.linePos(error.pos[0]).line, { reason: error.message }),
    )
    return { indexSet: null, issues }
  }
  const data: unknown = document.toJS({ maxAliasCount: 100 })
  const parsed = indexSetFile.safeParse(data)
  const issuesOf = (findings: readonly Finding[]): Issue[] =>
    findings.map(({ code, path, facts }) => issueOf(code, lineAt(document, counter, path), facts))
  if (!parsed.success) return { indexSet: null, issues: issuesOf(formFindings(parsed.error.issues, data)) }
  const scoring = readScoring(parsed.data)
  const issues = issuesOf([...checkRules(parsed.data), ...scoring.findings])
  return { indexSet: issues.length === 0 ? toIndexSet(parsed.data, scoring.read) : null, issues }
}

/**
 * All index sets of a folder (*.yaml), in the order of their file names.
 * @throws ThuocDoError `indexSet.invalid` with every problem of the first file that has some; `indexSet.id-twice`
 */
export function loadIndexSets(folder: string): IndexSet[] {
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
  const sets: IndexSet[] = []
  for (const file of files) {
    const { indexSet, issues } = parseIndexSet(readFileSync(join(folder, file), 'utf8'), file)
    if (indexSet === null) {
      const words = issues.map((issue) => describeIssue(issue, 'vi'))
      throw new ThuocDoError('indexSet.invalid', { file, problems: words.map(({ text, cure }) => `${text} ${cure}`) })
    }
    if (sets.some((set) => set.id === indexSet.id))
      throw new ThuocDoError('indexSet.id-twice', { file, id: indexSet.id })
    sets.push(indexSet)
  }
  return sets
}

import type { FigureDefinition, IndexSet } from '../../model/index-set.ts'
import type { Issue } from '../../model/issue.ts'
import type { Scoring } from '../../model/scoring.ts'
import { problemsTold } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { readYamlFile } from '../yaml/yaml-file.ts'
import { type YamlText, yamlTextsIn } from '../yaml/yaml-folder.ts'
import { basisOf } from './basis.ts'
import { formFindings } from './form.ts'
import { checkRules } from './rules.ts'
import { type FigureFile, type IndexSetFile, indexSetFile } from './schema.ts'
import { readScoring } from './scoring.ts'

function toFigure({ range: [min, max], legalBasis, synonyms, headline, ...figure }: FigureFile): FigureDefinition {
  return { ...figure, min, max, legalBasis: basisOf(legalBasis), synonyms: synonyms ?? [], headline: headline ?? false }
}

function toIndexSet(file: IndexSetFile, scoring: Scoring | null): IndexSet {
  const { id, title, description, effective, continues, legalBasis, figures, openQuestions } = file
  return {
    id,
    title,
    description,
    effectiveFrom: effective.from,
    effectiveTo: effective.to,
    continues: continues ?? null,
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
  const file = readYamlFile(yamlText, fileName, 'indexSet.yaml')
  if (file.issues.length > 0) return { indexSet: null, issues: file.issues }
  const parsed = indexSetFile.safeParse(file.data)
  if (!parsed.success) return { indexSet: null, issues: file.issuesOf(formFindings(parsed.error.issues, file.data)) }
  const scoring = readScoring(parsed.data)
  const issues = file.issuesOf([...checkRules(parsed.data), ...scoring.findings])
  return { indexSet: issues.length === 0 ? toIndexSet(parsed.data, scoring.read) : null, issues }
}

/** Index sets as far as they can be read, and what is wrong with each of the other files. */
export interface IndexSetFiles {
  readonly indexSets: readonly IndexSet[]
  readonly problems: readonly ThuocDoError[]
}

const invalid = (file: string, issues: readonly Issue[]): ThuocDoError =>
  new ThuocDoError('indexSet.invalid', { file, problems: problemsTold(issues) })

/** Reads the index sets of folders (*.yaml), in the order of the folders and of the file names in each. */
export function readIndexSets(folders: readonly string[]): IndexSetFiles {
  const indexSets: IndexSet[] = []
  const problems: ThuocDoError[] = []
  const textsIn = (folder: string): readonly YamlText[] => {
    try {
      return yamlTextsIn(folder)
    } catch (error) {
      if (!(error instanceof ThuocDoError)) throw error
      problems.push(error)
      return []
    }
  }
  for (const { file, text } of folders.flatMap(textsIn)) {
    const { indexSet, issues } = parseIndexSet(text, file)
    if (indexSet === null) problems.push(invalid(file, issues))
    else if (indexSets.some((set) => set.id === indexSet.id)) {
      problems.push(new ThuocDoError('indexSet.id-twice', { file, id: indexSet.id }))
    } else indexSets.push(indexSet)
  }
  return { indexSets, problems }
}

/**
 * All index sets of folders, as `readIndexSets`.
 * @throws ThuocDoError `indexSet.invalid` with every problem of the first file that has some; `indexSet.id-twice`;
 * `command.file-unreadable`
 */
export function loadIndexSets(...folders: readonly string[]): readonly IndexSet[] {
  const { indexSets, problems } = readIndexSets(folders)
  const [first] = problems
  if (first !== undefined) throw first
  return indexSets
}

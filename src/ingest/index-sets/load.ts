import type { FigureDefinition, IndexSet } from '../../model/index-set.ts'
import type { Issue } from '../../model/issue.ts'
import type { Scoring } from '../../model/scoring.ts'
import { problemsTold } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { readYamlFile } from '../yaml/yaml-file.ts'
import { yamlNamesIn, yamlTextOf } from '../yaml/yaml-folder.ts'
import { basisOf } from './basis.ts'
import { type FaultySet, faultySet } from './faulty.ts'
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

/** Index sets as far as they can be read, and the files that cannot be used, each with what is wrong. */
export interface IndexSetFiles {
  readonly indexSets: readonly IndexSet[]
  readonly faultySets: readonly FaultySet[]
}

const invalid = (file: string, issues: readonly Issue[]): ThuocDoError =>
  new ThuocDoError('indexSet.invalid', { file, problems: problemsTold(issues) })

/** What was read of a file: the set, or the text as far as there is one with the problem. */
type ReadFile =
  | { readonly folder: string; readonly file: string; readonly text: string; readonly indexSet: IndexSet }
  | { readonly file: string; readonly text: string; readonly problem: ThuocDoError }

const problemIn = (error: unknown): ThuocDoError => {
  if (error instanceof ThuocDoError) return error
  throw error
}

function readFile(folder: string, file: string): ReadFile {
  let text = ''
  try {
    text = yamlTextOf(folder, file).text
  } catch (error) {
    return { file, text, problem: problemIn(error) }
  }
  const { indexSet, issues } = parseIndexSet(text, file)
  return indexSet === null ? { file, text, problem: invalid(file, issues) } : { folder, file, text, indexSet }
}

function readFolder(folder: string): readonly ReadFile[] {
  try {
    return yamlNamesIn(folder).map((file) => readFile(folder, file))
  } catch (error) {
    return [{ file: folder, text: '', problem: problemIn(error) }]
  }
}

/**
 * Reads the index sets of folders (*.yaml), in the order of the folders and of the file names in each. A file with a problem is left
 * out and does not stop the others. Of two files with one id the folder that comes first has its own; within a folder which of
 * them was meant is not known, and neither is used.
 */
export function readIndexSets(folders: readonly string[]): IndexSetFiles {
  const indexSets: IndexSet[] = []
  const faultySets: FaultySet[] = []
  const files = folders.flatMap(readFolder)
  for (const each of files) {
    const { file, text } = each
    const leaveOut = (problem: ThuocDoError): unknown =>
      faultySets.push(faultySet(file, text, indexSets.length, problem))
    if ('problem' in each) {
      leaveOut(each.problem)
      continue
    }
    const { id } = each.indexSet
    const rivals = files.filter((other) => 'indexSet' in other && other !== each && other.indexSet.id === id)
    const stronger = rivals.find(
      (other) => 'folder' in other && folders.indexOf(other.folder) <= folders.indexOf(each.folder),
    )
    if (stronger === undefined) indexSets.push(each.indexSet)
    else leaveOut(new ThuocDoError('indexSet.id-twice', { file, id, other: stronger.file }))
  }
  return { indexSets, faultySets }
}

/**
 * All index sets of folders, as `readIndexSets`, for those that ship.
 * @throws ThuocDoError `indexSet.invalid` with every problem of the first file that has some; `indexSet.id-twice`;
 * `command.file-unreadable`
 */
export function loadIndexSets(...folders: readonly string[]): readonly IndexSet[] {
  const { indexSets, faultySets } = readIndexSets(folders)
  const [first] = faultySets
  if (first !== undefined) throw first.problem
  return indexSets
}

import type { ListedRecord } from '../model/explanation.ts'
import { describeIssue } from '../platform/describe.ts'
import type { CriterionExplanation } from './explain.ts'
import { nextPage } from './record-list.ts'

function recordJson(counted: ListedRecord, names: CriterionExplanation['procedureNames']): object {
  const { inNumerator, isKnown: known, keptOutBy } = counted
  if (counted.kind === 'procedure') {
    const { code, inDenominator: isOf, outsideBy, dossiers } = counted
    const decided = { inDenominator: isOf, outsideBy, inNumerator, known, keptOutBy }
    return { code, name: names.get(code) ?? null, dossiers, ...decided }
  }
  const decided = { verdict: counted.verdict, inNumerator, known, keptOutBy }
  if (counted.kind === 'petition') {
    const { code, unitCode, receivedAt, dueAt, handledAt, unsatisfied, subject } = counted.petition
    return { code, unitCode, receivedAt, dueAt, handledAt, unsatisfied, subject, ...decided }
  }
  const { code, unitCode, procedureCode } = counted.held.dossier
  const doubts = counted.doubts.map((issue) => {
    const [vi, en] = [describeIssue(issue, 'vi'), describeIssue(issue, 'en')]
    return { code: issue.code, text: { vi: vi.text, en: en.text }, cure: { vi: vi.cure, en: en.cure } }
  })
  return { code, unitCode, procedureCode, ...counted.held.course, ...counted.account, ...decided, doubts }
}

/** An explanation as JSON: the parts whole, the records a page at a time; `next` is the `after` of the next page. */
export function explanationJson(explanation: CriterionExplanation): object {
  const { line, records, unlisted, procedures, days, doubts, procedureNames } = explanation
  const told = records?.page.map((each) => recordJson(each, procedureNames)) ?? null
  return {
    points: line.points,
    unlisted,
    counts: records === null ? null : { all: records.all, ...records.counts, outside: records.outside },
    procedures: procedures.map((part) => ({ ...part, name: procedureNames.get(part.key) ?? null })),
    days,
    doubts,
    dossiers: records?.of === 'dossiers' ? told : null,
    petitions: records?.of === 'petitions' ? told : null,
    countedProcedures: records?.of === 'procedures' ? told : null,
    next: records === null ? null : nextPage(records),
  }
}

import type { Amendment } from '../../model/amendment.ts'
import type { Dossier, DossierState } from '../../model/dossier.ts'
import type { Clock } from '../../platform/clock.ts'
import { eventBounds, TERM_BOUNDS } from '../rows/bounds.ts'
import type { CellReader } from '../rows/cell-reader.ts'
import type { Mapping } from '../rows/mapping.ts'
import { NOT_QUOTED } from '../rows/personal.ts'
import { procedureCode } from '../rows/procedure-code.ts'
import { yesOrNo } from '../rows/yes-no.ts'
import { CHANNELS, STATES } from './fields.ts'
import { marksReader } from './marks.ts'
import { supplementsReader } from './supplements.ts'

/** What a row of a file of dossiers is. `bad`: the reader of cells has noted why. */
export type ReadRow =
  | { readonly kind: 'dossier'; readonly dossier: Dossier }
  | { readonly kind: 'step'; readonly step: Amendment }
  | { readonly kind: 'bad' }

const BAD: ReadRow = { kind: 'bad' }

/** States of dossiers that need not have been accepted; a withdrawal may come before that. */
const WITHOUT_RECEIPT: ReadonlySet<DossierState> = new Set(['registered', 'not-accepted', 'withdrawal-requested'])

interface Ends {
  readonly finishedAt: string | null
  readonly returnedAt: string | null
  readonly stoppedAt: string | null
  readonly withdrawnAt: string | null
}

/**
 * Reads rows into dossiers and steps of their course, by the row that the reader of cells has at hand.
 * The rules are those of docs/dossiers.md, "Bad rows".
 */
export function dossierRowReader(cells: CellReader, mapping: Mapping, clock: Clock): () => ReadRow {
  const events = eventBounds(clock)
  const event = (field: string) => cells.date(field, events)
  const code = cells.code('code')
  const unit = cells.code('unitCode')
  const unitText = cells.text('unitCode')
  const procedure = procedureCode(cells, 'procedureCode')
  const [ownState, ownText] = [cells.word('state', STATES), cells.text('state')]
  const [stepState, stepText] = [cells.word('stepState', STATES), cells.text('stepState')]
  // Where a record has one of the two only, it is its state.
  const stateText = (): string => ownText() || stepText()
  const state = (): DossierState | null => (ownText() === '' ? stepState() : ownState())
  const channelText = cells.text('channel')
  const channel = cells.word('channel', CHANNELS)
  const receivedAt = event('receivedAt')
  const receivedText = cells.text('receivedAt')
  const dueAt = cells.date('dueAt', TERM_BOUNDS)
  const finishedAt = event('finishedAt')
  const endedAt = event('endedAt')
  const returnedAt = event('returnedAt')
  const stoppedAt = event('stoppedAt')
  const refusedAt = event('refusedAt')
  const withdrawnAt = event('withdrawnAt')
  const changedAt = event('changedAt')
  const deletedText = cells.text('deleted')
  cells.tell('deleted', (cell) => (yesOrNo(cell) === undefined ? NOT_QUOTED : cell))
  const progressText = cells.text('progressAt')
  const progressAt = event('progressAt')
  const marks = marksReader(cells, mapping)
  const supplements = supplementsReader(cells, events, TERM_BOUNDS)
  const codeText = cells.text('code')
  const isProgressFile = cells.has('progressAt')

  const need = (text: string, problem: string, field: string): void => {
    if (text === '') cells.problem(problem, field)
  }
  /** The ends of a dossier; `endedAt` and `refusedAt` are told apart by the state. */
  const ends = (at: DossierState, received: string | null): Ends => {
    const ended = endedAt()
    const refused = refusedAt()
    const own = {
      finishedAt: finishedAt(),
      stoppedAt: stoppedAt(),
      withdrawnAt: withdrawnAt(),
      returnedAt: returnedAt(),
    }
    switch (at) {
      case 'withdrawal-requested':
        return { ...own, withdrawnAt: own.withdrawnAt ?? ended }
      case 'stopped':
      case 'not-accepted':
        // Refused before it was accepted is no end: it never began.
        return { ...own, stoppedAt: own.stoppedAt ?? (received === null ? null : (refused ?? ended)) }
      default:
        return { ...own, finishedAt: own.finishedAt ?? ended }
    }
  }
  const checkEnds = (received: string | null, { finishedAt: finished, returnedAt: returned, ...rest }: Ends): void => {
    if (received === null) return
    // By days: a date without its time is midnight.
    const day = received.slice(0, 10)
    const check = (field: string, end: string | null): void => {
      if (end === null || end >= day) return
      const column = cells.has(field) ? field : 'endedAt'
      cells.problem('dossiers.end-before-receipt', column, { received: day, end: end.slice(0, 10) })
    }
    check('finishedAt', finished)
    check('returnedAt', returned)
    check('stoppedAt', rest.stoppedAt)
    check('withdrawnAt', rest.withdrawnAt)
  }
  const deleted = (): boolean => {
    const text = deletedText()
    if (text === '') return false
    const answer = yesOrNo(text)
    if (answer === undefined) cells.problem('rows.unknown-word', 'deleted', { value: '…', known: ['1', '0'] })
    return answer === true
  }

  const step = (): ReadRow => {
    need(codeText(), 'dossiers.no-code', 'code')
    need(stateText(), 'dossiers.no-state', 'state')
    const found = { code: code(), state: state(), at: progressAt() }
    if (found.code === null || found.state === null || found.at === null) return BAD
    return { kind: 'step', step: { code: found.code, at: found.at, tells: found.state } }
  }
  const dossier = (): ReadRow => {
    need(codeText(), 'dossiers.no-code', 'code')
    need(unitText(), 'dossiers.no-unit', 'unitCode')
    const gone = deleted()
    if (!gone) need(stateText(), 'dossiers.no-state', 'state')
    const told = state() ?? (gone ? ('registered' as const) : null)
    const received = receivedAt()
    if (!gone && told !== null && receivedText() === '' && !WITHOUT_RECEIPT.has(told)) {
      cells.problem('dossiers.no-receipt-date', 'receivedAt')
    }
    const ended = ends(told ?? 'registered', received)
    checkEnds(received, ended)
    const found = { code: code(), unitCode: unit() }
    if (found.code === null || found.unitCode === null || told === null) return BAD
    return {
      kind: 'dossier',
      dossier: {
        code: found.code,
        unitCode: found.unitCode,
        procedureCode: procedure(),
        state: told,
        channel: channelText() === '' ? 'in-person' : (channel() ?? 'in-person'),
        receivedAt: received,
        dueAt: dueAt(),
        finishedAt: ended.finishedAt,
        returnedAt: ended.returnedAt,
        stoppedAt: ended.stoppedAt,
        withdrawnAt: ended.withdrawnAt,
        supplements: supplements(),
        marks: marks(),
        changedAt: changedAt(),
        deleted: gone,
      },
    }
  }
  return () => (isProgressFile && unitText() === '' && progressText() !== '' ? step() : dossier())
}

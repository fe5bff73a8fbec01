import { PETITION_SUBJECTS, type Petition, type PetitionSubject } from '../../model/petition.ts'
import { foldPlain } from '../../model/vietnamese.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { eventBounds, TERM_BOUNDS } from '../rows/bounds.ts'
import type { ByteSource } from '../rows/byte-source.ts'
import type { OpenOptions, RecordKind } from '../rows/open-records.ts'
import { type FeedReading, need, readFeed, yesNo } from './read-feed.ts'

type PetitionField = keyof Petition

const field = (name: PetitionField, ...common: readonly string[]) => ({ field: name, own: [], national: [], common })

const PETITION_RECORD: RecordKind<PetitionField> = {
  fields: [
    field('code', 'Mã phản ánh', 'Mã phản ánh kiến nghị', 'Mã PAKN', 'Mã kiến nghị'),
    field('unitCode', 'Đơn vị xử lý', 'Mã đơn vị', 'Cơ quan xử lý', 'Mã cơ quan'),
    field('receivedAt', 'Ngày tiếp nhận', 'Thời gian tiếp nhận', 'Ngày nhận'),
    field('dueAt', 'Hạn xử lý', 'Ngày hẹn trả', 'Hạn trả lời'),
    field('handledAt', 'Ngày xử lý xong', 'Ngày trả lời', 'Ngày kết thúc xử lý', 'Ngày hoàn thành'),
    field('unsatisfied', 'Không hài lòng'),
    field('subject', 'Loại phản ánh', 'Nhóm phản ánh'),
    field('changedAt', 'Ngày cập nhật', 'Thời gian cập nhật', 'Thời điểm cập nhật', 'Cập nhật lần cuối'),
    field('deleted', 'Đã xóa'),
  ],
  key: 'code',
  needed: [['code'], ['unitCode'], ['receivedAt']],
}

/** Fields that a mapping may name. */
export const PETITION_FIELDS: readonly PetitionField[] = PETITION_RECORD.fields.map(({ field: name }) => name)

const SUBJECTS: ReadonlyMap<string, PetitionSubject> = new Map<string, PetitionSubject>([
  ...PETITION_SUBJECTS.map((subject) => [subject, subject] as const),
  [foldPlain('Thủ tục hành chính'), 'procedures'],
  [foldPlain('TTHC'), 'procedures'],
  [foldPlain('Cán bộ'), 'staff'],
  [foldPlain('Thái độ cán bộ'), 'staff'],
  [foldPlain('Khác'), 'other'],
])

/**
 * Reads petitions; their words, authors and answers are never taken up.
 * @throws ThuocDoError as openRows
 */
export function readPetitions(
  source: ByteSource,
  options: OpenOptions = {},
  clock: Clock = systemClock,
): Promise<FeedReading<Petition>> {
  const events = eventBounds(clock)
  return readFeed(source, PETITION_RECORD, options, (cells) => {
    const needs = [
      need(cells, 'code', 'feeds.no-code'),
      need(cells, 'unitCode', 'feeds.no-unit'),
      need(cells, 'receivedAt', 'feeds.no-receipt-date'),
    ]
    const code = cells.code('code')
    const unitCode = cells.code('unitCode')
    const receivedAt = cells.date('receivedAt', events)
    const dueAt = cells.date('dueAt', TERM_BOUNDS)
    const handledAt = cells.date('handledAt', events)
    const unsatisfied = yesNo(cells, 'unsatisfied')
    const subject = cells.word('subject', SUBJECTS)
    const changedAt = cells.date('changedAt', events)
    const deleted = yesNo(cells, 'deleted')
    return () => {
      for (const check of needs) check()
      const found = { code: code(), unitCode: unitCode(), receivedAt: receivedAt() }
      const told = { dueAt: dueAt(), handledAt: handledAt(), unsatisfied: unsatisfied(), subject: subject() }
      const rest = { ...told, changedAt: changedAt(), deleted: deleted() === true }
      if (found.receivedAt !== null && rest.handledAt !== null && rest.handledAt < found.receivedAt.slice(0, 10)) {
        cells.problem('feeds.handled-before-receipt', 'handledAt')
      }
      if (found.code === null || found.unitCode === null || found.receivedAt === null) return null
      return { code: found.code, unitCode: found.unitCode, receivedAt: found.receivedAt, ...rest }
    }
  })
}

import type { Amendment } from '../../model/amendment.ts'
import { foldPlain } from '../../model/vietnamese.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { eventBounds } from '../rows/bounds.ts'
import type { ByteSource } from '../rows/byte-source.ts'
import type { OpenOptions, RecordKind } from '../rows/open-records.ts'
import { type FeedReading, need, readFeed, YES_NO } from './read-feed.ts'

type AnswerField = 'code' | 'answeredAt' | 'satisfied' | 'complained'

const field = (name: AnswerField, national: readonly string[], ...common: readonly string[]) => ({
  field: name,
  own: [],
  national,
  common,
})

const ANSWER_RECORD: RecordKind<AnswerField> = {
  fields: [
    field('code', ['MaHoSo'], 'Mã hồ sơ', 'Số hồ sơ', 'Mã số hồ sơ', 'Mã HS', 'Số biên nhận'),
    field('answeredAt', [], 'Ngày đánh giá', 'Thời gian đánh giá', 'Thời điểm đánh giá', 'Ngày phản ánh'),
    field('satisfied', [], 'Hài lòng', 'Mức độ hài lòng', 'Kết quả đánh giá', 'Đánh giá'),
    field('complained', [], 'Bị phản ánh', 'Có phản ánh, kiến nghị', 'Không hài lòng', 'Chưa hài lòng'),
  ],
  key: 'code',
  needed: [['code'], ['answeredAt'], ['satisfied', 'complained']],
}

/** Fields that a mapping may name. */
export const ANSWER_FIELDS: readonly AnswerField[] = ANSWER_RECORD.fields.map(({ field: name }) => name)

const words = (list: string, meant: 'yes' | 'no') => list.split('|').map((word) => [foldPlain(word), meant] as const)

/** Only who says so is unsatisfied: "bình thường" is no complaint. */
const SATISFIED: ReadonlyMap<string, 'yes' | 'no'> = new Map([
  ...YES_NO,
  ...words('rất hài lòng|hài lòng|bình thường', 'yes'),
  ...words('không hài lòng|chưa hài lòng|rất không hài lòng', 'no'),
])

/**
 * Reads what people answered about how their dossiers were handled; who they are and what they wrote is never taken up. A row
 * without an answer tells nothing: it is neither read nor bad.
 * @throws ThuocDoError as openRows
 */
export function readSatisfaction(
  source: ByteSource,
  options: OpenOptions = {},
  clock: Clock = systemClock,
): Promise<FeedReading<Amendment>> {
  const events = eventBounds(clock)
  return readFeed(source, ANSWER_RECORD, options, (cells) => {
    const needs = [need(cells, 'code', 'feeds.no-code'), need(cells, 'answeredAt', 'feeds.no-answer-date')]
    const code = cells.code('code')
    const answeredAt = cells.date('answeredAt', events)
    const satisfiedText = cells.text('satisfied')
    const complainedText = cells.text('complained')
    const satisfied = cells.word('satisfied', SATISFIED)
    const complained = cells.word('complained', YES_NO)
    return () => {
      if (satisfiedText() === '' && complainedText() === '') {
        cells.warn('feeds.no-answer', cells.has('satisfied') ? 'satisfied' : 'complained')
        return null
      }
      for (const check of needs) check()
      const found = { code: code(), at: answeredAt() }
      const unhappy = [complained() === 'yes', satisfied() === 'no'].includes(true)
      if (found.code === null || found.at === null) return null
      return { code: found.code, at: found.at, tells: unhappy ? 'complained' : 'not-complained' }
    }
  })
}

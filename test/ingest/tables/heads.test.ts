import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { makeLexicon } from '../../../src/ingest/tables/heads.ts'
import { isMixedHead } from '../../../src/ingest/tables/mixed-head.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const letter = sets.find((set) => set.id === 'khoai-chau-letter-2024')
if (letter === undefined) throw new Error('the index set is missing')
const lexicon = makeLexicon(letter)
const figureOf = (head: string): string | null => {
  const meaning = lexicon.meaningOfCell(head)
  return meaning?.kind === 'figure' ? meaning.figureId : null
}

describe('words beside the name of a figure', () => {
  test.each([
    ['Bản sao điện tử đã cấp', 'certifiedCopies'],
    ['Số lượng bản sao chứng thực điện tử', 'certifiedCopies'],
    ['Số bản sao điện tử đã cấp trong kỳ báo cáo', 'certifiedCopies'],
    ['Tỷ lệ hài lòng của người dân', 'satisfaction'],
    ['Tỷ lệ hồ sơ đã được số hóa', 'digitised'],
    ['Tỷ lệ hồ sơ được thanh toán trực tuyến', 'onlinePaid'],
    ['Tổng điểm đạt được (thang điểm 100)', 'totalScore'],
  ])('%s is %s', (head, id) => expect(figureOf(head)).toBe(id))

  test.each([
    ['another content word', 'Bản sao điện tử chưa cấp'],
    ['a count where the figure is a rate', 'Số lượng hồ sơ thanh toán trực tuyến'],
    ['points where the figure is a rate', 'Điểm hài lòng của người dân'],
    ['a rate where the figure is a count', 'Tỷ lệ bản sao điện tử (%)'],
    ['a maximum', 'Tổng điểm tối đa'],
    ['a score of their own', 'Tổng điểm tự chấm'],
    ['nothing but such words', 'Kết quả thực hiện'],
  ])('%s is another head: %s', (_, head) => expect(figureOf(head)).toBeNull())
})

describe('heads of laid out text that ran together', () => {
  const none = new Set<string>()
  test.each([
    'Điểm Bản sao tổng điện tử hợp % đã cấp',
    'Số hoá Tỷ hồ sơ (%)',
    'KẾT QUẢ XỬ LÝ Tỷ lệ hồ sơ HỒ SƠ TTHC nộp trực tuyến (%)',
  ])('"%s" is a mixture', (head) => expect(isMixedHead(head, none, lexicon)).toBe(true))

  test.each(['Tỷ lệ hồ sơ nộp trực tuyến (%)', 'Số hồ sơ tiếp nhận', 'Kết quả xử lý hồ sơ (%)'])(
    '"%s" is a head of its own',
    (head) => expect(isMixedHead(head, none, lexicon)).toBe(false),
  )

  test('words of a figure that another column has are no sign of a mixture', () => {
    expect(
      isMixedHead('Điểm Bản sao tổng điện tử hợp % đã cấp', new Set(['totalScore', 'certifiedCopies']), lexicon),
    ).toBe(false)
  })
})

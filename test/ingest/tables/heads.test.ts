import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { makeLexicon } from '../../../src/ingest/tables/heads.ts'

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

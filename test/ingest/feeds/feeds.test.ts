import { expect, test } from 'vitest'
import { readPetitions } from '../../../src/ingest/feeds/petitions.ts'
import { readProcedures } from '../../../src/ingest/feeds/procedures.ts'
import { bytesSource } from '../../../src/ingest/rows/byte-source.ts'
import { CLOCK } from '../dossiers/reading.ts'

const source = (text: string) => bytesSource('feed.csv', new TextEncoder().encode(text))

test('petitions are read without their words', async () => {
  const read = await readPetitions(
    source(
      'Mã PAKN;Mã đơn vị;Người gửi;Ngày tiếp nhận;Hạn xử lý;Ngày trả lời;Không hài lòng;Loại phản ánh\n' +
        'PA-1;H31.14;Nguyễn Văn Thực;01/10/2026;10/10/2026;05/10/2026;0;Cán bộ\n' +
        'PA-2;H31.14;Nguyễn Văn Thực;01/10/2026;;30/09/2026;;\n',
    ),
    {},
    CLOCK,
  )
  expect(read).toMatchObject({
    records: [
      {
        code: 'PA-1',
        unitCode: 'H31.14',
        receivedAt: '2026-10-01T00:00:00',
        dueAt: '2026-10-10T00:00:00',
        handledAt: '2026-10-05T00:00:00',
        unsatisfied: false,
        subject: 'staff',
      },
    ],
    rejects: [{ line: 3, problems: [{ code: 'feeds.handled-before-receipt' }] }],
  })
  expect(JSON.stringify(read)).not.toContain('Thực')
})

test('a catalogue of procedures keeps "not said" apart from "no"', async () => {
  const read = await readProcedures(
    source(
      'Mã TTHC,Tên thủ tục,Thời hạn giải quyết,Có phí,Mức độ dịch vụ công,Cấp thực hiện\n' +
        '1.001193,Đăng ký khai sinh,"0,5",không,Toàn trình,Cấp Xã\n1.000001,Khác,,,,\n1.000002,Sai,lâu,,,\n1.000003,Ngay,0,,,\n',
    ),
  )
  expect(read).toMatchObject({
    records: [
      {
        code: '1.001193',
        legalTermDays: 0.5,
        hasFee: false,
        onlineLevel: 'full',
        levels: ['commune'],
        paperResult: null,
      },
      { code: '1.000001', legalTermDays: null, hasFee: null, onlineLevel: null, levels: null },
      { code: '1.000003', legalTermDays: 0 },
    ],
    rejects: [{ line: 4, problems: [{ code: 'feeds.days' }] }],
  })
})

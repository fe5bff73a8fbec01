/**
 * How our own workbook says of itself what it holds, so that it reads back without being told: rows of the sheet of sources,
 * by the text of their first cell. Written by publish/data, read by ingest/letters.
 */
export const OWN_WORKBOOK = {
  schema: 'thuocdo/workbook/1',
  results: 'Kết quả',
  sources: 'Nguồn',
  labels: { schema: 'Định dạng', issuer: 'Đơn vị công bố', period: 'Mã kỳ', indexSet: 'Mã bộ chỉ tiêu' },
} as const

/** A CSV of dossiers with errors and columns of persons. */
import { createWriteStream } from 'node:fs'

export const CLOCK = { now: () => new Date('2026-12-31T00:00:00Z'), today: () => '2026-12-31' }

const HEAD =
  'Mã hồ sơ,Mã TTHC,Đơn vị xử lý,Tên người nộp,Số giấy tờ,Trạng thái,Kênh,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày trả,Cập nhật\n'

const two = (value: number): string => String(value).padStart(2, '0')

/** One row; one in 997 has an unknown state, one in 1,009 a day that no calendar has. */
function line(index: number): string {
  const day = two(1 + (index % 28))
  const time = `${two(7 + (index % 10))}:${two(index % 60)}:${two((index * 7) % 60)}`
  const state = index % 997 === 0 ? 77 : 9
  const received = index % 1009 === 0 ? '31/09/2026' : `${day}/10/2026 ${time}`
  const code = `H31.${index % 135}-2610${day}-${String(index).padStart(7, '0')}`
  const ended = `${day}/11/2026 ${time}`
  return `${code},1.00${1000 + (index % 900)},H31.${index % 135},"Người nộp, số ${index}",${index},${state},2,${received},${day}/11/2026 17:00:00,${ended},,${ended}\n`
}

export async function writeDossierCsv(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write(HEAD)
  for (let index = 0; index < rows; ) {
    let text = ''
    for (const end = Math.min(rows, index + 5000); index < end; index += 1) text += line(index)
    if (!out.write(text)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve) => out.end(resolve))
}

import type { Appearance, DrawnLetter } from './random-letter.ts'

const htmlText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

function css(look: Appearance): string {
  return `
  @page { size: A4 ${look.landscape ? 'landscape' : 'portrait'}; margin: 20mm 15mm 20mm 30mm }
  body { font: ${look.bodyPoints}pt 'Times New Roman', 'Liberation Serif', 'DejaVu Serif', serif; margin: 0 }
  p { margin: 4pt 0; text-align: justify }
  .head { display: flex; justify-content: space-between; text-align: center; font-size: 12pt }
  .head > div { width: 48% }
  .annex { break-before: page; text-align: center }
  .annex p { text-align: center }
  table { border-collapse: collapse; width: 100%; font-size: ${look.points}pt; margin-top: 8pt }
  thead { display: ${look.repeatHead ? 'table-header-group' : 'table-row-group'} }
  tr { break-inside: avoid }
  th, td { ${look.ruled ? 'border: 0.5pt solid black;' : ''} padding: ${look.padding}pt 3pt; vertical-align: ${look.vertical} }
  th { vertical-align: middle; text-align: center }
  td { text-align: ${look.horizontal} }
  td.name { text-align: left; ${look.nameWidth === null ? '' : `width: ${look.nameWidth}mm; max-width: ${look.nameWidth}mm`} }
  td.number { text-align: center }
  .total td, .section td { font-weight: bold }`
}

type Table = DrawnLetter['tables'][number]

function tableHead({ columns, nameHead, sequenceHead, numberedColumns }: Table): string {
  const grouped = columns.some((column) => column.group !== null)
  const rows = grouped ? 2 : 1
  const cell = (text: string, span = '') => `<th${span}>${htmlText(text)}</th>`
  const tall = grouped ? ` rowspan="${rows}"` : ''
  const first = [...(sequenceHead === null ? [] : [cell(sequenceHead, tall)]), cell(nameHead, tall)]
  const second: string[] = []
  columns.forEach((column, at) => {
    if (column.group === null) first.push(cell(column.head, tall))
    else {
      second.push(cell(column.head))
      if (at === 0 || columns[at - 1]?.group === null) {
        const length = columns.slice(at).findIndex((other) => other.group === null)
        first.push(cell(column.group, ` colspan="${length < 0 ? columns.length - at : length}"`))
      }
    }
  })
  const count = columns.length + (sequenceHead === null ? 1 : 2)
  const numbers = numberedColumns
    ? `<tr>${Array.from({ length: count }, (_, at) => cell(`(${at + 1})`)).join('')}</tr>`
    : ''
  return `<thead><tr>${first.join('')}</tr>${grouped ? `<tr>${second.join('')}</tr>` : ''}${numbers}</thead>`
}

function tableRows({ rows, sequenceHead }: Table): string {
  return rows
    .map(({ kind, sequence, name, cells }) => {
      const number = sequenceHead === null ? '' : `<td class="number">${sequence}</td>`
      const wide = kind === 'total' && sequenceHead !== null
      const label = wide
        ? `<td class="name" colspan="2" style="max-width:none">${name}</td>`
        : `${number}<td class="name">${htmlText(name)}</td>`
      return `<tr class="${kind}">${label}${cells.map((text) => `<td>${htmlText(text)}</td>`).join('')}</tr>`
    })
    .join('\n')
}

/** The letter as a page for a browser to print. */
export function letterHtml(letter: DrawnLetter): string {
  const { head, issuer, items, whose, tables, appearance } = letter
  const agency = issuer.replace(/^UBND/u, 'UỶ BAN NHÂN DÂN').toUpperCase()
  const own =
    items.length === 0
      ? ''
      : `<p>1. Kết quả của ${whose}:</p>${items.map((item) => `<p>${htmlText(item)}</p>`).join('')}<p>2. Kết quả của các đơn vị (có phụ lục kèm theo).</p>`
  const annexes = tables
    .map(
      (table) => `<div class="annex">${table.title.map((line) => `<p><b>${htmlText(line)}</b></p>`).join('')}
      <table>${tableHead(table)}<tbody>${tableRows(table)}</tbody></table></div>`,
    )
    .join('\n')
  return `<!doctype html><meta charset="utf-8"><style>${css(appearance)}</style>
  <div class="head"><div>${head.superior === '' ? '' : `${head.superior}<br>`}<b>${agency}</b><br>Số: ${head.number}<br>${htmlText(letter.subject)}</div>
  <div><b>CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b><br><i>${head.place}, ${head.date}</i></div></div>
  <p style="text-align:center">Kính gửi: Thủ trưởng các cơ quan, đơn vị.</p>
  <p>${issuer} công bố kết quả đánh giá chỉ số phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, cung cấp dịch vụ công ${letter.subject.replace(/^.*doanh nghiệp /u, '')} như sau:</p>
  ${own}
  <p>Đề nghị các cơ quan, đơn vị tiếp tục nâng cao chất lượng giải quyết thủ tục hành chính, khắc phục các chỉ số đang ở mức thấp./.</p>
  <div class="head"><div style="text-align:left"><b><i>Nơi nhận:</i></b><br>- Như trên;<br>- Lưu: VT, VP.</div><div><b>CHỦ TỊCH</b><br><br><br><b>Nguyễn Văn Mẫu</b></div></div>
  ${annexes}`
}

import type { ReactElement } from 'react'
import type { Lang } from '../../model/text.ts'
import { fileHref, type PageContext } from '../page-context.ts'
import { sizeWords } from '../words.ts'

/** A file offered beside a page. `path` is relative to the root of the site. */
export interface DownloadLink {
  readonly kind: 'csv' | 'json' | 'xlsx' | 'letter-pdf' | 'letter-docx'
  readonly path: string
  readonly bytes: number
}

const NAMES: Readonly<Record<Lang, Readonly<Record<DownloadLink['kind'], readonly [name: string, use: string]>>>> = {
  vi: {
    csv: ['Dữ liệu CSV', 'mỗi dòng một con số, kèm nguồn'],
    json: ['Dữ liệu JSON', 'cho chương trình đọc'],
    xlsx: ['Bảng tính XLSX', 'mở bằng Excel, LibreOffice'],
    'letter-pdf': ['Công văn PDF', 'bản trình bày lại theo Nghị định 30/2020/NĐ-CP, để in'],
    'letter-docx': ['Công văn DOCX', 'để sửa và trình ký'],
  },
  en: {
    csv: ['Data as CSV', 'one figure a line, with its source'],
    json: ['Data as JSON', 'for programs'],
    xlsx: ['Workbook XLSX', 'for Excel, LibreOffice'],
    'letter-pdf': ['Letter as PDF', 'drawn up after Decree 30/2020/NĐ-CP, to print'],
    'letter-docx': ['Letter as DOCX', 'to edit and have signed'],
  },
}

/** The files of a month with their sizes. */
export function Downloads(props: {
  readonly page: PageContext
  readonly links: readonly DownloadLink[]
}): ReactElement | null {
  const { page, links } = props
  if (links.length === 0) return null
  return (
    <section className="downloads" aria-labelledby="downloads">
      <h2 id="downloads">{page.lang === 'vi' ? 'Tải về' : 'Downloads'}</h2>
      <ul>
        {links.map(({ kind, path, bytes }) => (
          <li key={kind}>
            <a href={fileHref(page, path)} download="">
              {NAMES[page.lang][kind][0]}
            </a>{' '}
            <small>
              {sizeWords(bytes, page.lang)} · {NAMES[page.lang][kind][1]}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

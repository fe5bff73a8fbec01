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

/** A file that is not there, and for whom that is to mend. */
export interface MissingFileNote {
  readonly kind: 'letter' | 'xlsx'
  /** `fields`: what the office wrote for its letters is not right; `proof`: the file did not read back as what is stored. */
  readonly reason: 'fields' | 'proof'
}

const MISSING: Readonly<Record<Lang, Readonly<Record<MissingFileNote['kind' | 'reason'], string>>>> = {
  vi: {
    letter: 'Chưa có công văn (PDF, DOCX)',
    xlsx: 'Chưa có bảng tính XLSX',
    fields: 'các mục mà cơ quan công bố điền cho công văn chưa dùng được.',
    proof: 'tệp lập ra đọc ngược không khớp số liệu đã lưu nên không được công bố.',
  },
  en: {
    letter: 'No letter (PDF, DOCX)',
    xlsx: 'No workbook XLSX',
    fields: 'what the publishing office filled in for its letters cannot be used yet.',
    proof: 'the file that was made does not read back as the figures held, and is not published.',
  },
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

/** The files of a month with their sizes, and those that are missing with the reason. */
export function Downloads(props: {
  readonly page: PageContext
  readonly links: readonly DownloadLink[]
  readonly missing: readonly MissingFileNote[]
}): ReactElement | null {
  const { page, links, missing } = props
  if (links.length === 0 && missing.length === 0) return null
  const words = MISSING[page.lang]
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
        {missing.map(({ kind, reason }) => (
          <li key={kind}>
            {words[kind]}: <small>{words[reason]}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

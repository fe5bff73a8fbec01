import type { ReactElement, ReactNode } from 'react'
import { dateInVietnam } from '../../model/date.ts'
import { formatDate } from '../../model/period.ts'
import type { CitedDocument } from '../../model/reading.ts'
import type { PublishedDocument } from '../../model/results.ts'
import type { Lang } from '../../model/text.ts'
import { shortHash, sizeWords } from '../words.ts'

const WORDS = {
  vi: {
    file: 'Tệp nguồn',
    hash: 'Mã băm SHA-256',
    number: 'Số, ngày văn bản',
    notSaid: 'văn bản không ghi',
    issuer: 'Đơn vị ban hành',
    statedBy: { document: 'theo văn bản', person: 'do người nạp số liệu khai' },
    period: 'Kỳ số liệu',
    cited: 'Dẫn chiếu',
    imported: 'Nạp vào Thước Đo',
    revision: (n: number) => `bản thứ ${n}`,
    dated: 'ngày',
  },
  en: {
    file: 'Source file',
    hash: 'SHA-256',
    number: 'Number, date',
    notSaid: 'not stated in the document',
    issuer: 'Issuer',
    statedBy: { document: 'as the document says', person: 'as stated by the person who imported it' },
    period: 'Period',
    cited: 'Cites',
    imported: 'Imported',
    revision: (n: number) => `revision ${n}`,
    dated: 'of',
  },
} as const

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function citedWords(cited: CitedDocument, lang: Lang): string {
  const date = cited.date === null ? '' : ` ${WORDS[lang].dated} ${formatDate(cited.date)}`
  return `${cited.type} ${cited.number}${date}${cited.issuer === null ? '' : `, ${cited.issuer}`}`
}

/** What is known of a source document: what it says of itself, what a person stated, and its hash. */
export function DocumentFacts(props: {
  readonly document: PublishedDocument
  readonly period: string
  readonly lang: Lang
}): ReactElement {
  const { document, lang } = props
  const words = WORDS[lang]
  const numbered = [document.number, document.date === null ? null : formatDate(document.date)].filter(
    (one) => one !== null,
  )
  return (
    <dl className="facts">
      <Entry term={words.issuer}>
        {document.issuerPrinted} <small>({words.statedBy[document.issuerStatedBy]})</small>
      </Entry>
      <Entry term={words.period}>
        {props.period} <small>({words.statedBy[document.periodStatedBy]})</small>
      </Entry>
      <Entry term={words.number}>{numbered.length === 0 ? words.notSaid : numbered.join(', ')}</Entry>
      {document.cited.length === 0 ? null : (
        <Entry term={words.cited}>{document.cited.map((cited) => citedWords(cited, lang)).join('; ')}</Entry>
      )}
      <Entry term={words.file}>
        {document.fileName} <small>({sizeWords(document.bytes, lang)})</small>
      </Entry>
      <Entry term={words.hash}>
        <code title={document.sha256}>{shortHash(document.sha256)}…</code>
      </Entry>
      <Entry term={words.imported}>
        {formatDate(dateInVietnam(new Date(document.importedAt)))}, {words.revision(document.revision)}
      </Entry>
    </dl>
  )
}

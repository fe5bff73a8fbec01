import type { ReactElement, ReactNode } from 'react'
import type { Lang } from '../../model/text.ts'
import { fileHref, href, type PageContext } from '../page-context.ts'

const WORDS = {
  vi: {
    skip: 'Tới nội dung chính',
    tagline: 'Chỉ số phục vụ người dân, doanh nghiệp',
    nav: 'Trang chính',
    home: 'Các kỳ',
    figures: 'Về các chỉ tiêu',
    other: 'English',
    path: 'Vị trí trang',
    note: 'Trang này trình bày lại số liệu đúng như đơn vị ban hành đã công bố và chỉ rõ nguồn từng con số. Đây không phải là nguồn chính thức: bản chính thức là văn bản của đơn vị ban hành.',
  },
  en: {
    skip: 'Skip to the main content',
    tagline: 'How administrations serve people and businesses',
    nav: 'Main pages',
    home: 'Periods',
    figures: 'About the figures',
    other: 'Tiếng Việt',
    path: 'Where this page is',
    note: 'This page shows the figures as published by the issuing unit and says where each comes from. It is not an official source: the official record is the document of the issuing unit.',
  },
} as const

/** A step of the path shown above the heading; the last has no address. */
export interface Crumb {
  readonly text: string
  readonly to: string | null
}

function Header({ page }: { readonly page: PageContext }): ReactElement {
  const words = WORDS[page.lang]
  const other: Lang = page.lang === 'vi' ? 'en' : 'vi'
  const current = (kind: string): 'page' | undefined => (page.address.kind === kind ? 'page' : undefined)
  return (
    <header className="top">
      <div className="wide">
        <a className="brand" href={href(page, { kind: 'home' })}>
          <svg viewBox="0 0 34 14" aria-hidden="true">
            <path d="M1 13V2M6 13V8M11 13V8M16 13V5M21 13V8M26 13V8M31 13V2" />
          </svg>
          <b lang="vi">Thước Đo</b> <span>{words.tagline}</span>
        </a>
        <nav aria-label={words.nav}>
          <a href={href(page, { kind: 'home' })} aria-current={current('home')}>
            {words.home}
          </a>
          <a href={href(page, { kind: 'figures' })} aria-current={current('figures')}>
            {words.figures}
          </a>
          <a href={href(page, page.address, other)} hrefLang={other} lang={other} rel="alternate">
            {words.other}
          </a>
        </nav>
      </div>
    </header>
  )
}

function Crumbs({
  page,
  crumbs,
}: {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
}): ReactElement | null {
  if (crumbs.length === 0) return null
  return (
    <nav className="crumbs" aria-label={WORDS[page.lang].path}>
      <ol>
        {crumbs.map(({ text, to }) => (
          <li key={text}>{to === null ? <span aria-current="page">{text}</span> : <a href={to}>{text}</a>}</li>
        ))}
      </ol>
    </nav>
  )
}

/** A whole page: head, skip link, header, path, main content, footer with the note on sources. */
export function Page(props: {
  readonly page: PageContext
  readonly title: string
  readonly description: string
  readonly crumbs?: readonly Crumb[]
  readonly script?: boolean
  /** What the footer says of the page's figures; by default that they are published ones. Null: there are none. */
  readonly note?: string | null
  readonly children: ReactNode
}): ReactElement {
  const { page } = props
  const words = WORDS[page.lang]
  return (
    <html lang={page.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} · Thước Đo`}</title>
        <meta name="description" content={props.description} />
        <meta name="color-scheme" content="light dark" />
        <link rel="alternate" hrefLang="vi" href={href(page, page.address, 'vi')} />
        <link rel="alternate" hrefLang="en" href={href(page, page.address, 'en')} />
        <link rel="icon" href={fileHref(page, 'assets/mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={fileHref(page, page.stylesheet)} />
      </head>
      <body>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <Header page={page} />
        <div className="wide">
          <Crumbs page={page} crumbs={props.crumbs ?? []} />
          <main id="main">{props.children}</main>
        </div>
        {props.note === null ? null : (
          <footer>
            <div className="wide">
              <p>{props.note ?? words.note}</p>
            </div>
          </footer>
        )}
        {props.script === true ? (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant script, allowed by its hash
          <script dangerouslySetInnerHTML={{ __html: page.script }} />
        ) : null}
      </body>
    </html>
  )
}

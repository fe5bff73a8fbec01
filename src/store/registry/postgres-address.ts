import { ThuocDoError } from '../../platform/problem.ts'

/** What of a PostgreSQL URL may be shown: never the password. */
export interface PostgresAddress {
  /** `server:port/database` */
  readonly place: string
  readonly server: string
  readonly database: string
  readonly user: string
}

/**
 * The showable parts of a URL. A password that was not percent-encoded can end up in any part of it (`p@ss/word`,
 * `p#ss`): such a URL is refused and nothing of it is shown.
 * @throws ThuocDoError `registry.postgres-url`
 */
export function postgresAddress(url: string): PostgresAddress {
  // No cause: the failure of URL holds the whole text, password included.
  if (!URL.canParse(url)) throw new ThuocDoError('registry.postgres-url')
  const parsed = new URL(url)
  const scheme = parsed.protocol === 'postgres:' || parsed.protocol === 'postgresql:'
  const torn = `${parsed.pathname}${parsed.search}${parsed.hash}`.includes('@') || parsed.hash !== ''
  if (!scheme || torn) throw new ThuocDoError('registry.postgres-url')
  const server = parsed.searchParams.get('host') ?? `${parsed.hostname || 'localhost'}:${parsed.port || '5432'}`
  const database = decode(parsed.pathname.slice(1)) || decode(parsed.username)
  return { place: `${server}/${database}`, server, database, user: decode(parsed.username) }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) throw new ThuocDoError('registry.postgres-url')
    throw error
  }
}

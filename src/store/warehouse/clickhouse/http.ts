import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { ClickhouseAddress } from './address.ts'
import { refusalOf } from './failures.ts'

export type Settings = Readonly<Record<string, string | number>>

/** A table that exists for one query only, on every shard: tab-separated rows. */
export interface OwnTable {
  readonly name: string
  readonly structure: string
  readonly rows: string
}

export interface Question {
  readonly sql: string
  readonly settings?: Settings
  /** Rows of an INSERT, tab-separated. */
  readonly rows?: string
  readonly tables?: readonly OwnTable[]
}

const ALWAYS: Settings = {
  // The status is known only when everything is: no answer begins well and breaks off.
  wait_end_of_query: 1,
  // Without all shards there is no answer.
  skip_unavailable_shards: 0,
  insert_distributed_sync: 1,
  connect_timeout_with_failover_ms: 1000,
  output_format_json_quote_64bit_integers: 1,
  max_query_size: 100_000_000,
}

const BOUNDARY = '----thuocdo-a3c1e9'

/** `multipart/form-data`: the query, then its tables. */
function form(sql: string, tables: readonly OwnTable[]): string {
  const part = (head: string, body: string): string =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const parts = tables.map(({ name, rows }) => part(`name="${name}"; filename="${name}"`, rows))
  return `${part('name="query"', sql)}${parts.join('')}--${BOUNDARY}--\r\n`
}

/**
 * Asks one node and waits for the whole answer, however long it takes; a connection serves once, so that none is used that
 * the server has just given up.
 * @throws ServerRefusal, or an error with a `code` when there was no (whole) answer
 */
export function askNode(address: ClickhouseAddress, host: string, question: Question): Promise<string> {
  const { sql, rows, tables } = question
  const structures = Object.fromEntries((tables ?? []).map(({ name, structure }) => [`${name}_structure`, structure]))
  const given = { ...ALWAYS, ...question.settings, ...structures, ...(rows === undefined ? {} : { query: sql }) }
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) parameters.set(name, String(value))
  const body = tables === undefined ? (rows ?? sql) : form(sql, tables)
  const headers = {
    'X-ClickHouse-User': address.user,
    'X-ClickHouse-Key': address.password,
    ...(tables === undefined ? {} : { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }),
    'Content-Length': Buffer.byteLength(body),
  }
  const url = `${address.secure ? 'https' : 'http'}://${host}/?${parameters}`
  return new Promise((resolve, reject) => {
    const send = address.secure ? secureRequest : plainRequest
    const asked = send(url, { method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8')
        if (response.statusCode === 200) resolve(answer)
        else reject(refusalOf(answer))
      })
    })
    asked.setNoDelay(true)
    asked.on('error', reject)
    asked.end(body)
  })
}

// A current ClickHouse in process (npm chdb) behind as much of ClickHouse's HTTP interface as the warehouse speaks: a query with
// settings, rows of an INSERT, and tables that travel with the query. One request at a time. Ends when standard input does.
//
//   node chdb-server.ts FOLDER_WITH_NODE_MODULES DATA_FOLDER CONFIG_FILE
import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

interface Session {
  query(sql: string, format: string): string
}
interface Chdb {
  readonly Session: new (path: string, options: { readonly connectionArgs: readonly string[] }) => Session
}

interface Asked {
  readonly sql: string
  readonly settings: ReadonlyMap<string, string>
  readonly tables: readonly { readonly name: string; readonly structure: string; readonly rows: string }[]
}

const [packages = '', data = '', config = ''] = process.argv.slice(2)

/** What belongs to HTTP, not to the query. */
const OF_HTTP: ReadonlySet<string> = new Set(['query', 'wait_end_of_query', 'query_id'])

/** The parts of `multipart/form-data` by name. */
function partsOf(body: string, boundary: string): ReadonlyMap<string, string> {
  const parts = body.split(`--${boundary}\r\n`).slice(1)
  return new Map(
    parts.map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n')
      const content = rest.join('\r\n\r\n').replace(/\r\n(--.*--\r\n)?$/, '')
      return [/name="([^"]*)"/.exec(head)?.[1] ?? '', content]
    }),
  )
}

function askedOf(request: IncomingMessage, body: string): Asked {
  const given = new URL(request.url ?? '/', 'http://node').searchParams
  const boundary = /boundary=(.*)$/.exec(request.headers['content-type'] ?? '')?.[1]
  const parts = boundary === undefined ? null : partsOf(body, boundary)
  const query = given.get('query')
  const whole = query === null ? body : `${query}\n${body}`
  const structure = (name: string): string => given.get(`${name}_structure`) ?? ''
  return {
    sql: parts?.get('query') ?? whole,
    settings: new Map([...given].filter(([name]) => !OF_HTTP.has(name) && !name.endsWith('_structure'))),
    tables: [...(parts ?? [])]
      .filter(([name]) => name !== 'query')
      .map(([name, rows]) => ({ name, structure: structure(name), rows })),
  }
}

const { Session } = createRequire(join(packages, 'package.json'))('chdb') as Chdb
const session = new Session(data, { connectionArgs: [`--config-file=${config}`] })
const run = (sql: string): string => session.query(sql, 'TabSeparated')

/** As a server does it: settings and tables are this query's alone. */
function answer({ sql, settings, tables }: Asked): string {
  const names = [...settings.keys()]
  try {
    for (const [name, setting] of settings) run(`SET ${name} = '${setting}'`)
    for (const { name, structure, rows } of tables) {
      run(`CREATE TEMPORARY TABLE ${name} (${structure})`)
      if (rows !== '') run(`INSERT INTO ${name} FORMAT TabSeparated\n${rows}`)
    }
    return run(sql)
  } finally {
    for (const { name } of tables) run(`DROP TEMPORARY TABLE IF EXISTS ${name}`)
    for (const name of names) if (name !== 'max_query_size') run(`SET ${name} = DEFAULT`)
  }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (request.url === '/ping') return response.end('Ok.\n')
    try {
      return response.end(answer(askedOf(request, Buffer.concat(chunks).toString('utf8'))))
    } catch (error) {
      response.statusCode = 500
      return response.end(error instanceof Error ? error.message : String(error))
    }
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'string' ? address : address?.port}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()

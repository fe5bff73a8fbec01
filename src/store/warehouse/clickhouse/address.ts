import { ThuocDoError } from '../../../platform/problem.ts'

/** Where a warehouse on ClickHouse is. */
export interface ClickhouseAddress {
  /** Each node of the cluster, `host:port` of its HTTP interface. */
  readonly hosts: readonly string[]
  readonly secure: boolean
  readonly user: string
  readonly password: string
  readonly database: string
  /** Name of the cluster in the servers' configuration; null: one node without a cluster. */
  readonly cluster: string | null
}

const PATTERN =
  /^clickhouse(s?):\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?]+)\/([A-Za-z_]\w*)(?:\?cluster=([A-Za-z_]\w*))?$/

/** The cluster of several nodes when the URL does not name it. */
const CLUSTER = 'thuocdo'

/**
 * Reads `clickhouse://user:password@host1:8123,host2:8123/database?cluster=NAME` (`clickhouses:` for TLS). Every node of the
 * cluster is named. Without a port: 8123, with TLS 8443.
 * @throws ThuocDoError `config.warehouse`
 */
export function readAddress(url: string): ClickhouseAddress {
  const [, secure, user, password, hosts = '', database, cluster] = PATTERN.exec(url) ?? []
  if (database === undefined) throw new ThuocDoError('config.warehouse')
  const port = secure === 's' ? 8443 : 8123
  const all = hosts.split(',').map((host) => (/:\d+$/.test(host) ? host : `${host}:${port}`))
  if (all.some((host) => !/^(\[[0-9a-fA-F:.]+\]|[\w.-]+):\d+$/.test(host))) throw new ThuocDoError('config.warehouse')
  try {
    return {
      hosts: all,
      secure: secure === 's',
      user: decodeURIComponent(user ?? 'default'),
      password: decodeURIComponent(password ?? ''),
      database,
      cluster: cluster ?? (all.length > 1 ? CLUSTER : null),
    }
  } catch (error) {
    throw new ThuocDoError('config.warehouse', {}, { cause: error })
  }
}

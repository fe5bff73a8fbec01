// What the tests need beyond npm: a browser and a PostgreSQL server, from Debian's packages. Installed when we may.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

const NEEDED = [
  { package: 'chromium', for: 'pages in a real browser', present: () => onPath('chromium') || onPath('google-chrome') },
  {
    package: 'postgresql',
    for: 'the register on PostgreSQL',
    present: () =>
      onPath('postgres') || (existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').length > 0),
  },
  {
    package: 'clickhouse-server',
    for: 'the warehouse on ClickHouse',
    present: () => onPath('clickhouse-server') || existsSync('/usr/sbin/clickhouse-server'),
  },
  {
    package: 'default-jre-headless',
    for: 'replicas of ClickHouse, whose ZooKeeper runs on Java',
    present: () => onPath('java'),
  },
  {
    package: 'libzookeeper-java',
    for: 'replicas of ClickHouse',
    present: () => existsSync('/usr/share/java/zookeeper.jar'),
  },
  { package: 'poppler-utils', for: 'a second reader of the PDFs we write', present: () => onPath('pdftotext') },
]

/** Installs the missing Debian packages when run as root on Debian; otherwise says loudly which tests will be skipped. */
export function ensureSystemPackages() {
  const missing = NEEDED.filter((needed) => !needed.present())
  if (missing.length === 0) return
  const names = missing.map((needed) => needed.package)
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Installing Debian packages: ${names.join(' ')} …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['-q', 'update'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    spawnSync('apt-get', ['-qy', 'install', '--no-install-recommends', ...names], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
  }
  for (const needed of missing.filter((each) => !each.present())) {
    console.warn(`\n*** ${needed.package} is not installed: tests of ${needed.for} WILL BE SKIPPED ***\n`)
  }
}

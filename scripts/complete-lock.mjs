// Adds to package-lock.json the packages of other platforms that npm leaves out where the registry lacks them, so that the
// lock is the same wherever it was made: node scripts/complete-lock.mjs after every change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './ground.mjs'

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  x64: 'x64',
}
const LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' }

/** The platform that the end of a package's name tells: `…-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const at = words.findLastIndex((word) => SYSTEMS.includes(word))
  const system = words[at]
  const processor = PROCESSORS[words[at + 1]]
  if (at < 0 || processor === undefined) throw new Error(`the name ${name} tells no platform`)
  const library = system === 'linux' ? LIBRARIES[words[at + 2]] : undefined
  return { os: [system], cpu: [processor], ...(library === undefined ? {} : { libc: [library] }) }
}

/** The optional packages that the lock names as somebody's dependency but has no entry for. */
export function missingFrom({ packages }) {
  const held = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  return Object.entries(packages).flatMap(([owner, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !held.has(name))
      .map(([name, version]) => ({ owner, name, version, dev })),
  )
}

function completed(lock) {
  const packages = { ...lock.packages }
  for (const { owner, name, version, dev } of missingFrom(lock)) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      throw new Error(`${owner} asks for ${name}@${version}: not one version`)
    const { os, cpu, libc } = platformOf(name)
    packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(dev ? { dev } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      os,
    }
  }
  const order = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'))
  return { ...lock, packages: Object.fromEntries(order.map((path) => [path, packages[path]])) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(ROOT, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  console.log(`${missingFrom(lock).length} packages added`)
  writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`)
}

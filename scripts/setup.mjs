// `npm start`, `npm test`, `npm run bench`: installs what is missing, then does it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runToEnd } from './child.mjs'
import { buildAlone, ensureBuild, ensurePackages, productMain, productNode, ROOT } from './ground.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const [task, ...rest] = process.argv.slice(2)
ensurePackages()
const node = productNode()

/** Started by npm, the task ends with it; started by hand it is the shell's business. */
const withParent = process.env.npm_lifecycle_event === task

async function check(name, args) {
  const began = performance.now()
  const status = await runToEnd(node, args, { withParent, cwd: ROOT })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  // Ended by a signal: so is the whole.
  if (status > 128) process.exit(status)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  return status === 0
}

const tool = (path) => join(ROOT, 'node_modules', path)

if (task === 'start') {
  process.exit(await runToEnd(node, [productMain(), 'start', ...rest], { withParent, linked: true }))
} else if (task === 'build') {
  buildAlone()
} else if (task === 'test') {
  ensureSystemPackages()
  ensureBuild()
  const checks = [
    ['types', [tool('typescript/bin/tsc'), '--noEmit', '-p', '.']],
    ['style', [tool('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.']],
    ['import fence', [join(ROOT, 'scripts', 'fence.mjs')]],
    ['unused code', [tool('knip/bin/knip.js')]],
    [
      'tests',
      [tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=./scripts/closing-line.mjs', ...rest],
    ],
  ]
  const failed = []
  for (const [name, args] of checks) if (!(await check(name, args))) failed.push(name)
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`)
  process.exit(failed.length > 0 ? 1 : 0)
} else if (task === 'bench') {
  const files = readdirSync(join(ROOT, 'bench')).filter((file) => file.endsWith('.ts'))
  const names = files.map((file) => file.slice(0, -3))
  const [name, ...numbers] = rest
  if (!names.includes(name)) {
    console.error(`Use: npm run bench -- NAME, one of: ${names.join(' ')}`)
    process.exit(2)
  }
  ensureBuild()
  process.exit(await runToEnd(node, [join(ROOT, 'bench', `${name}.ts`), ...numbers], { withParent, cwd: ROOT }))
} else {
  console.error('Use: npm start | npm test | npm run bench -- NAME')
  process.exit(2)
}

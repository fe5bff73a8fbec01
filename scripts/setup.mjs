// `npm start`, `npm test`, `npm run bench`: installs what is missing, then does it.
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { ensureBuild, ensurePackages, productNode, ROOT } from './ground.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const [task, ...rest] = process.argv.slice(2)
ensurePackages()
const node = productNode()

function check(name, args) {
  const began = performance.now()
  const result = spawnSync(node, args, { cwd: ROOT, stdio: 'inherit' })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${result.status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  return result.status === 0
}

const tool = (path) => join(ROOT, 'node_modules', path)

if (task === 'start') {
  ensureBuild()
  const child = spawn(node, [join(ROOT, 'dist', 'cli', 'main.js'), 'start', ...rest], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
} else if (task === 'build') {
  ensureBuild()
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
  const failed = checks.filter(([name, args]) => !check(name, args)).map(([name]) => name)
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`)
  process.exit(failed.length > 0 ? 1 : 0)
} else if (task === 'bench') {
  const names = readdirSync(join(ROOT, 'bench')).map((file) => file.replace(/\.ts$/, ''))
  const [name, ...numbers] = rest
  if (!names.includes(name)) {
    console.error(`Use: npm run bench -- NAME, one of: ${names.join(' ')}`)
    process.exit(2)
  }
  ensureBuild()
  const result = spawnSync(node, [join(ROOT, 'bench', `${name}.ts`), ...numbers], { cwd: ROOT, stdio: 'inherit' })
  process.exit(result.status ?? 1)
} else {
  console.error('Use: npm start | npm test | npm run bench -- NAME')
  process.exit(2)
}

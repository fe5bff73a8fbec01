#!/usr/bin/env node
// The command `thuocdo`. Finds a Node that is new enough (the one pinned through npm, where the machine's is older),
// makes sure that a clone is built, and hands over.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuild, ensurePackages, productNode, ROOT } from '../scripts/ground.mjs'

ensurePackages()
ensureBuild()
const main = join(ROOT, 'dist', 'cli', 'main.js')
const node = productNode()
if (node === process.execPath) {
  await import(pathToFileURL(main).href)
} else {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

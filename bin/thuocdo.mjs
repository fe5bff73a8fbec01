#!/usr/bin/env node
// The command `thuocdo`. Finds a Node that is new enough (the one pinned through npm, where the machine's is older),
// makes sure that a clone is built, and hands over.
import { pathToFileURL } from 'node:url'
import { runToEnd } from '../scripts/child.mjs'
import { ensurePackages, productMain, productNode } from '../scripts/ground.mjs'

ensurePackages()
const main = productMain()
const node = productNode()
if (node === process.execPath) {
  await import(pathToFileURL(main).href)
} else {
  process.exit(await runToEnd(node, [main, ...process.argv.slice(2)], { linked: true }))
}

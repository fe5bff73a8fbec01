// The import fence: runs dependency-cruiser over src and fails when it looked at nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { FENCE } from './fence-rules.mjs'
import { ROOT } from './ground.mjs'

process.chdir(ROOT)
const { output } = await cruise(
  ['src'],
  { ruleSet: FENCE, validate: true, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
  {
    exportsFields: ['exports'],
    extensions: ['.ts', '.tsx', '.mjs', '.js'],
    conditionNames: ['import', 'node', 'default'],
  },
  { tsConfig: extractTSConfig(join(ROOT, 'tsconfig.json')) },
)
const { modules, summary } = output
const own = modules.filter((module) => module.source.startsWith('src/') && existsSync(module.source))
const edges = own.reduce((sum, module) => sum + module.dependencies.length, 0)
for (const violation of summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`)
}
if (own.length < 20 || edges < own.length) {
  console.error(`The fence saw only ${own.length} modules and ${edges} imports: it is not looking at the code.`)
  process.exit(1)
}
console.log(`${own.length} modules, ${edges} imports, ${summary.violations.length} out of place`)
process.exit(summary.violations.length === 0 ? 0 : 1)

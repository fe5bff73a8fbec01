import type { Unit } from '../../model/unit.ts'
import type { UnitRemovalReport } from '../../pipeline/remove-units.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { type Call, usageError } from '../command.ts'
import { issueJson, issueLines, printJson, say, sayDay, type Terminal } from '../terminal.ts'

type HeldUnitSource = UnitRemovalReport['source']

const KIND = { list: { vi: 'danh mục', en: 'list' }, lineage: { vi: 'quá trình kế thừa', en: 'lineage' } } as const
const NAMES_SHOWN = 12

function sourceLine(source: HeldUnitSource, to: Terminal): string {
  const { id, kind, from, scopeCode, name, rows, addedAt } = source
  const scope = scopeCode === null ? '' : say(to, { vi: `, trong phạm vi ${scopeCode}`, en: `, under ${scopeCode}` })
  const count = say(to, { vi: `${rows} dòng`, en: `${rows} rows` })
  const added = say(to, { vi: 'nạp', en: 'imported' })
  return `${id}\t${from}\t${name}\t${say(to, KIND[kind])}${scope}, ${count}, ${added} ${sayDay(to, addedAt)}`
}

/** `units sources`: the lists and lineages that the units come from. */
export async function runSources(call: Call): Promise<void> {
  const to = call.terminal
  await withProduct(
    call.config,
    async ({ registry }) => {
      const sources = await registry.unitSources()
      const removed = call.options.all === true ? await registry.removedUnitSources() : []
      if (to.json) return printJson(to, { sources, ...(call.options.all === true ? { removed } : {}) })
      for (const source of sources) to.out(`${sourceLine(source, to)}\n`)
      for (const source of removed) {
        const day = sayDay(to, source.removedAt)
        to.out(`${sourceLine(source, to)}, ${say(to, { vi: `ĐÃ GỠ ${day}`, en: `REMOVED ${day}` })}\n`)
      }
      if (sources.length + removed.length > 0) return
      to.out(
        `${say(to, { vi: 'Chưa nạp danh mục hay quá trình kế thừa nào.', en: 'No list or lineage was imported yet.' })}\n`,
      )
    },
    'look',
  )
}

const OUTCOME = {
  removed: { vi: 'Đã gỡ', en: 'Removed' },
  'dry-run': { vi: 'Xem trước, chưa gỡ gì', en: 'Preview, nothing removed' },
  refused: { vi: 'KHÔNG GỠ, không có gì thay đổi', en: 'REFUSED, nothing changed' },
} as const

const titled = (unit: Unit): string => `${unit.versions.at(-1)?.name ?? unit.id} (${unit.versions.at(-1)?.code ?? '–'})`

function unitsLine(units: readonly Unit[], vi: string, en: string, to: Terminal): string {
  if (units.length === 0) return ''
  const names = units.slice(0, NAMES_SHOWN).map(titled).join('; ')
  return `  ${say(to, { vi: `${units.length} ${vi}`, en: `${units.length} ${en}` })}: ${names}${units.length > NAMES_SHOWN ? ' …' : ''}\n`
}

function printRemoval(
  { source, outcome, issues, lost, regained, moved, stated }: UnitRemovalReport,
  to: Terminal,
): void {
  to.out(`${say(to, OUTCOME[outcome])}: ${source.id} ${source.name} (${source.from})\n`)
  to.out(unitsLine(lost, 'đơn vị hôm nay không còn hiệu lực', 'units are no longer in force today', to))
  to.out(unitsLine(regained, 'đơn vị có hiệu lực trở lại', 'units are in force again', to))
  if (stated.after !== stated.before) {
    const vi = `quan hệ kế thừa có nguồn: ${stated.after} (trước: ${stated.before})`
    to.out(`  ${say(to, { vi, en: `successions that a source states: ${stated.after} (before: ${stated.before})` })}\n`)
  }
  if (moved > 0) {
    const text = {
      vi: `${moved} lượt dẫn chiếu của văn bản chuyển sang đơn vị khác`,
      en: `${moved} references of documents go to other units`,
    }
    to.out(`  ${say(to, text)}\n`)
  }
  for (const issue of issues.filter(({ severity }) => severity !== 'info')) to.out(issueLines(issue, to.lang))
}

/** `units remove SOURCE`: takes a list or lineage back. */
export async function runRemove(call: Call, given: string): Promise<void> {
  const id = Number(given)
  if (!/^\d{1,9}$/.test(given)) {
    throw usageError('units remove', {
      vi: `"${given}" không phải số hiệu nguồn; xem "units sources"`,
      en: `"${given}" is no source's number; see "units sources"`,
    })
  }
  const to = call.terminal
  const { removeUnitSource } = await import('../../pipeline/remove-units.ts')
  const report = await withProduct(call.config, (product) =>
    removeUnitSource(product, id, call.options['dry-run'] === true),
  )
  if (to.json) {
    const labels = (units: readonly Unit[]): readonly object[] =>
      units.map((unit) => ({ id: unit.id, code: unit.versions.at(-1)?.code ?? null, name: unit.versions.at(-1)?.name }))
    const { source, outcome, moved, stated } = report
    const issues = report.issues.map((issue) => issueJson(issue, to.lang))
    printJson(to, {
      source,
      outcome,
      moved,
      stated,
      lost: labels(report.lost),
      regained: labels(report.regained),
      issues,
    })
  } else {
    printRemoval(report, to)
  }
  if (report.outcome === 'refused') throw new ThuocDoError('command.removal-refused', { id })
}
